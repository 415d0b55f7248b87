import { budgetExceeded } from '../../../platform/errors.ts'
import type { Directory } from '../ledger/directory.ts'
import { pairName } from '../stores/pair-name.ts'
import type {
  Closure,
  ClosureOptions,
  EdgeVersion,
  Hop,
  LineageStore,
  NodeKey,
  Pair,
  TimeView,
} from '../stores/store.ts'
import { distancesIn } from './distances.ts'
import type { MergedNames, NamesIn } from './merged-names.ts'

/**
 * The store as if what was found to be one had always gone by its surviving name: where a view sees edges of before, its reads
 * take and give that name, and its walks pass through the others at the same distance. All other views are the store's own.
 */
export function throughMerges(
  store: LineageStore,
  namesIn: NamesIn,
  highestKey: Directory['highestKey'],
): LineageStore {
  return {
    ...store,

    async edgesOf(keys, direction, view) {
      const names = namesIn(view)
      if (names === null) return store.edgesOf(keys, direction, view)
      const found = await store.edgesOf(names.all(keys), direction, view)
      return gathered(names, keys, (name) => found.get(name)?.map(renamed(names)))
    },

    async edgesBetween(pairs, view) {
      const names = namesIn(view)
      if (names === null) return store.edgesBetween(pairs, view)
      const named = pairs.map((pair) => pairsOf(names, pair))
      const asked = new Map(named.flat().map((pair) => [pairName(pair), pair]))
      const found = await store.edgesBetween([...asked.values()], view)
      const edges = pairs.map((pair, i): [string, EdgeVersion[]] => [
        pairName(pair),
        (named[i] ?? []).flatMap((other) => found.get(pairName(other)) ?? []).map(renamed(names)),
      ])
      return new Map(edges.filter(([, between]) => between.length > 0))
    },

    async edgesDiffering(keys, direction, one, other) {
      const names = namesIn(one) ?? namesIn(other)
      if (names === null) return store.edgesDiffering(keys, direction, one, other)
      return (await store.edgesDiffering(names.all(keys), direction, one, other)).map(renamed(names))
    },

    async hops(keys, direction, view) {
      const names = namesIn(view)
      if (names === null) return store.hops(keys, direction, view)
      const found = await store.hops(names.all(keys), direction, view)
      const hops = gathered(names, keys, (name) => found.get(name))
      return new Map([...hops].map(([key, all]) => [key, together(names, all)]))
    },

    async claimsOf(domains: readonly string[], view: TimeView) {
      const found = await store.claimsOf(domains, view)
      const names = namesIn(view)
      if (names === null) return found
      return new Map(
        [...found].map(([id, claims]) => [id, claims.map((claim) => ({ ...claim, node: names.final(claim.node) }))]),
      )
    },

    async closures(starts, options) {
      const names = namesIn(options.view)
      if (names === null) return store.closures(starts, options)
      const left = countdown(options.budgetMs)
      const named = new Map([...starts].map(([name, keys]) => [name, names.all(keys)]))
      const walked = new Map<string, Closure>()
      for (const [name, closure] of await store.closures(named, options)) {
        const walk = { store, names, options, left, start: new Set(named.get(name)), highest: highestKey() }
        walked.set(name, await walkOn(walk, closure))
      }
      return walked
    },

    async closureFrom(entries, options) {
      const names = namesIn(options.view)
      if (names === null) return store.closureFrom(entries, options)
      const left = countdown(options.budgetMs)
      const closure = await store.closureFrom(entries.map(names.all), options)
      return walkOn({ store, names, options, left, start: new Set(), highest: highestKey() }, closure)
    },
  }
}

function gathered<Item>(
  names: MergedNames,
  keys: readonly NodeKey[],
  of: (name: NodeKey) => readonly Item[] | undefined,
): Map<NodeKey, readonly Item[]> {
  const found = new Map<NodeKey, readonly Item[]>()
  for (const key of keys) {
    const items = names.all([key]).flatMap((name) => of(name) ?? [])
    if (items.length > 0) found.set(key, items)
  }
  return found
}

const renamed =
  ({ final }: MergedNames) =>
  (edge: EdgeVersion): EdgeVersion => ({ ...edge, from: final(edge.from), to: final(edge.to) })

const pairsOf = ({ all }: MergedNames, { from, to }: Pair): Pair[] =>
  all([from]).flatMap((source) => all([to]).map((target) => ({ from: source, to: target })))

function together({ final }: MergedNames, hops: readonly Hop[]): Hop[] {
  const best = new Map<NodeKey, number>()
  for (const { key, confidence } of hops) best.set(final(key), Math.max(best.get(final(key)) ?? 0, confidence))
  return [...best].map(([key, confidence]) => ({ key, confidence }))
}

type Walk = {
  readonly store: LineageStore
  readonly names: MergedNames
  readonly options: ClosureOptions
  /** Of the budget, in ms. @throws when nothing is */
  readonly left: () => number
  /** With all their names. */
  readonly start: ReadonlySet<NodeKey>
  readonly highest: NodeKey
}

/** Goes on from the other names of what a walk came to, until it comes to none that it has not met as near. */
async function walkOn(walk: Walk, closure: Closure): Promise<Closure> {
  const { store, names, options, left, highest } = walk
  const distances = distancesIn(closure, highest)
  let mayBeMore = closure.more
  let entries = othersMet(walk, distances)
  const isWhole = entries.length === 0
  for (; entries.length > 0; entries = othersMet(walk, distances)) {
    const found = await store.closureFrom(entries, { ...options, budgetMs: left() })
    mayBeMore ||= found.more
    for (const [i, level] of found.levels.entries()) {
      for (const key of level) {
        const known = distances[key] ?? 0
        if (known === 0 || i + 1 < known) distances[key] = i + 1
      }
    }
  }
  for (const [surviving, all] of names.groups) {
    const least = nearest(distances, all)
    for (const key of all) distances[key] = 0
    distances[surviving] = least
  }
  const levels = levelsOf(distances)
  const more = isWhole ? mayBeMore : mayBeMore && (await leadsOn(walk, distances))
  return { levels: levels.map((level) => Int32Array.from(level)), more }
}

/** The names at whose distance another of the same node was met, by that distance; a start leads nowhere new. */
function othersMet({ names, start }: Walk, distances: Uint8Array): NodeKey[][] {
  const entries: NodeKey[][] = []
  for (const [surviving, all] of names.groups) {
    const least = start.has(surviving) ? 0 : nearest(distances, all)
    if (least === 0) continue
    const others = all.filter((key) => distances[key] !== least)
    if (others.length === 0) continue
    while (entries.length < least) entries.push([])
    entries[least - 1]?.push(...others)
  }
  return entries
}

/** 0 when none of them was met. */
const nearest = (distances: Uint8Array, keys: readonly NodeKey[]): number =>
  keys.reduce((least, key) => {
    const distance = distances[key] ?? 0
    return distance !== 0 && (least === 0 || distance < least) ? distance : least
  }, 0)

function levelsOf(distances: Uint8Array): NodeKey[][] {
  const levels: NodeKey[][] = []
  for (let key = 0; key < distances.length; key++) {
    const distance = distances[key] ?? 0
    if (distance === 0) continue
    while (levels.length < distance) levels.push([])
    levels[distance - 1]?.push(key)
  }
  return levels
}

/** Whether anything lies one hop beyond the depth: what one walk did not come to, another may have. */
async function leadsOn({ store, names, options, start }: Walk, distances: Uint8Array): Promise<boolean> {
  const { depth, direction, view } = options
  const outermost = levelsOf(distances)[depth - 1] ?? []
  const beyond = await store.hops(names.all(outermost), direction, view)
  const isReached = (key: NodeKey): boolean => (distances[names.final(key)] ?? 0) > 0 || start.has(key)
  return [...beyond.values()].some((hops) => hops.some(({ key }) => !isReached(key)))
}

function countdown(budgetMs: number): () => number {
  const deadline = performance.now() + budgetMs
  return () => {
    const ms = Math.ceil(deadline - performance.now())
    if (ms > 0) return ms
    throw budgetExceeded(`what is reached could not be walked within ${budgetMs} ms; ask for less depth`, { budgetMs })
  }
}
