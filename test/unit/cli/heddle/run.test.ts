import { describe, expect, test } from 'vitest'
import { type Command, EXIT, readOptions, UsageError } from '../../../../cli/heddle/command.ts'
import { heddleCommands } from '../../../../cli/heddle/commands.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { ConfigError } from '../../../../platform/config.ts'
import { recordingTerminal } from './terminal.ts'

const unopened = () => Promise.reject(new Error('a store was opened'))
const real = heddleCommands({ sqlite: unopened, neo4j: unopened })

async function run(parameters: readonly string[], commands: readonly Command[] = real) {
  const { terminal, said } = recordingTerminal()
  const code = await runHeddle({ commands, version: '1.2.3' }, parameters, terminal)
  return { code, ...said }
}

const command = (does: Command['run']): Command => ({ name: 'do it', summary: 's', help: 'how to do it\n', run: does })

describe('heddle', () => {
  test('lists its commands when asked, and when called without one, which is a mistake', async () => {
    const asked = await run(['--help'])
    expect(asked).toMatchObject({ code: EXIT.done, err: '' })
    for (const { name, summary } of real)
      expect(asked.out).toMatch(new RegExp(`^  ${name} +${summary.replace(/[()]/g, '.')}$`, 'm'))
    expect(await run([])).toEqual({ code: EXIT.usage, out: '', err: asked.out })
  })

  test('lists the commands of a group', async () => {
    const [first] = real
    const group = await run(['do', '--help'], [...real, command(async () => EXIT.done)])
    expect(group).toMatchObject({ code: EXIT.done })
    expect(group.out).toContain('do it')
    expect(group.out).not.toContain(first?.name)
    expect(await run(['do'], [command(async () => EXIT.done)])).toMatchObject({ code: EXIT.usage, err: group.out })
  })

  test('names a command that there is not', async () => {
    const { code, err, out } = await run(['lineage', 'cpy', '--json'])
    expect({ code, out }).toEqual({ code: EXIT.usage, out: '' })
    expect(err).toMatch(/^heddle: there is no command "lineage cpy"\n\n.*lineage copy/s)
  })

  test('says which release it is', async () => {
    expect(await run(['--version'])).toEqual({ code: EXIT.done, out: 'heddle 1.2.3\n', err: '' })
  })

  test('explains a command instead of running it', async () => {
    const neverRun = command(() => Promise.reject(new Error('it ran')))
    for (const flag of ['--help', '-h']) {
      expect(await run(['do', 'it', '--x', flag], [neverRun])).toEqual({
        code: EXIT.done,
        out: 'how to do it\n',
        err: '',
      })
    }
  })

  test('hands a command what comes after its name, and ends with what it answers', async () => {
    const heard: (readonly string[])[] = []
    const failing = command(async (parameters) => {
      heard.push(parameters)
      return EXIT.failed
    })
    expect(await run(['do', 'it', '--now'], [failing])).toMatchObject({ code: EXIT.failed })
    expect(heard).toEqual([['--now']])
  })

  test('tells a wrong call from a failure', async () => {
    const throwing = (error: Error) => run(['do', 'it'], [command(() => Promise.reject(error))])
    const hint = 'heddle do it --help says how it is called\n'
    expect(await throwing(new UsageError('no'))).toEqual({ code: 2, out: '', err: `heddle do it: no\n${hint}` })
    expect(await throwing(new ConfigError(['X: no']))).toMatchObject({ code: 2 })
    expect(await throwing(new Error('no', { cause: new Error('why') }))).toEqual({
      code: 1,
      out: '',
      err: 'heddle do it: no (why)\n',
    })
  })

  test('refuses options that are unknown, lack their value or have one too many, and stray words', () => {
    const options = { from: { type: 'string' }, json: { type: 'boolean' } } as const
    expect(readOptions(['--from', 'x', '--json'], options)).toEqual({ from: 'x', json: true })
    for (const wrong of [['--form', 'x'], ['--from'], ['--json=x'], ['x']]) {
      expect(() => readOptions(wrong, options), wrong.join(' ')).toThrow(UsageError)
    }
  })
})

test.each(real.map((one) => [one.name, one] as const))(
  'the help of %s has all that one looks for',
  (name, { help }) => {
    expect(help.startsWith(`heddle ${name} `)).toBe(true)
    for (const part of ['Options\n', 'Ends with 0 ', 'Example', `  heddle ${name} `]) expect(help).toContain(part)
    for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120)
    expect(help.endsWith('\n')).toBe(true)
  },
)
