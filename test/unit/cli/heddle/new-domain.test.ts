import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { EXIT } from '../../../../cli/heddle/command.ts'
import { placeForNew } from './place-for-new.ts'

const { heddle, inPlace, folder, newDomain, all, kit } = placeForNew()

describe('new domain', () => {
  test('makes a folder that the kit reads without a problem', async () => {
    const { code, out } = await newDomain(
      '--title',
      'Lending',
      '--owner',
      'Lending Team',
      '--email',
      'l@example.com',
      '--json',
    )
    expect(code).toBe(EXIT.done)
    const { files, registeredWith } = JSON.parse(out)
    for (const file of files) expect(existsSync(join(folder(), file)), file).toBe(true)
    expect(registeredWith).toBeNull()
    expect(await kit()).toEqual({
      domain: {
        id: 'lending',
        title: 'Lending',
        description: null,
        owner: { name: 'Lending Team', email: 'l@example.com', members: null },
      },
      products: [],
      problems: [],
    })
    expect(readFileSync(join(folder(), '.gitignore'), 'utf8')).toContain('.heddle/')
  })

  test('writes workflows that are YAML, for both hosts', async () => {
    await newDomain()
    for (const file of ['.github/workflows/heddle.yml', '.gitlab-ci.yml']) {
      const text = readFileSync(join(folder(), file), 'utf8')
      expect(parse(text)).toBeTypeOf('object')
      for (const command of ['heddle check .', 'heddle publish .']) expect(text).toContain(command)
    }
  })

  test('has the README list every variable that the workflows take', async () => {
    await newDomain()
    const read = (file: string) => readFileSync(join(folder(), file), 'utf8')
    const github = parse(read('.github/workflows/heddle.yml'))
    const listed = [...read('README.md').matchAll(/^\| the \w+ `(\w+)`/gm)].map(([, name]) => name).sort()
    const steps: { env?: Record<string, string> }[] = github.jobs.heddle.steps
    expect([...new Set(steps.flatMap(({ env = {} }) => Object.keys(env)))].sort()).toEqual(listed)
    for (const [name] of read('.gitlab-ci.yml').matchAll(/HEDDLE_\w+/g)) expect(listed).toContain(name)
  })

  test('gives the token to the publish alone, and installs nothing that was not named', async () => {
    await newDomain()
    const text = readFileSync(join(folder(), '.github/workflows/heddle.yml'), 'utf8')
    const { env, jobs } = parse(text)
    expect([env, jobs.heddle.env]).toEqual([undefined, undefined])
    const holders = jobs.heddle.steps.filter((step: object) => JSON.stringify(step).includes('HEDDLE_TOKEN'))
    expect(holders).toMatchObject([{ name: 'Publish', if: expect.stringContaining("event_name == 'push'") }])
    const gitlab = parse(readFileSync(join(folder(), '.gitlab-ci.yml'), 'utf8'))
    const [install] = jobs.heddle.steps.flatMap(({ name, run }: { name?: string; run?: string }) =>
      name === 'Install heddle' ? [run] : [],
    )
    for (const script of [install, gitlab.check.script.flat().join('\n')]) {
      const { status, stdout } = spawnSync('sh', ['-ec', script], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } })
      expect({ status, stdout }).toEqual({
        status: 1,
        stdout: expect.stringContaining('HEDDLE_PACKAGE is not set: it says what npm installs heddle from'),
      })
    }
    expect(gitlab.check.script.flat().filter((line: string) => /npm install |heddle check/.test(line))).toEqual([
      'env -u HEDDLE_TOKEN npm install --global "$HEDDLE_PACKAGE"',
      'env -u HEDDLE_TOKEN heddle check .',
    ])
  })

  test('refuses an id that is none, and a folder that is there, and changes nothing', async () => {
    for (const id of ['Lending', '9lives', 'a b', '../up']) {
      expect(await heddle(['new', 'domain', id, '--offline', '--folder', folder()])).toMatchObject({ code: EXIT.usage })
      expect(all()).toEqual([])
    }
    mkdirSync(folder())
    writeFileSync(join(folder(), 'mine.txt'), 'mine')
    const { code, err } = await newDomain()
    expect(code).toBe(EXIT.failed)
    expect(err).toContain('is there already; nothing was changed')
    expect(all()).toEqual(['lending', 'lending/mine.txt'])
  })

  test('without a token says how to come by one, and makes no folder', async () => {
    const { code, err } = await heddle(['new', 'domain', 'lending', '--folder', folder()])
    expect(code).toBe(EXIT.failed)
    expect(err).toMatch(/no token to register a domain.*\nEnrol first/)
    expect(all()).toEqual([])
  })

  test('without a mesh says which one it looked for, and makes no folder', async () => {
    const { code, err } = await heddle(
      ['new', 'domain', 'lending', '--folder', folder(), '--mesh', 'http://127.0.0.1:9'],
      {
        environment: { HEDDLE_TOKEN: 'x' },
      },
    )
    expect(code).toBe(EXIT.failed)
    expect(err).toMatch(/no mesh answers at http:\/\/127\.0\.0\.1:9 .*\nStart one/)
    expect(all()).toEqual([])
  })
})

/** A mesh that registers what it is asked to once it is told to answer; `asked` resolves when it has been asked. */
async function slowMesh() {
  const app = fastify()
  let answer: (told: unknown) => void = () => {}
  const answered = new Promise((resolve) => {
    answer = resolve
  })
  const asked = new Promise<void>((resolve) => {
    app.post('/graphql', () => {
      resolve()
      return answered
    })
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  return { url, asked, answer }
}

describe('new domain, interrupted', () => {
  const begin = (url: string, signal: AbortSignal) =>
    heddle(['new', 'domain', 'lending', '--folder', folder(), '--mesh', url], {
      environment: { HEDDLE_TOKEN: 'enrol' },
      signal,
    })

  test('once the mesh has been asked, waits for its answer and keeps the token', async () => {
    const mesh = await slowMesh()
    const stop = new AbortController()
    const ended = begin(mesh.url, stop.signal)
    await mesh.asked
    stop.abort()
    mesh.answer({ data: { registerDomain: { token: 'its-own' } } })
    const { code, err } = await ended
    expect(code).toBe(EXIT.done)
    expect(err).toBe('waiting for the mesh, which has been asked to register lending; Ctrl-C again ends at once\n')
    expect(readFileSync(join(folder(), '.heddle/token'), 'utf8')).toBe('its-own\n')
    expect(all().filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('before the mesh has been asked, asks nothing and makes no folder', async () => {
    const mesh = await slowMesh()
    const { code, err } = await begin(mesh.url, AbortSignal.abort())
    expect({ code, err }).toEqual({ code: EXIT.failed, err: 'heddle new domain: stopped; nothing was changed\n' })
    expect(all()).toEqual([])
  })

  /** The hidden folder that a process leaves when it is killed. */
  function leftover(id: string, files: Readonly<Record<string, string>>): string {
    const { pid } = spawnSync(process.execPath, ['--version'])
    const left = inPlace(`.${id}.new-${pid}`)
    mkdirSync(join(left, '.heddle'), { recursive: true })
    for (const [file, text] of Object.entries(files)) writeFileSync(join(left, file), text)
    return left
  }

  test('by a kill leaves a folder that the next one removes, and those of others alone', async () => {
    const gone = leftover('other', { 'domain.yaml': 'id: other\n' })
    const alive = inPlace(`.third.new-${process.ppid}`)
    mkdirSync(alive)
    const foreign = leftover('theirs', { 'mine.txt': 'mine' })
    expect(await newDomain()).toMatchObject({ code: EXIT.done })
    expect([gone, alive, foreign].map((path) => existsSync(path))).toEqual([false, true, true])
  })

  test('by a kill when the token was there, says how to have it back', async () => {
    const left = leftover('lending', { 'domain.yaml': 'id: lending\n', '.heddle/token': 'its-own\n' })
    const { code, err } = await newDomain()
    expect(code).toBe(EXIT.failed)
    expect(err).toContain(`mv ${left} ${folder()}`)
    expect(existsSync(join(left, '.heddle/token'))).toBe(true)
  })

  test('by a file where a folder should be, says that and not what it would have tidied', async () => {
    writeFileSync(inPlace('afile'), '')
    const { code, err } = await heddle(['new', 'domain', 'lending', '--offline', '--folder', inPlace('afile/x')])
    expect(code).toBe(EXIT.failed)
    expect(err).toContain('cannot be written; nothing was changed')
  })
})

describe('new domain, in vain', () => {
  test('leaves none of the folders that it was to lie in', async () => {
    const within = inPlace('a', 'b', 'lending')
    expect(await heddle(['new', 'domain', 'lending', '--folder', within])).toMatchObject({
      code: EXIT.failed,
      err: expect.stringContaining('no token to register'),
    })
    expect(all()).toEqual([])
  })

  test('leaves none either where one of them cannot be made', async () => {
    const within = inPlace('a', 'n'.repeat(300), 'lending')
    expect(await heddle(['new', 'domain', 'lending', '--offline', '--folder', within])).toMatchObject({
      code: EXIT.failed,
      err: expect.stringContaining('cannot be written; nothing was changed'),
    })
    expect(all()).toEqual([])
  })

  test('refuses texts that would not stand on one line', async () => {
    for (const [option, text] of [
      ['--title', 'Lending\nand more'],
      ['--title', ''],
      ['--owner', 'Team\u2028Two'],
      ['--email', 'a@example.com\t'],
      ['--description', 'one\r\ntwo'],
    ] as const) {
      const { code, err } = await newDomain(option, text)
      expect({ code, err }).toMatchObject({ code: EXIT.usage })
      expect(err).toContain(`${option}: expected a text on one line, received ${JSON.stringify(text).slice(0, 4)}`)
      expect(all()).toEqual([])
    }
  })
})
