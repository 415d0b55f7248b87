import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { generateKeyPair } from '../../../platform/tokens.ts'
import { eventually } from '../../support/eventually.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type CatalogGiven, type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  plainContract,
  releaseOf,
  type SmallDomain,
  type SmallDomainOptions,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

const named = (name: string, more: Record<string, unknown> = {}): SmallProduct => ({
  id: `orders/${name}`,
  name,
  title: name,
  ...more,
})
const digestOf = (product: SmallProduct): string => createHash('sha256').update(JSON.stringify(product)).digest('hex')
const idsOf = (products: readonly { readonly id: string }[]): string[] => products.map(({ id }) => id)

interface Setting {
  readonly orders: SmallDomain
  readonly lineage: LineageListener
  readonly running: RunningCatalog
  readonly folder: string
  harvest(): Promise<void>
  known(): Promise<readonly string[]>
  titles(): Promise<Record<string, string | null>>
  problem(): Promise<string | null | undefined>
  /** What was asked of the domain, and told to lineage, since this was last called. */
  since(): { pages: number; ids: readonly (readonly string[])[] }
}

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function settingOf(domain: SmallDomainOptions, given: Partial<CatalogGiven> = {}): Promise<Setting> {
  const folder = await temporaryFolder()
  opened.push(folder.remove)
  const lineage = await startLineageListener()
  opened.push(lineage.close)
  const orders = await startSmallDomain('orders', domain)
  opened.push(() => orders.close())
  orders.digestOf = digestOf
  const running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url, ...given })
  opened.push(running.close)
  await running.register('orders')
  expect((await running.publish('orders', orders)).errors).toBeUndefined()
  // No drift: what a domain changes just after a publish is not harvested at once.
  orders.releaseSaid = releaseOf(orders.products)
  return watched({ orders, lineage, running, folder: folder.path })
}

function watched(parts: Pick<Setting, 'orders' | 'lineage' | 'running' | 'folder'>): Setting {
  const { orders, running } = parts
  const { store, harvester } = running.catalog
  let seen = { pages: orders.pagesServed, ids: orders.idsAsked.length }
  return {
    ...parts,
    async harvest() {
      await harvester.harvest('orders')
      await eventually(async () => (await store.pendingDeliveries()) === 0)
    },
    known: () => store.productIds('orders'),
    async titles() {
      const products = await store.products(await store.productIds('orders'))
      return Object.fromEntries([...products].map(([id, { product }]) => [id, product.title]))
    },
    problem: async () => (await store.domains(['orders'])).get('orders')?.publication?.harvestProblem,
    since() {
      const asked = { pages: orders.pagesServed - seen.pages, ids: orders.idsAsked.slice(seen.ids) }
      seen = { pages: orders.pagesServed, ids: orders.idsAsked.length }
      return asked
    },
  }
}

describe('a harvest of a domain with digests', () => {
  const all = [named('a'), named('b'), named('c'), orderEvents()]

  it('lists the products and reads none when nothing has changed; lineage is told so', async () => {
    const { orders, lineage, harvest, known, since } = await settingOf({ products: all })
    await harvest()
    expect(since()).toEqual({ pages: 1, ids: [] })
    expect(await known()).toEqual(idsOf(all))
    const sent = lineage.sent.at(-1)
    expect(sent).toMatchObject({ complete: true, products: [], unchanged: { products: idsOf(all) } })
    expect(idsOf(lineage.documents.at(-1)?.products ?? [])).toEqual(idsOf(all))
    orders.pageLimit = 3
    await harvest()
    expect(since()).toEqual({ pages: 2, ids: [] })
  })

  it('reads what changed or came alone, and what went is gone', async () => {
    const { orders, lineage, harvest, titles, since } = await settingOf({ products: all })
    orders.products = [named('a', { title: 'Renamed' }), named('c'), named('d'), orderEvents()]
    await harvest()
    expect(since()).toEqual({ pages: 2, ids: [['orders/a', 'orders/d']] })
    expect(await titles()).toEqual({
      'orders/a': 'Renamed',
      'orders/c': 'c',
      'orders/d': 'd',
      'orders/order-events': 'Order Events',
    })
    const sent = lineage.sent.at(-1)
    expect(idsOf(sent?.products ?? [])).toEqual(['orders/a', 'orders/d'])
    expect(sent?.unchanged?.products).toEqual(['orders/c', 'orders/order-events'])
    await harvest()
    expect(since()).toEqual({ pages: 1, ids: [] })
  })

  it('tells lineage, and shows as last known, what a column is made from and where its contract stands', async () => {
    const { orders, lineage, running, harvest, since } = await settingOf({ products: all })
    const [port] = orderEvents().outputPorts as { contract: { columns: object[] } }[]
    const [column, ...others] = port?.contract.columns ?? []
    const changes = [
      { transformSourceObjects: ['carts.order_id'], transformLogic: 'SELECT order_id FROM carts' },
      { transformSourceObjects: ['carts.order_id', 'carts.number'], transformDescription: 'Both keys' },
    ]
    for (const change of changes) {
      const contract = { ...port?.contract, status: 'DEPRECATED', columns: [{ ...column, ...change }, ...others] }
      orders.products = [...all.slice(0, 3), { ...orderEvents(), outputPorts: [{ ...port, contract }] }]
      since()
      await harvest()
      expect(since().ids).toEqual([['orders/order-events']])
      expect(lineage.sent.at(-1)?.products[0]?.ports[0]).toMatchObject({
        contract: { status: 'DEPRECATED' },
        columns: [{ transformSources: change.transformSourceObjects }, {}],
      })
      const { data } = await running.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on DataProduct { catalogEntry { lastKnown { ports {
          contract { status columns { transformSourceObjects transformLogic transformDescription } } } } } } } }`,
        { r: [{ __typename: 'DataProduct', id: 'orders/order-events' }] },
      )
      const nothing = { transformSourceObjects: null, transformLogic: null, transformDescription: null }
      expect(data._entities[0].catalogEntry.lastKnown.ports[0].contract).toEqual({
        status: 'DEPRECATED',
        columns: [{ ...nothing, ...change }, nothing],
      })
    }
  })

  it('is misled by a digest that stays while its product changes until the next whole read, and no longer', async () => {
    const misled = await settingOf({ products: all })
    const soon = await settingOf({ products: all }, { wholeEveryMs: 0 })
    for (const { orders, harvest, since } of [misled, soon]) {
      orders.digestOf = ({ id }) => id
      await harvest()
      since()
      orders.products = [named('a', { title: 'Renamed' }), ...all.slice(1)]
      await harvest()
    }
    expect((await misled.titles())['orders/a']).toBe('a')
    expect((await soon.titles())['orders/a']).toBe('Renamed')
    expect(misled.since()).toEqual({ pages: 1, ids: [] })
  })

  it('reads what a new release changed alone', async () => {
    const { orders, running, titles, since } = await settingOf({ products: all })
    const products = [named('a'), named('b', { title: 'Renamed' }), named('c'), orderEvents()]
    expect((await running.publish('orders', orders, { products })).errors).toBeUndefined()
    // One page is the sample that conformance asks for.
    expect(since()).toEqual({ pages: 3, ids: [['orders/b']] })
    expect(await titles()).toMatchObject({ 'orders/a': 'a', 'orders/b': 'Renamed' })
  })

  it('keeps with a product the digest that came with it, whatever the list said', async () => {
    const { orders, harvest, titles, since } = await settingOf({ products: all })
    const later = [named('a', { title: 'Third' }), ...all.slice(1)]
    orders.products = [named('a', { title: 'Second' }), ...all.slice(1)]
    orders.choose = (_all, ids) => later.filter((product) => ids.includes(product.id))
    await harvest()
    expect(await titles()).toMatchObject({ 'orders/a': 'Third' })
    since()
    orders.products = later
    await harvest()
    expect(since()).toEqual({ pages: 1, ids: [] })
  })

  it('asks for many in pages, and again for those without a digest', async () => {
    const many = Array.from({ length: 120 }, (_, index) => named(`p${String(index).padStart(3, '0')}`))
    const { orders, harvest, known, since } = await settingOf({ products: many })
    const silent = 'orders/p007'
    orders.digestOf = (product) => (product.id === silent ? null : digestOf(product))
    orders.products = many.map((product, index) => (index < 70 ? { ...product, title: 'New' } : product))
    await harvest()
    expect(since().ids.map((ids) => ids.length)).toEqual([50, 20])
    await harvest()
    expect(since().ids).toEqual([[silent]])
    expect(await known()).toEqual(idsOf(many))
  })

  it.each<[string, RegExp, SmallDomain['choose']]>([
    [
      'does not send what it was asked for',
      /expected product orders\/a, which ownProducts has listed, found that it did not come/,
      () => [],
    ],
    [
      'sends what it was not asked for',
      /ownProducts\(ids:\): expected those asked for alone, found product orders\/b too/,
      (products) => products.slice(0, 2),
    ],
  ])('fails, and keeps what was known, when the domain %s', async (_what, words, choose) => {
    const { orders, harvest, titles, problem } = await settingOf({ products: all })
    const right = orders.choose
    orders.products = [named('a', { title: 'Renamed' }), ...all.slice(1)]
    orders.choose = choose
    await harvest()
    expect(await problem()).toMatch(words)
    expect(await titles()).toMatchObject({ 'orders/a': 'a' })
    orders.choose = right
    await harvest()
    expect(await problem()).toBeNull()
    expect(await titles()).toMatchObject({ 'orders/a': 'Renamed' })
  })

  it('asks for a refused product each time, and says why each time', async () => {
    const { orders, harvest, titles, problem, since } = await settingOf({ products: all })
    const level = { id: 's', property: 'freshness', met: true, since: 'not a date' }
    orders.products = [named('a', { title: 'Broken', serviceLevels: [level] }), ...all.slice(1)]
    for (let times = 0; times < 2; times += 1) {
      await harvest()
      expect(since()).toEqual({ pages: 2, ids: [['orders/a']] })
      expect(await problem()).toMatch(/^product orders\/a: serviceLevels\.freshness\.since/)
      expect(await titles()).toMatchObject({ 'orders/a': 'a' })
    }
    orders.products = all
    await harvest()
    expect(since().ids).toEqual([['orders/a']])
    expect(await problem()).toBeNull()
  })

  it('keeps a product as it was when what is said of its columns is more than can be kept', async () => {
    const { orders, harvest, titles, problem } = await settingOf({ products: all })
    const port = 'orders/a/p-v1'
    const withColumn = (column: Record<string, unknown>) =>
      named('a', {
        title: 'Too much',
        outputPorts: [{ id: port, contract: { id: 'c', columns: [{ id: `${port}#x`, path: 'x', ...column }] } }],
      })
    const tooMuch: [Record<string, unknown>, RegExp][] = [
      [{ transformSourceObjects: Array(501).fill('t.x') }, /transformSourceObjects: expected at most 500, found 501$/],
      [{ transformSourceObjects: ['x'.repeat(50_001)] }, /transformSourceObjects: expected at most 50000 characters/],
      [{ format: 'x'.repeat(1_001) }, /columns\.format: expected at most 1000 characters, found 1001$/],
      [{ semanticType: 'x'.repeat(1_001) }, /columns\.semanticType: expected at most 1000 characters/],
      [{ transformLogic: 'x'.repeat(100_001) }, /transformLogic: expected at most 100000 characters, found 100001$/],
      [{ transformDescription: 'x'.repeat(100_001) }, /transformDescription: expected at most 100000 characters/],
    ]
    for (const [column, words] of tooMuch) {
      orders.products = [withColumn(column), ...all.slice(1)]
      await harvest()
      expect(await problem()).toMatch(words)
      expect(await titles()).toMatchObject({ 'orders/a': 'a' })
    }
    orders.products = [withColumn({ transformSourceObjects: Array(500).fill('t.x') }), ...all.slice(1)]
    await harvest()
    expect(await problem()).toBeNull()
    expect(await titles()).toMatchObject({ 'orders/a': 'Too much' })
  })

  it('keeps a product whose descriptor is broken, and takes it again when it is back as it was', async () => {
    const { orders, lineage, harvest, known } = await settingOf({ products: all })
    orders.products = all.slice(1)
    orders.problems = [{ file: 'products/a/product.yaml', product: 'orders/a' }]
    await harvest()
    expect(await known()).toEqual(idsOf(all))
    expect(lineage.documents.at(-1)).toMatchObject({ complete: false })
    orders.products = all
    orders.problems = []
    await harvest()
    expect(await known()).toEqual(idsOf(all))
    expect(lineage.documents.at(-1)).toMatchObject({ complete: true })
  })

  it('reads everything anew when it is to ask for other fields, and from another address', async () => {
    const setting = await settingOf({ products: all })
    const { orders, harvest, since, running } = setting
    const { port } = orders
    await orders.close()
    const sdl = plainContract().replace('  archetype: Archetype\n', '')
    const older = await startSmallDomain('orders', { sdl, products: all, port })
    opened.push(() => older.close())
    older.digestOf = digestOf
    older.releaseSaid = releaseOf(all)
    await harvest()
    expect(older.idsAsked).toEqual([idsOf(all)])
    await harvest()
    expect(older.idsAsked).toHaveLength(1)
    since()

    const elsewhere = await startSmallDomain('orders', { sdl, products: all })
    opened.push(() => elsewhere.close())
    elsewhere.digestOf = digestOf
    expect((await running.publish('orders', elsewhere)).errors).toBeUndefined()
    expect(elsewhere.idsAsked).toEqual([idsOf(all)])
  })

  it('reads everything each time from a domain that serves no digests, or cannot be asked for some', async () => {
    for (const left of ['  digest: String @inaccessible\n', ', ids: [ID!]']) {
      const { orders, harvest, since, titles } = await settingOf({
        products: all,
        sdl: plainContract().replace(left, ''),
      })
      orders.products = [named('a', { title: 'Renamed' }), ...all.slice(1)]
      await harvest()
      await harvest()
      expect(since()).toEqual({ pages: 2, ids: [] })
      expect(await titles()).toMatchObject({ 'orders/a': 'Renamed' })
    }
  }, 60_000)
})

describe('what lineage is told', () => {
  const all = [named('a'), named('b'), orderEvents()]

  it('is everything again when lineage has another version than the one that was acknowledged', async () => {
    const { lineage, harvest } = await settingOf({ products: all })
    await harvest()
    expect(lineage.sent.at(-1)?.unchanged?.products).toEqual(idsOf(all))
    // Restored from a backup: it knows nothing of that version.
    lineage.documents.length = 0
    await harvest()
    const refused = lineage.sent.findLast(({ unchanged }) => unchanged !== undefined)
    const whole = lineage.sent.at(-1)
    expect(whole?.unchanged).toBeUndefined()
    expect(whole?.version).toBe(refused?.version)
    expect(idsOf(lineage.documents.at(-1)?.products ?? [])).toEqual(idsOf(all))
    await harvest()
    expect(lineage.sent.at(-1)?.unchanged?.since).toBe(whole?.version)
  })

  it('tells a lineage that lost its store of every domain, also of one that does not answer', async () => {
    const { lineage, running, harvest } = await settingOf({ products: all })
    const gone = await startSmallDomain('payments', { products: [{ id: 'payments/p', name: 'p', title: 'P' }] })
    opened.push(() => gone.close())
    await running.register('payments')
    expect((await running.publish('payments', gone)).errors).toBeUndefined()
    await harvest()
    await gone.close()
    const isGone = () => lineage.availabilities.findLast(({ domain }) => domain === 'payments')?.availability
    await eventually(() => isGone() === 'UNREACHABLE', { withinMs: 20_000 })
    lineage.documents.length = 0
    lineage.availabilities.length = 0
    await harvest()
    await eventually(() => lineage.documents.some(({ domain }) => domain === 'payments'))
    await eventually(() => isGone() === 'UNREACHABLE')
  })

  it('builds on what was acknowledged, also when an acknowledgement was lost, and is everything after a restart', async () => {
    const keys = generateKeyPair()
    const { orders, lineage, running, folder, harvest } = await settingOf({ products: all }, { keys })
    await harvest()
    const base = lineage.documents.at(-1)?.version
    orders.products = [named('a', { title: 'Second' }), ...all.slice(1)]
    lineage.losesAnswers = true
    await running.catalog.harvester.harvest('orders')
    await eventually(() => lineage.documents.at(-1)?.products[0]?.title === 'Second')
    orders.products = [named('a', { title: 'Third' }), ...all.slice(1)]
    await running.catalog.harvester.harvest('orders')
    lineage.losesAnswers = false
    await eventually(async () => (await running.catalog.store.pendingDeliveries()) === 0)
    expect(lineage.documents.at(-1)?.products[0]?.title).toBe('Third')
    expect(lineage.sent.filter(({ unchanged }) => unchanged?.since === base).length).toBeGreaterThan(0)

    opened.splice(opened.indexOf(running.close), 1)
    await running.close()
    const sent = lineage.sent.length
    const again = await startCatalog({ folder, lineageUrl: lineage.url, keys })
    opened.push(again.close)
    const asked = orders.idsAsked.length
    await again.catalog.harvester.harvest('orders')
    await eventually(() => lineage.sent.length > sent)
    expect(lineage.sent[sent]).not.toHaveProperty('unchanged')
    expect(orders.idsAsked.slice(asked)).toEqual([])
  }, 60_000)
})
