import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { type OwnSubgraph, serveOwnSubgraph } from '../support/own-subgraph.ts'
import { between, page } from '../support/pages.ts'
import { freePort } from '../support/ports.ts'

/** What the pages tell a domain team to type, typed into a shell: only ports are others than on the page. */
let mesh: RunningMesh

beforeAll(async () => {
  mesh = await startMesh()
})
afterAll(() => mesh?.dispose())

function commandOf(path: string, part: string, domainPort: number): string {
  const block = /```sh\n(.+?)```/s.exec(between(page(path), part))?.[1] ?? ''
  expect(block, `${path}, ${part}`).not.toBe('')
  return block
    .replace(/localhost:(400\d)\b/g, (_, port) => `localhost:${mesh.basePort + Number(port) - 4000}`)
    .replaceAll('4110', String(domainPort))
}

interface Entry {
  readonly product: { title: string; catalogEntry: { availability: string } | null } | null
}
const entry = (id: string) =>
  mesh.ask<Entry>('query ($id: ID!) { product(id: $id) { title catalogEntry { availability } } }', {
    variables: { id },
  })

/** The product as the mesh shows it, once its catalog entry is live and its title is this one. */
const isLive = (id: string, title: string) =>
  eventually(
    async () => {
      const { data } = await entry(id)
      return data?.product?.title === title && data.product.catalogEntry?.availability === 'LIVE'
    },
    { withinMs: 60_000 },
  )

describe('a folder of descriptors, run as the README says', () => {
  /** Where the README's reader stands: beside `dist`, `.heddle` and their own folder. */
  let place: string
  let kit: ChildProcess | undefined

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'heddle-team-'))
    symlinkSync(join(packageRoot(), 'dist'), join(place, 'dist'))
    symlinkSync(mesh.dataDir, join(place, '.heddle'))
    mkdirSync(join(place, 'my-domain', 'products'), { recursive: true })
    writeFileSync(
      join(place, 'my-domain', 'domain.yaml'),
      'id: lending\ntitle: Lending\nowner: { name: Lending Team }\n',
    )
    cpSync(
      join(packageRoot(), 'seed', 'domains', 'analytics', 'products', 'revenue-cockpit'),
      join(place, 'my-domain', 'products', 'cockpit'),
      { recursive: true },
    )
    writeProduct((text) => text.replace('domain: analytics', 'domain: lending'))
  })
  afterAll(async () => {
    if (kit?.pid !== undefined && kit.exitCode === null) {
      const exit = once(kit, 'exit')
      process.kill(-kit.pid, 'SIGTERM')
      await exit
    }
    rmSync(place, { recursive: true, force: true })
  })

  const file = () => join(place, 'my-domain', 'products', 'cockpit', 'product.yaml')
  function writeProduct(change: (text: string) => string): void {
    writeFileSync(file(), change(readFileSync(file(), 'utf8')))
  }

  test('is enrolled, published and live, and follows what is written into the folder', async () => {
    const command = commandOf('README.md', 'domain-kit', await freePort())
    kit = spawn('sh', ['-c', command], { cwd: place, stdio: 'ignore', detached: true })
    await isLive('lending/cockpit', 'Revenue cockpit')
    writeProduct((text) => text.replace('value: Revenue cockpit', 'value: Lending cockpit'))
    await isLive('lending/cockpit', 'Lending cockpit')
  })
})

describe('a subgraph of one’s own, published with the lines of docs/own-subgraph.md', () => {
  const PAGE = 'docs/own-subgraph.md'
  let own: OwnSubgraph
  let token: string

  beforeAll(async () => {
    own = await serveOwnSubgraph('my-domain', 'Orders of my own', '2026-03-01')
  })
  afterAll(() => own?.close())

  /** Not waited for in place: what the catalog asks meanwhile is answered by this very process. */
  async function run(part: string, environment: Record<string, string>) {
    const env = { ...process.env, ...environment }
    const { stdout } = await promisify(execFile)('sh', ['-c', commandOf(PAGE, part, own.port)], { env })
    return JSON.parse(stdout)
  }

  test('registers, and is given a token', async () => {
    const answer = await run('register', { ENROL: mesh.token('enrol') })
    expect(answer).toEqual({ data: { registerDomain: { token: expect.stringMatching(/^ey/) } } })
    token = answer.data.registerDomain.token
  })

  test('publishes, is told what it does not serve, and answers in the mesh', async () => {
    const answer = await run('publish', { TOKEN: token })
    expect(answer).toEqual({
      data: {
        publish: { release: '2026-03-01', supergraphVersion: expect.any(String), problems: expect.any(Array) },
      },
    })
    await isLive('my-domain/orders', 'Orders of my own')
  })

  test('gives notice, and asks how it stands, at the addresses the page names', async () => {
    const [, address = ''] = /`POST (\/api\/\S+notice)`/.exec(page(PAGE)) ?? []
    const headers = { authorization: `Bearer ${token}` }
    const base = mesh.url
    expect((await fetch(base + address, { method: 'POST', headers })).ok).toBe(true)
    const standing = await fetch(base + address.replace(/notice$/, 'release'), { headers })
    expect(await standing.json()).toMatchObject({ accepted: '2026-03-01', conflicts: [] })
  })
})
