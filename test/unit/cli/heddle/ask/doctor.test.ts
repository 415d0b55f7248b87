import { createPrivateKey } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { askMesh } from '../../../../../cli/heddle/ask/answer.ts'
import { lookAtFolder, lookAtServing } from '../../../../../cli/heddle/ask/doctor/folder.ts'
import { nodeFinding } from '../../../../../cli/heddle/ask/doctor/machine.ts'
import { tokenFinding } from '../../../../../cli/heddle/ask/doctor/tokens.ts'
import { clockFinding, versionFinding } from '../../../../../cli/heddle/ask/doctor/way.ts'
import { doctorCommand } from '../../../../../cli/heddle/ask/doctor.ts'
import { searchCommand } from '../../../../../cli/heddle/ask/search.ts'
import { withMesh } from '../../../../../cli/heddle/mesh/mesh.ts'
import { runHeddle } from '../../../../../cli/heddle/run.ts'
import { packageRoot } from '../../../../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../../../../platform/tokens.ts'
import { recordingTerminal } from '../terminal.ts'

const keys = generateKeyPair()
const servers: Server[] = []
let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-doctor-'))
})
afterAll(() => rmSync(place, { recursive: true }))
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed))
})

/** A server that answers each path with a status and JSON. */
async function answering(paths: Record<string, [status: number, json: unknown]>, headers = {}): Promise<string> {
  const answer: RequestListener = (request, reply) => {
    const [status, json] = paths[request.url ?? ''] ?? [404, { error: { code: 'NOT_FOUND' } }]
    reply.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers })
    reply.end(JSON.stringify(json))
  }
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function doctor(...parameters: readonly string[]) {
  const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config') })
  const commands = [doctorCommand(), searchCommand()]
  const code = await runHeddle({ commands, version: '1' }, ['doctor', '--json', ...parameters], terminal)
  const { findings } = JSON.parse(said.out) as { findings: { about: string; verdict: string; found: string }[] }
  return { code, of: (about: string) => findings.find((finding) => finding.about === about) }
}

const part = (name: string, ready = true) => ({ part: name, ready, ...(ready ? {} : { reason: 'starting' }) })
const GATEWAY = ['supergraph', 'catalog', 'lineage', 'router']

describe('the way to a mesh', () => {
  test('is bad while the mesh is starting, and says which part is not ready', async () => {
    const url = await answering({
      '/health': [200, { status: 'alive' }],
      '/ready': [503, { ready: false, parts: GATEWAY.map((name) => part(name, name !== 'lineage')) }],
      '/graphql': [503, { errors: [{ message: 'not ready', extensions: { code: 'NOT_READY' } }] }],
    })
    const { code, of } = await doctor('--mesh', url)
    expect(code).toBe(1)
    expect(of('ready: lineage')).toMatchObject({ verdict: 'bad', found: 'no: starting' })
    expect(of('ready: catalog')).toMatchObject({ verdict: 'ok' })
    expect(of('graph')).toMatchObject({ verdict: 'bad', found: 'not ready' })
  })

  test.each([
    ['is called older where it does not know the question', 404, 'the mesh does not say which it is'],
    ['is not called older where its catalog is down', 503, 'which the mesh is cannot be asked at the moment'],
  ])('%s', async (_what, status, found) => {
    const url = await answering({
      '/health': [200, { status: 'alive' }],
      '/ready': [
        status === 404 ? 200 : 503,
        { ready: false, parts: GATEWAY.map((name) => part(name, status === 404)) },
      ],
      '/api/v1/mesh': [status, { error: { code: status === 404 ? 'NOT_FOUND' : 'SERVICE_UNAVAILABLE' } }],
    })
    const { of } = await doctor('--mesh', url)
    expect(of('releases')).toMatchObject({ verdict: 'warning', found: expect.stringContaining(found) })
  })

  test('is bad where nothing listens, where something else does, and where a part of a mesh does', async () => {
    expect((await doctor('--mesh', 'http://127.0.0.1:1')).of('reachable')).toMatchObject({ verdict: 'bad' })
    const other = await answering({})
    expect((await doctor('--mesh', other)).of('what answers there')).toMatchObject({ verdict: 'bad' })
    const catalog = await answering({
      '/health': [200, { status: 'alive' }],
      '/ready': [200, { ready: true, parts: [part('store')] }],
    })
    const found = await doctor('--mesh', catalog)
    expect(found).toMatchObject({ code: 1 })
    expect(found.of('what answers there')?.found).toBe('a part of a mesh (store), not its gateway')
  })

  test('is good when all of it is, with what the mesh says of itself held against what is here', async () => {
    const url = await answering({
      '/health': [200, { status: 'alive' }],
      '/ready': [200, { ready: true, parts: GATEWAY.map((name) => part(name)) }],
      '/api/v1/mesh': [200, { name: 'heddle', version: '9.0.0', publicKey: keys.publicKey }],
      '/graphql': [200, { data: { domains: [{ id: 'orders', availability: 'UNREACHABLE' }] } }],
    })
    writeEnrolments({ current: url, meshes: { [url]: { publicKey: generateKeyPair().publicKey, token: null } } })
    const { code, of } = await doctor()
    expect(of('mesh')?.found).toBe(`${url}, the mesh enrolled with last`)
    expect(of('releases')).toMatchObject({ verdict: 'warning', found: expect.stringContaining('mesh 9.0.0') })
    expect(of('graph')).toMatchObject({ verdict: 'warning', found: expect.stringContaining('orders') })
    expect(of('enrolled')).toMatchObject({ verdict: 'bad', found: expect.stringContaining('another key') })
    expect(code).toBe(1)
  })

  test('says of a file of enrolments that is none, and looks on at what it can', async () => {
    writeEnrolments({ current: 3 })
    const { code, of } = await doctor()
    expect(code).toBe(1)
    expect(of('enrolments')).toMatchObject({ verdict: 'bad' })
    expect(of('Node.js')).toMatchObject({ verdict: 'ok' })
    rmSync(join(place, 'config'), { recursive: true })
  })

  function writeEnrolments(enrolments: unknown) {
    mkdirSync(join(place, 'config/heddle'), { recursive: true })
    writeFileSync(join(place, 'config/heddle/enrolments.json'), JSON.stringify(enrolments), { mode: 0o600 })
  }
})

describe('what is compared', () => {
  test('is the release of Node.js with what is needed', () => {
    expect(nodeFinding('v20.19.0', '20.19').verdict).toBe('ok')
    expect(nodeFinding('v22.1.0', '20.19').verdict).toBe('ok')
    expect(nodeFinding('v20.18.3', '20.19').verdict).toBe('bad')
    expect(nodeFinding('v18.20.0', '20.19').verdict).toBe('bad')
  })

  test('is the release of the mesh', () => {
    expect(versionFinding({ version: '1.2.9', isOlder: false }, '1.2.0').verdict).toBe('ok')
    expect(versionFinding({ version: '1.3.0', isOlder: false }, '1.2.0').verdict).toBe('warning')
    expect(versionFinding({ version: null, isOlder: true }, '1.2.0').verdict).toBe('warning')
  })

  test('is the clock, which the header tells to the second', () => {
    const at = Date.parse('2026-01-01T00:00:00Z')
    const header = new Date(at).toUTCString()
    expect(clockFinding(header, at + 900, at + 950).verdict).toBe('ok')
    expect(clockFinding(header, at + 61_000, at + 61_050)).toMatchObject({
      verdict: 'warning',
      found: 'ahead of that of the mesh by 1 min',
    })
    expect(clockFinding(header, at - 61_000, at - 60_000).found).toBe('behind that of the mesh by 1 min')
    expect(clockFinding('', at, at).verdict).toBe('warning')
  })
})

describe('a token', () => {
  const sign = createTokenSigner(keys.signingKey)
  const found = (token: string, domain: string | null = null, publicKey: string | null = keys.publicKey) =>
    tokenFinding({ about: 'token', token, domain }, publicKey)

  test('is good when this mesh has made it', async () => {
    expect(await found(await sign({ kind: 'enrol' }))).toMatchObject({ verdict: 'ok', found: 'of kind enrol, valid' })
    expect(await found(await sign({ kind: 'domain', domain: 'orders' }), 'orders')).toMatchObject({ verdict: 'ok' })
  })

  test('is bad when it is none, over, of another mesh or of another domain', async () => {
    expect(await found('hello')).toMatchObject({ verdict: 'bad', found: 'is no token' })
    expect(await found(await createTokenSigner(generateKeyPair().signingKey)({ kind: 'admin' }))).toMatchObject({
      verdict: 'bad',
      found: expect.stringContaining('says it is of kind admin, but this mesh has not made it'),
    })
    expect(await found(await sign({ kind: 'domain', domain: 'orders' }), 'payments')).toMatchObject({
      verdict: 'bad',
      found: 'is that of the domain orders, not of payments',
    })
    const key = createPrivateKey({ key: Buffer.from(keys.signingKey, 'base64'), format: 'der', type: 'pkcs8' })
    const over = await new SignJWT({ kind: 'enrol' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('heddle')
      .setExpirationTime(new Date('2020-01-01T00:00:00Z'))
      .sign(key)
    expect(await found(over)).toMatchObject({ verdict: 'bad', found: 'is over since 2020-01-01 00:00 UTC' })
  })

  test('that nothing is known to verify by is something to mind', async () => {
    expect(await found(await sign({ kind: 'enrol' }), null, null)).toMatchObject({ verdict: 'warning' })
  })
})

describe('the folder of a domain', () => {
  const { signal } = new AbortController()

  test('that is fine is read, with the digest of what it describes', async () => {
    const folder = await lookAtFolder(join(packageRoot(), 'seed/domains/orders'))
    expect(folder).toMatchObject({ domain: 'orders', findings: [{ about: 'descriptors', verdict: 'ok' }] })
    expect(folder?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('that has something wrong is told file by file', async () => {
    const root = join(place, 'wrong')
    mkdirSync(join(root, 'products/a'), { recursive: true })
    writeFileSync(join(root, 'domain.yaml'), 'id: lending\ntitle: Lending\n')
    writeFileSync(join(root, 'products/a/product.yaml'), 'apiVersion: nothing\n')
    const folder = await lookAtFolder(root)
    expect(folder?.digest).toBeNull()
    expect(folder?.findings[0]).toMatchObject({
      verdict: 'bad',
      found: expect.stringMatching(/^products\/a\/product\.yaml:1 \$\.apiVersion: expected .+, found "?nothing"?$/),
    })
  })

  test('that is none is bad when it was named, and is nothing when one just happens to be there', async () => {
    expect((await lookAtFolder(place))?.findings[0]).toMatchObject({ about: 'folder', verdict: 'bad' })
    expect(await lookAtFolder(undefined)).toBeNull()
  })

  test('is served by a process that lives and answers, or it is said which of the two is not so', async () => {
    const state = (name: string, served: unknown) => {
      mkdirSync(join(place, name), { recursive: true })
      writeFileSync(join(place, name, 'serve.json'), JSON.stringify(served))
      return join(place, name)
    }
    const url = await answering({ '/ready': [200, { ready: true, parts: [] }] })
    const verdicts = async (dir: string) => (await lookAtServing(dir, signal)).map(({ verdict }) => verdict)
    expect(await verdicts(join(place, 'never'))).toEqual(['warning'])
    expect(await verdicts(state('dead', { pid: 0, url: `${url}/graphql`, port: 1 }))).toEqual(['bad'])
    expect(await verdicts(state('live', { pid: process.pid, url: `${url}/graphql`, port: 1 }))).toEqual(['ok', 'ok'])
    expect(await verdicts(state('deaf', { pid: process.pid, url: 'http://127.0.0.1:1/graphql', port: 1 }))).toEqual([
      'ok',
      'bad',
    ])
  })
})

test('an answer in a form that heddle does not know is refused, and not taken for one', async () => {
  const url = await answering({ '/graphql': [200, { data: { domains: 'many' } }] })
  const { terminal } = recordingTerminal({ XDG_CONFIG_HOME: place })
  const question = { query: '{ domains { id } }', form: z.object({ domains: z.array(z.object({ id: z.string() })) }) }
  await expect(withMesh({ mesh: url }, terminal, (mesh) => askMesh(mesh, question, {}))).rejects.toMatchObject({
    code: 'NOT_UNDERSTOOD',
    problems: [expect.stringMatching(/^domains: /)],
  })
})
