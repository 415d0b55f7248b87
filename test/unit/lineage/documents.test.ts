import { describe, expect, test } from 'vitest'
import { datasetId, harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()

type Edge = { from: { id: string }; to: { id: string }; confidence: number; method: string; writer: string }

/** The edges one hop down, at PORT level: `from > to confidence`. */
async function downstream(of: string): Promise<string[]> {
  const { lineage: graph } = await lineage.data<{ lineage: { edges: Edge[] } }>(
    'query ($of: ID!) { lineage(of: $of, level: PORT) { edges { from { id } to { id } confidence method writer } } }',
    { of },
  )
  return graph.edges.map(({ from, to, confidence }) => `${from.id} > ${to.id} ${confidence}`)
}

const orders = (version = 1, datasets: readonly string[] = ['o']) =>
  harvest(
    'orders',
    { events: { ports: { v1: { datasets, contract: { id: 'order-contract', version: '1.2.0' } } } } },
    { version },
  )

describe('declared edges', () => {
  test('an input feeds all outputs, which is a guess, unless the outputs say which', async () => {
    await lineage.put(orders())
    await lineage.put(
      harvest('marketing', {
        segments: {
          inputs: [
            { portId: 'orders/events/v1', contractId: 'order-contract' },
            { dataset: { namespace: 'db', name: 'raw' } },
          ],
          ports: {
            guessed: { datasets: ['g'] },
            exact: { datasets: ['e'], inputContracts: [{ id: 'order-contract', version: null }] },
            alone: { datasets: ['n'], inputContracts: [] },
          },
        },
      }),
    )
    expect(await downstream('orders/events/v1')).toEqual([
      'orders/events/v1 > marketing/segments/exact 0.9',
      'orders/events/v1 > marketing/segments/guessed 0.5',
    ])
    expect(await downstream(datasetId('raw'))).toEqual([`${datasetId('raw')} > marketing/segments/guessed 0.5`])
  })

  test('an input waits for its port, also across domains, and follows it when it moves', async () => {
    const reader = harvest('marketing', {
      segments: { inputs: [{ contractId: 'order-contract', version: '1.2.0' }], ports: { v1: { datasets: ['m'] } } },
    })
    await lineage.put(reader)
    expect((await lineage.service().domain('marketing'))?.unresolvedInputs).toEqual([
      { product: 'marketing/segments', input: 'input input-0' },
    ])
    await lineage.put(orders())
    expect(await downstream('orders/events/v1')).toEqual(['orders/events/v1 > marketing/segments/v1 0.5'])
    expect((await lineage.service().domain('marketing'))?.unresolvedInputs).toEqual([])

    await lineage.put(orders(2, ['moved']))
    expect(await downstream(datasetId('moved'))).toEqual(['orders/events/v1 > marketing/segments/v1 0.5'])
    expect(await downstream(datasetId('o'))).toEqual([])
  })

  test('close when a complete harvest omits them, not when an incomplete one does', async () => {
    await lineage.put(orders())
    const input = { portId: 'orders/events/v1' }
    const full = { segments: { inputs: [input], ports: { v1: { datasets: ['m'] } } } }
    await lineage.put(harvest('marketing', full))
    const broken = { segments: { ports: { v1: { datasets: ['m'] } } } }
    await lineage.put(harvest('marketing', broken, { version: 2, complete: false }))
    await lineage.put(harvest('marketing', {}, { version: 3, complete: false }))
    expect(await downstream('orders/events/v1')).toHaveLength(1)
    await lineage.put(harvest('marketing', broken, { version: 4 }))
    expect(await downstream('orders/events/v1')).toEqual([])
  })

  test('stay when the domain they come from drops the port', async () => {
    await lineage.put(orders())
    await lineage.put(
      harvest('marketing', {
        segments: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: { datasets: ['m'] } } },
      }),
    )
    await lineage.put(harvest('orders', {}, { version: 2 }))
    expect(await downstream(datasetId('o'))).toEqual([`${datasetId('o')} > marketing/segments/v1 0.5`])
    expect((await lineage.service().domain('marketing'))?.unresolvedInputs).toHaveLength(1)
  })

  test('a changed confidence makes a version', async () => {
    await lineage.put(orders())
    const inputs = [{ portId: 'orders/events/v1', contractId: 'order-contract' }]
    await lineage.put(
      harvest('marketing', { s: { inputs, ports: { v1: { datasets: ['m'] } } } }, { harvestedAt: minute(1) }),
    )
    const exact = { datasets: ['m'], inputContracts: [{ id: 'order-contract', version: null }] }
    await lineage.put(
      harvest('marketing', { s: { inputs, ports: { v1: exact } } }, { version: 2, harvestedAt: minute(2) }),
    )
    const nodes = await lineage.store().nodesById([datasetId('o'), datasetId('m')])
    const versions = await lineage
      .store()
      .historyOf(nodes.get(datasetId('o'))?.key ?? 0, nodes.get(datasetId('m'))?.key ?? 0)
    const shown = versions.map(({ confidence, validFrom, validTo, recordedTo }) => ({
      confidence,
      held: [validFrom, validTo].map((at) => (at === null ? null : new Date(at).toISOString())),
      believed: recordedTo === null,
    }))
    expect(shown).toEqual(
      expect.arrayContaining([
        { confidence: 0.9, held: [minute(2), null], believed: true },
        { confidence: 0.5, held: [minute(1), null], believed: false },
        { confidence: 0.5, held: [minute(1), minute(2)], believed: true },
      ]),
    )
    expect(shown).toHaveLength(3)
  })

  test('beside an observed edge there are two, each with its writer', async () => {
    await lineage.put(orders())
    await lineage.put(
      harvest('marketing', {
        segments: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: { datasets: ['m'] } } },
      }),
    )
    await lineage.run('segment', { reads: ['o'], writes: ['m'] })
    const { lineage: graph } = await lineage.data<{ lineage: { edges: Edge[] } }>(
      '{ lineage(of: "orders/events") { edges { from { id } to { id } method writer job { id } confidence firstSeenAt lastSeenAt validFrom validTo } } }',
    )
    expect(graph.edges.map(({ from, to, method, writer }) => [from.id, to.id, method, writer])).toEqual(
      expect.arrayContaining([
        ['orders/events', 'marketing/segments', 'DECLARED', 'marketing/segments'],
        ['orders/events', 'marketing/segments', 'OBSERVED', 'job:etl/segment'],
      ]),
    )
  })
})

describe('claims', () => {
  test('may come after the edges, and never rewrite one', async () => {
    await lineage.run('j', { reads: ['o'], writes: ['m'] })
    expect(await downstream(datasetId('o'))).toEqual([`${datasetId('o')} > ${datasetId('m')} 1`])
    await lineage.put(orders())
    expect(await downstream(datasetId('o'))).toEqual([`orders/events/v1 > ${datasetId('m')} 1`])
    const { lastWriterKey } = await lineage.store().status()
    expect((await lineage.store().edgesOfWriters([1])).get(1)).toHaveLength(1)
    expect(lastWriterKey).toBe(2)
    expect(await lineage.data(`{ dataset(id: "${datasetId('o')}") { id namespace name ports { id } } }`)).toEqual({
      dataset: { id: datasetId('o'), namespace: 'db', name: 'o', ports: [{ id: 'orders/events/v1' }] },
    })
  })

  test('of a second domain are a conflict on both; the first keeps it, and hands it on when it lets go', async () => {
    await lineage.put(orders())
    const second = harvest('payments', { ledger: { ports: { v1: { datasets: ['o'] } } } })
    const conflict = {
      dataset: { namespace: 'db', name: 'o' },
      heldBy: { domain: 'orders', port: 'orders/events/v1' },
      refused: { domain: 'payments', port: 'payments/ledger/v1' },
    }
    expect(await lineage.put(second)).toEqual({ applied: true, conflicts: [conflict] })
    expect(await lineage.put(orders(2))).toEqual({ applied: true, conflicts: [conflict] })
    await lineage.run('j', { reads: ['x'], writes: ['o'] })
    expect(await downstream(datasetId('x'))).toEqual([`${datasetId('x')} > orders/events/v1 1`])

    await lineage.restart()
    expect((await lineage.service().domain('orders'))?.conflicts).toEqual([conflict])
    expect(await lineage.put(orders(3, ['elsewhere']))).toEqual({ applied: true, conflicts: [] })
    expect(await downstream(datasetId('x'))).toEqual([`${datasetId('x')} > payments/ledger/v1 1`])
    expect((await lineage.service().domain('payments'))?.conflicts).toEqual([])
  })

  test('a port without datasets has one of its own', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: {} } } }))
    const own = 'dataset:heddle%3A%2F%2Forders/events%2Fv1'
    expect(await lineage.data(`{ dataset(id: "${own}") { ports { id } } }`)).toEqual({
      dataset: { ports: [{ id: 'orders/events/v1' }] },
    })
  })
})

describe('versions', () => {
  test('an older or equal document changes nothing, and says so', async () => {
    await lineage.put(orders(5))
    expect(await lineage.put(orders(5, ['x']))).toEqual({ applied: false, conflicts: [] })
    expect(await lineage.put(orders(4, ['x']))).toEqual({ applied: false, conflicts: [] })
    expect(await downstream('orders/events/v1')).toEqual([])
    await lineage.restart()
    expect(await lineage.put(orders(5, ['x']))).toEqual({ applied: false, conflicts: [] })
  })

  test('availability is told by itself', async () => {
    await lineage.put(orders())
    await lineage.put(harvest('marketing', { s: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: {} } } }))
    const unreachable = { domain: 'marketing', version: 2, availability: 'UNREACHABLE' as const, lastSeenAt: minute(1) }
    expect(await lineage.service().putAvailability(unreachable)).toBe(true)
    expect(await lineage.service().putAvailability({ ...unreachable, version: 1, availability: 'LIVE' })).toBe(false)
    const { impact } = await lineage.data<{ impact: { unreachableDomains: string[] } }>(
      '{ impact(of: "orders") { unreachableDomains complete rows { edges { node { availability lastKnownAt } } } } }',
    )
    expect(impact).toMatchObject({
      unreachableDomains: ['marketing'],
      complete: true,
      rows: { edges: [{ node: { availability: 'UNREACHABLE', lastKnownAt: expect.any(String) } }] },
    })
  })

  test('a stale harvest makes what it is part of incomplete', async () => {
    await lineage.put(orders())
    const old = { harvestedAt: '2020-01-01T00:00:00.000Z' }
    await lineage.put(harvest('marketing', { s: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: {} } } }, old))
    expect(await lineage.data('{ impact(of: "orders") { complete attributesAsOf } }')).toEqual({
      impact: { complete: false, attributesAsOf: '2020-01-01T00:00:00.000Z' },
    })
  })
})

test('a domain depends on the domains its products read directly', async () => {
  await lineage.put(orders())
  await lineage.put(harvest('marketing', { s: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: {} } } }))
  await lineage.put(harvest('analytics', { c: { inputs: [{ portId: 'marketing/s/v1' }], ports: { v1: {} } } }))
  const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Domain { id dependsOn { id } } } }`
  const of = ['analytics', 'marketing', 'orders', 'unknown'].map((id) => ({ __typename: 'Domain', id }))
  expect(await lineage.data(entities, { of })).toEqual({
    _entities: [
      { id: 'analytics', dependsOn: [{ id: 'marketing' }] },
      { id: 'marketing', dependsOn: [{ id: 'orders' }] },
      { id: 'orders', dependsOn: [] },
      { id: 'unknown', dependsOn: null },
    ],
  })
})
