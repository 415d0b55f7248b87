import { createPrivateKey } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

/** What stands in a domain team's way, and what the command line says of it. */
let mesh: RunningMesh
let place: string
let heddle: CommandLine

beforeAll(async () => {
  mesh = await startMesh()
  place = mkdtempSync(join(tmpdir(), 'heddle-trouble-'))
  heddle = commandLine(place)
  await heddle.done('enrol', mesh.url, '--token-file', join(mesh.dataDir, 'tokens.json'))
  await heddle.done('new', 'domain', 'lending', '--title', 'Lending')
  await heddle.done('new', 'product', 'loans', '--folder', 'lending', '--yes')
})
afterAll(async () => {
  await heddle?.dispose()
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

/** All that gateways follow, as the catalog hands it out. */
async function liveMesh(): Promise<string> {
  const headers = { authorization: `Bearer ${mesh.token('service')}` }
  return (await fetch(`http://localhost:${mesh.basePort + 1}/internal/v1/mesh`, { headers })).text()
}

async function domains(): Promise<readonly string[]> {
  const { data } = await mesh.ask<{ domains: { id: string }[] }>('{ domains { id } }')
  return data?.domains.map(({ id }) => id) ?? []
}

const product = () => join(place, 'lending/products/loans/product.yaml')

describe('without a mesh', () => {
  test.each([['check'], ['publish'], ['rollback'], ['preview']])(
    '%s says which one it looked for, and what to do',
    async (command) => {
      const serving = command === 'publish' ? ['--domain-url', 'http://127.0.0.1:9/graphql'] : []
      const { code, err, out } = await heddle.run([command, 'lending', ...serving, '--json'], {
        HEDDLE_URL: 'http://127.0.0.1:9',
      })
      expect(code).toBe(1)
      expect(err).toMatch(/no mesh answers at http:\/\/127\.0\.0\.1:9 .*\n.*npm start/)
      expect(JSON.parse(out).error).toMatchObject({
        code: 'UNREACHABLE',
        advice: expect.stringContaining('HEDDLE_URL'),
      })
    },
  )

  test('what answers but is none is told apart from it', async () => {
    const { code, err } = await heddle.run(['search', 'x', '--mesh', `http://localhost:${mesh.basePort + 101}/`])
    expect(code).toBe(1)
    expect(err.length).toBeGreaterThan(0)
  })

  test('an address that is none is a wrong call', async () => {
    expect(await heddle.run(['check', 'lending', '--mesh', 'mesh'])).toMatchObject({ code: 2 })
  })
})

describe('with a token that will not do', () => {
  async function expired(): Promise<string> {
    const { signingKey } = JSON.parse(readFileSync(join(mesh.dataDir, 'keys.json'), 'utf8'))
    const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' })
    const hour = 3_600
    const now = Math.floor(Date.now() / 1_000)
    return new SignJWT({ kind: 'enrol' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('heddle')
      .setIssuedAt(now - 2 * hour)
      .setExpirationTime(now - hour)
      .sign(key)
  }

  test('one that is over registers nothing, and leaves no folder', async () => {
    const token = await expired()
    const made = await heddle.run(['new', 'domain', 'late', '--json'], { HEDDLE_TOKEN: token })
    expect(made.code).toBe(1)
    expect(JSON.parse(made.out).error).toMatchObject({
      code: 'UNAUTHENTICATED',
      advice: expect.stringContaining('Enrol again'),
    })
    expect(existsSync(join(place, 'late'))).toBe(false)
    expect(await domains()).not.toContain('late')
    expect(await heddle.run(['enrol', mesh.url], { HEDDLE_TOKEN: token })).toMatchObject({ code: 1 })
  })

  test('that of another domain publishes nothing', async () => {
    const before = await liveMesh()
    const { code, out } = await heddle.run(
      ['publish', 'lending', '--domain-url', 'http://127.0.0.1:9/graphql', '--json'],
      {
        HEDDLE_TOKEN: mesh.token('orders'),
      },
    )
    expect(code).toBe(1)
    expect(JSON.parse(out).error).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('orders') })
    expect(await liveMesh()).toBe(before)
  })

  test('an id that is taken says so, and leaves no folder', async () => {
    const { code, err } = await heddle.run(['new', 'domain', 'orders'])
    expect(code).toBe(1)
    expect(err).toContain('registered already')
    expect(existsSync(join(place, 'orders'))).toBe(false)
  })
})

describe('on a disk that takes nothing', () => {
  test('a domain is neither made nor registered', async () => {
    const { code, err } = await heddle.run(['new', 'domain', 'nowhere', '--folder', '/proc/nowhere'])
    expect(code).toBe(1)
    expect(err).toContain('cannot be written; nothing was changed')
    expect(await domains()).not.toContain('nowhere')
  })

  test('an enrolment is not kept, and that is said', async () => {
    const { code, err } = await heddle.run(['enrol', mesh.url], { XDG_CONFIG_HOME: '/proc/nowhere' })
    expect(code).toBe(1)
    expect(err).toContain('nothing was changed')
  })
})

describe('a publish that is not to be', () => {
  test('without anybody who serves the domain says who should, and changes nothing', async () => {
    const before = await liveMesh()
    const { code, err } = await heddle.run(['publish', 'lending'])
    expect(code).toBe(1)
    expect(err).toMatch(/nothing serves the domain lending.*\nStart heddle serve/)
    expect(await liveMesh()).toBe(before)
  })

  test('of a domain that does not answer is refused, and leaves the mesh byte for byte', async () => {
    const before = await liveMesh()
    const { code, out } = await heddle.run([
      'publish',
      'lending',
      '--domain-url',
      'http://127.0.0.1:9/graphql',
      '--json',
    ])
    expect(code).toBe(1)
    expect(JSON.parse(out).error).toMatchObject({ code: 'PUBLISH_REFUSED', problems: [expect.any(String)] })
    expect(await liveMesh()).toBe(before)
  })

  test('of a folder with a problem names file, line and place, and publishes nothing', async () => {
    const good = readFileSync(product(), 'utf8')
    writeFileSync(
      product(),
      good.replace('status: draft', 'status: flying').replace('kind: DataProduct', 'kind: Thing'),
    )
    const before = await liveMesh()
    const { code, out } = await heddle.run([
      'publish',
      'lending',
      '--domain-url',
      'http://127.0.0.1:9/graphql',
      '--json',
    ])
    expect(code).toBe(1)
    const { problems } = JSON.parse(out).error
    expect(problems.join('\n')).toMatch(
      /products\/loans\/product\.yaml:\d+ \$\.kind: expected .*DataProduct.*, found "Thing"/,
    )
    const checked = await heddle.run(['check', 'lending', '--offline', '--json'])
    expect(checked.code).toBe(1)
    expect(JSON.parse(checked.out)).toMatchObject({
      ok: false,
      descriptors: [{ file: 'products/loans/product.yaml', path: '$.kind' }],
    })
    expect(await liveMesh()).toBe(before)
    writeFileSync(product(), good)
  })

  test('that is interrupted ends with another code than 0, and is there whole or not at all', async () => {
    const serving = await heddle.start('serving', 'serve', 'lending')
    const before = await liveMesh()
    const { child, ended } = heddle.begin(['publish', 'lending'])
    await eventually(() => child.pid !== undefined, { withinMs: 10_000 })
    child.kill('SIGKILL')
    expect((await ended).code).not.toBe(0)
    const { data } = await mesh.ask<{ product: { version: string } | null }>(
      '{ product(id: "lending/loans") { version } }',
    )
    if (data?.product == null) expect(await liveMesh()).toBe(before)
    else expect(data.product.version).toBe('1.0.0')
    await heddle.done('publish', 'lending')
    expect(await serving.stop()).toBe(0)
  })
})

describe('two at once', () => {
  test('one domain is served by one process', async () => {
    const serving = await heddle.start('serving', 'serve', 'lending')
    const { code, err } = await heddle.run(['serve', 'lending'])
    expect(code).toBe(1)
    expect(err).toMatch(/is served already, at http.* by process \d+\nStop that one first/)
    expect(await serving.stop()).toBe(0)
  })

  test('of one new domain one is made, whole', async () => {
    const ended = await Promise.all([1, 2].map(() => heddle.run(['new', 'domain', 'twins'])))
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1])
    expect(readdirSync(join(place, 'twins'))).toContain('domain.yaml')
    expect(readdirSync(place).filter((name) => name.startsWith('.twins'))).toEqual([])
  })
})

describe('while a service hangs', () => {
  /** What `work` comes to with the process of a service stopped, which is continued whatever that is. */
  async function hung(service: string, work: () => Promise<void>): Promise<void> {
    const pid = mesh.pid(service)
    process.kill(pid, 'SIGSTOP')
    try {
      await work()
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await eventually(async () => (await fetch(`${mesh.url}/ready`)).status === 200, { withinMs: 60_000 })
  }

  test('a command that needs it says that it is not there, and not that nothing is known', async () => {
    await hung('catalog', async () => {
      const { code, out, err } = await heddle.run(['show', 'orders', '--json'])
      expect(code).toBe(1)
      expect(err).toMatch(/the catalog service is not available right now\n.*heddle doctor says which/)
      expect(JSON.parse(out).error).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
      const { code: seen, out: seenByDoctor } = await heddle.run(['doctor'])
      expect(seen).toBe(1)
      expect(seenByDoctor).toMatch(/BAD +ready: catalog +no: catalog does not answer/)
    })
    expect((await heddle.run(['show', 'orders'])).code).toBe(0)
  })

  test('a command that can do without answers all the rest, and names it', async () => {
    await hung('lineage', async () => {
      const { code, out } = await heddle.run(['show', 'orders/order-events', '--json'])
      expect(code).toBe(0)
      const { product, errors } = JSON.parse(out)
      expect(product).toMatchObject({ title: expect.any(String), upstream: null })
      expect(errors).toContainEqual({
        message: 'the lineage service is not available right now',
        code: 'SERVICE_UNAVAILABLE',
        path: 'product.upstream',
      })
    })
  })
})

describe('while the catalog is down', () => {
  test('a preview says that it is, and one that is open tells when it is not renewed, gone, and open again', async () => {
    const open = await heddle.start('opened', 'preview', 'lending')
    const told = (event: string) => open.events.some((one) => one.event === event)
    process.kill(mesh.pid('catalog'), 'SIGKILL')
    const { code, out, err } = await heddle.run(['preview', 'lending', '--json'])
    expect(code).toBe(1)
    expect(err).toMatch(/catalog.*not available right now\n.*heddle doctor says which/)
    expect(JSON.parse(out).error).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    await eventually(() => told('not-renewed') && told('gone'), { withinMs: 60_000 })
    await mesh.startAgain('catalog')
    await eventually(() => told('reopened'), { withinMs: 30_000 })
    expect(await open.stop()).toBe(0)
    expect(open.events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['opened', 'not-renewed', 'gone', 'reopened', 'closed']),
    )
  })
})
