import type { JobState } from '../../ledger/runs/job-state.ts'
import { compareIds } from '../../mesh/copy.ts'
import { pairName } from '../../stores/pair-name.ts'
import {
  allEdges,
  type EdgeFilter,
  type EdgeVersion,
  type Instant,
  type NodeKey,
  type WriterKey,
} from '../../stores/store.ts'
import type { Reader } from '../reader.ts'
import { viewOf } from '../snapshot.ts'
import { changesOf, followChange, type Leg, legOf, type Sample } from './samples.ts'

/** Why nothing could be measured. */
export type Gap = 'NO_WAY' | 'NOT_OBSERVED' | 'NO_RUNS' | 'NO_SAMPLES'

export type Hop = {
  readonly from: NodeKey
  readonly to: NodeKey
  /** Null where no job was seen to make it. */
  readonly job: { readonly id: string; readonly runs: number } | null
}

/** `samples` are those that arrived; each has as many waits as there are hops. */
export type Measured = { readonly hops: readonly Hop[]; readonly samples: readonly Sample[]; readonly gap: Gap | null }

/** Edges that a job was seen to make. */
export const observedEdges: EdgeFilter = { ...allEdges, methods: ['OBSERVED'] }

/** What the remembered runs tell of a way, node by node; at least one hop. */
export async function measure(reader: Reader, way: readonly NodeKey[]): Promise<Measured> {
  const pairs = way.slice(1).map((to, i) => ({ from: way[i] ?? to, to }))
  const view = viewOf(reader.now, observedEdges)
  const [between, changes] = await Promise.all([reader.store.edgesBetween(pairs, view), changesAt(reader, way[0] ?? 0)])
  const legs: Leg[] = []
  const hops: Hop[] = []
  for (const pair of pairs) {
    const maker = await makerOf(reader, between.get(pairName(pair)) ?? [])
    hops.push({ ...pair, job: maker === null ? null : { id: maker.id, runs: maker.leg.runs.length } })
    if (maker !== null) legs.push(maker.leg)
  }
  if (legs.length < hops.length) return { hops, samples: [], gap: 'NOT_OBSERVED' }
  if (changes.length === 0 || legs.some(({ runs }) => runs.length === 0)) return { hops, samples: [], gap: 'NO_RUNS' }
  const samples = changes.flatMap((at) => followChange(at, legs) ?? [])
  return { hops, samples, gap: samples.length === 0 ? 'NO_SAMPLES' : null }
}

/** The job that makes a hop: of several the one of which the most runs are remembered, then the one with the least id. */
async function makerOf(
  reader: Reader,
  edges: readonly EdgeVersion[],
): Promise<{ readonly id: string; readonly leg: Leg } | null> {
  const writers = await Promise.all([...new Set(edges.map(({ writer }) => writer))].map((key) => reader.writer(key)))
  const makers = writers.flatMap((writer) =>
    writer?.kind === 'JOB' ? [{ id: writer.id, leg: legOf(JSON.parse(writer.state) as JobState) }] : [],
  )
  const [first] = makers.sort((a, b) => b.leg.runs.length - a.leg.runs.length || compareIds(a.id, b.id))
  return first ?? null
}

/**
 * When a dataset was written, as far as runs are remembered: by the jobs that named it as an output, until the last run that
 * did, and by those with an edge into it. Ascending, each moment once.
 */
async function changesAt(reader: Reader, node: NodeKey): Promise<readonly Instant[]> {
  const view = viewOf(reader.now, observedEdges)
  const [facts, edges] = await Promise.all([
    reader.facts.dataset(reader.now.directory.idOf(node)),
    reader.store.edgesOf([node], 'UPSTREAM', view),
  ])
  const until = new Map<WriterKey, Instant>(facts?.writers)
  for (const { writer } of edges.get(node) ?? []) if (!until.has(writer)) until.set(writer, Infinity)
  const times = await Promise.all(
    [...until].map(async ([key, last]) => {
      const writer = await reader.writer(key)
      return writer?.kind === 'JOB' ? changesOf(JSON.parse(writer.state) as JobState, last) : []
    }),
  )
  return [...new Set(times.flat())].sort((a, b) => a - b)
}
