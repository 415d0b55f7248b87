import { durationSeconds } from '../../../../platform/duration.ts'
import { groupBy } from '../../../../platform/group-by.ts'
import { type Breathe, createBreather } from '../../breathe.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import { pastBetween } from '../believed-past.ts'
import type { Ledger } from '../ledger.ts'
import { edgeKey, type Writer } from '../writer.ts'
import { type ManualDetail, manualDetailOf, ownWordsOf, writeManualDetail } from './manual-detail.ts'

/** The two whole things that an edge, or an edge between columns, joins. */
export type Wholes = { readonly from: NodeKey; readonly to: NodeKey }

/**
 * Brings a person's edges between whole things, at any time, to what was said of them and of their columns: at any moment at
 * which an edge between columns holds, the one of their datasets holds, states its columns, and is as sure. Where it was not
 * entered itself it follows from its columns, and ends with the last of them. What is so already stays the version it is; what
 * was believed and is not so is retracted. `ended`: by `edgeKey`, where what was said of the whole itself was taken back. The
 * writer's open edges between columns of the two must have been loaded.
 */
export async function settleWholes(
  ledger: Ledger,
  writer: Writer,
  pairs: Iterable<Wholes>,
  ended: ReadonlyMap<string, OwnEnd> = NONE,
): Promise<void> {
  const settled = new Map([...pairs].map((pair) => [edgeKey(pair.from, pair.to), pair]))
  if (settled.size === 0) return
  const isPast = (edge: EdgeVersion): boolean => edge.validTo !== null && !ledger.isRetracted(edge)
  const justNow = ledger.pasts().filter((edge) => edge.writer === writer.key)
  const view = { ...currentView, writers: [writer.key] }
  const sources = new Set([...settled.values()].map(({ from }) => from))
  const columns = [...sources].flatMap((source) => [...ledger.columnsOf(source).values()].map(ledger.final))
  const [wholes, columnsEver] = await Promise.all([
    pastBetween(ledger, writer, [...settled.values()], 'WHOLE'),
    ledger.store.edgesEver([...new Set(columns)], 'DOWNSTREAM', { ...view, layer: 'COLUMN' }),
  ])
  const pastColumns = [...columnsEver.values()].flat().filter(isPast)
  const ofColumns = [...writer.edges.values(), ...justNow, ...pastColumns].filter(({ layer }) => layer === 'COLUMN')
  const byWholes = groupBy(ofColumns, ({ from, to }) => edgeKey(ledger.wholeOf(from), ledger.wholeOf(to)))

  const breathe = createBreather()
  for (const [name, pair] of settled) {
    await breathe()
    const open = writer.edges.get(name)
    const believed = [...(open === undefined ? [] : [open]), ...(wholes.get(name) ?? [])]
    const ofPair = byWholes.get(name) ?? []
    if (ofPair.length === 0 && !believed.some(({ statesColumns }) => statesColumns)) continue
    await settle({ ledger, writer, breathe, end: ended.get(name) ?? null }, pair, believed, ofPair)
  }
}

/** What was said of an edge from `since` on holds no longer than `at`. */
export type OwnEnd = { readonly since: Instant; readonly at: Instant; readonly endedBy: string }

const NONE: ReadonlyMap<string, OwnEnd> = new Map()

/** Since when a person has said of an edge itself what they say now: columns that came and went have cut it into versions. */
export function saidSince(open: EdgeVersion, pasts: readonly EdgeVersion[]): Instant {
  const said = wordsAs(open)
  let since = open.validFrom
  for (let before: EdgeVersion | undefined = open; before !== undefined; ) {
    before = pasts.find((past) => past.validTo === since && past.validFrom < since && wordsAs(past) === said)
    since = before?.validFrom ?? since
  }
  return since
}

function wordsAs(edge: EdgeVersion): string | null {
  const words = ownWordsOf(edge)
  return words === null ? null : writeManualDetail(words)
}

type Settling = {
  readonly ledger: Ledger
  readonly writer: Writer
  readonly breathe: Breathe
  readonly end: OwnEnd | null
}

/** What holds for some time; `said` becomes its detail. */
type Part = Pick<EdgeVersion, 'statesColumns' | 'confidence' | 'firstSeenAt' | 'lastSeenAt'> & {
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly said: ManualDetail
}

async function settle(
  { ledger, writer, breathe, end }: Settling,
  { from, to }: Wholes,
  believed: readonly EdgeVersion[],
  columns: readonly EdgeVersion[],
): Promise<void> {
  const name = edgeKey(from, to)
  const before = writer.base.get(name)
  const seams = new Set([...(before === undefined ? [] : [before]), ...believed].map(({ validFrom }) => validFrom))
  const own = believed.filter((edge) => ownWordsOf(edge) !== null).flatMap((edge) => cutBy(end, edge))
  const left = new Set(await partsOf(own, columns, seams, breathe))
  for (const edge of believed) {
    const same = [...left].find((part) => isSame(part, edge))
    if (same !== undefined) left.delete(same)
    if (edge.validTo !== null) {
      if (same === undefined) ledger.retract(edge)
    } else if (same === undefined) writer.edges.delete(name)
    else writer.edges.set(name, sighted(edge, same))
  }
  for (const { validTo, said, ...part } of left) {
    const edge: EdgeVersion = {
      ...part,
      detail: writeManualDetail(said),
      from,
      to,
      writer: writer.key,
      layer: 'WHOLE',
      method: 'MANUAL',
      producer: null,
      lastRun: null,
      validTo: null,
      recordedFrom: ledger.recordedAt,
      recordedTo: null,
    }
    if (validTo === Infinity) writer.edges.set(name, before === undefined ? edge : sighted(edge, before))
    else ledger.past({ ...edge, validTo })
  }
}

type Sighted = Pick<EdgeVersion, 'firstSeenAt' | 'lastSeenAt'>

/** Seen first when the one was, or the other, and last likewise. */
const sighted = <Edge extends Sighted>(edge: Edge, other: Sighted): Edge => ({
  ...edge,
  firstSeenAt: Math.min(edge.firstSeenAt, other.firstSeenAt),
  lastSeenAt: Math.max(edge.lastSeenAt, other.lastSeenAt),
})

/** What is left of what was said. */
function cutBy(end: OwnEnd | null, edge: EdgeVersion): EdgeVersion[] {
  if (end === null || edge.validFrom < end.since || (edge.validTo ?? Infinity) <= end.at) return [edge]
  const detail = manualDetailOf(edge)
  if (edge.validFrom >= end.at || detail === null) return []
  return [{ ...edge, validTo: end.at, detail: writeManualDetail({ ...detail, endedBy: end.endedBy }) }]
}

const isSame = (part: Part, edge: EdgeVersion): boolean =>
  part.validFrom === edge.validFrom &&
  part.validTo === (edge.validTo ?? Infinity) &&
  part.statesColumns === edge.statesColumns &&
  part.confidence === edge.confidence &&
  writeManualDetail(part.said) === edge.detail

/** The edge from one moment at which something changes to the next; what was two versions, with `seams` between, stays two. */
async function partsOf(
  saidOfIt: readonly EdgeVersion[],
  ofColumns: readonly EdgeVersion[],
  seams: ReadonlySet<Instant>,
  breathe: Breathe,
): Promise<Part[]> {
  const own = [...saidOfIt].sort(lastSaidFirst)
  const columns = [...ofColumns]
    .sort((a, b) => a.from - b.from || a.to - b.to || lastSaidFirst(a, b))
    .map((edge): Column => ({ edge, said: manualDetailOf(edge) }))
  const bounds = new Set<Instant>()
  for (const { validFrom, validTo } of [...own, ...ofColumns]) bounds.add(validFrom).add(validTo ?? Infinity)
  const moments = [...bounds].sort((a, b) => a - b)
  const parts: Part[] = []
  for (const [i, validFrom] of moments.entries()) {
    await breathe()
    const validTo = moments[i + 1]
    if (validTo === undefined) break
    const holds = (edge: EdgeVersion) => edge.validFrom <= validFrom && (edge.validTo ?? Infinity) > validFrom
    const stating = columns.filter(({ edge }) => holds(edge))
    const part = partOf(own.find(holds), stating, validFrom, validTo)
    if (part === null) continue
    const before = parts.at(-1)
    const isOne = before?.validTo === validFrom && !seams.has(validFrom) && isAlike(before, part)
    if (before !== undefined && isOne) parts.splice(-1, 1, sighted({ ...part, validFrom: before.validFrom }, before))
    else parts.push(part)
  }
  return parts.map((part, i) =>
    parts[i + 1]?.validFrom === part.validTo ? part : { ...part, said: endedAt(part, [...own, ...ofColumns]) },
  )
}

type Column = { readonly edge: EdgeVersion; readonly said: ManualDetail | null }

/** Where two were said of one moment, what was said last stands: what holds still, then what was recorded last. */
function lastSaidFirst(a: EdgeVersion, b: EdgeVersion): number {
  const isOver = ({ validTo }: EdgeVersion) => Number(validTo !== null)
  return isOver(a) - isOver(b) || b.recordedFrom - a.recordedFrom || b.validFrom - a.validFrom
}

const isAlike = (a: Part, b: Part): boolean =>
  a.statesColumns === b.statesColumns &&
  a.confidence === b.confidence &&
  writeManualDetail(a.said) === writeManualDetail(b.said)

/** Null where nothing was said, of it or of its columns. */
function partOf(
  own: EdgeVersion | undefined,
  columns: readonly Column[],
  validFrom: Instant,
  validTo: Instant,
): Part | null {
  const words = own === undefined ? null : ownWordsOf(own)
  const sources = [...(own === undefined ? [] : [own]), ...columns.map(({ edge }) => edge)]
  if (sources.length === 0) return null
  const confidence = Math.max(words?.confidence ?? 0, ...columns.map(({ edge }) => edge.confidence))
  return {
    validFrom,
    validTo,
    statesColumns: columns.length > 0,
    confidence,
    said: words === null ? impliedBy(columns) : inItsWords(words, confidence),
    firstSeenAt: Math.min(...sources.map(({ firstSeenAt }) => firstSeenAt)),
    lastSeenAt: Math.max(...sources.map(({ lastSeenAt }) => lastSeenAt)),
  }
}

function inItsWords({ confidence, ...words }: NonNullable<ReturnType<typeof ownWordsOf>>, shown: number): ManualDetail {
  const { endedBy: _endedBy, ...said } = words
  return confidence === shown ? said : { ...said, confidence }
}

/** In the words of the first of the columns, whichever was said last; with no expiry of its own where one of them has none. */
function impliedBy(columns: readonly Column[]): ManualDetail {
  const { reason = '', by = '' } = columns[0]?.said ?? {}
  const expiries = columns.map(({ said }) => said?.expiresAfter ?? null)
  const distinct = [...new Set(expiries)]
  return { reason, by, expiresAfter: distinct.reduce(longer, distinct[0] ?? null), isImplied: true }
}

/** What it says where nothing follows, because all that it followed from was ended. */
function endedAt({ said, validTo }: Part, sources: readonly EdgeVersion[]): ManualDetail {
  const tokens = sources.flatMap((edge) => (edge.validTo === validTo ? (manualDetailOf(edge)?.endedBy ?? []) : []))
  const [endedBy] = tokens.sort()
  return endedBy === undefined ? said : { ...said, endedBy }
}

/** Null is as long as the writer's edges may. */
function longer(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null
  return (durationSeconds(b) ?? 0) > (durationSeconds(a) ?? 0) ? b : a
}
