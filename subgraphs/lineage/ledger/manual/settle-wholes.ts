import { durationSeconds } from '../../../../platform/duration.ts'
import { createBreather } from '../../breathe.ts'
import { groupBy } from '../../group-by.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import type { Ledger } from '../ledger.ts'
import { edgeKey, type Writer } from '../writer.ts'
import { type ManualDetail, manualDetailOf, ownWordsOf, writeManualDetail } from './manual-detail.ts'

/** The two whole things that an edge, or an edge between columns, joins. */
export type Wholes = { readonly from: NodeKey; readonly to: NodeKey }

/**
 * Brings a person's edges between whole things, at any time, to what was said of them and of their columns: at any moment at
 * which an edge between columns holds, the one of their datasets holds, states its columns, and is as sure. Where it was not
 * entered itself it follows from its columns, and ends with the last of them. What is so already stays the version it is; what
 * was believed and is not so is retracted. The writer's open edges between columns of the two must have been loaded.
 */
export async function settleWholes(ledger: Ledger, writer: Writer, pairs: Iterable<Wholes>): Promise<void> {
  const settled = new Map([...pairs].map((pair) => [edgeKey(pair.from, pair.to), pair]))
  if (settled.size === 0) return
  const isPast = (edge: EdgeVersion): boolean => edge.validTo !== null && !ledger.isRetracted(edge)
  const justNow = ledger.pasts().filter((edge) => edge.writer === writer.key)
  const view = { ...currentView, writers: [writer.key] }
  const sources = new Set([...settled.values()].map(({ from }) => from))
  const columns = [...sources].flatMap((source) => [...ledger.columnsOf(source).values()].map(ledger.final))
  const [wholesEver, columnsEver] = await Promise.all([
    ledger.store.edgesEverBetween([...settled.values()], view),
    ledger.store.edgesEver([...new Set(columns)], 'DOWNSTREAM', { ...view, layer: 'COLUMN' }),
  ])
  const pastWholes = [...wholesEver.values()].flat().filter(isPast)
  const pastColumns = [...columnsEver.values()].flat().filter(isPast)
  const wholes = groupBy([...justNow.filter(({ layer }) => layer === 'WHOLE'), ...pastWholes], ({ from, to }) =>
    edgeKey(from, to),
  )
  const ofColumns = [...writer.edges.values(), ...justNow, ...pastColumns].filter(({ layer }) => layer === 'COLUMN')
  const byWholes = groupBy(ofColumns, ({ from, to }) => edgeKey(ledger.wholeOf(from), ledger.wholeOf(to)))

  const breathe = createBreather()
  for (const [name, pair] of settled) {
    await breathe()
    const open = writer.edges.get(name)
    const believed = [...(open === undefined ? [] : [open]), ...(wholes.get(name) ?? [])]
    settle(ledger, writer, pair, believed, byWholes.get(name) ?? [])
  }
}

/** What holds for some time; `said` becomes its detail. */
type Part = Pick<EdgeVersion, 'statesColumns' | 'confidence' | 'firstSeenAt' | 'lastSeenAt'> & {
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly said: ManualDetail
}

function settle(
  ledger: Ledger,
  writer: Writer,
  { from, to }: Wholes,
  believed: readonly EdgeVersion[],
  columns: readonly EdgeVersion[],
): void {
  const name = edgeKey(from, to)
  const before = writer.base.get(name)
  const seams = new Set([...(before === undefined ? [] : [before]), ...believed].map(({ validFrom }) => validFrom))
  const left = new Set(partsOf(believed, columns, seams))
  for (const edge of believed) {
    const same = [...left].find((part) => isSame(part, edge))
    if (same !== undefined) left.delete(same)
    if (edge.validTo !== null) {
      if (same === undefined) ledger.retract(edge)
    } else if (same === undefined) writer.edges.delete(name)
    else writer.edges.set(name, { ...edge, lastSeenAt: Math.max(edge.lastSeenAt, same.lastSeenAt) })
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
    if (validTo === Infinity) writer.edges.set(name, edge)
    else ledger.past({ ...edge, validTo })
  }
}

const isSame = (part: Part, edge: EdgeVersion): boolean =>
  part.validFrom === edge.validFrom &&
  part.validTo === (edge.validTo ?? Infinity) &&
  part.statesColumns === edge.statesColumns &&
  part.confidence === edge.confidence &&
  writeManualDetail(part.said) === edge.detail

/** The edge from one moment at which something changes to the next; what was two versions, with `seams` between, stays two. */
function partsOf(
  believed: readonly EdgeVersion[],
  ofColumns: readonly EdgeVersion[],
  seams: ReadonlySet<Instant>,
): Part[] {
  const own = believed.filter((edge) => ownWordsOf(edge) !== null).sort(lastSaidFirst)
  const columns = [...ofColumns].sort(lastSaidFirst)
  const bounds = new Set<Instant>()
  for (const { validFrom, validTo } of [...own, ...columns]) bounds.add(validFrom).add(validTo ?? Infinity)
  const moments = [...bounds].sort((a, b) => a - b)
  const parts: Part[] = []
  for (const [i, validFrom] of moments.entries()) {
    const validTo = moments[i + 1]
    if (validTo === undefined) break
    const holds = (edge: EdgeVersion) => edge.validFrom <= validFrom && (edge.validTo ?? Infinity) > validFrom
    const part = partOf(own.find(holds), columns.filter(holds), validFrom, validTo)
    if (part === null) continue
    const before = parts.at(-1)
    const isOne = before?.validTo === validFrom && !seams.has(validFrom) && isAlike(before, part)
    if (before !== undefined && isOne) parts.splice(-1, 1, { ...part, validFrom: before.validFrom })
    else parts.push(part)
  }
  return parts.map((part, i) =>
    parts[i + 1]?.validFrom === part.validTo ? part : { ...part, said: endedAt(part, [...own, ...columns]) },
  )
}

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
  columns: readonly EdgeVersion[],
  validFrom: Instant,
  validTo: Instant,
): Part | null {
  const words = own === undefined ? null : ownWordsOf(own)
  const sources = own === undefined ? columns : [own, ...columns]
  if (sources.length === 0) return null
  const confidence = Math.max(words?.confidence ?? 0, ...columns.map((column) => column.confidence))
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

/** In the words of the least of the columns, whichever was said last; stale no sooner than any of them. */
function impliedBy(columns: readonly EdgeVersion[]): ManualDetail {
  const [first] = [...columns].sort((a, b) => a.from - b.from || a.to - b.to)
  const { reason = '', by = '' } = (first && manualDetailOf(first)) ?? {}
  const expiries = columns.map((column) => manualDetailOf(column)?.expiresAfter ?? null)
  return { reason, by, expiresAfter: expiries.reduce(longer, expiries[0] ?? null), isImplied: true }
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
