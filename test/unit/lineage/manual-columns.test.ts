import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'
import { byHand, domainToken } from './manual.ts'
import { datasetEvent } from './symlinks.ts'

const lineage = useLineage()
const hand = byHand(lineage)

const a = datasetId('a')
const b = datasetId('b')
const SALES = 'consumer:bi/sales'

type Shown = { rows: { edges: { node: { precision: string | null; node: { id: string } } }[] } }

/** What is reached, each with its precision; null where columns are not followed. */
async function reached(of: string, level = 'COLUMN', at: Record<string, string> = {}) {
  const query = `query ($of: ID!, $level: Level!, $asOf: DateTime, $direction: Direction) {
    impact(of: $of, level: $level, asOf: $asOf, direction: $direction) {
      rows { edges { node { precision node { id } } } } } }`
  const { impact } = await lineage.data<{ impact: Shown }>(query, { of, level, ...at })
  return Object.fromEntries(impact.rows.edges.map(({ node }) => [node.node.id, node.precision]))
}

type Reader = { node: { node: { id: string }; writer: string; columns: string[] | null } }

async function readers(dataset: string): Promise<[string, string[] | null][]> {
  const query = `{ dataset(id: "${dataset}") { readers { edges { node { node { id } columns } } } } }`
  const found = await lineage.data<{ dataset: { readers: { edges: Reader[] } } }>(query)
  return found.dataset.readers.edges.map(({ node }) => [node.node.id, node.columns])
}

/** What people hold of the edge between two whole things now. */
async function wholeEdge(source: string, target: string) {
  const query = `query ($of: ID!) { edges(of: $of, filter: {methods: [MANUAL]}) {
    edges { node { to { id } reason statesColumns confidence vouchedBy } } } }`
  type Found = { edges: { edges: { node: { to: { id: string }; reason: string; statesColumns: boolean } }[] } }
  const { edges } = await lineage.data<Found>(query, { of: source })
  return edges.edges.map(({ node }) => node).find(({ to }) => to.id === target) ?? null
}

describe('an edge of columns that is entered by hand', () => {
  test('is followed column to column, says who and why, and has the edge of its datasets beside it', async () => {
    const edge = await hand.add({ from: `${a}#x`, to: `${b}#y`, confidence: 0.8 })
    expect(edge).toMatchObject({
      from: { id: `${a}#x`, kind: 'COLUMN' },
      to: { id: `${b}#y`, kind: 'COLUMN' },
      method: 'MANUAL',
      author: 'ann@example.org',
      reason: 'seen in the code',
      confidence: 0.8,
    })
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN' })
    expect(await reached(a, 'PORT')).toEqual({ [b]: null })
    expect(await wholeEdge(a, b)).toMatchObject({ statesColumns: true, reason: 'seen in the code', confidence: 0.8 })
    await lineage.restart()
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN' })
  })

  test('names columns of ports as their contracts do, and reaches them whatever storage calls them', async () => {
    const columns = [{ id: 'orders/events/v1#email', path: 'email', physicalName: 'EMAIL_ADDR' }]
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['o'], columns } } } }))
    await hand.add({ from: 'orders/events/v1#email', to: `${b}#mail` })
    expect(await reached(`${datasetId('o')}#EMAIL_ADDR`)).toEqual({ [`${b}#mail`]: 'COLUMN' })
    expect(await reached('orders/events/v1#email')).toEqual({ [`${b}#mail`]: 'COLUMN' })
    const { code, message } = await hand.refusal.add({ from: 'orders/events/v1#phone', to: `${b}#mail` })
    expect([code, message]).toEqual(['NOT_FOUND', 'the column "orders/events/v1#phone" is not known'])
  })

  test('carries these columns and no others, and ends with all that it implied', async () => {
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    await lineage.event(columnEvent('j', ['s'], { a: columnLineage({ x: [from('s', 'x')], z: [from('s', 'z')] }) }))
    expect(await reached(`${datasetId('s')}#z`)).toEqual({ [`${a}#z`]: 'COLUMN' })
    const ended = await hand.remove({ from: `${a}#x`, to: `${b}#y` })
    expect(ended).toMatchObject({ from: { id: `${a}#x` }, endedBy: 'admin' })
    expect(await reached(`${datasetId('s')}#x`)).toEqual({ [`${a}#x`]: 'COLUMN' })
    expect(await wholeEdge(a, b)).toBeNull()
    expect(await hand.remove({ from: `${a}#x`, to: `${b}#y` })).toEqual(ended)
  })

  test('leaves an edge of datasets that was entered itself, which then says nothing of columns again', async () => {
    await hand.add({ from: a, to: b, reason: 'known to all' })
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    await hand.add({ from: `${a}#w`, to: `${b}#y` })
    expect(await wholeEdge(a, b)).toMatchObject({ statesColumns: true, reason: 'known to all' })
    await hand.remove({ from: `${a}#w`, to: `${b}#y` })
    expect(await wholeEdge(a, b)).toMatchObject({ statesColumns: true })
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN' })
    await hand.remove({ from: `${a}#x`, to: `${b}#y` })
    expect(await wholeEdge(a, b)).toMatchObject({ statesColumns: false, reason: 'known to all' })
    expect(await reached(`${a}#x`)).toEqual({ [b]: 'DATASET' })
  })

  test('ends with the edge of its datasets', async () => {
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    await hand.remove({ from: a, to: b })
    expect(await reached(`${a}#x`)).toEqual({})
    expect((await hand.refusal.remove({ from: `${a}#x`, to: `${b}#z` })).code).toBe('NOT_FOUND')
  })

  test('may have begun, and have ended, before now: so has the edge of its datasets', async () => {
    await hand.add({ from: `${a}#x`, to: `${b}#y`, validFrom: minute(5) })
    await hand.add({ from: `${a}#w`, to: `${b}#y`, validFrom: minute(2) })
    expect(await reached(a, 'PORT', { asOf: minute(3) })).toEqual({ [b]: null })
    expect(await reached(`${a}#w`, 'COLUMN', { asOf: minute(3) })).toEqual({ [`${b}#y`]: 'COLUMN' })
    await hand.remove({ from: `${a}#x`, to: `${b}#y`, validTo: minute(9) })
    await hand.remove({ from: `${a}#w`, to: `${b}#y`, validTo: minute(7) })
    expect(await reached(a, 'PORT', { asOf: minute(8) })).toEqual({ [b]: null })
    expect(await reached(a, 'PORT', { asOf: minute(10) })).toEqual({})
  })

  test('joins two columns, or a column and a consumer, and nothing else', async () => {
    expect((await hand.refusal.add({ from: `${a}#x`, to: b })).message).toContain('a column, or a consumer')
    expect((await hand.refusal.add({ from: a, to: `${b}#y` })).message).toContain('no column')
    expect((await hand.refusal.add({ from: `${a}#x`, to: `${a}#y` })).code).toBe('BAD_USER_INPUT')
    const long = `${a}#${encodeURIComponent('ü'.repeat(400))}`
    expect((await hand.refusal.add({ from: long, to: `${b}#y` })).message).toContain('at most 2,100 characters')
    expect(await lineage.store().nodesAfter(0, 10)).toEqual([])
  })

  test('of another domain, or entered with its token, is not this one’s to change', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['b'] } } } }))
    const refused = await hand.refusal.add({ from: `${a}#x`, to: `${b}#y` }, domainToken('sales'))
    expect(refused.code).toBe('FORBIDDEN')
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    expect((await hand.refusal.remove({ from: `${a}#x`, to: `${b}#y` }, domainToken('orders'))).code).toBe('FORBIDDEN')
  })
})

describe('the edge of datasets beside edges of columns', () => {
  test('keeps the words and the token with which it was entered itself, whoever enters columns', async () => {
    const sales = domainToken('sales')
    await hand.add({ from: `${a}#x`, to: `${b}#y` }, sales)
    await hand.add({ from: a, to: b, reason: 'known to all', confidence: 0.4 })
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'known to all', confidence: 1, vouchedBy: 'admin' })
    await hand.remove({ from: `${a}#x`, to: `${b}#y` }, sales)
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'known to all', confidence: 0.4, vouchedBy: 'admin' })
    expect((await hand.refusal.remove({ from: a, to: b }, sales)).code).toBe('FORBIDDEN')
  })

  test('is nobody’s own where only columns were entered, and as sure as the surest of them is now', async () => {
    const sales = domainToken('sales')
    await hand.add({ from: `${a}#x`, to: `${b}#y`, confidence: 0.9 }, sales)
    await hand.add({ from: `${a}#z`, to: `${b}#y`, confidence: 0.5, reason: 'other' })
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'seen in the code', confidence: 0.9 })
    await hand.add({ from: `${a}#x`, to: `${b}#y`, confidence: 0.6 }, sales)
    expect(await wholeEdge(a, b)).toMatchObject({ confidence: 0.6 })
    await hand.remove({ from: `${a}#x`, to: `${b}#y` }, sales)
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'other', confidence: 0.5 })
  })

  test('outlives none of what dating back leaves, and covers all of it', async () => {
    await hand.add({ from: `${a}#x`, to: `${b}#y`, validFrom: minute(1) })
    await hand.add({ from: `${a}#w`, to: `${b}#y`, validFrom: minute(1) })
    await hand.remove({ from: `${a}#x`, to: `${b}#y`, validTo: minute(9) })
    await hand.remove({ from: a, to: b, validTo: minute(5) })
    expect(await reached(a, 'PORT', { asOf: minute(7) })).toEqual({ [b]: null })
    expect(await reached(`${a}#x`, 'COLUMN', { asOf: minute(7) })).toEqual({ [`${b}#y`]: 'COLUMN' })
    expect(await reached(a, 'PORT', { asOf: minute(9) })).toEqual({})
  })

  test('is there too when two names of a dataset turn out to be one', async () => {
    const c = datasetId('c')
    await hand.add({ from: c, to: b, reason: 'of the whole' })
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    await lineage.event(datasetEvent('a', ['c']))
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'of the whole', statesColumns: true })
    await hand.remove({ from: `${a}#x`, to: `${b}#y` })
    expect(await wholeEdge(a, b)).toMatchObject({ reason: 'of the whole', statesColumns: false })
  })
})

describe('what was said of datasets themselves', () => {
  const at = { from: `${a}#x`, to: `${b}#y` }

  test('is put right from its beginning, whatever columns came and went since', async () => {
    await hand.add({ from: a, to: b, reason: 'one', validFrom: minute(1) })
    await hand.add({ ...at, validFrom: minute(3) })
    await hand.remove({ ...at, validTo: minute(6) })
    await hand.add({ from: a, to: b, reason: 'two' })
    const { edges } = await lineage.data<{ edges: { edges: { node: { reason: string } }[] } }>(
      `{ edges(of: "${a}", asOf: "${minute(2)}") { edges { node { reason } } } }`,
    )
    expect(edges.edges.map(({ node }) => node.reason)).toEqual(['two'])
  })

  test('ends when it is said to, also before columns came and went, and answers with what is kept', async () => {
    await hand.add({ from: a, to: b, validFrom: minute(1) })
    await hand.add({ ...at, validFrom: minute(3) })
    await hand.remove({ ...at, validTo: minute(9) })
    const ended = await hand.remove({ from: a, to: b, validTo: minute(5) })
    expect(ended.validTo).toBe(minute(9))
    expect(await hand.remove({ from: a, to: b, validTo: minute(5) })).toEqual(ended)
    expect(await reached(a, 'PORT', { asOf: minute(7) })).toEqual({ [b]: null })
    expect(await reached(a, 'PORT', { asOf: minute(9) })).toEqual({})
    expect((await hand.refusal.remove({ from: a, to: datasetId('c') })).code).toBe('NOT_FOUND')
  })

  test('is its sender’s to end, and leaves the columns of others', async () => {
    const sales = domainToken('sales')
    await hand.add(at)
    await hand.add({ from: a, to: b }, sales)
    const ended = await hand.remove({ from: a, to: b }, sales)
    expect(ended).toMatchObject({ vouchedBy: 'domain:sales' })
    expect(await wholeEdge(a, b)).toMatchObject({ statesColumns: true, vouchedBy: 'admin' })
    expect(await hand.remove({ from: a, to: b }, sales)).toEqual(ended)
    expect((await hand.refusal.remove({ from: a, to: b }, domainToken('orders'))).code).toBe('FORBIDDEN')
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN' })
  })

  test('was first seen when the first of its columns was, whichever are left', async () => {
    await hand.register({ reads: [`${a}#x`] })
    const query = `{ edges(of: "${a}") { edges { node { firstSeenAt validFrom } } } }`
    const before = await lineage.data(query)
    await hand.register({ reads: [`${a}#y`] })
    expect(await lineage.data(query)).toEqual(before)
  })

  test('of one dataset of a port is not known to be all that is read of it, where another is read whole', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a', 'b'] } } } }))
    await hand.register({ reads: [`${a}#x`, b] })
    const of = '[{ __typename: "OutputPort", id: "orders/events/v1" }]'
    const query = `{ _entities(representations: ${of}) { ... on OutputPort { readers { edges { node { columns } } } } } }`
    const { _entities } = await lineage.data<{ _entities: { readers: { edges: Reader[] } }[] }>(query)
    expect(_entities[0]?.readers.edges.map(({ node }) => node.columns)).toEqual([null])
  })
})

describe('a column of a contract', () => {
  const contract = (columns: { id: string; path: string; physicalName: string | null }[]) =>
    harvest('orders', { events: { ports: { v1: { datasets: ['o'], columns } } } }, { version: version++ })
  const id = (path: string) => `orders/events/v1#${path}`
  let version = 1

  test('that came to be called otherwise is found by the id under which its edge shows', async () => {
    await lineage.put(contract([]))
    await hand.add({ from: id('email'), to: `${b}#mail` })
    await lineage.put(contract([{ id: id('email'), path: 'email', physicalName: 'EMAIL_ADDR' }]))
    expect(await hand.remove({ from: id('email'), to: `${b}#mail` })).toMatchObject({ from: { id: id('email') } })
    await hand.add({ from: id('email'), to: `${b}#mail` })
    await lineage.put(contract([{ id: id('phone'), path: 'phone', physicalName: null }]))
    expect(await reached(id('EMAIL_ADDR'))).toEqual({ [`${b}#mail`]: 'COLUMN' })
    await hand.remove({ from: id('EMAIL_ADDR'), to: `${b}#mail` })
    expect(await reached(b, 'COLUMN', { direction: 'UPSTREAM' })).toEqual({})
  })

  test('of several objects is not taken for another’s, where no dataset is called after its own', async () => {
    const columns = ['orders', 'items'].map((object) => ({ id: id(`${object}:id`), path: 'id', physicalName: null }))
    await lineage.put(contract(columns))
    const { code, message } = await hand.refusal.add({ from: id('orders:id'), to: `${b}#y` })
    expect([code, message]).toEqual(['CONFLICT', expect.stringContaining('name the dataset')])
  })
})

describe('a consumer that is said to read columns', () => {
  test('of a domain’s registration reads these by whatever the domain did not enter, too', async () => {
    const sales = domainToken('sales')
    await hand.register({ reads: [] }, sales)
    await hand.add({ from: a, to: SALES })
    await hand.register({ reads: [`${a}#x`] }, sales)
    expect(await readers(a)).toEqual([[SALES, ['x']]])
    expect(await wholeEdge(a, SALES)).toMatchObject({ statesColumns: true, vouchedBy: 'admin' })
    await hand.add({ from: `${a}#y`, to: SALES, reason: 'other' })
    await hand.register({ reads: [] }, sales)
    expect(await readers(a)).toEqual([[SALES, ['y']]])
    await hand.unregister(SALES, sales)
    await hand.remove({ from: a, to: SALES })
    expect(await readers(a)).toEqual([])
  })

  test('is known by them also where it is reached sooner by a way of which nobody names columns', async () => {
    await hand.add({ from: `${a}#x`, to: `${b}#y` })
    await hand.add({ from: a, to: SALES, author: 'ben' })
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN', [SALES]: 'DATASET' })
    await hand.add({ from: `${b}#y`, to: SALES })
    expect(await reached(`${a}#x`)).toEqual({ [`${b}#y`]: 'COLUMN', [SALES]: 'COLUMN' })
  })

  test('is reached from these, by name, and from no others', async () => {
    await hand.register({ reads: [`${a}#x`, `${a}#y`, b] })
    expect(await reached(`${a}#x`)).toEqual({ [SALES]: 'COLUMN' })
    expect(await reached(`${a}#x`, 'PRODUCT')).toEqual({ [SALES]: 'COLUMN' })
    expect(await readers(a)).toEqual([[SALES, ['x', 'y']]])
    expect(await readers(b)).toEqual([[SALES, null]])
    expect(await reached(SALES, 'COLUMN', { direction: 'UPSTREAM' })).toMatchObject({
      [`${a}#x`]: 'COLUMN',
      [`${a}#y`]: 'COLUMN',
    })
  })

  test('is told with the names that the contract of the port has', async () => {
    const columns = [{ id: 'orders/events/v1#email', path: 'email', physicalName: 'EMAIL_ADDR' }]
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'], columns } } } }))
    await hand.register({ reads: ['orders/events/v1#email'] })
    expect(await reached('orders/events/v1#email')).toEqual({ [SALES]: 'COLUMN' })
    const query = `{ _entities(representations: [{ __typename: "OutputPort", id: "orders/events/v1" }]) {
      ... on OutputPort { readers { edges { node { node { id } columns } } } } } }`
    const { _entities } = await lineage.data<{ _entities: { readers: { edges: Reader[] } }[] }>(query)
    expect(_entities[0]?.readers.edges.map(({ node }) => node.columns)).toEqual([['email']])
  })

  test('reads what the last registration names: fewer columns, another, or the whole', async () => {
    await hand.register({ reads: [`${a}#x`, `${a}#y`] })
    await hand.register({ reads: [`${a}#y`] })
    expect(await readers(a)).toEqual([[SALES, ['y']]])
    await hand.register({ reads: [a] })
    expect(await readers(a)).toEqual([[SALES, null]])
    expect(await reached(`${a}#y`)).toEqual({ [SALES]: 'DATASET' })
    await hand.register({ reads: [`${a}#z`] })
    expect(await readers(a)).toEqual([[SALES, ['z']]])
    await hand.unregister(SALES)
    expect(await reached(`${a}#z`)).toEqual({})
    expect(await reached(a, 'PORT')).toEqual({})
  })

  test('said again nothing changes but when it was last seen', async () => {
    await hand.register({ reads: [`${a}#x`, b] })
    const versions = async () => (await lineage.store().versionsAfter(null, 100)).length
    const before = await versions()
    await hand.register({ reads: [`${a}#x`, b] })
    expect(await versions()).toBe(before)
  })
})
