import { isHeld } from '../../mesh/holders.ts'
import type { EdgeVersion, NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import type { Focus } from './focus.ts'
import { type Ground, isOwnWord, isStep, ownNodes, STEPS } from './ground.ts'

/** What one taker says that it reads, and what it was seen to read, as of now. */
export type Reading = {
  readonly taker: Place
  readonly own: ReadonlySet<NodeKey>
  /** Its own word, edge by edge. */
  readonly declared: readonly Pick<EdgeVersion, 'from' | 'to'>[]
  readonly declaredSources: ReadonlySet<NodeKey>
  /** Where what it has comes from, as jobs report it, over few steps: what others' ports hold, and what it declares. */
  readonly sources: ReadonlySet<NodeKey>
  /** Whether any job is known to make anything of it from anything. */
  readonly isObserved: boolean
}

/** What leads to each node, as jobs report it. Kept over the takers of one reconciliation: each is asked for once. */
export type ObservedInto = Map<NodeKey, readonly NodeKey[]>

/** Nodes whose edges, whose neighbours one read is asked for; nodes of a walk between two looks at the clock. */
const WHOLE = 500
const HOPS = 2_000
const STRIDE = 256

export async function readingsOf(
  ground: Ground,
  into: ObservedInto,
  takers: readonly Place[],
  focus: Focus,
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
  for (let from = 0; from < nodes.length; from += WHOLE) {
    const keys = nodes.slice(from, from + WHOLE)
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
      walk: newWalk(own, declaredSources, own, withinOf(focus, taker)),
    })
    await breathe()
  }
  const walks = found.map(({ walk }) => walk)
  await walkAll(ground, into, walks, STEPS.undeclared)
  return found.map(({ walk, ...reading }) => ({ ...reading, sources: walk.sources }))
}

/**
 * What was seen to be read into some of a taker's nodes, over as many steps as a declaration is believed for. Its other nodes
 * are steps on the way.
 */
export async function sourcesInto(
  ground: Ground,
  into: ObservedInto,
  asked: readonly { readonly reading: Reading; readonly targets: ReadonlySet<NodeKey> }[],
): Promise<readonly ReadonlySet<NodeKey>[]> {
  const walks = asked.map(({ reading, targets }) => newWalk(reading.own, reading.declaredSources, targets))
  await walkAll(ground, into, walks, STEPS.declared)
  return walks.map(({ sources }) => sources)
}

/** Of one that is not asked about, only what it reads of those who are. */
const withinOf = ({ products, region }: Focus, { kind, index }: Place): Walk['within'] =>
  products === null || (kind === 'PRODUCT' && products.has(index)) ? null : region

type Walk = {
  readonly own: ReadonlySet<NodeKey>
  readonly declared: ReadonlySet<NodeKey>
  /** Where a way may go; null: anywhere. */
  readonly within: ReadonlySet<NodeKey> | null
  readonly visited: Set<NodeKey>
  readonly sources: Set<NodeKey>
  frontier: readonly NodeKey[]
}

const newWalk = (
  own: ReadonlySet<NodeKey>,
  declared: ReadonlySet<NodeKey>,
  targets: ReadonlySet<NodeKey>,
  within: Walk['within'] = null,
): Walk => ({
  own,
  declared,
  within,
  visited: new Set(targets),
  sources: new Set(),
  frontier: [...targets],
})

/**
 * Back from the targets of each walk, step by step, all walks at once: what the next step needs is asked for in one go. A
 * way ends at what a port of another's holds, and at what the taker declares: what lies behind is not its own reading.
 */
async function walkAll(ground: Ground, into: ObservedInto, walks: readonly Walk[], steps: number): Promise<void> {
  for (let step = 0; step <= steps; step++) {
    const open = walks.filter(({ frontier }) => frontier.length > 0)
    await load(ground, into, new Set(open.flatMap(({ frontier }) => frontier)))
    for (const walk of open) {
      const next: NodeKey[] = []
      await ground.breathe()
      for (const [i, node] of walk.frontier.entries()) {
        if (i % STRIDE === STRIDE - 1) await ground.breathe()
        for (const from of into.get(node) ?? []) {
          if (walk.visited.has(from) || walk.within?.has(from) === false) continue
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
  !own.has(node) && (declared.has(node) || isHeld(snapshot.copy, node))

async function load({ store, observed, breathe }: Ground, into: ObservedInto, nodes: ReadonlySet<NodeKey>) {
  const missing = [...nodes].filter((node) => !into.has(node))
  for (let from = 0; from < missing.length; from += HOPS) {
    const keys = missing.slice(from, from + HOPS)
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
