import type { Instant, NodeKey } from '../stores/store.ts'

/**
 * What is remembered of a run: the union of what its events said, with the time each part was first said. Producers put
 * inputs and outputs on any event, mostly START. A JobEvent is kept as a run of its own that completed at once.
 */
export type RunState = {
  /** Of its events that have not failed; null before the first. */
  lastAt: Instant | null
  completedAt: Instant | null
  readonly inputs: Map<NodeKey, Instant>
  readonly outputs: Map<NodeKey, Instant>
  /** Outputs that state what they are made from: to each its sources. */
  readonly madeFrom: Map<NodeKey, Map<NodeKey, Instant>>
  /** Datasets that dashboards depend on: to each its consumers. */
  readonly exposures: Map<NodeKey, Map<NodeKey, Instant>>
}

export const newRun = (): RunState => ({
  lastAt: null,
  completedAt: null,
  inputs: new Map(),
  outputs: new Map(),
  madeFrom: new Map(),
  exposures: new Map(),
})

/** Keeps the earlier time. */
export function sayAt<Key>(times: Map<Key, Instant>, key: Key, time: Instant): void {
  times.set(key, Math.min(times.get(key) ?? time, time))
}

export function nested<Key, Inner>(maps: Map<Key, Map<Inner, Instant>>, key: Key): Map<Inner, Instant> {
  const inner = maps.get(key) ?? new Map<Inner, Instant>()
  maps.set(key, inner)
  return inner
}

export const isEmptyRun = (run: RunState): boolean => run.inputs.size === 0 && run.outputs.size === 0

/** A compact JSON: lists of pairs. */
export function writeRun(run: RunState): string {
  const pairs = (map: Map<NodeKey, Map<NodeKey, Instant>>) => [...map].map(([key, inner]) => [key, [...inner]])
  const { lastAt, completedAt, inputs, outputs } = run
  const parts = [lastAt, completedAt, [...inputs], [...outputs], pairs(run.madeFrom), pairs(run.exposures)]
  return JSON.stringify(parts)
}

type Pairs = [NodeKey, Instant][]
type Stored = [Instant | null, Instant | null, Pairs, Pairs, [NodeKey, Pairs][], [NodeKey, Pairs][]]

/** `final` leads from a node that was merged meanwhile to the one it is now. */
export function readRun(body: string, final: (key: NodeKey) => NodeKey): RunState {
  const [lastAt, completedAt, inputs, outputs, madeFrom, exposures] = JSON.parse(body) as Stored
  const times = (pairs: Pairs): Map<NodeKey, Instant> => {
    const map = new Map<NodeKey, Instant>()
    for (const [key, time] of pairs) sayAt(map, final(key), time)
    return map
  }
  const groups = (pairs: [NodeKey, Pairs][]) => {
    const map = new Map<NodeKey, Map<NodeKey, Instant>>()
    for (const [key, inner] of pairs) {
      const group = nested(map, final(key))
      for (const [other, time] of times(inner)) sayAt(group, other, time)
    }
    return map
  }
  return {
    lastAt,
    completedAt,
    inputs: times(inputs),
    outputs: times(outputs),
    madeFrom: groups(madeFrom),
    exposures: groups(exposures),
  }
}
