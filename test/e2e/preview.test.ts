import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { serveOwnSubgraph } from '../support/own-subgraph.ts'
import { between, page } from '../support/pages.ts'
import { type PreviewGiven, type PreviewProcess, startPreviewProcess } from '../support/preview.ts'

let mesh: RunningMesh
let place: string
/** The working copy of the orders team: a title, a column and a product that the mesh does not have. */
let folder: string

beforeAll(async () => {
  mesh = await startMesh()
  place = mkdtempSync(join(tmpdir(), 'heddle-preview-e2e-'))
  folder = join(place, 'orders')
  cpSync(join(packageRoot(), 'seed', 'domains', 'orders'), folder, { recursive: true })
  change('products/order-facts/product.yaml', 'value: Order facts }', 'value: Order facts with carrier }')
  change(
    'products/order-facts/contracts/order-facts-view-v1.yaml',
    '      - name: article_id',
    '      - { name: carrier, logicalType: string, physicalType: varchar, description: Who carried it. }\n      - name: article_id',
  )
  cpSync(join(folder, 'products', 'order-status'), join(folder, 'products', 'order-promises'), { recursive: true })
  change('products/order-promises/product.yaml', 'name: order-status', 'name: order-promises')
})
afterAll(async () => {
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text, file).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
}

const ownToken = (domain: string) => readFileSync(join(mesh.dataDir, domain, 'token'), 'utf8').trim()

/** A preview of the working copy; its token is what requests bring. */
async function preview(given: Partial<PreviewGiven> = {}): Promise<PreviewProcess & { readonly token: string }> {
  const previewToken = randomBytes(24).toString('base64url')
  const started = await startPreviewProcess({
    folder,
    gatewayUrl: mesh.url,
    token: ownToken('orders'),
    storeFile: join(mesh.dataDir, 'orders', 'domain.sqlite'),
    previewToken,
    seconds: 6,
    ...given,
  })
  onTestFinished(() => started.end('SIGKILL'))
  return { ...started, token: given.previewToken ?? previewToken }
}

const QUERY = `{
  facts: product(id: "orders/order-facts") {
    title quality { score } catalogEntry { availability lastKnown { title } release { drift } }
    outputPorts { id contract { columns { path } } }
    downstream(first: 50) { edges { node { product { id title upstream(first: 50) { edges { node { product { id title } } } } } } } }
  }
  promises: product(id: "orders/order-promises") { title catalogEntry { availability } }
  other: product(id: "marketing/customer360") { title }
}`

interface Seen {
  readonly facts: {
    readonly title: string
    readonly quality: { readonly score: number } | null
    readonly catalogEntry: unknown
    readonly outputPorts: readonly {
      readonly id: string
      readonly contract: { columns: readonly { path: string }[] }
    }[]
    readonly downstream: Edges<{ id: string; upstream: Edges<{ id: string; title: string }> }>
  } | null
  readonly promises: { readonly title: string; readonly catalogEntry: unknown } | null
  readonly other: { readonly title: string } | null
}
interface Edges<Product> {
  /** A node that is no product, such as a consumer, has none. */
  readonly edges: readonly { readonly node: { readonly product: Product | null } }[]
}

const ask = (token?: string) =>
  mesh.ask<Seen>(QUERY, token === undefined ? {} : { headers: { 'x-heddle-preview': token } })
async function raw(headers: Record<string, string> = {}) {
  const answer = await fetch(`${mesh.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'same', ...headers },
    body: JSON.stringify({ query: QUERY }),
  })
  return {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => name !== 'date'),
    text: await answer.text(),
  }
}
const isGone = async (token: string) => {
  const { status, text } = await raw({ 'x-heddle-preview': token })
  return status === 410 && JSON.parse(text).errors[0].extensions.code === 'PREVIEW_GONE'
}
const titlesOnTheWayBack = (seen: Seen | null | undefined) =>
  seen?.facts?.downstream.edges
    .flatMap(({ node }) => node.product?.upstream.edges.map((edge) => edge.node.product) ?? [])
    .filter((product) => product?.id === 'orders/order-facts')
    .map((product) => product?.title)

describe('a working copy in the otherwise live mesh', () => {
  test('is what requests with its token see, in the whole graph; all others see what they saw, byte for byte', async () => {
    const before = await raw()
    const { token } = await preview()
    const [previewed, after] = await Promise.all([ask(token), raw()])
    expect(after).toEqual(before)
    const live = JSON.parse(before.text) as Awaited<ReturnType<typeof ask>>

    expect(previewed.errors).toBeUndefined()
    expect(previewed.extensions?.preview).toEqual({
      domain: 'orders',
      release: expect.any(String),
      expiresAt: expect.stringMatching(/Z$/),
    })
    expect([live, previewed].map(({ data }) => data?.facts?.title)).toEqual(['Order facts', 'Order facts with carrier'])
    const columns = (seen: Seen | null) =>
      seen?.facts?.outputPorts
        .find(({ id }) => id.includes('order-facts-view'))
        ?.contract.columns.map(({ path }) => path)
    expect(columns(live.data)).not.toContain('carrier')
    expect(columns(previewed.data)).toContain('carrier')
    expect(live.data?.promises).toBeNull()
    expect(previewed.data?.promises).toMatchObject({ title: expect.any(String), catalogEntry: null })
    expect(previewed.data?.other).toEqual(live.data?.other)

    const ways = titlesOnTheWayBack(live.data)
    expect(ways?.length).toBeGreaterThan(1)
    expect(new Set(ways)).toEqual(new Set(['Order facts']))
    expect(titlesOnTheWayBack(previewed.data)).toEqual(ways?.map(() => 'Order facts with carrier'))

    expect(previewed.data?.facts?.catalogEntry).toEqual(live.data?.facts?.catalogEntry)
    expect(previewed.data?.facts?.catalogEntry).toMatchObject({
      availability: 'LIVE',
      lastKnown: { title: 'Order facts' },
      release: { drift: false },
    })
    expect(live.data?.facts?.quality?.score).toBeGreaterThan(0)
    expect(previewed.data?.facts?.quality).toEqual(live.data?.facts?.quality)
  })

  test('follows what is written into the folder, and is there at the shard router too', async () => {
    const { token } = await preview()
    change('products/order-facts/product.yaml', 'Order facts with carrier }', 'Order facts once more }')
    onTestFinished(() => change('products/order-facts/product.yaml', 'facts once more }', 'facts with carrier }'))
    await eventually(async () => (await ask(token)).data?.facts?.title === 'Order facts once more')
    const answer = await fetch(`http://127.0.0.1:${mesh.basePort + 3}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-heddle-preview': token },
      body: JSON.stringify({ query: '{ product(id: "orders/order-facts") { title } }' }),
    })
    expect(answer.headers.get('x-heddle-preview')).toBe('orders')
    expect(await answer.json()).toMatchObject({ data: { product: { title: 'Order facts once more' } } })
  })

  test('of a domain that has never published is there for its team, and for nobody else', async () => {
    const lending = join(place, 'lending')
    mkdirSync(join(lending, 'products'), { recursive: true })
    writeFileSync(join(lending, 'domain.yaml'), 'id: lending\ntitle: Lending\nowner: { name: Lending Team }\n')
    cpSync(join(folder, 'products', 'order-status'), join(lending, 'products', 'loans'), { recursive: true })
    const file = join(lending, 'products', 'loans', 'product.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('domain: orders', 'domain: lending'))
    const { data } = await mesh.ask<{ registerDomain: { token: string } }>(
      'mutation { registerDomain(input: { id: "lending", title: "Lending" }) { token } }',
      { token: mesh.token('enrol') },
    )
    const { token } = await preview({ folder: lending, token: data?.registerDomain.token ?? '', storeFile: '' })
    const query = '{ product(id: "lending/loans") { id title } other: product(id: "orders/order-facts") { title } }'
    const [own, others] = await Promise.all([
      mesh.ask(query, { headers: { 'x-heddle-preview': token } }),
      mesh.ask(query),
    ])
    expect(own.data).toEqual({
      product: { id: 'lending/loans', title: expect.any(String) },
      other: { title: 'Order facts' },
    })
    expect(others).toEqual({ data: { product: null, other: { title: 'Order facts' } } })
  })

  test('is not opened with the token of another domain', async () => {
    await expect(preview({ token: ownToken('payments') })).rejects.toThrow(/FORBIDDEN|previews that domain alone/)
  })
})

describe('the lines of docs/previews.md', () => {
  const PAGE = 'docs/previews.md'

  async function run(part: string, environment: Record<string, string>, domainPort = 0) {
    const block = /```sh\n(.+?)```/s.exec(between(page(PAGE), part))?.[1] ?? ''
    expect(block, part).not.toBe('')
    const command = block.replace('localhost:4000', `localhost:${mesh.basePort}`).replace('4110', String(domainPort))
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { env: { ...process.env, ...environment } })
    return JSON.parse(stdout)
  }

  test('look at a preview', async () => {
    const { token } = await preview()
    const { data, extensions } = await run('ask', { PREVIEW: token })
    expect(data.product.title).toBe('Order facts with carrier')
    expect(data.product.downstream.edges.length).toBeGreaterThan(0)
    expect(extensions.preview).toMatchObject({ domain: 'orders' })
  })

  test('open one of a subgraph of one’s own', async () => {
    const own = await serveOwnSubgraph('my-domain', 'Orders of my own', '2026-03-01')
    onTestFinished(() => own.close())
    const { data } = await mesh.ask<{ registerDomain: { token: string } }>(
      'mutation { registerDomain(input: { id: "my-domain", title: "My domain" }) { token } }',
      { token: mesh.token('enrol') },
    )
    const token = randomBytes(24).toString('hex')
    const opened = await run('open', { TOKEN: data?.registerDomain.token ?? '', PREVIEW: token }, own.port)
    expect(opened).toMatchObject({ data: { openPreview: { token, release: '2026-03-01' } } })
    const query = '{ product(id: "my-domain/orders") { title } }'
    expect((await mesh.ask(query, { headers: { 'x-heddle-preview': token } })).data).toEqual({
      product: { title: 'Orders of my own' },
    })
    expect((await mesh.ask(query)).data).toEqual({ product: null })
  })
})

describe('a working copy that stops', () => {
  test('by SIGTERM is gone at once', async () => {
    const { token, end } = await preview({ seconds: 60 })
    expect((await ask(token)).data?.facts?.title).toBe('Order facts with carrier')
    await end()
    // Far from the end of its lease: a gateway that is told takes no longer than to read it.
    await eventually(() => isGone(token))
  })

  test('by SIGKILL is unavailable until its lease is over, and gone then; nobody else notices', async () => {
    const { token, end, events } = await preview()
    const until = Date.parse((events().at(-1) as { preview: { expiresAt: string } }).preview.expiresAt)
    await end('SIGKILL')
    const { data, errors } = await ask(token)
    expect(data?.facts?.title).toBeNull()
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['DOMAIN_UNAVAILABLE']))
    expect((await ask()).data?.facts?.title).toBe('Order facts')
    await eventually(() => isGone(token), { withinMs: 10_000 })
    expect(Date.now()).toBeLessThan(until + 6_000 + 1_500)
  })

  test('that hangs is unavailable, its domain is not; it is gone with its lease, and back when it goes on', async () => {
    const copy = await preview()
    copy.signal('SIGSTOP')
    try {
      const { data, errors } = await ask(copy.token)
      expect(data?.other?.title).toBeTruthy()
      expect(errors?.map(({ extensions }) => extensions)).toContainEqual({
        code: 'DOMAIN_UNAVAILABLE',
        domain: 'orders',
      })
      expect((await ask()).errors).toBeUndefined()
      await eventually(() => isGone(copy.token), { withinMs: 20_000 })
    } finally {
      copy.signal('SIGCONT')
    }
    await eventually(async () => (await ask(copy.token)).data?.facts?.title === 'Order facts with carrier')
  })
})

describe('a catalog that is killed and started again', () => {
  test('costs a preview nothing while it is back within the lease', async () => {
    const { token, events } = await preview({ seconds: 60 })
    process.kill(mesh.pid('catalog'), 'SIGKILL')
    await mesh.startAgain('catalog')
    const { data, extensions } = await ask(token)
    expect(data?.facts?.title).toBe('Order facts with carrier')
    expect(extensions?.preview).toMatchObject({ domain: 'orders' })
    expect(events().filter(({ kind }) => kind === 'gone')).toEqual([])
  })

  test('has a preview again that it has outlived, though nobody opened it anew', async () => {
    const { token, events } = await preview({ seconds: 3 })
    process.kill(mesh.pid('catalog'), 'SIGKILL')
    await eventually(() => isGone(token))
    await eventually(() => events().some(({ kind }) => kind === 'gone'))
    await mesh.startAgain('catalog')
    await eventually(() => events().at(-1)?.kind === 'opened' || events().at(-1)?.kind === 'renewed', {
      withinMs: 30_000,
    })
    // The gateway follows the catalog again a moment later.
    await eventually(async () => (await ask(token)).data?.facts?.title === 'Order facts with carrier')
  })
})
