import { describe, expect, test } from 'vitest'
import { LONGEST_FIELD } from '../../../schema/id-lengths.ts'
import type { LineageDocument } from '../../../schema/lineage-document.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, useLineage } from './harness.ts'

const lineage = useLineage()

type Columns = Readonly<Record<string, readonly string[] | null>>

/** A port's contract: to each column what it is made from, null where it does not say. */
const contract = (port: string, columns: Columns): LineageDocument['products'][number]['ports'][number]['columns'] =>
  Object.entries(columns).map(([path, sources]) => ({
    id: `${port}#${path}`,
    path,
    physicalName: null,
    ...(sources === null ? {} : { transformSources: [...sources] }),
  }))

async function reached(of: string): Promise<string[]> {
  const { impact } = await lineage.data<{
    impact: { rows: { edges: { node: { precision: string; node: { id: string } } }[] } }
  }>(
    'query ($of: ID!) { impact(of: $of, level: COLUMN) { rows(first: 1000) { edges { node { precision node { id } } } } } }',
    { of },
  )
  return impact.rows.edges.map(({ node }) => (node.precision === 'COLUMN' ? node.node.id : `[${node.node.id}]`))
}

const SOURCE = 'orders/events/v1'
const TARGET = 'sales/report/v1'

async function publish(columns: Columns, inputs: readonly object[] = [{ portId: SOURCE }]): Promise<void> {
  await lineage.put(
    harvest('orders', {
      events: { ports: { v1: { datasets: ['raw.events'], columns: contract(SOURCE, { amount: null, id: null }) } } },
    }),
  )
  await lineage.put(
    harvest('sales', {
      report: { ports: { v1: { datasets: ['mart.report'], columns: contract(TARGET, columns) } }, inputs },
    }),
  )
}

describe('what a contract says a column is made from', () => {
  test('is a column of a port, by its id', async () => {
    await publish({ revenue: [`${SOURCE}#amount`], note: null })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`${TARGET}#revenue`])
    expect(await reached(`${SOURCE}#id`)).toEqual([])
  })

  test('is a column of a dataset, by its id, whether a port holds the dataset or not', async () => {
    await publish({ revenue: [`${datasetId('raw.events')}#amount`, `${datasetId('lake')}#fx`] })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`${TARGET}#revenue`])
    expect(await reached(`${datasetId('lake')}#fx`)).toEqual([`${TARGET}#revenue`])
  })

  test('is a column of an input, by the name of its table', async () => {
    await publish({ revenue: ['events.amount'] })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`${TARGET}#revenue`])
  })

  test('is an input alone: then nobody says which of its columns', async () => {
    await publish({ revenue: ['events'] })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`[${TARGET}]`])
    const { impact } = await lineage.data<{ impact: { rows: { edges: { node: { node: { id: string } } }[] } } }>(
      `{ impact(of: "${TARGET}#revenue", direction: UPSTREAM, level: COLUMN) { rows { edges { node { node { id } } } } } }`,
    )
    expect(impact.rows.edges.map(({ node }) => node.node.id)).toEqual([SOURCE])
  })

  test('makes no edge to a column whose name no store finds by an index; such a source is some column', async () => {
    const endless = '語'.repeat(LONGEST_FIELD / 9 + 1)
    await publish({ [endless]: ['events.amount'], revenue: ['events.amount'], note: [`events.${endless}`] })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`[${TARGET}]`, `${TARGET}#revenue`])
  })

  test('makes no edge when it names nothing the product reads, or is no name at all', async () => {
    await publish({ revenue: ['nothing.amount', '', ' ', '\ud800.x', 'x'.repeat(5_000)] })
    expect(await reached(`${SOURCE}#amount`)).toEqual([`[${TARGET}]`])
  })

  test('feeds the dataset too, also where no input says so', async () => {
    await publish({ revenue: [`${SOURCE}#amount`] }, [])
    const { impact } = await lineage.data<{ impact: { total: number } }>(`{ impact(of: "${SOURCE}") { total } }`)
    expect(impact.total).toBe(1)
  })

  test('is found when its port appears later, and goes when the contract says so no more', async () => {
    await lineage.put(
      harvest('sales', {
        report: {
          ports: { v1: { datasets: ['mart.report'], columns: contract(TARGET, { revenue: [`${SOURCE}#amount`] }) } },
        },
      }),
    )
    await lineage.put(
      harvest('orders', {
        events: { ports: { v1: { datasets: ['raw.events'], columns: contract(SOURCE, { amount: null }) } } },
      }),
    )
    expect(await reached(`${SOURCE}#amount`)).toEqual([`${TARGET}#revenue`])
    await lineage.put(
      harvest(
        'sales',
        { report: { ports: { v1: { datasets: ['mart.report'], columns: contract(TARGET, { revenue: null }) } } } },
        { version: 2 },
      ),
    )
    expect(await reached(`${SOURCE}#amount`)).toEqual([])
  })

  test('meets what jobs say of the same column in another spelling', async () => {
    await publish({ revenue: [`${SOURCE}#amount`] })
    await lineage.event(columnEvent('load', ['src'], { 'raw.events': columnLineage({ AMOUNT: [from('src', 'a')] }) }))
    expect(await reached(`${datasetId('src')}#a`)).toEqual([`${SOURCE}#amount`, `${TARGET}#revenue`])
    await lineage.restart()
    expect(await reached(`${datasetId('src')}#a`)).toEqual([`${SOURCE}#amount`, `${TARGET}#revenue`])
  })
})
