import { portsOfNode } from '../../mesh/copy.ts'
import type { EdgeVersion, NodeKey } from '../../stores/store.ts'
import type { Place } from '../places.ts'
import { type Ground, isOwnWord, isStep, ownNodes } from './ground.ts'

/** What one taker says that it reads, and what it was seen to read, as of now. */
export type Reading = {
  readonly taker: Place
  readonly own: ReadonlySet<NodeKey>
  /** Its own word, edge by edge. */
  readonly declared: readonly Pick<EdgeVersion, 'from' | 'to'>[]
  readonly declaredSources: ReadonlySet<NodeKey>
  /** Where what it has comes from, as jobs report it: what others' ports hold, and what it declares. */
  readonly sources: ReadonlySet<NodeKey>
  /** Whether any job is known to make anything of it from anything. */
  readonly isObserved: boolean
}

/** What leads to each node, as jobs report it. Kept over the takers of one reconciliation: each is asked for once. */
export type ObservedInto = Map<NodeKey, readonly NodeKey[]>

/** Nodes that one read of the store is asked for, and those of a walk between two looks at the clock. */
const AT_A_TIME = 2_000
const STRIDE = 256

export async function readingsOf(
  ground: Ground,
  into: ObservedInto,
  takers: readonly Place[],
): Promise<readonly Reading[]> {
  const { store, snapshot, edges: view, breathe } = ground
  const { copy } = snapshot
  const products = takers.flatMap(({ kind, index }) => (kind === 'PRODUCT' ? (copy.products[index]?.id ?? []) : []))
  const writers = await store.writersById(products)
  const asked = takers.map((taker) => {
    const id = taker.kind === 'PRODUCT' ? copy.products[taker.index]?.id : undefined
    const writer = id === undefined ? null : (writers.get(id)?.key ?? null)
    return { taker, writer, own: new Set(ownNodes(copy, taker)) }
  })

  const edges = new Map<NodeKey, readonly EdgeVersion[]>()
  const nodes = [...new Set(asked.flatMap(({ own }) => [...own]))]
  for (let from = 0; from < nodes.length; from += AT_A_TIME) {
    const keys = nodes.slice(from, from + AT_A_TIME)
    const found = await store.edgesOf(keys, 'UPSTREAM', view)
    for (const key of keys) {
      const entering = found.get(key) ?? []
      edges.set(key, entering)
      into.set(key, [...new Set(entering.flatMap((edge) => (edge.method === 'OBSERVED' ? edge.from : [])))])
      await breathe()
    }
  }

  const found: (Omit<Reading, 'sources'> & { readonly walk: Walk })[] = []
  for (const { taker, writer, own } of asked) {
    const declared = [...own].flatMap((node) =>
      (edges.get(node) ?? []).filter((edge) => isOwnWord(edge, taker, writer)),
    )
    const declaredSources = new Set(declared.map((edge) => edge.from))
    found.push({
      taker,
      own,
      declared: declared.map(({ from, to }) => ({ from, to })),
      declaredSources,
      isObserved: [...own].some((node) => (into.get(node)?.length ?? 0) > 0),
      walk: newWalk(own, declaredSources, own),
    })
    await breathe()
  }
  await walkAll(
    ground,
    into,
    found.map(({ walk }) => walk),
  )
  return found.map(({ walk, ...reading }) => ({ ...reading, sources: walk.sources }))
}

/** What was seen to be read into some of a taker's nodes; the others are steps on the way. */
export async function sourcesInto(
  ground: Ground,
  into: ObservedInto,
  asked: readonly { readonly reading: Reading; readonly targets: ReadonlySet<NodeKey> }[],
): Promise<readonly ReadonlySet<NodeKey>[]> {
  const walks = asked.map(({ reading, targets }) => newWalk(reading.own, reading.declaredSources, targets))
  await walkAll(ground, into, walks)
  return walks.map(({ sources }) => sources)
}

type Walk = {
  readonly own: ReadonlySet<NodeKey>
  readonly declared: ReadonlySet<NodeKey>
  readonly visited: Set<NodeKey>
  readonly sources: Set<NodeKey>
  frontier: readonly NodeKey[]
}

const newWalk = (own: ReadonlySet<NodeKey>, declared: ReadonlySet<NodeKey>, targets: ReadonlySet<NodeKey>): Walk => ({
  own,
  declared,
  visited: new Set(targets),
  sources: new Set(),
  frontier: [...targets],
})

/**
 * Back from the targets of each walk, step by step, all walks at once: what the next step needs is asked for in one go. A
 * way ends at what a port of another's holds, and at what the taker declares: what lies behind is not its own reading.
 */
async function walkAll(ground: Ground, into: ObservedInto, walks: readonly Walk[]): Promise<void> {
  for (let open = walks; open.length > 0; open = open.filter(({ frontier }) => frontier.length > 0)) {
    await load(ground, into, new Set(open.flatMap(({ frontier }) => frontier)))
    for (const walk of open) {
      const next: NodeKey[] = []
      await ground.breathe()
      for (const [i, node] of walk.frontier.entries()) {
        if (i % STRIDE === STRIDE - 1) await ground.breathe()
        for (const from of into.get(node) ?? []) {
          if (walk.visited.has(from)) continue
          walk.visited.add(from)
          if (endsAt(ground, walk, from)) walk.sources.add(from)
          else if (isStep(ground.snapshot, walk.own, from)) next.push(from)
        }
      }
      walk.frontier = next
    }
  }
}

const endsAt = ({ snapshot }: Ground, { own, declared }: Walk, node: NodeKey): boolean =>
  !own.has(node) && (declared.has(node) || portsOfNode(snapshot.copy, node).length > 0)

async function load({ store, observed, breathe }: Ground, into: ObservedInto, nodes: ReadonlySet<NodeKey>) {
  const missing = [...nodes].filter((node) => !into.has(node))
  for (let from = 0; from < missing.length; from += AT_A_TIME) {
    const keys = missing.slice(from, from + AT_A_TIME)
    const hops = await store.hops(keys, 'UPSTREAM', observed)
    for (const key of keys) {
      into.set(
        key,
        (hops.get(key) ?? []).map((hop) => hop.key),
      )
    }
    await breathe()
  }
}
