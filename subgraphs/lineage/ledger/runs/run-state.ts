import type { Instant, NodeKey } from '../../stores/store.ts'
import { type RunFacts, readFacts, type StoredFacts, writeFacts } from './run-facts.ts'

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
  /** What outputs say they are made from, by output. */
  readonly stated: Map<NodeKey, StatedOutput>
  /** Datasets that dashboards depend on: to each its consumers. */
  readonly exposures: Map<NodeKey, Map<NodeKey, Instant>>
  /** Null for a JobEvent, and for a run of which nothing came since releases that did not keep them. */
  facts: RunFacts | null
}

/** What the facets of an output said it is made from, over the events of a run. */
export type StatedOutput = {
  /** When they last said anything, and when a producer last took it back; null: never. */
  statedAt: Instant | null
  takenBackAt: Instant | null
  /** Its sources, where they name them all; null when every input of the run is one. */
  datasets: Map<NodeKey, Instant> | null
  /** Edges with a column at an end, by `<from>><to>`; null when they say nothing of columns. */
  columns: Map<string, StatedColumn> | null
}

/** `detail` as of `lastAt`. */
export type StatedColumn = {
  readonly from: NodeKey
  readonly to: NodeKey
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly detail: string | null
}

export const newRun = (): RunState => ({
  lastAt: null,
  completedAt: null,
  inputs: new Map(),
  outputs: new Map(),
  stated: new Map(),
  exposures: new Map(),
  facts: null,
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

/** What an output of the run says of itself, to add to. */
export function statedOutput(run: RunState, output: NodeKey): StatedOutput {
  const known = run.stated.get(output)
  if (known) return known
  const fresh = { statedAt: null, takenBackAt: null, datasets: null, columns: null }
  run.stated.set(output, fresh)
  return fresh
}

/** Null when it says nothing, or nothing any more. */
export function standingStatement(run: RunState, output: NodeKey): StatedOutput | null {
  const stated = run.stated.get(output)
  if (stated === undefined || stated.statedAt === null) return null
  return stated.takenBackAt !== null && stated.takenBackAt >= stated.statedAt ? null : stated
}

/** Keeps the earliest time it was said, and what was said last; of two at one time the greater, whichever came first. */
export function sayColumn(columns: Map<string, StatedColumn>, said: StatedColumn): void {
  const name = `${said.from}>${said.to}`
  const known = columns.get(name)
  if (known === undefined) {
    columns.set(name, said)
    return
  }
  const isNewer =
    said.lastAt > known.lastAt || (said.lastAt === known.lastAt && (said.detail ?? '') > (known.detail ?? ''))
  columns.set(name, {
    ...known,
    firstAt: Math.min(known.firstAt, said.firstAt),
    ...(isNewer ? { lastAt: said.lastAt, detail: said.detail } : {}),
  })
}

export const isEmptyRun = (run: RunState): boolean => run.inputs.size === 0 && run.outputs.size === 0

type Pairs = [NodeKey, Instant][]
type StoredColumns = [from: NodeKey, to: NodeKey, firstAt: Instant, lastAt: Instant, detail: string | null][]
/** Earlier releases wrote a sixth part. */
type StoredStatement = [NodeKey, Instant | null, Instant | null, Pairs | null, StoredColumns | null]
/** As releases before columns wrote it, the fifth part was the sources of outputs, by output. */
type Stored = [
  Instant | null,
  Instant | null,
  Pairs,
  Pairs,
  [NodeKey, Pairs][],
  [NodeKey, Pairs][],
  StoredStatement[]?,
  StoredFacts?,
]

/** A compact JSON: lists of pairs. */
export function writeRun(run: RunState): string {
  const exposures = [...run.exposures].map(([key, inner]): [NodeKey, Pairs] => [key, [...inner]])
  const stated = [...run.stated].map(([output, said]): StoredStatement => {
    const columns = said.columns === null ? null : [...said.columns.values()]
    return [
      output,
      said.statedAt,
      said.takenBackAt,
      said.datasets === null ? null : [...said.datasets],
      columns?.map(({ from, to, firstAt, lastAt, detail }) => [from, to, firstAt, lastAt, detail]) ?? null,
    ]
  })
  const parts: Stored = [run.lastAt, run.completedAt, [...run.inputs], [...run.outputs], [], exposures, stated]
  if (run.facts !== null) parts.push(writeFacts(run.facts))
  return JSON.stringify(parts)
}

/** `final` leads from a node that was merged meanwhile to the one it is now. */
export function readRun(body: string, final: (key: NodeKey) => NodeKey): RunState {
  const [lastAt, completedAt, inputs, outputs, madeFrom, exposures, stated = [], facts] = JSON.parse(body) as Stored
  const times = (pairs: Pairs): Map<NodeKey, Instant> => {
    const map = new Map<NodeKey, Instant>()
    for (const [key, time] of pairs) sayAt(map, final(key), time)
    return map
  }
  const run: RunState = {
    lastAt,
    completedAt,
    inputs: times(inputs),
    outputs: times(outputs),
    stated: new Map(),
    exposures: new Map(),
    facts: facts === undefined ? null : readFacts(facts),
  }
  for (const [key, inner] of exposures) {
    const group = nested(run.exposures, final(key))
    for (const [consumer, time] of times(inner)) sayAt(group, consumer, time)
  }
  const old = madeFrom.map(([output, sources]): StoredStatement => [output, lastAt, null, sources, null])
  for (const [output, statedAt, takenBackAt, datasets, columns] of [...old, ...stated]) {
    const said = statedOutput(run, final(output))
    said.statedAt = latest(said.statedAt, statedAt)
    said.takenBackAt = latest(said.takenBackAt, takenBackAt)
    if (datasets !== null) {
      said.datasets ??= new Map()
      for (const [source, time] of times(datasets)) sayAt(said.datasets, source, time)
    }
    if (columns !== null) {
      said.columns ??= new Map()
      for (const [from, to, firstAt, columnLastAt, detail] of columns)
        sayColumn(said.columns, { from: final(from), to: final(to), firstAt, lastAt: columnLastAt, detail })
    }
  }
  return run
}

export const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.max(a, b)
