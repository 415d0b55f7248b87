import { clientError, forbidden, invalidInput } from '../../../../platform/errors.ts'
import { formatPersonId } from '../../../../schema/ids.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import { edgeKey, type Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { MOST_EDGES } from '../runs/edge-limit.ts'
import { type Voucher, voucherName } from '../sender.ts'
import type { Writer } from '../writer.ts'
import { type EdgeEnd, type EndId, findEnd, isColumnEnd, loadEnds, refuseForeignEnd } from './edge-ends.ts'
import { columnsByWholes, coverColumn, settleWholes, stateWhole, type Wholes } from './manual-columns.ts'
import { manualDetailOf } from './manual-detail.ts'
import { endEdge, isOwnEdge, type ManualStatement, stateEdge } from './manual-statement.ts'

/** Which edges: those that `author` entered from the one to the other. */
export type ManualEdgeId = { readonly from: EndId; readonly to: EndId; readonly author: string }

/**
 * Enters edges by hand; the writer is the person. Answers with the edges as they now are: of columns where columns are named,
 * beside which the edges of their datasets are there too.
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
  const writer = await loadBetween(ledger, author, source.known, target.known)
  const wholes = openBetween(writer, pairsOf(source.known, target.known))
  const columns = isColumnEnd(from) ? openBetween(writer, knownPairs(ledger, source, target)) : []
  for (const edge of [...wholes, ...columns]) refuseOthers(edge, by)

  const byWholes = columnsByWholes(ledger, writer)
  return pairsOf(source.nodes(), target.nodes()).map((pair) => {
    if (!isColumnEnd(from)) {
      return stateWhole(ledger, writer, pair, byWholes.get(edgeKey(pair.from, pair.to)) ?? [], said, by)
    }
    const ends = { from: columnAt(ledger, source, pair.from), to: columnAt(ledger, target, pair.to) }
    const shape = { ...ends, layer: 'COLUMN', statesColumns: true, isImplied: false } as const
    const edge = stateEdge(ledger, writer, shape, said, by)
    coverColumn(ledger, writer, pair, edge, said, by)
    return edge
  })
}

/**
 * Ends edges, at `validTo` or now; answers with them as they were, and again with the same when it is asked again. With an
 * edge between whole things those of their columns end; with the last edge of columns the one that it implied.
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
  const source = findEnd(ledger, mesh, from, 'input.from', by)
  const target = findEnd(ledger, mesh, to, 'input.to', by)
  refuseTooMany(source.known.length * target.known.length)
  const writer = await loadBetween(ledger, author, source.known, target.known)
  const wholes = pairsOf(source.known, target.known)
  const named = isColumnEnd(from) ? knownPairs(ledger, source, target) : wholes
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
  const byWholes = columnsByWholes(ledger, writer)
  const along = isColumnEnd(from) ? [] : wholes.flatMap((pair) => byWholes.get(edgeKey(pair.from, pair.to)) ?? [])
  for (const edge of [...open, ...along]) {
    refuseOthers(edge, by)
    if (validTo !== null && validTo <= edge.validFrom) {
      const expected = `a moment after ${new Date(edge.validFrom).toISOString()}, when it began`
      throw invalidInput({ argument: 'input.validTo', expected, received: new Date(validTo).toISOString() })
    }
  }
  const endAt = validTo ?? ledger.recordedAt
  for (const edge of along) endEdge(ledger, writer, edge, endAt, by)
  const ended = open.map((edge) => endEdge(ledger, writer, edge, endAt, by))
  await settleWholes(ledger, writer, wholes, by)
  return ended
}

const pairsOf = (sources: readonly NodeKey[], targets: readonly NodeKey[]): Wholes[] =>
  sources.flatMap((from) => targets.map((to) => ({ from, to })))

/** The pairs of columns that the two ends mean, of columns that somebody spoke of; a consumer stands for itself. */
function knownPairs(ledger: Ledger, source: EdgeEnd, target: EdgeEnd): Wholes[] {
  const known = ({ field, known: nodes }: EdgeEnd): NodeKey[] =>
    nodes.flatMap((node) => {
      const key = field === null ? node : ledger.columnsOf(node).get(field)
      return key === undefined ? [] : ledger.final(key)
    })
  return pairsOf(known(source), known(target))
}

/** The column of a dataset that an end means, made when there is none; a consumer has none, and stands for itself. */
export const columnAt = (ledger: Ledger, { field }: EdgeEnd, node: NodeKey): NodeKey =>
  field === null ? node : ledger.internColumn(node, field)

/** The person as a writer, with their edges from these to those, and those from columns of these. */
async function loadBetween(
  ledger: Ledger,
  author: string,
  sources: readonly NodeKey[],
  targets: readonly NodeKey[],
): Promise<Writer> {
  const person = formatPersonId(author)
  const columns = sources.flatMap((source) => [...ledger.columnsOf(source).values()].map(ledger.final))
  await ledger.loadPart(person, 'PERSON', async (writer) => {
    const view = { ...currentView, writers: [writer] }
    const [wholes, ofColumns] = await Promise.all([
      ledger.store.edgesBetween(pairsOf(sources, targets), view),
      ledger.store.edgesOf(columns, 'DOWNSTREAM', { ...view, layer: 'COLUMN' }),
    ])
    return [...wholes.values(), ...ofColumns.values()].flat()
  })
  return ledger.writer(person)
}

const openBetween = (writer: Writer, pairs: readonly Wholes[]): EdgeVersion[] =>
  pairs.flatMap(({ from, to }) => writer.edges.get(edgeKey(from, to)) ?? [])

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
        edge.validTo !== null,
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
