import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { digestOfToken, previewState } from '../../../schema/preview-state.ts'
import type { PreviewEvent } from '../../../subgraphs/domain/preview/preview-lease.ts'
import {
  type PreviewOptions,
  type RunningPreview,
  startPreview,
} from '../../../subgraphs/domain/preview/start-preview.ts'
import { openSqliteStore } from '../../../subgraphs/domain/stores/sqlite.ts'
import { copySqliteStore } from '../../../subgraphs/domain/stores/sqlite-copy.ts'
import { eventually } from '../../support/eventually.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from '../catalog/support/running-catalog.ts'
import { type DomainFolder, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { silent } from './support/open-state.ts'

const FILE = 'products/events/product.yaml'
const QUERY = '{ product(id: "orders/events") { title description { purpose } quality { score } } }'

let catalogFolder: Awaited<ReturnType<typeof temporaryFolder>>
let catalog: RunningCatalog
let folder: DomainFolder & AsyncDisposable
/** What the preview takes for the machine's temporary folder. */
let temporary: string

beforeAll(async () => {
  catalogFolder = await temporaryFolder()
  catalog = await startCatalog({ folder: catalogFolder.path, probeMs: 60_000 })
  for (const domain of ['orders', 'payments']) await catalog.register(domain)
})
afterAll(async () => {
  await catalog.close()
  await catalogFolder.remove()
})
beforeEach(() => {
  folder = domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events') })
  temporary = mkdtempSync(join(tmpdir(), 'heddle-test-'))
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true, force: true })
  await folder[Symbol.asyncDispose]()
})

const events: PreviewEvent[] = []

async function start(given: Partial<PreviewOptions> = {}): Promise<RunningPreview> {
  events.length = 0
  const preview = await startPreview({
    folder: folder.root,
    gatewayUrl: catalog.url,
    token: await catalog.tokenOf('orders'),
    stores: { open: openSqliteStore, copy: copySqliteStore },
    logger: silent,
    onEvent: (event) => events.push(event),
    ...given,
  })
  onTestFinished(preview.close)
  return preview
}

const leases = async () => {
  const answer = await catalog.fetch('/internal/v1/previews', { token: catalog.tokens.service })
  return previewState.parse(await answer.json()).leases
}

/** As the gateway asks: where the lease says. */
async function askPreview(): Promise<{ data: { product: Record<string, unknown> | null } }> {
  const [lease] = await leases()
  const answer = await fetch(lease?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  })
  return (await answer.json()) as Awaited<ReturnType<typeof askPreview>>
}

/** A domain's file as its process left it: with one result that was posted. */
function storeWithResult(file: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  const store = openSqliteStore(file)
  const outcome = { name: 'complete', dimension: 'COMPLETENESS', status: 'pass', score: 0.75 } as const
  store.quality.add([
    {
      id: 'one',
      subject: 'orders/events',
      measuredAt: new Date().toISOString(),
      check: outcome,
      measurement: null,
      column: null,
      tool: null,
      message: null,
    },
  ])
  store.close()
}

describe('a working copy', () => {
  it('is served and open for who has the token, until it is closed; then nothing of it is left', async () => {
    const preview = await start()
    expect(preview).toMatchObject({ domain: 'orders', token: expect.stringMatching(/^[\w-]{32}$/) })
    expect(await leases()).toMatchObject([
      {
        domain: 'orders',
        tokenDigest: digestOfToken(preview.token),
        release: preview.state.workingCopy().digest,
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/),
      },
    ])
    expect(events).toMatchObject([{ kind: 'opened', preview: { release: preview.state.workingCopy().digest } }])
    expect((await askPreview()).data.product).toMatchObject({ description: { purpose: 'events' } })
    const [{ url = '' } = {}] = await leases()

    await preview.close()
    expect(await leases()).toEqual([])
    await expect(fetch(url)).rejects.toThrow()
    expect(readdirSync(temporary)).toEqual([])
    expect(readdirSync(folder.root).sort()).toEqual(['domain.yaml', 'products'])
  })

  it('follows the folder, and the mesh knows at once which release it is', async () => {
    const preview = await start()
    const before = preview.state.workingCopy().digest
    folder.write(FILE, productYaml('events', { description: 'better events' }))
    await eventually(async () => (await leases())[0]?.release !== before)
    expect((await leases())[0]?.release).toBe(preview.state.workingCopy().digest)
    expect((await askPreview()).data.product).toMatchObject({ description: { purpose: 'better events' } })
    expect(events.at(-1)).toMatchObject({ kind: 'renewed' })
  })

  it('shows the quality that the domain knows of, from a copy: the domain’s own file stays as it is', async () => {
    const storeFile = join(temporary, 'domain', 'domain.sqlite')
    storeWithResult(storeFile)
    const running = openSqliteStore(storeFile)
    onTestFinished(() => running.close())
    const before = readFileSync(storeFile)
    const preview = await start({ storeFile })
    expect((await askPreview()).data.product).toMatchObject({ quality: { score: 0.75 } })
    folder.write('products/more/product.yaml', productYaml('more'))
    await eventually(() => preview.state.workingCopy().products.length === 2)
    expect(readFileSync(storeFile).equals(before)).toBe(true)
    expect(running.memory.lastGoodProducts().size).toBe(0)
  })

  it.each([
    ['is not there', undefined],
    ['is no database', 'garbage, garbage, garbage'],
  ])('is open without quality when the domain’s file %s', async (_what, content) => {
    const storeFile = join(temporary, 'domain.sqlite')
    if (content !== undefined) writeFileSync(storeFile, content)
    await start({ storeFile })
    expect((await askPreview()).data.product).toMatchObject({ quality: null })
  })

  it('takes no quality results: they are the domain’s to keep', async () => {
    await start()
    const [{ url = '' } = {}] = await leases()
    const answer = await fetch(url.replace('/graphql', '/v1/quality'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await catalog.tokenOf('orders')}` },
      body: '{}',
    })
    expect(answer.status).toBe(401)
  })

  it('may be open twice, each with a token of its own', async () => {
    const [first, second] = [await start(), await start({ previewToken: 'a-token-that-was-brought-along-0123' })]
    expect((await leases()).map(({ tokenDigest }) => tokenDigest)).toEqual(
      [first, second].map(({ token }) => digestOfToken(token)),
    )
    await first.close()
    expect((await leases()).map(({ tokenDigest }) => tokenDigest)).toEqual([digestOfToken(second.token)])
  })

  it('renews its lease while it lives', async () => {
    const preview = await start({ seconds: 1 })
    const until = Date.parse(preview.opened.expiresAt) + 500
    await eventually(() => Date.now() > until)
    expect(await leases()).toHaveLength(1)
  })
})

describe('a working copy that cannot be previewed leaves nothing behind, and says why', () => {
  afterEach(async () => {
    expect(readdirSync(temporary)).toEqual([])
    expect(await leases()).toEqual([])
  })

  it('with the token of another domain', async () => {
    const token = await catalog.tokenOf('payments')
    await expect(start({ token })).rejects.toMatchObject({ name: 'Refused', code: 'FORBIDDEN' })
  })

  it('of a domain nobody registered', async () => {
    folder.write('domain.yaml', domainYaml('nobody'))
    await expect(start({ token: catalog.tokens.admin })).rejects.toMatchObject({ name: 'Refused', code: 'NOT_FOUND' })
  })

  it('at an address the mesh may not call', async () => {
    await expect(start({ url: 'http://example.com/graphql' })).rejects.toMatchObject({
      name: 'Refused',
      code: 'PREVIEW_REFUSED',
      problems: [expect.stringContaining('host example.com is not among')],
    })
  })

  it('where the mesh does not answer', async () => {
    await expect(start({ gatewayUrl: 'http://127.0.0.1:9' })).rejects.toMatchObject({ name: 'HttpFailure' })
  })

  it('of a folder without a domain', async () => {
    folder.write('domain.yaml', 'id: [')
    await expect(start()).rejects.toMatchObject({ name: 'NoDomain' })
  })
})
