import { expect, test } from 'vitest'
import { createLineageService } from '../../../subgraphs/lineage/service.ts'
import type { LineageStore, NodeKey } from '../../../subgraphs/lineage/stores/store.ts'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { datasetId, harvest, useLineage } from './harness.ts'
import { findings, reconciliation } from './reconciliation-kit.ts'

const lineage = useLineage()

const READS = [
  'edgesOf',
  'edgesEver',
  'edgesBetween',
  'historyOf',
  'hops',
  'closures',
  'nodesById',
  'writersById',
] as const

/** Each read of the store from here on, with the nodes it was asked about. */
function watchReads(store: LineageStore): { readonly name: string; readonly nodes: readonly NodeKey[] }[] {
  const reads: { name: string; nodes: readonly NodeKey[] }[] = []
  for (const name of READS) {
    const original = store[name] as (...args: unknown[]) => unknown
    Object.assign(store, {
      [name]: (...args: unknown[]) => {
        const [keys] = args
        const nodes = Array.isArray(keys) ? keys.filter((key): key is NodeKey => typeof key === 'number') : []
        reads.push({ name, nodes })
        return original(...args)
      },
    })
  }
  return reads
}

/** A chain of products, each of which reads the one before without a word, and a dashboard on each. */
async function chain(length: number): Promise<void> {
  const products = Array.from({ length }, (_, i) => [`p${i}`, { ports: { v1: { datasets: [`d${i}`] } } }] as const)
  await lineage.put(harvest('orders', Object.fromEntries(products)))
  await Promise.all(
    products.flatMap((_, i) => [
      lineage.run(`build-${i}`, { reads: [`d${i - 1}`], writes: [`d${i}`] }),
      lineage.run(`board-${i}`, { reads: [`d${i}`] }),
    ]),
  )
}

test('one product costs its own edges and those of its readers, however large the mesh', async () => {
  await chain(60)
  const known = await lineage.store().nodesById(['d28', 'd29', 'd30', 'd31'].map(datasetId))
  const reads = watchReads(lineage.store())
  expect((await findings(lineage, 'orders/p30')).map(({ kind }) => kind).sort()).toEqual([
    'OBSERVED_NOT_DECLARED',
    'OBSERVED_NOT_DECLARED',
    'UNDECLARED_CONSUMER',
  ])
  const asked = [...new Set(reads.flatMap(({ nodes }) => nodes))]
  const { directory } = lineage.service().reader().now
  const own = ['d30', 'd31'].map((name) => known.get(datasetId(name))?.key ?? 0)
  expect(asked.filter((key) => directory.typeOf(key) === 'DATASET').sort()).toEqual(own.sort())
  expect(asked.filter((key) => directory.typeOf(key) === 'CONSUMER')).toHaveLength(1)
})

test('sixty products asked for at once are a handful of reads', async () => {
  await chain(60)
  const reads = watchReads(lineage.store())
  const of = Array.from({ length: 60 }, (_, i) => ({ __typename: 'DataProduct', id: `orders/p${i}` }))
  const { _entities: products } = await lineage.data<{ _entities: { reconciliation: { totalCount: number } }[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on DataProduct { reconciliation {
      totalCount edges { node { firstSeenAt consumer { label } observed { edges { lastRun } } } }
    } } } }`,
    { of },
  )
  expect(products.map(({ reconciliation: { totalCount } }) => totalCount)).toEqual([2, ...Array(58).fill(3), 2])
  expect(reads.length).toBeLessThan(12)
})

test('a product does not wait for the mesh that is asked for at the same time', async () => {
  await chain(60)
  const store = lineage.store()
  const { edgesOf } = store
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  Object.assign(store, {
    edgesOf: async (...args: Parameters<LineageStore['edgesOf']>) => {
      if (args[0].length > 10) await released
      return edgesOf(...args)
    },
  })
  const mesh = reconciliation(lineage)
  expect(await findings(lineage, 'orders/p30')).toHaveLength(3)
  release()
  expect((await mesh).totalCount).toBe(59 + 60)
})

test('a page that goes on reads nothing again but what proves its rows, and the next commit reads anew', async () => {
  await chain(20)
  const first = await reconciliation(lineage, null, { first: 10 })
  const reads = watchReads(lineage.store())
  const second = await reconciliation(lineage, null, { first: 10, after: first.pageInfo.endCursor })
  expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(20)
  expect(new Set(reads.map(({ name }) => name))).toEqual(new Set(['edgesEver', 'writersById']))
  await lineage.run('board-late', { reads: ['d3'] })
  expect((await reconciliation(lineage)).totalCount).toBe(first.totalCount + 1)
})

test('what takes longer than the budget is refused, not shortened, and asked for again with more time it is answered', async () => {
  const store = openMemoryStore()
  const open = (budgetMs: number) => createLineageService({ store, budgetMs, staleAfterMs: 3_600_000 })
  const patient = await open(60_000)
  await patient.putDomain(harvest('orders', { events: { inputs: [{ portId: 'a/b/c' }], ports: { v1: {} } } }))
  const hasty = (await open(0)).reader()
  const ask = () => hasty.reconciler.findings(hasty.now, { kind: 'MESH' })
  await expect(ask()).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED', details: { budgetMs: 0 } })
  await expect(ask()).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' })
  const reader = patient.reader()
  const found = await reader.reconciler.findings(reader.now, { kind: 'MESH' })
  expect(found).toHaveLength(1)
  const [finding] = found
  if (finding === undefined) throw new Error('there is no finding')
  await expect(hasty.reconciler.evidence(hasty.now)(finding)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' })
})
