import { expect, test } from 'vitest'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Row = {
  distance: number
  precision: string | null
  columns: string[]
  methods: string[]
  lowestConfidence: number
  owner: { name: string } | null
  serviceLevels: { property: string; objective: string | null; met: boolean | null }[]
  staleSince: string | null
  evidence: { method: string; writer: string; from: { id: string }; to: { id: string } }[]
  node: { id: string }
}

async function rows(of: string, args = ''): Promise<Row[]> {
  const { impact } = await lineage.data<{ impact: { rows: { edges: { node: Row }[] } } }>(
    `query ($of: ID!) { impact(of: $of${args}) { rows { edges { node {
      distance precision columns methods lowestConfidence staleSince owner { name } serviceLevels { property objective met }
      evidence { method writer from { id } to { id } } node { id } } } } } }`,
    { of },
  )
  return impact.rows.edges.map(({ node }) => node)
}

const freshness = { property: 'freshness', objective: 'PT1H', met: false }

/** raw → orders/events (declared reader: sales/report) → scores by a job that states columns → a report job */
async function mesh(): Promise<void> {
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['events'] } } } }))
  await lineage.put(
    harvest('sales', {
      report: {
        owner: 'Sales',
        ports: { v1: { datasets: ['report'], serviceLevels: [freshness] } },
        inputs: [{ portId: 'orders/events/v1' }],
      },
    }),
  )
  await lineage.event(columnEvent('score', ['report'], { scores: columnLineage({ s: [from('report', 'total')] }) }))
  const job = { namespace: 'etl', name: 'weekly', facets: { ownership: { ...FACET, owners: [{ name: 'Ada' }] } } }
  await lineage.event({ ...columnEvent('weekly', ['scores'], {}), job })
}

const FACET = {
  _producer: 'https://example.org/producer',
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/OwnershipJobFacet.json#/$defs/OwnershipJobFacet',
}

test('a row says whose it is, what its owner promises, and how its way is known, edge by edge', async () => {
  await mesh()
  const [report, consumer] = await rows('orders/events')
  expect(report).toEqual({
    distance: 1,
    precision: null,
    columns: [],
    methods: ['DECLARED'],
    lowestConfidence: 0.5,
    staleSince: null,
    owner: { name: 'Sales' },
    serviceLevels: [freshness],
    evidence: [
      { method: 'DECLARED', writer: 'sales/report', from: { id: 'orders/events/v1' }, to: { id: 'sales/report/v1' } },
    ],
    node: { id: 'sales/report' },
  })
  expect(consumer).toMatchObject({
    distance: 3,
    methods: ['DECLARED', 'OBSERVED'],
    lowestConfidence: 0.5,
    owner: { name: 'Ada' },
    serviceLevels: [],
    node: { id: 'consumer:etl/weekly' },
  })
  expect(consumer?.evidence.map(({ writer, from: a, to: b }) => [writer, a.id, b.id])).toEqual([
    ['sales/report', 'orders/events/v1', 'sales/report/v1'],
    ['job:etl/score', 'sales/report/v1', datasetId('scores')],
    ['job:etl/weekly', datasetId('scores'), 'consumer:etl/weekly'],
  ])
})

test('evidence runs against the flow where that is asked for, and its edges with it', async () => {
  await mesh()
  const [report, events] = await rows(datasetId('scores'), ', direction: UPSTREAM')
  expect(report?.node.id).toBe('sales/report')
  expect(events?.evidence.map(({ from: a, to: b }) => [a.id, b.id])).toEqual([
    ['sales/report/v1', datasetId('scores')],
    ['orders/events/v1', 'sales/report/v1'],
  ])
})

test('rows of a whole thing say which of their columns its columns reach', async () => {
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['events'] } } } }))
  await lineage.put(harvest('sales', { report: { ports: { v1: { datasets: ['report'] } } } }))
  await lineage.event(
    columnEvent('ab', ['events'], { report: columnLineage({ y: [from('events', 'x')], w: [from('events', 'v')] }) }),
  )
  const [row] = await rows('orders/events')
  expect(row).toMatchObject({ precision: null, columns: ['sales/report/v1#w', 'sales/report/v1#y'] })
  const [ofColumn] = await rows('orders/events/v1#x')
  expect(ofColumn).toMatchObject({ precision: 'COLUMN', columns: ['sales/report/v1#y'] })
  expect(ofColumn?.evidence.map(({ from: a, to: b }) => [a.id, b.id])).toEqual([
    ['orders/events/v1#x', 'sales/report/v1#y'],
  ])
})

test('the ways of all rows of a page are proved in one read, whatever is asked of them', async () => {
  const writes = Array.from({ length: 30 }, (_, i) => `leaf-${i}`)
  const longAgo = { at: -100 * 24 * 60 }
  await lineage.run('spread', { reads: ['hub'], writes, ...longAgo })
  for (const leaf of writes) await lineage.run(`on-${leaf}`, { reads: [leaf], writes: [`${leaf}-on`], ...longAgo })
  const store = lineage.store()
  const { edgesBetween, writersByKey } = store
  const reads: string[] = []
  Object.assign(store, {
    edgesBetween: (...asked: Parameters<typeof edgesBetween>) => {
      reads.push(`${asked[0].length} edges`)
      return edgesBetween(...asked)
    },
    writersByKey: (...asked: Parameters<typeof writersByKey>) => {
      reads.push(`${asked[0].length} writers`)
      return writersByKey(...asked)
    },
  })
  const found = await rows(datasetId('hub'), ', level: PORT')
  expect(found).toHaveLength(50)
  for (const { distance, evidence } of found) expect(evidence).toHaveLength(distance)
  expect(found.filter(({ distance }) => distance === 2)).toHaveLength(20)
  expect(found.every(({ staleSince }) => staleSince !== null)).toBe(true)
  // The one that wrote all leaves, and those of the twenty that were read.
  expect(reads).toEqual(['50 edges', '21 writers'])
})
