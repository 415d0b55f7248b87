import DataLoader from 'dataloader'
import type { Closure, Direction, EdgeView, LineageStore, NodeKey } from '../stores/store.ts'
import { distancesIn } from './distances.ts'
import { compareNodes, type RollUpLevel } from './places.ts'
import type { Snapshot } from './snapshot.ts'
import type { Subject } from './subject.ts'

/** A shortest way from the subject to a node: its nodes, start first, and its least confidence. */
export type Way = { readonly nodes: readonly NodeKey[]; readonly lowestConfidence: number }

export type WaysOptions = {
  readonly store: LineageStore
  readonly snapshot: Snapshot
  readonly subject: Subject
  readonly closure: Closure
  readonly direction: Direction
  readonly level: RollUpLevel
  readonly view: EdgeView
}

const OPPOSITE = { DOWNSTREAM: 'UPSTREAM', UPSTREAM: 'DOWNSTREAM' } as const

/**
 * The ways to rows of a page, found together from the reached nodes back: one read a hop for all of them. Of the neighbours
 * one hop nearer to the start, the one with the least id is taken. A hop is as sure as the surest edge that makes it.
 */
export function createWays(options: WaysOptions): (target: NodeKey, distance: number) => Promise<Way> {
  const { store, snapshot, subject, closure, direction, level, view } = options
  let distances: Uint8Array | undefined
  const start = new Set(subject.start)

  const distanceOf = (): Uint8Array => {
    distances ??= distancesIn(closure, snapshot.directory.highestKey())
    return distances
  }

  async function back(targets: readonly { target: NodeKey; distance: number }[]): Promise<Way[]> {
    const before = distanceOf()
    const compare = compareNodes(snapshot, level)
    const isNearer = (key: NodeKey, distance: number): boolean =>
      distance === 0 ? start.has(key) : before[key] === distance && !start.has(key)
    // Where each way stands: a target is at its own distance, also when it is a start node that a cycle leads back to.
    const ways = targets.map(({ target, distance }) => ({ nodes: [target], confidence: 1, distance }))
    const deepest = Math.max(0, ...targets.map(({ distance }) => distance))
    for (let distance = deepest; distance > 0; distance--) {
      const here = ways.filter((way) => way.distance === distance)
      const ends = [...new Set(here.map((way) => way.nodes[0] ?? 0))]
      const hops = await store.hops(ends, OPPOSITE[direction], view)
      for (const way of here) {
        const nearer = (hops.get(way.nodes[0] ?? 0) ?? []).filter(({ key }) => isNearer(key, distance - 1))
        const hop = nearer.reduce<(typeof nearer)[number] | undefined>(
          (best, other) => (best === undefined || compare(other.key, best.key) < 0 ? other : best),
          undefined,
        )
        if (hop === undefined) throw new Error(`no edge leads to node ${way.nodes[0]} at distance ${distance}`)
        way.nodes.unshift(hop.key)
        way.confidence = Math.min(way.confidence, hop.confidence)
        way.distance = distance - 1
      }
    }
    return ways.map(({ nodes, confidence }) => ({ nodes, lowestConfidence: confidence }))
  }

  const loader = new DataLoader<{ target: NodeKey; distance: number }, Way, string>(back, {
    cacheKeyFn: ({ target, distance }) => `${target} ${distance}`,
  })
  return (target, distance) => loader.load({ target, distance })
}
