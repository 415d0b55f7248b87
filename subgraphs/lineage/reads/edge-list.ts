import { budgetExceeded } from '../../../platform/errors.ts'
import {
  allEdges,
  type Direction,
  type EdgeView,
  type Instant,
  type Method,
  type WriterRecord,
} from '../stores/store.ts'
import { groupsAroundColumns } from './columns/column-groups.ts'
import { endsOf, type Group, groupsAround, type Pair, pairName, pairsOf } from './edge-groups.ts'
import { edgesFromTo, type PlaceEdge } from './graph-edges.ts'
import { type Kept, keepLeast, leastIds } from './least.ts'
import { type Position, questionDigest, writePosition } from './page.ts'
import { idOfPlace, type RollUpLevel } from './places.ts'
import type { Reader, Walk } from './reader.ts'
import { isChosenRun } from './run-choice.ts'
import { type Snapshot, viewOf } from './snapshot.ts'
import { type Standing, standingBy } from './staleness.ts'
import { parseSubject, type Subject } from './subject.ts'

/** Chooses edges by what is shown of them; null does not restrict. */
export type EdgeChoice = {
  readonly methods: readonly Method[] | null
  readonly writers: readonly string[] | null
  readonly producers: readonly string[] | null
  readonly minConfidence: number | null
  readonly seenSince: Instant | null
  readonly seenBefore: Instant | null
  readonly stale: boolean | null
  /** As `parseRunChoice` spells them. */
  readonly runs: readonly string[] | null
}

export const everyEdge: EdgeChoice = {
  methods: null,
  writers: null,
  producers: null,
  minConfidence: null,
  seenSince: null,
  seenBefore: null,
  stale: null,
  runs: null,
}

export type EdgeQuestion = {
  readonly subject: Subject
  readonly direction: Direction
  readonly choice: EdgeChoice
  /** What the edges join. COLUMN: what is stated of columns; also of a whole thing, and alone of a column. */
  readonly level: EdgeListLevel
  /** At PORT level: each edge once, whichever ports of the subject hold its dataset, and none that leads back to it. */
  readonly onlyToOthers: boolean
}

export type EdgeListLevel = Extract<RollUpLevel, 'PORT' | 'COLUMN'>

export type EdgeList = {
  readonly snapshot: Snapshot
  readonly level: EdgeListLevel
  readonly edges: readonly { readonly edge: PlaceEdge; readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Of all pages; counted when first asked for, once. */
  readonly counts: () => Promise<EdgeCounts>
}

export type EdgeCounts = { readonly total: number; readonly stale: number }

/** Pairs whose edges are read in one call. */
const AT_ONCE = 500

/**
 * A page of the edges one hop from a subject, between the places where their datasets show, in the order of the ids of both
 * ends. A page that continues an earlier one is made in the state that was. Of a hub with a million neighbours only the
 * edges of the page are read, unless they are counted or chosen by what stands in them: that looks at each, and gives up
 * after the budget.
 *
 * @throws ClientError as `Reader.resume`; `BUDGET_EXCEEDED`
 */
export async function listEdges(
  reader: Reader,
  present: Snapshot,
  question: EdgeQuestion,
  first: number,
  after: string | null,
): Promise<EdgeList> {
  const { subject: asked, direction, choice, level, onlyToOthers } = question
  const digest = questionDigest(['edges', asked.id, direction, choice, level, onlyToOthers, present.asked])
  const { position, snapshot } =
    after === null ? { position: null, snapshot: present } : await reader.resume(after, digest, present.asked)
  const subject = await subjectIn(reader, present, snapshot, asked)
  const { methods, writers } = choice
  const filter = await reader.edgeFilter({ ...allEdges, methods, writers })
  const walk: Walk = { direction, depth: 1, filter, looksBeyond: false }
  const groups =
    level === 'COLUMN'
      ? await groupsAroundColumns(reader, snapshot, subject, walk)
      : await groupsAround(reader, snapshot, subject, walk, onlyToOthers)
  const view = viewOf(snapshot, filter, level === 'COLUMN' ? 'COLUMN' : 'WHOLE')

  const look = { reader, snapshot, view, direction, choice, groups }
  let counted: Promise<Scan> | undefined
  const isCheap = groups.length <= AT_ONCE
  const wanted = first + 1
  if (isCheap || isChoosy(choice)) counted = scan(look, wanted, position)
  const found = counted ? (await counted).least : await leastEdges(look, wanted, position)
  const place = { knownAt: snapshot.knownAt, version: snapshot.copy.version, at: Date.now(), question: digest }
  return {
    snapshot,
    level,
    edges: found.slice(0, first).map(({ item: edge, id }) => ({
      edge,
      cursor: writePosition({ ...place, distance: 1, id }),
    })),
    hasNextPage: found.length > first,
    hasPreviousPage: after !== null,
    counts() {
      counted ??= scan(look, 0, null)
      return counted
    },
  }
}

/** Indexes of places are those of one copy. */
async function subjectIn(reader: Reader, present: Snapshot, snapshot: Snapshot, subject: Subject): Promise<Subject> {
  if (snapshot.copy === present.copy) return subject
  return (await reader.subject(parseSubject(subject.id, 'of'), snapshot)) ?? subject
}

type Look = {
  readonly reader: Reader
  readonly snapshot: Snapshot
  readonly view: EdgeView
  readonly direction: Direction
  readonly choice: EdgeChoice
  readonly groups: readonly Group[]
}
type Scan = EdgeCounts & { readonly least: readonly Kept<PlaceEdge>[] }

/** Looks at every edge: counts those that match, and keeps the first `wanted` of them after a position. */
async function scan(look: Look, wanted: number, after: Position | null): Promise<Scan> {
  const { reader, snapshot, choice, groups } = look
  const deadline = performance.now() + reader.budgetMs
  const least = keepLeast<PlaceEdge>(wanted, after?.id ?? null)
  const counts = { total: 0, stale: 0 }
  for await (const edges of edgesOf(look, groups)) {
    if (performance.now() > deadline) throw overBudget(reader.budgetMs)
    const writers = await reader.writers(edges.map(({ item }) => item.writer))
    for (const { id, item } of edges) {
      const standing = standingBy(reader, snapshot, item, writers.get(item.writer) ?? null)
      if (!matches(item, writers.get(item.writer) ?? null, standing, choice)) continue
      counts.total++
      if (standing.staleSince !== null) counts.stale++
      if (wanted > 0) least.offer(id, item)
    }
    await reader.breathe()
  }
  return { ...counts, least: least.taken() }
}

/** The first edges after a position, when all of a group's match: no more groups are read than are wanted. */
async function leastEdges(look: Look, wanted: number, after: Position | null): Promise<readonly Kept<PlaceEdge>[]> {
  const { reader, groups } = look
  // A group is where its last edge is, so that the one a page ended in goes on; there may be nothing left of it.
  const lastOf = (group: Group): string => `${nameOf(look, group)} \uffff`
  const near = await leastIds(groups, lastOf, wanted + 1, after?.id ?? null, reader.breathe)
  const least = keepLeast<PlaceEdge>(wanted, after?.id ?? null)
  const chosen = near.map(({ item }) => item)
  for await (const edges of edgesOf(look, chosen)) for (const { id, item } of edges) least.offer(id, item)
  return least.taken()
}

/** The edges of groups, some at a time, each with its place in the order. */
async function* edgesOf(look: Look, groups: readonly Group[]): AsyncGenerator<Kept<PlaceEdge>[]> {
  const { reader, snapshot, view, direction } = look
  for (let at = 0; at < groups.length; ) {
    const batch: { readonly group: Group; readonly pairs: readonly Pair[] }[] = []
    const asked = new Map<string, Pair>()
    for (; at < groups.length && asked.size < AT_ONCE; at++) {
      const group = groups[at]
      if (group === undefined) continue
      const pairs = pairsOf(group, direction)
      batch.push({ group, pairs })
      // A dataset that two ports hold is in a group of each.
      for (const pair of pairs) asked.set(pairName(pair), pair)
    }
    const found = await reader.store.edgesBetween([...asked.values()], view)
    yield batch.flatMap(({ group, pairs }) => {
      const versions = pairs.flatMap((pair) => found.get(pairName(pair)) ?? [])
      const [from, to] = endsOf(group, direction)
      const name = nameOf(look, group)
      return edgesFromTo(snapshot, from, to, versions).map((item) => ({ item, id: `${name} ${item.id}` }))
    })
  }
}

/** A space is less than every character of an id: what is ordered by this is ordered by the one id, then by the other. */
function nameOf({ snapshot, direction }: Look, group: Group): string {
  const [from, to] = endsOf(group, direction)
  return `${idOfPlace(snapshot, from)} ${idOfPlace(snapshot, to)}`
}

/** Whether it chooses by what only the edges themselves say. */
const isChoosy = ({ methods: _methods, writers: _writers, ...others }: EdgeChoice): boolean =>
  Object.values(others).some((value) => value !== null)

function matches(
  edge: PlaceEdge,
  writer: WriterRecord | null,
  { lastSeenAt, staleSince }: Standing,
  choice: EdgeChoice,
): boolean {
  const { producers, minConfidence, seenSince, seenBefore, stale, runs } = choice
  if (minConfidence !== null && edge.confidence < minConfidence) return false
  if (producers !== null && !(edge.producer !== null && producers.includes(edge.producer))) return false
  if (seenSince !== null && lastSeenAt < seenSince) return false
  if (seenBefore !== null && lastSeenAt >= seenBefore) return false
  if (stale !== null && (staleSince !== null) !== stale) return false
  return runs === null || isChosenRun(runs, writer, lastRunOf(edge))
}

/** The run that saw one of its datasets' edges last; null when none reports them. */
export function lastRunOf({ versions }: PlaceEdge): string | null {
  return versions.reduce((a, b) => (b.lastSeenAt > a.lastSeenAt ? b : a)).lastRun
}

function overBudget(budgetMs: number) {
  return budgetExceeded(
    `the edges could not all be looked at within ${budgetMs} ms; ask for those of some writers or methods, or leave out the counts`,
    { budgetMs },
  )
}
