import { describe, expect, test } from 'vitest'
import { type Asked, askImpact } from './asked-impact.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()
const { impact, reached, now } = askImpact(lineage)
const put = lineage.put
const a = datasetId('a')
const b = datasetId('b')

describe('who holds what', () => {
  /** `orders/events/v1` holds `a` from minute 10 to 20, `sales/deals/v1` from 30 on; `b` is made from it all along. */
  async function moved(): Promise<string[]> {
    await lineage.run('load', { reads: ['b'], writes: ['a'], at: 1 })
    const moments = [await now()]
    const orders = (datasets: string[], version: number, at: number) =>
      put(
        harvest(
          'orders',
          { events: { title: 'Events', ports: { v1: { datasets } } } },
          { version, harvestedAt: minute(at) },
        ),
      )
    await orders(['a'], 1, 10)
    moments.push(await now())
    await orders(['other'], 2, 20)
    moments.push(await now())
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(30) }))
    moments.push(await now())
    return moments
  }

  test('is as it was at the moment asked for', async () => {
    await moved()
    const at = async (asOf: number) => reached(b, { asOf: minute(asOf) })
    expect([await at(5), await at(15), await at(25), await at(35)]).toEqual([
      [a],
      ['orders/events/v1'],
      [a],
      ['sales/deals/v1'],
    ])
    expect(await reached(b, { asOf: minute(15), level: 'DOMAIN' })).toEqual(['orders'])
    expect(await reached(b, { asOf: minute(15), level: 'PRODUCT', filter: { domain: ['sales'] } })).toEqual([])
  })

  test('is as it was known at the moment asked for, also after a restart', async () => {
    const moments = await moved()
    const ask = () => Promise.all(moments.map((knownAt) => reached(b, { knownAt })))
    const answers = [[a], ['orders/events/v1'], [a], ['sales/deals/v1']]
    expect(await ask()).toEqual(answers)
    await lineage.restart()
    expect(await ask()).toEqual(answers)
    expect(await Promise.all(moments.map((knownAt) => reached(b, { knownAt, asOf: minute(25) })))).toEqual([
      [a],
      ['orders/events/v1'],
      [a],
      [a],
    ])
  })

  test('decides which datasets a subject starts from', async () => {
    await moved()
    const ask = (asked: Asked) => reached('orders/events', { ...asked, direction: 'UPSTREAM' })
    expect(await ask({ asOf: minute(15) })).toEqual([b])
    expect(await ask({ asOf: minute(25) })).toEqual([])
    expect(await ask({})).toEqual([])
    expect(await reached('sales/deals/v1', { asOf: minute(15), direction: 'UPSTREAM' })).toEqual([])
    expect(await reached('sales', { asOf: minute(35), direction: 'UPSTREAM' })).toEqual([b])
  })

  test('is nobody while a claim is contested, and the first again when asked of then', async () => {
    const orders = (datasets: string[], version: number, at: number) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await orders(['a'], 1, 10)
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(15) }))
    await lineage.run('load', { reads: ['b'], writes: ['a'], at: 1 })
    const before = await now()
    await orders([], 2, 20)
    expect(await reached(b)).toEqual(['sales/deals/v1'])
    expect(await reached(b, { knownAt: before })).toEqual(['orders/events/v1'])
    expect(await reached(b, { asOf: minute(17) })).toEqual(['orders/events/v1'])
    expect(await reached(b, { asOf: minute(21) })).toEqual(['sales/deals/v1'])
  })

  test('has the names and owners of now; what is gone has its last ones, or its id', async () => {
    const orders = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      put(harvest('orders', products, { version, harvestedAt: minute(at) }))
    const events = { ports: { v1: { datasets: ['a'], name: 'first' }, v2: { datasets: ['a2'], name: 'second' } } }
    const archive = { title: 'Archive', owner: 'Storage', ports: { v1: { datasets: ['c'], name: 'files' } } }
    await orders({ events: { ...events, title: 'Old title', owner: 'Old' }, archive }, 1, 10)
    await lineage.run('load', { reads: ['b'], writes: ['a', 'a2', 'c'], at: 1 })
    // One port and one product go, the other product is called otherwise.
    await orders(
      { events: { title: 'New title', owner: 'New', ports: { v1: { datasets: ['a'], name: 'new' } } } },
      2,
      20,
    )
    const labels = async (level: string) => {
      const { rows } = await impact(b, { asOf: minute(15), level })
      return rows.edges.map(({ node }) => [node.node.id, node.node.label])
    }
    expect(await labels('PORT')).toEqual([
      ['orders/archive/v1', 'files'],
      ['orders/events/v1', 'new'],
      ['orders/events/v2', 'orders/events/v2'],
    ])
    expect(await labels('PRODUCT')).toEqual([
      ['orders/archive', 'Archive'],
      ['orders/events', 'New title'],
    ])
    const owned = { asOf: minute(15), level: 'PRODUCT' }
    expect(await reached(b, { ...owned, filter: { owner: ['New'] } })).toEqual(['orders/events'])
    expect(await reached(b, { ...owned, filter: { owner: ['Old'] } })).toEqual([])
    expect(await reached(b, { ...owned, filter: { owner: ['Storage'] } })).toEqual(['orders/archive'])
    expect((await impact(b, owned)).attributesAsOf).toBe(minute(20))
    expect(await reached('orders/archive/v1', { asOf: minute(15), direction: 'UPSTREAM' })).toEqual([b])
  })

  test('is asked of products that had no outputs then, and have some now, and of those that are gone', async () => {
    const inputs = [{ dataset: { namespace: 'db', name: 'a' } }]
    const cockpit = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      put(harvest('analytics', products, { version, harvestedAt: minute(at) }))
    await cockpit({ cockpit: { title: 'Cockpit', inputs }, board: { title: 'Board', inputs } }, 1, 10)
    const before = await now()
    await cockpit({ cockpit: { inputs, ports: { v1: { datasets: ['c'] } } } }, 2, 20)
    expect(await reached(a)).toEqual(['analytics/cockpit/v1'])
    for (const asked of [{ knownAt: before }, { asOf: minute(15) }]) {
      expect(await reached(a, asked)).toEqual(['analytics/board', 'analytics/cockpit'])
      expect(await reached('analytics/board', { ...asked, direction: 'UPSTREAM' })).toEqual([a])
      const { rows } = await impact(a, { ...asked, level: 'PRODUCT' })
      expect(rows.edges.map(({ node }) => [node.node.kind, node.node.label])).toEqual([
        ['PRODUCT', 'Board'],
        ['PRODUCT', 'analytics/cockpit'],
      ])
    }
  })
})

describe('the copy of an earlier moment', () => {
  test('is as old as the harvests are now, though nothing else in it has changed', async () => {
    const orders = (datasets: string[], version: number, harvestedAt: string) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt }))
    await orders(['b'], 1, minute(10))
    await orders(['c'], 2, minute(20))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const asked = { asOf: minute(15) }
    expect(await impact(a, asked)).toMatchObject({ total: 1, complete: true, attributesAsOf: minute(20) })
    await orders(['c'], 3, minute(30))
    expect(await reached(a, asked)).toEqual(['orders/events/v1'])
    expect(await impact(a, asked)).toMatchObject({ total: 1, complete: true, attributesAsOf: minute(30) })
  })

  test('is another one from the next claim that changes what was held then', async () => {
    const orders = (datasets: string[], version: number, at: number) =>
      put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await orders(['b'], 1, 10)
    await orders(['c'], 2, 30)
    await lineage.run('load', { reads: ['a'], writes: ['b', 'z'], at: 1 })
    const asked = { asOf: minute(25) }
    expect(await reached(a, asked)).toEqual([datasetId('z'), 'orders/events/v1'])
    const known = await now()
    // A harvest of an earlier minute than the last one: the catalog's clock was set back.
    await put(harvest('sales', { deals: { ports: { v1: { datasets: ['z'] } } } }, { harvestedAt: minute(20) }))
    expect(await reached(a, asked)).toEqual(['orders/events/v1', 'sales/deals/v1'])
    expect(await reached(a, { ...asked, knownAt: known })).toEqual([datasetId('z'), 'orders/events/v1'])
  })
})
