import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { EXIT } from '../../../../cli/heddle/command.ts'
import { newDomainCommand } from '../../../../cli/heddle/new/new-domain.ts'
import { newProductCommand } from '../../../../cli/heddle/new/new-product.ts'
import { PATTERNS, PORT_KINDS, TEMPLATES } from '../../../../cli/heddle/new/plan.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import type { Questions, Terminal } from '../../../../cli/heddle/terminal/terminal.ts'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import { recordingTerminal } from './terminal.ts'

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-new-'))
})
afterEach(() => {
  chmodSync(place, 0o700)
  rmSync(place, { recursive: true })
})

async function heddle(parameters: readonly string[], more: Partial<Terminal> = {}) {
  const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config') }, more)
  const commands = [newDomainCommand(), newProductCommand()]
  const code = await runHeddle({ commands, version: '1' }, parameters, terminal)
  return { code, ...said }
}

const folder = () => join(place, 'lending')
const newDomain = (...more: string[]) =>
  heddle(['new', 'domain', 'lending', '--folder', folder(), '--offline', ...more])
const newProduct = (name: string, ...more: string[]) =>
  heddle(['new', 'product', name, '--folder', folder(), '--yes', ...more])
const all = (): string[] => (existsSync(place) ? (readdirSync(place, { recursive: true }) as string[]).sort() : [])

/** What the kit finds in the folder. */
async function kit() {
  const { domain, products, problems } = await folderSource(folder()).read(null)
  return {
    domain,
    products: [...products.values()].map(({ product }) => product),
    problems: [...problems, ...[...products.values()].flatMap((reading) => reading.problems)],
  }
}

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
    const left = join(place, `.${id}.new-${pid}`)
    mkdirSync(join(left, '.heddle'), { recursive: true })
    for (const [file, text] of Object.entries(files)) writeFileSync(join(left, file), text)
    return left
  }

  test('by a kill leaves a folder that the next one removes, and those of others alone', async () => {
    const gone = leftover('other', { 'domain.yaml': 'id: other\n' })
    const alive = join(place, `.third.new-${process.ppid}`)
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
    writeFileSync(join(place, 'afile'), '')
    const { code, err } = await heddle(['new', 'domain', 'lending', '--offline', '--folder', join(place, 'afile/x')])
    expect(code).toBe(EXIT.failed)
    expect(err).toContain('cannot be written; nothing was changed')
  })
})

describe('new product', () => {
  beforeEach(async () => {
    await newDomain('--owner', 'Lending Team')
  })

  test.each(PATTERNS)('of pattern %s has no problem, whatever its port and its template', async (pattern) => {
    for (const kind of PORT_KINDS)
      for (const template of TEMPLATES) {
        const made = await newProduct(
          `${kind}-${template}`,
          '--pattern',
          pattern,
          '--port-kind',
          kind,
          '--template',
          template,
        )
        expect(made, `${kind} ${template}`).toMatchObject({ code: EXIT.done, err: '' })
      }
    const { products, problems } = await kit()
    expect(problems).toEqual([])
    expect(products).toHaveLength(PORT_KINDS.length * TEMPLATES.length)
    for (const product of products) {
      const [port] = product?.outputPorts ?? []
      expect(port?.kind?.toLowerCase()).toBe(product?.name.split('-')[0])
      expect(port?.contract?.columns?.length).toBeGreaterThan(3)
      expect(port?.contract?.columns?.filter(({ semanticType }) => semanticType !== null)).toEqual([])
      expect(port?.checks.length).toBeGreaterThan(0)
      expect(port?.serviceLevels.map(({ property }) => property)).toEqual(['freshness', 'availability'])
    }
  })

  test('carries promises, policies and what it reads', async () => {
    await newProduct(
      'risk-report',
      ...[
        '--pattern',
        'batch',
        '--slo',
        'freshness=PT6H',
        '--slo',
        'completeness=99.9%',
        '--policy',
        'breach=quarantine',
      ],
      ...[
        '--policy',
        'retention=P2Y',
        '--policy',
        'classification=confidential',
        '--reads',
        'orders/order-events/orders-v1',
      ],
    )
    const { products, problems } = await kit()
    expect(problems).toEqual([])
    const [product] = products
    expect(product?.inputPorts).toMatchObject([{ portId: 'orders/order-events/orders-v1', version: '1.0.0' }])
    const [port] = product?.outputPorts ?? []
    expect(port?.serviceLevels).toMatchObject([
      { property: 'availability', target: 0.995, breachPolicy: 'QUARANTINE' },
      { property: 'freshness', target: 21_600 },
      { property: 'completeness', target: 0.999 },
      { property: 'retention', target: 63_072_000 },
    ])
    expect(port?.contract?.columns?.every(({ classification }) => classification === 'confidential')).toBe(true)
  })

  test('names its checks for Soda as the contract names them', async () => {
    await newProduct('loan-events', '--pattern', 'streaming')
    const [product] = (await kit()).products
    const checks = readFileSync(join(folder(), 'products/loan-events/checks/loan-events-v1.soda.yml'), 'utf8')
    for (const { name } of product?.outputPorts[0]?.checks ?? []) expect(checks).toContain(name)
    expect(parse(checks)).toHaveProperty(['checks for loan_events'])
    expect(checks).toContain('freshness(occurred_at) < 1m')
  })

  test('asks what it is not told', async () => {
    const asked: string[] = []
    const ask: Questions = {
      text: async ({ message, initial }) => {
        asked.push(message)
        return initial ?? ''
      },
      choose: async ({ message, choices }) => {
        asked.push(message)
        return choices.at(-1)?.value ?? ''
      },
      confirm: async () => true,
    }
    const { code } = await heddle(['new', 'product', 'loans', '--folder', folder(), '--title', 'Loans'], { ask })
    expect(code).toBe(EXIT.done)
    expect(asked).toHaveLength(4)
    expect((await kit()).products[0]?.outputPorts[0]?.kind).toBe('OTHER')
  })

  test('refuses what is wrong with a hint, and changes nothing', async () => {
    const before = all()
    for (const [wrong, expected] of [
      [['Loan Events'], 'such as loan-events'],
      [['../up'], 'expected a–z'],
      [['x', '--pattern', 'weekly'], 'one of batch, cdc, streaming'],
      [['x', '--slo', 'freshness'], 'expected <name>=<value>'],
      [['x', '--slo', 'freshness=soon'], 'expected a duration such as PT15M'],
      [['x', '--slo', 'availability=120%'], 'expected a share such as 99.9%'],
      [['x', '--policy', 'breach=shout'], 'one of alert, page, quarantine'],
      [['x', '--policy', 'colour=red'], 'expected breach='],
      [['x', '--reads', 'orders'], 'an output port id such as'],
      [['x', '--port-name', 'A b'], 'expected a–z'],
    ] as const) {
      const { code, err } = await newProduct(...(wrong as unknown as [string]))
      expect({ code, wrong }).toEqual({ code: EXIT.usage, wrong })
      expect(err).toContain(expected)
    }
    expect(all()).toEqual(before)
  })

  test('keeps its hands off a product and off workflows that are there', async () => {
    await newProduct('loans')
    const file = join(folder(), '.gitlab-ci.yml')
    writeFileSync(file, 'mine: true\n')
    const before = all()
    expect(await newProduct('loans')).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('already') })
    expect(all()).toEqual(before)
    await newProduct('other')
    expect(readFileSync(file, 'utf8')).toBe('mine: true\n')
  })

  test('needs a domain’s folder', async () => {
    const { code, err } = await heddle(['new', 'product', 'x', '--folder', place, '--yes'])
    expect(code).toBe(EXIT.failed)
    expect(err).toMatch(/no domain's folder: it has no domain.yaml\nMake one: heddle new domain/)
  })
})
