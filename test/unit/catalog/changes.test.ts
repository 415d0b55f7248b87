import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  releaseOf,
  type SmallDomain,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

interface Node {
  readonly id: string
  readonly event: string
  readonly by: string | null
  readonly domainIds: readonly string[]
  readonly subjects: readonly string[]
  // biome-ignore lint/suspicious/noExplicitAny: what each type adds.
  readonly [key: string]: any
}

const QUERY = `query ($after: String, $first: Int, $filter: ChangeFilter) {
  changes(after: $after, first: $first, filter: $filter) {
    newest
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node {
      __typename id event at by domainIds subjects
      ... on DomainChange { domain { id } release before }
      ... on ProductChange { product { id } fields { field before after } inputPorts { name change fields { field } } }
      ... on PortChange { product { id } port { id } fields { field before after } columns { column path change fields { field before after } } }
      ... on EdgeChange { method writer from { id domainId ports { id } } to { id domainId ports { id } } }
      ... on ViolationChange { rule message facts }
    } }
  }
}`

const port = 'orders/order-events/orders-v1'

describe('changes', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let lineage: LineageListener
  let running: RunningCatalog
  let orders: SmallDomain
  let seen: string | null = null

  beforeAll(async () => {
    folder = await temporaryFolder()
    lineage = await startLineageListener()
    running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url })
    orders = await startSmallDomain('orders', { products: [orderEvents()] })
    await running.register('orders')
  })
  afterAll(async () => {
    await running.close()
    await orders.close()
    await lineage.close()
    await folder.remove()
  })

  async function page(variables: Record<string, unknown> = {}) {
    const { data, errors } = await running.ask(QUERY, variables)
    expect(errors).toBeUndefined()
    return data.changes as {
      newest: string
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
      edges: { cursor: string; node: Node }[]
    }
  }

  /** What was told since the last time this was asked. */
  async function news(): Promise<readonly Node[]> {
    const { newest, edges, pageInfo } = await page({ after: seen, first: 1000 })
    expect(pageInfo.hasNextPage).toBe(false)
    seen = newest
    return edges.map(({ node }) => node)
  }

  const events = (nodes: readonly Node[]) => nodes.map(({ event, subjects }) => [event, subjects[0]])
  const changed = (change: Record<string, unknown>, ofPort: Record<string, unknown> = {}): SmallProduct => {
    const [first] = orderEvents().outputPorts as [Record<string, unknown>]
    return { ...orderEvents(), outputPorts: [{ ...first, ...ofPort }], ...change }
  }
  async function harvest(...products: readonly SmallProduct[]): Promise<readonly Node[]> {
    orders.products = products
    await running.catalog.harvester.harvest('orders')
    return await news()
  }

  it('has nothing to tell before anything changed', async () => {
    expect(await news()).toEqual([])
  })

  it('tells of a first publish: the domain, its products, their ports, by whom', async () => {
    await running.publish('orders', orders)
    const told = await news()
    expect(events(told)).toEqual([
      ['DOMAIN_PUBLISHED', undefined],
      ['PRODUCT_ADDED', 'orders/order-events'],
      ['PORT_ADDED', port],
    ])
    expect(new Set(told.map(({ by }) => by))).toEqual(new Set(['domain:orders']))
    expect(told[0]).toMatchObject({ domainIds: ['orders'], domain: { id: 'orders' }, before: null })
    expect(told[1]?.fields).toContainEqual({ field: 'title', before: null, after: 'Order Events' })
    expect(told[2]?.fields).toContainEqual({ field: 'contract.id', before: null, after: 'orders-contract' })
    expect(told[2]?.subjects).toEqual([port, 'orders/order-events'])
  })

  it('does not tell again what is published again', async () => {
    await running.publish('orders', orders)
    expect(await news()).toEqual([])
  })

  it('does not tell of what is measured', async () => {
    const [first] = orderEvents().outputPorts as [Record<string, unknown>]
    const [level] = first.serviceLevels as [Record<string, unknown>]
    const serviceLevels = [{ ...level, actual: 12.5, met: false, since: '2026-01-01T00:00:00Z' }]
    const measured = changed({ quality: { score: 0.5 } }, { quality: { score: 0.1, coverage: 1 }, serviceLevels })
    orders.releaseSaid = (await running.catalog.store.domains(['orders'])).get('orders')?.publication?.accepted ?? null
    expect(await harvest(measured)).toEqual([])
    const { product } = (await running.catalog.store.products(['orders/order-events'])).get('orders/order-events') ?? {}
    expect(product?.quality?.score).toBe(0.5)
  })

  it('tells of each thing that changed by itself, with what it was and is', async () => {
    const [first] = orderEvents().outputPorts as [Record<string, unknown>]
    const contract = first.contract as { columns: Record<string, unknown>[] }
    const told = await harvest(
      changed(
        { title: 'All Orders', owner: { name: 'Order Team' }, inputPorts: [] },
        {
          location: 'kafka://shop/orders.v2',
          contract: {
            ...contract,
            version: '1.1.0',
            columns: [
              { ...contract.columns[0], logicalType: 'integer' },
              { id: `${port}#total`, path: 'total' },
            ],
          },
        },
      ),
    )
    expect(events(told)).toEqual([
      ['PRODUCT_CHANGED', 'orders/order-events'],
      ['OWNER_CHANGED', 'orders/order-events'],
      ['PORT_CHANGED', port],
      ['CONTRACT_CHANGED', port],
    ])
    expect(told.map(({ by }) => by)).toEqual([null, null, null, null])
    expect(told[0]).toMatchObject({
      fields: [{ field: 'title', before: 'Order Events', after: 'All Orders' }],
      inputPorts: [{ name: 'carts', change: 'REMOVED' }],
    })
    expect(told[1]?.fields).toContainEqual({ field: 'owner.name', before: 'Checkout Team', after: 'Order Team' })
    expect(told[3]?.fields).toEqual([{ field: 'contract.version', before: '1.0.0', after: '1.1.0' }])
    expect(told[3]?.columns.map(({ path, change }: { path: string; change: string }) => [path, change])).toEqual([
      ['customer.email', 'REMOVED'],
      ['order_id', 'CHANGED'],
      ['total', 'ADDED'],
    ])
  })

  it('calls an owner or a contract that got a field it had not changed, not new', async () => {
    const owner = { name: 'Checkout Team', members: ['ada'] }
    await harvest(changed({ owner }))
    const told = await harvest(changed({ owner: { ...owner, email: 'checkout@loomwear.example' } }))
    expect(events(told)).toEqual([['OWNER_CHANGED', 'orders/order-events']])
    const [first] = orderEvents().outputPorts as [Record<string, unknown>]
    const levels = first.serviceLevels as Record<string, unknown>[]
    const more = [...levels, { id: 'latency', property: 'latency', objective: 'PT1S' }]
    expect(events(await harvest(changed({}, { serviceLevels: more })))).toEqual([['CONTRACT_CHANGED', port]])
  })

  it('tells of an owner and a contract that went, and of ones that came', async () => {
    const gone = await harvest(changed({ owner: null }, { contract: null, serviceLevels: null }))
    expect(gone.map(({ event }) => event)).toContain('OWNER_REMOVED')
    expect(gone.map(({ event }) => event)).toContain('CONTRACT_REMOVED')
    const back = await harvest(orderEvents())
    expect(back.map(({ event }) => event)).toContain('OWNER_ADDED')
    expect(back.find(({ event }) => event === 'CONTRACT_ADDED')).toMatchObject({ port: { id: port }, columns: [] })
  })

  it('tells of a product that is gone, and its ports', async () => {
    expect(events(await harvest())).toEqual([
      ['PRODUCT_REMOVED', 'orders/order-events'],
      ['PORT_REMOVED', port],
    ])
  })

  it('tells when a domain drifts from its accepted release, once, and when it is back', async () => {
    await harvest(orderEvents())
    const accepted = orders.releaseSaid
    orders.releaseSaid = 'other'
    // Right after a publish a domain that serves another release has not switched yet.
    const opened = await eventually(
      async () => {
        await running.catalog.harvester.harvest('orders')
        const told = await news()
        return told.length > 0 && told
      },
      { withinMs: 20_000, everyMs: 500 },
    )
    expect(opened).toMatchObject([
      { event: 'VIOLATION_OPENED', rule: 'RELEASE_DRIFT', facts: { domain: 'orders', accepted, live: 'other' } },
    ])
    await running.catalog.harvester.harvest('orders')
    expect(await news()).toEqual([])
    orders.releaseSaid = accepted
    expect(await harvest(orderEvents())).toMatchObject([{ event: 'VIOLATION_CLOSED', rule: 'RELEASE_DRIFT' }])
  }, 40_000)

  it('tells of claim conflicts that lineage reports, and of their end, once each whoever reports them', async () => {
    const conflict = {
      dataset: { namespace: 'kafka://shop', name: 'orders.events' },
      heldBy: { domain: 'payments', port: 'payments/p/p-v1' },
      refused: { domain: 'orders', port },
    }
    lineage.conflicts = [conflict]
    const harvests = async () => {
      await running.catalog.harvester.harvest('orders')
      await eventually(async () => (await running.catalog.store.pendingDeliveries()) === 0)
      return await news()
    }
    const [opened, ...more] = await harvests()
    expect(more).toEqual([])
    expect(opened).toMatchObject({
      event: 'VIOLATION_OPENED',
      rule: 'CLAIM_CONFLICT',
      domainIds: ['payments', 'orders'],
      facts: { dataset: 'dataset:kafka%3A%2F%2Fshop/orders.events', heldBy: 'payments/p/p-v1', refused: port },
    })
    expect(opened?.subjects).toContain('orders/order-events')
    expect(await harvests()).toEqual([])
    lineage.conflicts = []
    expect(await harvests()).toMatchObject([{ event: 'VIOLATION_CLOSED', rule: 'CLAIM_CONFLICT' }])
  })

  it('tells when a domain does not answer, and when it is back', async () => {
    const { port: at } = orders
    await orders.close()
    const [down] = await eventually(async () => {
      const told = await news()
      return told.length > 0 && told
    })
    expect(down).toMatchObject({ event: 'DOMAIN_UNREACHABLE', domain: { id: 'orders' } })
    orders = await startSmallDomain('orders', { products: orders.products, port: at })
    const [up] = await eventually(async () => {
      const told = await news()
      return told.length > 0 && told
    })
    expect(up).toMatchObject({ event: 'DOMAIN_LIVE' })
  })

  it('tells of another release, of the way back, of a domain that is taken out, and that it is there again', async () => {
    orders.releaseSaid = null
    const first = orders.products
    const second = [changed({ title: 'Orders, all of them' })]
    await running.publish('orders', orders, { products: second })
    expect(events(await news())).toEqual([
      ['DOMAIN_PUBLISHED', undefined],
      ['PRODUCT_CHANGED', 'orders/order-events'],
    ])
    const token = await running.tokenOf('orders')
    orders.candidates.set(releaseOf(first), first)
    const back = await running.ask('mutation { rollback(domain: "orders") { release } }', {}, token)
    expect(back.errors).toBeUndefined()
    orders.products = first
    const [domain, product, ...more] = await news()
    expect(domain).toMatchObject({
      event: 'DOMAIN_ROLLED_BACK',
      by: 'domain:orders',
      release: releaseOf(first),
      before: releaseOf(second),
    })
    expect([product?.event, more]).toEqual(['PRODUCT_CHANGED', []])

    expect(
      (await running.ask('mutation { unpublish(domain: "orders") { domain { id } } }', {}, token)).errors,
    ).toBeUndefined()
    expect(await news()).toMatchObject([
      { event: 'DOMAIN_UNPUBLISHED', by: 'domain:orders', release: null, before: releaseOf(first) },
    ])
    await running.publish('orders', orders)
    expect(await news()).toMatchObject([
      { event: 'DOMAIN_PUBLISHED', release: releaseOf(first), before: null },
      { event: 'DOMAIN_LIVE', release: releaseOf(first) },
    ])
  }, 30_000)

  it('is read in pages, the same whatever their size', async () => {
    const all = (await page({ first: 1000 })).edges.map(({ node }) => node.id)
    expect(all.length).toBeGreaterThan(15)
    const found: string[] = []
    let after: string | null = null
    for (let more = true; more; ) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof page>> = await page({ after, first: 4 })
      expect(pageInfo.hasPreviousPage).toBe(found.length > 0)
      found.push(...edges.map(({ node }) => node.id))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(found).toEqual(all)
  })

  it.each([
    [{ event: ['PORT_ADDED', 'PORT_REMOVED'] }, (node: Node) => /^PORT_(ADDED|REMOVED)$/.test(node.event)],
    [{ domain: ['payments'] }, (node: Node) => node.rule === 'CLAIM_CONFLICT'],
    [
      { subject: [port] },
      (node: Node) =>
        node.subjects.includes(port) ||
        (/^DOMAIN_(UNPUBLISHED|UNREACHABLE|LIVE)$/.test(node.event) && node.domainIds.includes('orders')),
    ],
    [
      { subject: ['orders/order-events'], event: ['PRODUCT_CHANGED'] },
      (node: Node) => node.event === 'PRODUCT_CHANGED',
    ],
    [{ event: [], domain: null }, () => true],
  ])('shows those that match %j, and no others', async (filter, isMeant) => {
    const all = (await page({ first: 1000 })).edges.map(({ node }) => node)
    const filtered = (await page({ first: 1000, filter })).edges.map(({ node }) => node)
    expect(filtered).toEqual(all.filter(isMeant))
    expect(filtered.length).toBeGreaterThan(0)
  })

  it.each([
    [{ after: 'nonsense' }, 'BAD_USER_INPUT', 'after: expected a cursor of an earlier page'],
    [{ first: 0 }, 'BAD_USER_INPUT', 'first: expected a whole number from 1 to 1000'],
    [{ filter: { domain: ['Nobody!'] } }, 'BAD_USER_INPUT', 'filter.domain: expected a domain id'],
    [{ filter: { subject: ['orders'] } }, 'BAD_USER_INPUT', 'filter.subject: expected a product id'],
    [
      { after: Buffer.from('[1,2]').toString('base64url') },
      'CURSOR_EXPIRED',
      'changes after this cursor are not kept any more',
    ],
  ])('refuses %j with %s', async (variables, code, message) => {
    const { data, errors } = await running.ask(QUERY, variables)
    expect(data.changes).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe(code)
    expect(errors?.[0]?.message).toContain(message)
  })

  it('is the same after a restart, and cursors stay good', async () => {
    const before = await page({ first: 1000 })
    const middle = before.edges[5]?.cursor
    await running.close()
    running = await startCatalog({ folder: folder.path, lineageUrl: lineage.url })
    const after = await page({ first: 1000, after: middle })
    expect(after.edges.slice(0, before.edges.length - 6)).toEqual(before.edges.slice(6))
  })
})
