import { describe, expect, test } from 'vitest'
import { datasetId, harvest, minute, useLineage } from './harness.ts'
import { byHand } from './manual.ts'

const lineage = useLineage()
const hand = byHand(lineage)

describe('who reads', () => {
  type Reader = {
    node: { id: string; kind: string }
    job: { id: string } | null
    writer: string
    method: string
    firstSeenAt: string
    lastSeenAt: string
    stale: boolean
    staleSince: string | null
    columns: string[] | null
  }
  const readers = async (typename: 'OutputPort' | 'Dataset', id: string) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { readers {
      totalCount staleCount edges { node {
        node { id kind } job { id } writer method firstSeenAt lastSeenAt stale staleSince columns } } } } } }`
    type Answer = {
      _entities: { readers: { totalCount: number; staleCount: number; edges: { node: Reader }[] } | null }[]
    }
    const { _entities } = await lineage.data<Answer>(query, { of: [{ __typename: typename, id }] })
    return _entities[0]?.readers ?? null
  }

  test('a port is a row each, with the job, how it is known and when it was last seen', async () => {
    const input = { portId: 'orders/events/v1' }
    await lineage.put(
      harvest(
        'orders',
        {
          events: { ports: { v1: { datasets: ['o'] } } },
          board: { inputs: [input] },
          status: { ports: { v1: { datasets: ['s'] } }, inputs: [input] },
        },
        { harvestedAt: minute(0) },
      ),
    )
    await lineage.run('load', { reads: ['o'], writes: ['raw'] })
    await lineage.run('load', { reads: ['o'], writes: ['raw'], at: 7 })
    await lineage.run('report', { reads: ['o'], at: 3 })
    await hand.add({ from: 'orders/events/v1', to: 'consumer:bi/sales' })
    const found = await readers('OutputPort', 'orders/events/v1')
    const observed = { method: 'OBSERVED', stale: true, columns: null }
    const declared = { job: null, method: 'DECLARED', lastSeenAt: minute(0), stale: false, staleSince: null }
    expect(found).toMatchObject({ totalCount: 5, staleCount: 2 })
    expect(found?.edges.map(({ node }) => node)).toMatchObject([
      {
        node: { id: 'consumer:bi/sales', kind: 'CONSUMER' },
        job: null,
        writer: 'person:ann%40example.org',
        method: 'MANUAL',
      },
      { node: { id: 'consumer:etl/report' }, job: { id: 'job:etl/report' }, writer: 'job:etl/report', ...observed },
      {
        node: { id: datasetId('raw') },
        job: { id: 'job:etl/load' },
        firstSeenAt: minute(0),
        lastSeenAt: minute(7),
        ...observed,
      },
      { node: { id: 'orders/board', kind: 'PRODUCT' }, writer: 'orders/board', ...declared },
      { node: { id: 'orders/status/v1', kind: 'PORT' }, writer: 'orders/status', ...declared },
    ])
  })

  test('a dataset is not itself, nor a port of its own, and of what is not known nobody can say', async () => {
    await lineage.put(harvest('orders', { e: { ports: { v1: { datasets: ['o', 'o2'] }, v2: { datasets: ['o'] } } } }))
    await lineage.run('self', { reads: ['o'], writes: ['o', 'o2', 'x'] })
    const found = await readers('Dataset', datasetId('o'))
    expect(found?.edges.map(({ node }) => node.node.id)).toEqual([datasetId('x')])
    const query = `{ edges(of: "${datasetId('o')}") { totalCount } }`
    expect(await lineage.data(query)).toEqual({ edges: { totalCount: 2 * 3 } })
    expect(await readers('Dataset', datasetId('none'))).toBeNull()
    expect(await readers('OutputPort', 'orders/e/v9')).toBeNull()
  })
})
