import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createHeddleClient } from '../../client/client.ts'
import { createGatewayService, type GatewayService } from '../../gateway/service.ts'
import { createHttpClient } from '../../platform/http-client.ts'
import { listen } from '../../platform/http-server.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { generateKeyPair } from '../../platform/tokens.ts'
import { createCatalogClient } from '../../subgraphs/domain/catalog/catalog-client.ts'
import { createPublisher } from '../../subgraphs/domain/catalog/publisher.ts'
import { eventually } from '../support/eventually.ts'
import { type LineageListener, startLineageListener } from '../unit/catalog/support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from '../unit/catalog/support/running-catalog.ts'
import { domainFolder, domainYaml, productYaml } from '../unit/domain/support/domain-folder.ts'
import { silent } from '../unit/domain/support/open-state.ts'
import { type ServedDomain, serve } from '../unit/domain/support/serve.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const STANDING_MS = 15_000
const FILE = 'products/events/product.yaml'

const stopping = new AbortController()
const http = createHttpClient()
const files = domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events') })
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let lineage: LineageListener
let running: RunningCatalog
let gateway: GatewayService
let following: Promise<void>
let url: string
let domain: ServedDomain
let publisher: ReturnType<typeof createPublisher>

beforeAll(async () => {
  folder = await temporaryFolder()
  lineage = await startLineageListener()
  running = await startCatalog({ folder: folder.path, keys: generateKeyPair(), lineageUrl: lineage.url })
  gateway = createGatewayService({
    catalogUrl: running.url,
    lineageUrl: lineage.url,
    token: running.tokens.service,
    domainTimeoutMs: 10_000,
    serviceTimeoutMs: 20_000,
    mutationTimeoutMs: 60_000,
    requestTimeoutMs: 60_000,
    maxAnswerBytes: 1_000_000,
    planCacheMiB: 10,
    maxTokens: 2_000,
    limits: {
      maxDepth: 32,
      maxAliases: 100,
      maxRootFields: 50,
      maxFields: 5_000,
      maxCost: 500_000,
      listSize: 10,
      maxFirst: 1_000,
    },
    http,
    logger: silent,
    metrics: createMetrics('gateway', { process: false }),
    signal: stopping.signal,
  })
  url = (await listen(gateway.app, 0)).url
  following = gateway.run()
  await eventually(async () => (await fetch(`${url}/ready`)).status === 200, { withinMs: 120_000 })
  domain = await serve(files)
  await running.register('orders')
  // All it knows of the mesh is the gateway's address.
  publisher = createPublisher({
    state: domain.state,
    client: createCatalogClient(http, url, stopping.signal),
    url: `${domain.url}/graphql`,
    logger: silent,
    signal: stopping.signal,
    token: () => running.tokenOf('orders'),
    standingMs: STANDING_MS,
  })
})
afterAll(async () => {
  stopping.abort()
  await publisher.settled()
  await following
  await gateway.app.close()
  await gateway.close()
  await domain[Symbol.asyncDispose]()
  await running.close()
  await lineage.close()
  await http.close()
  await folder.remove()
  await files[Symbol.asyncDispose]()
})

async function ask(query: string, variables: object = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await running.tokenOf('orders')}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await answer.json()) as {
    // biome-ignore lint/suspicious/noExplicitAny: answers of any shape are looked into.
    data: any
    errors?: { message: string; extensions: Record<string, unknown> }[]
  }
}

/** As `heddle publish` does it: by a process that has read the folder itself. */
async function publishElsewhere() {
  await using copy = await serve(files, {})
  const release = copy.state.workingCopy().digest
  return {
    release,
    ...(await ask('mutation ($input: PublishInput!) { publish(input: $input) { release } }', {
      input: { domain: 'orders', url: `${domain.url}/graphql`, release },
    })),
  }
}

const served = () => domain.state.served().snapshot.products[0]?.version
const answered = async () =>
  (await ask('{ product(id: "orders/events") { version catalogEntry { availability lastKnown { version } } } }')).data
    ?.product

test('what is published, rolled back and taken out by others is served by a running kit at once, through the gateway', async () => {
  publisher.publish()
  await publisher.settled()
  const first = domain.state.accepted()
  await eventually(async () => (await answered())?.version === '1.0.0', {
    withinMs: 60_000,
  })

  files.write(FILE, productYaml('events', { version: '2.0.0' }))
  expect(served()).toBe('1.0.0')
  const published = await publishElsewhere()
  expect(published.errors).toBeUndefined()
  await eventually(() => served() === '2.0.0', { withinMs: STANDING_MS })
  expect(domain.state.accepted()).toBe(published.release)

  const back = await ask(
    'mutation { rollback(domain: "orders") { release changes { products { fields { field before after } } } } }',
  )
  expect(back.data?.rollback).toEqual({
    release: first,
    changes: { products: [{ fields: [{ field: 'version', before: '2.0.0', after: '1.0.0' }] }] },
  })
  await eventually(() => served() === '1.0.0', { withinMs: STANDING_MS })
  // The folder is as it was before the rollback: a restart, or a change of something else, must not bring that back.
  publisher.publish()
  await publisher.settled()
  expect(served()).toBe('1.0.0')

  expect((await ask('mutation { unpublish(domain: "orders") { domain { availability } } }')).errors).toBeUndefined()
  publisher.publish()
  await publisher.settled()
  const gone = await eventually(async () => {
    const { data, errors } = await ask(
      '{ product(id: "orders/events") { version catalogEntry { availability lastKnown { version } } } }',
    )
    return errors !== undefined && { data, code: errors[0]?.extensions.code }
  })
  expect(gone).toEqual({
    code: 'DOMAIN_UNAVAILABLE',
    data: { product: { version: null, catalogEntry: { availability: 'REMOVED', lastKnown: { version: '1.0.0' } } } },
  })

  files.write(FILE, productYaml('events', { version: '3.0.0' }))
  expect((await publishElsewhere()).errors).toBeUndefined()
  await eventually(() => served() === '3.0.0', { withinMs: STANDING_MS })
  await eventually(async () => (await answered())?.version === '3.0.0')
  const history = await ask(
    '{ domain(id: "orders") { releases { edges { node { rollback current productCount } } } } }',
  )
  expect(history.data?.domain).toEqual({
    releases: {
      edges: [
        { node: { rollback: false, current: true, productCount: 1 } },
        { node: { rollback: true, current: false, productCount: 1 } },
        { node: { rollback: false, current: false, productCount: 1 } },
        { node: { rollback: false, current: false, productCount: 1 } },
      ],
    },
  })
})

test('the client checks, publishes, compares and rolls back, and follows what comes of it', async () => {
  const client = createHeddleClient({ url, token: () => running.tokenOf('orders'), timeoutMs: 60_000 })
  const ending = new AbortController()
  const told: string[] = []
  let isFollowing = false
  const following = (async () => {
    const options = {
      signal: ending.signal,
      onCursor: () => {
        isFollowing = true
      },
    }
    for await (const change of client.follow({ filter: { domain: ['orders'] } }, options)) {
      const what = change.__typename === 'ProductChange' ? change.fields.map(({ field }) => field) : []
      told.push([change.event, ...what, change.by].join(' '))
    }
  })()
  await eventually(() => isFollowing)

  files.write(FILE, productYaml('events', { version: '4.0.0' }))
  await using copy = await serve(files, {})
  const release = copy.state.workingCopy().digest
  const products = [{ id: 'orders/events', name: 'events', version: '4.0.0', status: 'SOMETHING' }]
  const check = (await client.checkRelease({ domain: 'orders', products, release })).data.checkRelease
  expect(check).toMatchObject({ domain: 'orders', release, problems: [expect.stringContaining('status')] })

  const before = (await client.releases({ domain: 'orders', first: 1 })).data.domain?.releases?.edges[0]?.node.id
  const input = { domain: 'orders', url: `${domain.url}/graphql`, release }
  const published = (await client.publish({ input })).data.publish
  const version = { field: 'version', before: '3.0.0', after: '4.0.0' }
  expect(published).toMatchObject({
    release,
    changes: { from: before, to: release, products: [{ product: 'orders/events', fields: [version] }] },
  })
  const difference = (await client.releaseDiff({ domain: 'orders' })).data.domain?.releaseDiff
  expect(difference).toEqual(published?.changes)
  const [product] = difference?.products ?? []
  expect((await client.productDiff({ product: 'orders/events' })).data.product?.diff).toEqual(product)
  const [newest] =
    (await client.productVersions({ product: 'orders/events', first: 1 })).data.product?.versions?.edges ?? []
  expect(newest?.node).toMatchObject({ release, version: '4.0.0', by: 'domain:orders', changes: { fields: [version] } })

  expect((await client.rollback({ domain: 'orders' })).data.rollback?.release).toBe(before)
  expect((await client.unpublish({ domain: 'orders' })).data.unpublish?.domain.availability).toBe('REMOVED')
  expect((await client.publish({ input })).data.publish?.release).toBe(release)
  await expect(client.publish({ input: { ...input, release: 'unknown' } })).rejects.toMatchObject({
    code: 'PUBLISH_REFUSED',
  })

  const releases: string[] = []
  for await (const { id } of client.releasesAll({ domain: 'orders', first: 2 })) releases.push(id)
  expect(releases.slice(0, 3)).toEqual([release, before, release])
  const versions: (string | null)[] = []
  for await (const { version } of client.versionsAll({ product: 'orders/events', first: 2 })) versions.push(version)
  expect(versions.slice(0, 3)).toEqual(['4.0.0', '3.0.0', '4.0.0'])

  await eventually(() => told.filter((line) => line.startsWith('DOMAIN_PUBLISHED')).length === 2)
  ending.abort()
  await following
  expect(told.filter((line) => /^(DOMAIN_(P|R|U)|PRODUCT_CHANGED)/.test(line))).toEqual([
    'DOMAIN_PUBLISHED domain:orders',
    'PRODUCT_CHANGED version domain:orders',
    'DOMAIN_ROLLED_BACK domain:orders',
    'PRODUCT_CHANGED version domain:orders',
    'DOMAIN_UNPUBLISHED domain:orders',
    'DOMAIN_PUBLISHED domain:orders',
    'PRODUCT_CHANGED version domain:orders',
  ])
})

test('the gateway passes on what domains ask, and ends what is held when it stops', async () => {
  expect(await (await fetch(`${url}/api/v1/mesh`)).json()).toMatchObject({
    name: 'heddle',
    publicKey: expect.any(String),
  })
  const headers = { authorization: `Bearer ${await running.tokenOf('orders')}` }
  const standing = await fetch(`${url}/api/v1/domains/orders/release`, { headers })
  const { accepted } = (await standing.json()) as { accepted: string }
  expect(accepted).toBe(domain.state.accepted())
  expect((await fetch(`${url}/api/v1/domains/orders/release`)).status).toBe(401)
  expect((await fetch(`${url}/api/v1/domains/orders/notice`, { method: 'POST', headers })).status).toBe(202)
  expect((await fetch(`${url}/internal/v1/domains/orders/release`, { headers })).status).toBe(404)
  const held = fetch(`${url}/api/v1/domains/orders/release?have=${accepted}&wait=50`, { headers })
  const began = performance.now()
  setTimeout(() => stopping.abort(), 500)
  expect((await held).status).toBe(503)
  expect(performance.now() - began).toBeLessThan(40_000)
})
