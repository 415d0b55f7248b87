import { describe, expect, test } from 'vitest'
import { datasetId, harvest, runEvent, useLineage } from './harness.ts'
import { admin, byHand, domainToken, type ShownConsumer } from './manual.ts'

const lineage = useLineage()
const hand = byHand(lineage)

const a = datasetId('a')
const b = datasetId('b')
const SALES = 'consumer:bi/sales'
const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }

const reads = ({ reads: { edges } }: Pick<ShownConsumer, 'reads'>) => edges.map(({ node }) => node.from.id)

async function consumer(id: string): Promise<ShownConsumer | null> {
  const query = `query ($id: ID!) { consumer(id: $id) {
    id label kind url registeredBy owner { name email } reads { totalCount edges { node { from { id } } } } } }`
  return (await lineage.data<{ consumer: ShownConsumer | null }>(query, { id })).consumer
}

/** A job of its own that says what uses the dataset `a`. */
function exposes(job: string, exposure: Record<string, unknown>, domain?: string) {
  const dbt = { ...facet, exposures: [exposure] }
  const inputs = [{ namespace: 'db', name: 'a', facets: { dbt_exposures: dbt } }]
  return lineage.event({ ...runEvent(job, {}), job: { namespace: 'bi', name: job }, inputs }, domain)
}

describe('a consumer that is registered', () => {
  test('is a node with an owner, a place and what it reads, and is reached', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'] } } } }))
    const registered = await hand.register({
      label: 'Sales board',
      owner: { name: 'BI', email: 'bi@example.org' },
      url: 'https://bi.example.org/sales',
      reads: ['orders/events/v1', a],
    })
    expect(registered).toMatchObject({
      id: SALES,
      label: 'Sales board',
      kind: 'dashboard',
      url: 'https://bi.example.org/sales',
      registeredBy: 'ann@example.org',
      owner: { name: 'BI', email: 'bi@example.org' },
    })
    expect(reads(registered)).toEqual([a, 'orders/events/v1'])
    await lineage.restart()
    expect(await consumer(SALES)).toEqual(registered)
    const { impact } = await lineage.data<{ impact: { byOwner: { key: string }[] } }>(
      '{ impact(of: "orders/events/v1") { byOwner { key } } }',
    )
    expect(impact.byOwner.map(({ key }) => key)).toEqual(['BI'])
  })

  test('is called by its name when it has no label, and may read nothing yet', async () => {
    expect(await hand.register({})).toMatchObject({ label: 'sales', owner: null, url: null, reads: { totalCount: 0 } })
  })

  test('reads what the last registration said, of whatever author; said again nothing changes', async () => {
    await hand.register({ reads: [a, b] })
    const { lastCommit } = await lineage.store().status()
    const again = await hand.register({ reads: [b, a, a] })
    expect(reads(again)).toEqual([a, b])
    const nodes = await lineage.store().nodesById([a, SALES])
    const versions = await lineage.store().historyOf(nodes.get(a)?.key ?? 0, nodes.get(SALES)?.key ?? 0)
    expect(versions.map(({ recordedFrom }) => recordedFrom)).toEqual([lastCommit])
    const bobs = await hand.register({ author: 'bob', reads: [b, datasetId('c')] })
    expect([bobs.registeredBy, reads(bobs)]).toEqual(['bob', [b, datasetId('c')]])
  })

  test('keeps what events say beside it, and what it says of itself stands against theirs', async () => {
    const registered = await hand.register({ owner: { name: 'BI' }, reads: [b] })
    await exposes('sync', { name: 'sales', type: 'ml', owner: { name: 'Ann', email: 'ann@example.org' } })
    expect(await consumer(SALES)).toMatchObject({ kind: 'dashboard', owner: { name: 'BI', email: null } })
    expect(reads((await consumer(SALES)) ?? registered)).toEqual([a, b])
    const removed = await hand.unregister(SALES)
    expect([removed.registeredBy, reads(removed)]).toEqual([null, [a]])
    await exposes('sync2', { name: 'sales', type: 'ml' })
    expect(await consumer(SALES)).toMatchObject({ kind: 'ml', owner: { name: 'BI' } })
  })

  test('removed reads nothing any more, was read before, and can be removed again', async () => {
    await hand.register({ reads: [a] })
    expect(await hand.unregister(SALES)).toMatchObject({ registeredBy: null, reads: { totalCount: 0 } })
    expect(await hand.unregister(SALES)).toMatchObject({ id: SALES, registeredBy: null })
    const nodes = await lineage.store().nodesById([a, SALES])
    const versions = await lineage.store().historyOf(nodes.get(a)?.key ?? 0, nodes.get(SALES)?.key ?? 0)
    expect(versions.some(({ validTo, recordedTo }) => validTo !== null && recordedTo === null)).toBe(true)
  })

  test('that nobody knows cannot be removed', async () => {
    expect(await hand.refusal.unregister(SALES)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await consumer(SALES)).toBeNull()
  })

  test.each([
    [{ owner: {} }, 'input.owner: expected a name, an email, or both'],
    [{ url: 'javascript:alert(1)' }, 'input.url: expected an absolute URL of http or https'],
    [{ kind: ' ' }, 'input.kind: expected a text of 1 to 256'],
    [{ namespace: '' }, 'input.namespace: expected a text of 1 to 2048'],
    [{ name: 'n'.repeat(2_049) }, 'input.name: expected a text of 1 to 2048'],
    [{ name: '漢'.repeat(600) }, 'input.name: expected at most 5000 characters with its namespace, percent-encoded'],
    [{ reads: [a, 'orders'] }, 'input.reads[1]: expected an output port id'],
    [{ reads: [SALES] }, 'input.reads[0]: expected an output port id'],
    [{ reads: Array(10_001).fill(a) }, 'input.reads: expected at most 10000 ids, received 10001'],
  ])('cannot be %j', async (input, words) => {
    const { code, message } = await hand.refusal.register(input)
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringContaining(words)])
    expect((await lineage.store().status()).lastCommit).toBe(0)
  })
})

describe("a domain's token", () => {
  const orders = domainToken('orders')

  test('speaks of the consumers it named first, and of no other', async () => {
    expect(await hand.register({ reads: [a] }, orders)).toMatchObject({ registeredBy: 'ann@example.org' })
    expect(await hand.refusal.register({ reads: [] }, domainToken('payments'))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await hand.refusal.unregister(SALES, domainToken('payments'))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await hand.register({ label: 'Board', reads: [b] }, orders)).toMatchObject({ label: 'Board' })
    await exposes('sync', { name: 'other' })
    expect(await hand.refusal.register({ name: 'other' }, orders)).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('first named by a sender that is no domain'),
    })
  })

  test('registers what its own events named', async () => {
    await exposes('sync', { name: 'sales' }, 'orders')
    expect(await hand.register({ reads: [b] }, orders)).toMatchObject({ registeredBy: 'ann@example.org' })
  })

  test('ends no edge that another token entered', async () => {
    await hand.register({ reads: [a] }, orders)
    await hand.add({ from: b, to: SALES }, admin)
    expect(reads(await hand.register({ reads: [] }, orders))).toEqual([b])
    expect(reads(await hand.unregister(SALES, orders))).toEqual([b])
  })
})

test('what the newest event says of a consumer stands, in whatever order events come, and however often', async () => {
  const said = (owner: string, at: number) => {
    const exposures = [{ name: 'dash', type: 'dashboard', owner: { name: owner, email: `${owner}@example.org` } }]
    const inputs = [{ namespace: 'db', name: 'a', facets: { dbt_exposures: { ...facet, exposures } } }]
    const ownership = { ...facet, owners: [{ name: owner }] }
    const job = { namespace: 'bi', name: 'load', facets: { ownership } }
    return { ...runEvent('load', { at }), job, inputs }
  }
  const [old, new_] = [said('old', 1), said('new', 2)]
  for (const event of [new_, old, new_, old]) {
    await lineage.event(event)
    expect((await consumer('consumer:bi/dash'))?.owner).toEqual({ name: 'new', email: 'new@example.org' })
    expect((await consumer('consumer:bi/load'))?.owner?.name).toBe('new')
  }
})

test('an owner of a dbt exposure has an address, and the exposure a place, if that leads to the web', async () => {
  const owner = { name: 'Ann', email: 'ann@example.org' }
  await exposes('one', { name: 'sales', type: 'dashboard', owner, url: 'https://bi.example.org/1' })
  await exposes('two', { name: 'costs', type: 'dashboard', owner: { email: 'bob@example.org' }, url: 'javascript:x' })
  expect(await consumer(SALES)).toMatchObject({ owner, url: 'https://bi.example.org/1', registeredBy: null })
  expect(await consumer('consumer:bi/costs')).toMatchObject({
    owner: { name: null, email: 'bob@example.org' },
    url: null,
  })
})

describe('the list of consumers', () => {
  type Page = {
    totalCount: number
    edges: { node: { id: string } }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
  }
  const LIST = `query ($filter: ConsumerFilter, $first: Int, $after: String) {
    consumers(filter: $filter, first: $first, after: $after) {
      totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
  const list = async (variables: Record<string, unknown> = {}) =>
    (await lineage.data<{ consumers: Page }>(LIST, variables)).consumers
  const ids = ({ edges }: Page) => edges.map(({ node }) => node.id)

  test('has those that read something and those that are registered, not every job that once looked like one', async () => {
    await lineage.run('reader', { reads: ['a'] })
    await lineage.run('writer', { reads: ['a'], type: 'START', runId: '0195b1a2-0000-7000-8000-000000000001' })
    await lineage.run('writer', { writes: ['b'], at: 1, runId: '0195b1a2-0000-7000-8000-000000000001' })
    await hand.register({})
    expect(ids(await list())).toEqual([SALES, 'consumer:etl/reader'])
    await hand.unregister(SALES)
    expect(ids(await list())).toEqual(['consumer:etl/reader'])
  })

  test('is chosen by kind, owner, and the beginning of a name or label', async () => {
    await hand.register({ name: 'x', label: 'Sales', kind: 'dashboard', owner: { name: 'BI' } })
    await hand.register({ name: 'sales-model', label: 'Forecast', kind: 'model', owner: { name: 'ML' } })
    await hand.register({ name: 'z', label: 'Presales', kind: 'model' })
    const by = async (filter: object) => ids(await list({ filter }))
    expect(await by({ kind: ['model'] })).toEqual(['consumer:bi/sales-model', 'consumer:bi/z'])
    expect(await by({ owner: ['BI', 'ML'] })).toEqual(['consumer:bi/sales-model', 'consumer:bi/x'])
    expect(await by({ text: 'SALES' })).toEqual(['consumer:bi/sales-model', 'consumer:bi/x'])
    expect(await by({ text: 'sales', kind: ['dashboard'] })).toEqual(['consumer:bi/x'])
    expect(await by({ kind: [], owner: null, text: '' })).toHaveLength(3)
  })

  test('comes in pages of the state of the first, with an exact total', async () => {
    for (const name of ['c', 'a', 'e', 'b', 'd']) await hand.register({ name, reads: [a] })
    const first = await list({ first: 2 })
    expect([ids(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([
      ['consumer:bi/a', 'consumer:bi/b'],
      5,
      true,
    ])
    const rest = await list({ first: 9, after: first.pageInfo.endCursor })
    expect(ids(rest)).toEqual(['consumer:bi/c', 'consumer:bi/d', 'consumer:bi/e'])
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const after = first.pageInfo.endCursor
    const { errors } = await lineage.query(LIST, { filter: { kind: ['model'] }, after })
    expect(errors?.[0]?.message).toContain('a cursor of this question')
  })
})
