import { budgetExceeded } from '../../../platform/errors.ts'
import type { Breathe } from '../breathe.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import { portsOfNode } from '../mesh/holders.ts'
import { allEdges, type LineageStore, type NodeKey } from '../stores/store.ts'
import { type Snapshot, viewOf } from './snapshot.ts'

/** Who reads what directly, one hop of datasets, for the whole mesh at once: what `impact` with a depth of one counts. */
export type DirectReaders = {
  /** Of each product of the copy: how many other products and consumers read it. */
  readonly ofProducts: Int32Array
  /** Ordered by the ids of both domains. */
  readonly pairs: readonly DomainPair[]
}

/** Two domains of the copy, of which the one reads the other. */
export type DomainPair = {
  readonly from: number
  readonly to: number
  /** Products of `to` that read products of `from`. */
  readonly readers: number
  /** Products of `from` that are read so. */
  readonly sources: number
}

export type DirectReadersOptions = {
  /** Through merges, as a reader has it. */
  readonly store: Pick<LineageStore, 'hops'>
  readonly snapshot: Snapshot
  readonly budgetMs: number
  readonly breathe: Breathe
}

/** Datasets whose neighbours are read in one call. */
const TOGETHER = 2_000

/** @throws ClientError `BUDGET_EXCEEDED` */
export async function countDirectReaders(options: DirectReadersOptions): Promise<DirectReaders> {
  const { store, snapshot, budgetMs, breathe } = options
  const { copy, directory } = snapshot
  const view = viewOf(snapshot, allEdges)
  const began = performance.now()
  const ofProducts = new Int32Array(copy.products.length)
  /** From a domain to a product of another, and from a product to another domain: a number each. */
  const [readers, sources] = [new Set<number>(), new Set<number>()]

  for (const products of batches(copy)) {
    if (performance.now() - began > budgetMs)
      throw budgetExceeded(`counting who reads whom took longer than ${budgetMs} ms`, { budgetMs })
    const hops = await store.hops([...new Set([...products.values()].flat())], 'DOWNSTREAM', view)
    for (const [product, nodes] of products) {
      const domain = copy.productDomain[product] ?? 0
      const [others, consumers] = [new Set<number>(), new Set<NodeKey>()]
      for (const node of nodes) {
        for (const { key } of hops.get(node) ?? []) {
          const reading = productsAt(copy, key)
          for (const other of reading) if (other !== product) others.add(other)
          if (reading.length === 0 && directory.typeOf(key) === 'CONSUMER') consumers.add(key)
        }
      }
      ofProducts[product] = others.size + consumers.size
      for (const other of others) {
        const to = copy.productDomain[other] ?? 0
        if (to === domain) continue
        readers.add(domain * copy.products.length + other)
        sources.add(product * copy.domains.length + to)
      }
      await breathe()
    }
  }
  return { ofProducts, pairs: pairsOf(copy, readers, sources) }
}

/** Products with their datasets, so many at a time that one read of neighbours is worth its call. */
function* batches({ products, ports }: MeshCopy): Generator<ReadonlyMap<number, readonly NodeKey[]>> {
  let batch = new Map<number, readonly NodeKey[]>()
  let size = 0
  for (const [index, product] of products.entries()) {
    const nodes = [
      ...product.ports.flatMap((port) => ports[port]?.nodes ?? []),
      ...(product.sink ? [product.sink] : []),
    ]
    batch.set(index, nodes)
    size += nodes.length
    if (size < TOGETHER) continue
    yield batch
    batch = new Map()
    size = 0
  }
  if (batch.size > 0) yield batch
}

/** Of the ports that hold a dataset, or the one without outputs that it stands for. */
function productsAt(copy: MeshCopy, node: NodeKey): readonly number[] {
  const ports = portsOfNode(copy, node)
  if (ports.length > 0) return ports.flatMap((port) => copy.portProduct[port] ?? [])
  const sink = copy.sinks.get(node)
  return sink === undefined ? [] : [sink]
}

function pairsOf(copy: MeshCopy, readers: ReadonlySet<number>, sources: ReadonlySet<number>): readonly DomainPair[] {
  const [products, domains] = [copy.products.length, copy.domains.length]
  const counts = new Map<number, { readers: number; sources: number }>()
  const countOf = (from: number, to: number) => {
    const pair = from * domains + to
    const known = counts.get(pair) ?? { readers: 0, sources: 0 }
    counts.set(pair, known)
    return known
  }
  for (const entry of readers)
    countOf(Math.floor(entry / products), copy.productDomain[entry % products] ?? 0).readers += 1
  for (const entry of sources)
    countOf(copy.productDomain[Math.floor(entry / domains)] ?? 0, entry % domains).sources += 1
  // An index compares as its domain's id does.
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([pair, count]) => ({ from: Math.floor(pair / domains), to: pair % domains, ...count }))
}
