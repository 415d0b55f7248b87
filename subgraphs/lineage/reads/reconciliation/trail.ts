import { groupBy } from '../../../../platform/group-by.ts'
import type { EdgeVersion, Instant, NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOwnWord, isStep, ownNodes } from './ground.ts'

/** All that was ever believed to lead to a taker, step by step, and all that it ever said. Who holds what is as of now. */
export type Trail = {
  readonly own: ReadonlySet<NodeKey>
  /** Its own word. */
  readonly declared: readonly EdgeVersion[]
  /** What jobs reported, by where it leads. */
  readonly into: ReadonlyMap<NodeKey, readonly EdgeVersion[]>
  readonly steps: number
}

export type TrailOptions = {
  readonly snapshot: Snapshot
  readonly taker: Place
  readonly ownWriter: number | null
  /** How many steps a way may take. */
  readonly steps: number
  /** Every version, of whatever time, that enters a node. */
  readonly versionsInto: (node: NodeKey) => Promise<readonly EdgeVersion[]>
}

export async function findTrail({ snapshot, taker, ownWriter, steps, versionsInto }: TrailOptions): Promise<Trail> {
  const own = new Set(ownNodes(snapshot.copy, taker))
  const declared: EdgeVersion[] = []
  const into = new Map<NodeKey, readonly EdgeVersion[]>()
  let frontier = [...own]
  for (let step = 0; step <= steps; step++) {
    const entering = await Promise.all(frontier.map(versionsInto))
    const next = new Set<NodeKey>()
    for (const [i, node] of frontier.entries()) {
      const versions = entering[i] ?? []
      if (own.has(node)) declared.push(...versions.filter((version) => isOwnWord(version, taker, ownWriter)))
      const observed = versions.filter(({ method }) => method === 'OBSERVED')
      into.set(node, observed)
      for (const { from } of observed) if (isStep(snapshot, own, from)) next.add(from)
    }
    frontier = [...next].filter((node) => !into.has(node))
  }
  return { own, declared, into, steps }
}

/** A moment; null is what holds still. */
export type Moment = Instant | null

export const holdsAt = ({ validFrom, validTo }: EdgeVersion, at: Moment): boolean =>
  at === null ? validTo === null : validFrom <= at && (validTo === null || validTo > at)

/** Whether a way of that moment goes on through this node: one that the taker declared then ends it. */
export function isPassedAt({ own, declared }: Trail, at: Moment): (node: NodeKey) => boolean {
  const ends = new Set(declared.flatMap((version) => (holdsAt(version, at) ? version.from : [])))
  return (node) => own.has(node) || !ends.has(node)
}

/** The nodes from which, at a moment, jobs led to these targets: to each the next on a shortest way, to a target itself. */
export function waysAt(trail: Trail, targets: Iterable<NodeKey>, at: Moment): ReadonlyMap<NodeKey, NodeKey> {
  const isPassed = isPassedAt(trail, at)
  const ways = new Map<NodeKey, NodeKey>()
  for (const target of targets) ways.set(target, target)
  let frontier = [...ways.keys()]
  for (let step = 0; step <= trail.steps; step++) {
    const next: NodeKey[] = []
    // In the order of keys, so that of equal ways it is always the same one.
    for (const node of frontier.sort((a, b) => a - b)) {
      for (const version of trail.into.get(node) ?? []) {
        if (ways.has(version.from) || !holdsAt(version, at)) continue
        ways.set(version.from, node)
        if (isPassed(version.from)) next.push(version.from)
      }
    }
    frontier = next
  }
  return ways
}

/** The part of a trail that ways from these sources may take: what else there is cannot change whether there is one. */
export function trailFrom(trail: Trail, sources: ReadonlySet<NodeKey>): Trail {
  const leaving = groupBy([...trail.into.values()].flat(), ({ from }) => from)
  const into = new Map<NodeKey, EdgeVersion[]>()
  const met = new Set(sources)
  for (let frontier = [...sources]; frontier.length > 0; ) {
    const next: NodeKey[] = []
    for (const version of frontier.flatMap((node) => leaving.get(node) ?? [])) {
      const known = into.get(version.to)
      if (known) known.push(version)
      else into.set(version.to, [version])
      if (met.has(version.to)) continue
      met.add(version.to)
      next.push(version.to)
    }
    frontier = next
  }
  return { ...trail, declared: trail.declared.filter(({ from }) => met.has(from)), into }
}
