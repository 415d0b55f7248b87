import { execFileSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'

/** What a process of its own writes to stdout, because pino writes past everything a test could listen on. */
function output(program: string): string {
  const code = `import { createLogger } from './platform/logger.ts'\n${program}`
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: packageRoot(),
    encoding: 'utf8',
  })
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the log', () => {
  it('is JSON a line: service, time, message, the error with its cause', () => {
    const [line, ...more] = lines(
      output(`
        const logger = createLogger({ name: 'lineage' })
        logger.debug('not at this level')
        logger.error({ error: new Error('outer', { cause: new Error('inner') }) }, 'it failed')
      `),
    )
    expect(more).toEqual([])
    expect(line).toMatchObject({ level: 50, service: 'lineage', msg: 'it failed' })
    expect(new Date(String(line?.time)).toISOString()).toBe(line?.time)
    expect(line?.error).toMatchObject({ message: 'outer', cause: { message: 'inner', stack: expect.any(String) } })
  })

  it('never shows a token, an authorization or a password', () => {
    const text = output(`
      const logger = createLogger({ name: 'x' })
      const secret = 'eyJ-secret'
      logger.info({ token: secret, authorization: secret, password: secret })
      logger.info({ headers: { authorization: secret, Authorization: secret }, variables: { token: secret } })
      logger.info({ req: { headers: { authorization: secret } }, data: { registerDomain: { token: secret } } })
      logger.child({ token: secret }).info('from a child')
    `)
    expect(text).not.toContain('eyJ-secret')
    expect(lines(text)).toHaveLength(4)
    expect(lines(text)[2]).toMatchObject({ req: { headers: { authorization: '<hidden>' } } })
  })

  it('is readable on a terminal', () => {
    const text = stripVTControlCharacters(
      output(`createLogger({ name: 'orders', pretty: true }).info({ port: 4101 }, 'listening')`),
    )
    expect(text).toMatch(/orders: listening/)
    expect(text).toContain('port: 4101')
    expect(text).not.toContain('hostname')
  })
})
