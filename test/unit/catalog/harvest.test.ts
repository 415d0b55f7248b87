import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  plainContract,
  releaseOf,
  type SmallDomain,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

const named = (name: string, more: Record<string, unknown> = {}): SmallProduct => ({
  id: `orders/${name}`,
  name,
  title: name,
  ...more,
})

describe('harvest', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let lineage: LineageListener
  let orders: SmallDomain
  let running: RunningCatalog
  const all = [named('a'), named('b'), named('c'), orderEvents()]

  beforeAll(async () => {
    folder = await temporaryFolder()
    lineage = await startLineageListener()
    orders = await startSmallDomain('orders', { products: all })
    orders.pageLimit = 2
    running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url, domainTimeoutMs: 400, probeMs: 100 })
    await running.register('orders')
    expect((await running.publish('orders', orders)).errors).toBeUndefined()
  })
  afterAll(async () => {
    await running.close()
    await orders.close()
    await lineage.close()
    await folder.remove()
  })

  async function known(): Promise<string[]> {
    const { data } = await running.ask('{ products(first: 100) { edges { node { id } } } }')
    return data.products.edges.map((edge: { node: { id: string } }) => edge.node.id)
  }
  async function entry(id: string) {
    const { data } = await running.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on DataProduct { catalogEntry {
        availability lastSeenAt release { accepted live drift } lastKnown { title takenAt } } } } }`,
      { r: [{ __typename: 'DataProduct', id }] },
    )
    return data._entities[0].catalogEntry
  }
  /** The domain says that something changed. */
  async function notice(): Promise<void> {
    const token = await running.tokenOf('orders')
    const reply = await running.fetch('/internal/v1/domains/orders/notice', { method: 'POST', token })
    expect(reply.status).toBe(202)
  }
  const domainRecord = async () => (await running.catalog.store.domains(['orders'])).get('orders')?.publication

  it('reads every page', async () => {
    expect(await known()).toEqual(['orders/a', 'orders/b', 'orders/c', 'orders/order-events'])
  })

  it('follows a notice, gathers several into one, and sees drift from the accepted release', async () => {
    await eventually(async () => Date.now() - Date.parse((await domainRecord())?.publishedAt ?? '') > 5_000)
    orders.products = [...all.slice(0, 3), { ...orderEvents(), title: 'Renamed Events' }]
    const before = orders.pagesServed
    await Promise.all(Array.from({ length: 5 }, notice))
    await eventually(async () => (await entry('orders/order-events')).lastKnown.title === 'Renamed Events')
    const ofOneHarvest = 2
    expect(orders.pagesServed - before).toBeLessThanOrEqual(2 * ofOneHarvest) // a busy machine may take a second one, but not five
    expect((await entry('orders/a')).release).toEqual({
      accepted: releaseOf(all),
      live: releaseOf(orders.products),
      drift: true,
    })
    const { data } = await running.ask('{ search(text: "renamed") { totalCount } }')
    expect(data.search.totalCount).toBe(1)
    orders.products = all
    await running.catalog.harvester.harvest('orders')
    expect((await entry('orders/a')).release.drift).toBe(false)
  }, 60_000)

  it.each<[string, (domain: SmallDomain) => void]>([
    [
      'an error beside the data',
      (domain) => {
        domain.misbehave = (reply) =>
          reply.send({
            data: { ownProducts: { nodes: [null], pageInfo: { hasNextPage: false }, release: null } },
            errors: [{ message: 'boom' }],
          })
      },
    ],
    [
      'half a list',
      (domain) => {
        domain.misbehave = (reply) =>
          reply.send({ data: { ownProducts: { nodes: [null], pageInfo: { hasNextPage: false } } } })
      },
    ],
    [
      'garbage',
      (domain) => {
        domain.misbehave = (reply) => reply.type('text/html').send('<p>maintenance</p>')
      },
    ],
    [
      'nothing, ever',
      (domain) => {
        domain.misbehave = () => undefined
      },
    ],
    [
      'a foreign product',
      (domain) => {
        domain.products = [named('a'), { id: 'payments/a' }]
      },
    ],
    [
      'a product twice',
      (domain) => {
        domain.products = [named('a'), named('a')]
      },
    ],
    [
      'a port of another product',
      (domain) => {
        domain.products = [named('a', { outputPorts: [{ id: 'orders/b/p-v1' }] })]
      },
    ],
  ])('keeps what was known, and tells lineage nothing, when the domain answers with %s', async (_what, spoil) => {
    await eventually(async () => (await running.catalog.store.pendingDeliveries()) === 0)
    const version = (await domainRecord())?.harvestVersion
    const sent = lineage.documents.length
    spoil(orders)
    await running.catalog.harvester.harvest('orders')
    expect(await known()).toEqual(['orders/a', 'orders/b', 'orders/c', 'orders/order-events'])
    expect((await domainRecord())?.harvestProblem).toEqual(expect.any(String))
    expect((await domainRecord())?.harvestVersion).toBe(version)
    expect(lineage.documents.length).toBe(sent)
    orders.misbehave = null
    orders.products = all
    await eventually(async () => (await domainRecord())?.availability === 'LIVE')
    await running.catalog.harvester.harvest('orders')
    expect((await domainRecord())?.harvestProblem).toBeNull()
  })

  it('keeps a product whose descriptor the domain cannot read, and says that the document is not complete', async () => {
    const taken = (await entry('orders/b')).lastKnown.takenAt
    orders.products = [named('a'), orderEvents()]
    orders.problems = [{ file: 'products/b/product.yaml', product: 'orders/b' }]
    await running.catalog.harvester.harvest('orders')
    expect(await known()).toEqual(['orders/a', 'orders/b', 'orders/order-events'])
    expect((await entry('orders/b')).lastKnown.takenAt).toBe(taken)
    const document = await eventually(() => {
      const last = lineage.documents.at(-1)
      return last !== undefined && !last.complete && last
    })
    expect(document.products.map((product) => product.id)).toEqual(['orders/a', 'orders/b', 'orders/order-events'])

    orders.problems = []
    await running.catalog.harvester.harvest('orders')
    expect(await known()).toEqual(['orders/a', 'orders/order-events'])
    const complete = await eventually(() => {
      const last = lineage.documents.at(-1)
      return last?.complete && last
    })
    expect(complete.products.map((product) => product.id)).toEqual(['orders/a', 'orders/order-events'])
    expect(await entry('orders/b')).toBeNull()
    orders.products = all
    await running.catalog.harvester.harvest('orders')
  })

  it('keeps one product as it was when its values cannot be kept, and takes the others', async () => {
    const broken = { id: 's', property: 'freshness', met: true, since: 'not a date' }
    orders.products = [named('a', { title: 'Renamed' }), named('b', { serviceLevels: [broken] }), orderEvents()]
    await running.catalog.harvester.harvest('orders')
    expect(await known()).toEqual(['orders/a', 'orders/b', 'orders/order-events'])
    expect((await entry('orders/a')).lastKnown.title).toBe('Renamed')
    expect((await entry('orders/b')).lastKnown.title).toBe('b')
    expect((await domainRecord())?.harvestProblem).toMatch(
      /^product orders\/b: serviceLevels\.freshness\.since: expected an RFC 3339 date-time with a zone, found "not a date"$/,
    )
    orders.products = all
    await running.catalog.harvester.harvest('orders')
    expect((await domainRecord())?.harvestProblem).toBeNull()
  })

  it('says UNREACHABLE while a domain hangs, keeps its snapshot, and LIVE when it is back', async () => {
    orders.misbehave = () => undefined
    await eventually(async () => (await entry('orders/a')).availability === 'UNREACHABLE')
    expect((await entry('orders/a')).lastKnown.title).toBe('a')
    await eventually(() => lineage.availabilities.at(-1)?.availability === 'UNREACHABLE')
    const { data } = await running.ask('{ search(text: "events") { edges { node { availability } } } }')
    expect(data.search.edges[0].node.availability).toBe('UNREACHABLE')
    const versions = lineage.availabilities.map((document) => document.version)
    expect(versions).toEqual([...versions].sort((a, b) => a - b))

    orders.misbehave = null
    await eventually(async () => (await entry('orders/a')).availability === 'LIVE')
    await eventually(() => lineage.availabilities.at(-1)?.availability === 'LIVE')
  })
})

describe('an older domain', () => {
  it('is harvested without the fields it does not serve', async () => {
    const folder = await temporaryFolder()
    const sdl = plainContract()
      .replace('  archetype: Archetype\n', '')
      .replace('  semanticType: String\n', '')
      .replace('  quality: QualitySummary\n', '')
      .replace('  problems: [DescriptorProblem!]\n', '')
    const old = await startSmallDomain('orders', { sdl, products: [orderEvents()] })
    const running = await startCatalog({ folder: folder.path })
    await running.register('orders')
    const reply = await running.publish('orders', old)
    expect(reply.errors).toBeUndefined()
    expect(reply.data.publish.problems).toContain(
      'DataProduct.archetype: expected Archetype, found no such field: null in the mesh',
    )
    const { data } = await running.ask('{ search(text: "order") { totalCount } }')
    expect(data.search.totalCount).toBe(1)
    await running.close()
    await old.close()
    await folder.remove()
  }, 60_000)

  it('that knows nothing of what columns are made from is read, and lineage told, as far as it goes', async () => {
    const folder = await temporaryFolder()
    const lineage = await startLineageListener()
    const sdl = plainContract().replace(/ {2}transform(SourceObjects|Logic|Description): .*\n/g, '')
    expect(sdl).not.toMatch(/transform(SourceObjects|Logic|Description)/)
    const old = await startSmallDomain('orders', { sdl, products: [orderEvents()] })
    const running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url })
    await running.register('orders')
    const reply = await running.publish('orders', old)
    expect(reply.errors).toBeUndefined()
    expect(reply.data.publish.problems).toContain(
      'Column.transformSourceObjects: expected [String!], found no such field: null in the mesh',
    )
    const document = await eventually(() => lineage.documents.at(-1))
    const [port] = document.products[0]?.ports ?? []
    expect(port?.contract).toEqual({ id: 'orders-contract', version: '1.0.0', status: 'ACTIVE' })
    expect(port?.columns).toEqual([
      { id: `${port?.id}#order_id`, path: 'order_id', physicalName: null, type: 'string', classification: null },
      {
        id: `${port?.id}#customer.email`,
        path: 'customer.email',
        physicalName: null,
        type: null,
        classification: 'PII',
      },
    ])
    await running.close()
    await old.close()
    await lineage.close()
    await folder.remove()
  }, 60_000)

  it('gets a new route when it serves the newer contract, without a publish', async () => {
    const folder = await temporaryFolder()
    const sdl = plainContract().replace('  archetype: Archetype\n', '')
    const old = await startSmallDomain('orders', { sdl, products: [orderEvents()] })
    const running = await startCatalog({ folder: folder.path, harvestMs: 200, probeMs: 50 })
    await running.register('orders')
    await running.publish('orders', old)
    const token = running.tokens.service
    const before = await (await running.fetch('/internal/v1/mesh', { token })).json()
    await old.close()
    const newer = await startSmallDomain('orders', { products: [orderEvents()], port: old.port })
    const polled = await running.fetch(`/internal/v1/mesh?have=${before.revision}&wait=10`, { token })
    const after = await polled.json()
    expect(after.routes[0].sdl).toContain('archetype')
    expect(after.routes[0].sdlDigest).not.toBe(before.routes[0].sdlDigest)
    await running.close()
    await newer.close()
    await folder.remove()
  }, 60_000)
})
