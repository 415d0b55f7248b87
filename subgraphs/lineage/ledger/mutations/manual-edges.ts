import { clientError, forbidden, invalidInput } from '../../../../platform/errors.ts'
import { formatPersonId } from '../../../../schema/ids.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey, type WriterKey } from '../../stores/store.ts'
import { pastBetween } from '../believed-past.ts'
import type { Ledger } from '../ledger.ts'
import { manualDetailOf, ownWordsOf } from '../manual/manual-detail.ts'
import { type OwnEnd, saidSince, settleWholes, type Wholes } from '../manual/settle-wholes.ts'
import type { MeshState } from '../mesh-state.ts'
import { MOST_EDGES } from '../runs/edge-limit.ts'
import { type Voucher, voucherName } from '../sender.ts'
import { edgeKey, type Writer } from '../writer.ts'
import {
  type EdgeEnd,
  type EndId,
  findEnd,
  isColumnEnd,
  knownNodes,
  loadEnds,
  nodeAt,
  refuseForeignEnd,
} from './edge-ends.ts'
import { endEdge, isOwnEdge, type ManualStatement, stateEdge } from './manual-statement.ts'

/** Which edges: those that `author` entered from the one to the other. */
export type ManualEdgeId = { readonly from: EndId; readonly to: EndId; readonly author: string }

/**
 * Enters edges by hand; the writer is the person. Answers with the edges as they now are: of columns where columns are named,
 * beside which the edges of their datasets are there too (`settleWholes`).
 *
 * @throws ClientError as `findEnd` and `refuseForeignEnd`; `BAD_USER_INPUT` when only one end is a column, and the other is no
 * consumer; `FORBIDDEN` also when another sender entered one of the edges
 */
export async function addEdges(
  ledger: Ledger,
  mesh: MeshState,
  { from, to, author }: ManualEdgeId,
  said: ManualStatement,
  by: Voucher,
): Promise<readonly EdgeVersion[]> {
  refuseHalfColumns(from, to)
  await loadEnds(ledger, [from, to])
  const source = findEnd(ledger, mesh, from, 'input.from', by)
  const target = findEnd(ledger, mesh, to, 'input.to', by)
  refuseForeignEnd(mesh, to, target, 'input.to', by)
  refuseOneThing(source, target)
  refuseTooMany(source.known.length * target.known.length)
  const { writer, withColumns, pasts } = await loadBetween(ledger, author, source, target)
  const named = pairsOf(knownNodes(source), knownNodes(target))
  for (const edge of openBetween(writer, named)) refuseOthers(edge, by)

  const layer = isColumnEnd(from) ? 'COLUMN' : 'WHOLE'
  const wholes = pairsOf(source.nodes(), target.nodes())
  const pairs = wholes.map((pair) => ({ from: nodeAt(source, pair.from), to: nodeAt(target, pair.to) }))
  const stated = pairs.map((pair) =>
    stateEdge(ledger, writer, { ...pair, layer }, said, by, pasts.get(edgeKey(pair.from, pair.to))),
  )
  await settleWholes(ledger, writer, layer === 'COLUMN' ? wholes : withColumns)
  return stated.map((edge) => writer.edges.get(edgeKey(edge.from, edge.to)) ?? edge)
}

/**
 * Ends edges, at `validTo` or now; answers with them as they were, and again with the same when it is asked again. With an
 * edge between whole things those of their columns end that this sender may end; with the last edge of columns the one that
 * only followed from them.
 *
 * @throws ClientError `NOT_FOUND` when the author entered no such edge, `FORBIDDEN` when another sender did so for them,
 * `BAD_USER_INPUT` when it began after `validTo`
 */
export async function removeEdges(
  ledger: Ledger,
  mesh: MeshState,
  { from, to, author }: ManualEdgeId,
  validTo: Instant | null,
  by: Voucher,
): Promise<readonly EdgeVersion[]> {
  refuseHalfColumns(from, to)
  await loadEnds(ledger, [from, to])
  const source = findEnd(ledger, mesh, from, 'input.from', by, 'FIND')
  const target = findEnd(ledger, mesh, to, 'input.to', by, 'FIND')
  refuseTooMany(source.known.length * target.known.length)
  const { writer, withColumns, pasts } = await loadBetween(ledger, author, source, target)
  const named = pairsOf(knownNodes(source), knownNodes(target))
  const open = openBetween(writer, named)
  if (open.length === 0) {
    const ended = await lastEnded(ledger, writer, named)
    if (ended.length > 0) return ended
    throw clientError('NOT_FOUND', `${author} entered no lineage from ${from.id} to ${to.id}`, 404, {
      from: from.id,
      to: to.id,
      author,
    })
  }
  const beside = isColumnEnd(from) ? [] : columnsBetween(ledger, writer, withColumns)
  const along = beside.filter((edge) => isOwnEdge(edge, by))
  const own = open.filter((edge) => ownWordsOf(edge) !== null)
  if (own.length + along.length === 0) {
    // What is there only follows from columns of others: nothing of it is this sender's to end, or to end once more.
    const mine = (await lastEnded(ledger, writer, named)).filter((edge) => ownWordsOf(edge)?.by === voucherName(by))
    if (mine.length > 0) return mine
    for (const edge of beside) refuseOthers(edge, by)
  }
  for (const edge of own) refuseOthers(edge, by)
  const ends = new Map<string, OwnEnd>()
  const endAt = validTo ?? ledger.recordedAt
  for (const edge of [...own, ...along]) {
    const name = edgeKey(edge.from, edge.to)
    const since = saidSince(edge, pasts.get(name) ?? [])
    if (validTo !== null && validTo <= since) {
      const expected = `a moment after ${new Date(since).toISOString()}, when it began`
      throw invalidInput({ argument: 'input.validTo', expected, received: new Date(validTo).toISOString() })
    }
    ends.set(name, { since, at: endAt, endedBy: voucherName(by) })
  }
  const ended = [...own, ...along].map((edge) => endEdge(ledger, writer, edge, endAt, by))
  await settleWholes(ledger, writer, withColumns, ends)
  const kept = await lastEnded(ledger, writer, named)
  // What began and ended in one commit left no trace.
  return kept.length > 0 ? kept : ended.slice(0, open.length)
}

const pairsOf = (sources: readonly NodeKey[], targets: readonly NodeKey[]): Wholes[] =>
  sources.flatMap((from) => targets.map((to) => ({ from, to })))

/** A person's edges among what two ends mean. */
type Loaded = {
  readonly writer: Writer
  /** The pairs of whole things of which the person ever said anything of columns, or is to. */
  readonly withColumns: readonly Wholes[]
  /** What is believed of the past of the edges between these, by `edgeKey`. */
  readonly pasts: ReadonlyMap<string, readonly EdgeVersion[]>
}

/** Loads the edges between the whole things of two ends, and those between the columns of these where there are, or were, any. */
async function loadBetween(ledger: Ledger, author: string, source: EdgeEnd, target: EdgeEnd): Promise<Loaded> {
  const person = formatPersonId(author)
  const pairs = pairsOf(source.known, target.known)
  const view = (writer: WriterKey) => ({ ...currentView, writers: [writer] })
  await ledger.loadPart(person, 'PERSON', async (key) =>
    [...(await ledger.store.edgesBetween(pairs, view(key))).values()].flat(),
  )
  const writer = ledger.writer(person)
  const past = await pastBetween(ledger, writer, pairs, 'WHOLE')
  const isWith = ({ from, to }: Wholes): boolean => {
    const name = edgeKey(from, to)
    return [writer.edges.get(name), ...(past.get(name) ?? [])].some((edge) => edge?.statesColumns)
  }
  // Wherever columns were said, an edge between the whole things says so of itself.
  const withColumns = source.column === null ? pairs.filter(isWith) : pairs
  const pasts = new Map(withColumns.map(({ from, to }) => [edgeKey(from, to), past.get(edgeKey(from, to)) ?? []]))
  const sources = [...new Set(withColumns.map(({ from }) => from))]
  const columns = sources.flatMap((dataset) => [...ledger.columnsOf(dataset).values()].map(ledger.final))
  if (columns.length === 0) return { writer, withColumns, pasts }
  await ledger.loadPart(person, 'PERSON', async (key) =>
    [...(await ledger.store.edgesOf(columns, 'DOWNSTREAM', { ...view(key), layer: 'COLUMN' })).values()].flat(),
  )
  return { writer, withColumns, pasts }
}

const openBetween = (writer: Writer, pairs: readonly Wholes[]): EdgeVersion[] =>
  pairs.flatMap(({ from, to }) => writer.edges.get(edgeKey(from, to)) ?? [])

/** The open edges between columns of these. */
function columnsBetween(ledger: Ledger, writer: Writer, pairs: readonly Wholes[]): EdgeVersion[] {
  const wanted = new Set(pairs.map(({ from, to }) => edgeKey(from, to)))
  return [...writer.edges.values()].filter(
    ({ layer, from, to }) => layer === 'COLUMN' && wanted.has(edgeKey(ledger.wholeOf(from), ledger.wholeOf(to))),
  )
}

/** Of each pair what ended last, in this commit or before. */
async function lastEnded(ledger: Ledger, writer: Writer, pairs: readonly Wholes[]): Promise<readonly EdgeVersion[]> {
  const justNow = ledger.pasts().filter((edge) => edge.writer === writer.key)
  const found: EdgeVersion[] = []
  for (const { from, to } of pairs) {
    const past = [...(await ledger.store.historyOf(from, to)), ...justNow].filter(
      (edge) =>
        edge.from === from &&
        edge.to === to &&
        edge.writer === writer.key &&
        edge.recordedTo === null &&
        edge.validTo !== null &&
        !ledger.isRetracted(edge),
    )
    const last = past.sort(byEnd).at(-1)
    if (last) found.push(last)
  }
  return found
}

const byEnd = (a: EdgeVersion, b: EdgeVersion): number =>
  (a.validTo ?? 0) - (b.validTo ?? 0) || a.recordedFrom - b.recordedFrom

function refuseOthers(edge: EdgeVersion, by: Voucher): void {
  if (isOwnEdge(edge, by)) return
  const sender = manualDetailOf(edge)?.by
  throw forbidden(`that edge was entered with the token ${sender}, not with ${voucherName(by)}'s; nothing was stored`)
}

/** Which columns of a dataset a column becomes is for whoever enters it to say. */
function refuseHalfColumns(from: EndId, to: EndId): void {
  if (isColumnEnd(from) === isColumnEnd(to) || (isColumnEnd(from) && to.kind === 'CONSUMER')) return
  const expected = isColumnEnd(from)
    ? 'a column, or a consumer, since `input.from` is a column'
    : 'no column, since `input.from` is none'
  throw invalidInput({ argument: 'input.to', expected, received: to.id })
}

/** Nobody means by hand that something is made from itself. */
function refuseOneThing(source: EdgeEnd, target: EdgeEnd): void {
  if (source.id !== target.id && !source.known.some((key) => target.known.includes(key))) return
  throw invalidInput({ argument: 'input.to', expected: 'something else than `input.from` is', received: target.id })
}

function refuseTooMany(edges: number): void {
  if (edges <= MOST_EDGES) return
  const expected = `ends that make at most ${MOST_EDGES} edges between their datasets`
  throw invalidInput({ argument: 'input', expected, received: edges })
}
