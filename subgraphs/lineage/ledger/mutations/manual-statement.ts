import type { EdgeVersion, Instant, Layer, NodeKey } from '../../stores/store.ts'
import type { Ledger } from '../ledger.ts'
import { manualDetailOf, ownWordsOf, writeManualDetail } from '../manual/manual-detail.ts'
import { saidSince } from '../manual/settle-wholes.ts'
import { type Voucher, voucherName } from '../sender.ts'
import { edgeKey, type Writer } from '../writer.ts'

/** What is said of an edge. */
export type ManualStatement = {
  readonly reason: string
  readonly confidence: number
  /** ISO 8601; null: as its writer's other edges. */
  readonly expiresAfter: string | null
  /** Since when it holds; null for now. */
  readonly validFrom: Instant | null
}

/** Which edge. */
export type ManualEdge = { readonly from: NodeKey; readonly to: NodeKey; readonly layer: Layer }

/**
 * Says one edge; its ends are known to be this sender's to write. What is said again was seen again, and stays the version it
 * is; another reason alone is put right from the beginning; all else makes a version, from `validFrom` on. What follows from
 * this for the edge between the whole things, where columns are said, `settleWholes` brings about. `pasts`: what of such an
 * edge is believed of the past.
 */
export function stateEdge(
  ledger: Ledger,
  writer: Writer,
  { from, to, layer }: ManualEdge,
  { reason, confidence, expiresAfter, validFrom }: ManualStatement,
  by: Voucher,
  pasts: readonly EdgeVersion[] = [],
): EdgeVersion {
  // Another command must find that this person was heard of, whatever becomes of the edge.
  writer.state = { firstAt: ledger.recordedAt, ...writer.state }
  const name = edgeKey(from, to)
  const open = writer.edges.get(name)
  const before = open ? ownWordsOf(open) : null
  const isAsGood = before?.confidence === confidence && before.expiresAfter === expiresAfter
  const isSame = isAsGood && before.reason === reason
  const since = open === undefined ? null : saidSince(open, pasts)
  if (open && isSame && (validFrom === null || validFrom >= (since ?? open.validFrom))) {
    const seen = { ...open, lastSeenAt: ledger.recordedAt }
    writer.edges.set(name, seen)
    return seen
  }
  const at = validFrom ?? (isAsGood ? since : null) ?? ledger.recordedAt
  if (open) keepPast(ledger, open, at)
  const fresh: EdgeVersion = {
    from,
    to,
    writer: writer.key,
    layer,
    method: 'MANUAL',
    producer: null,
    confidence,
    statesColumns: layer === 'COLUMN',
    detail: writeManualDetail({ reason, by: voucherName(by), expiresAfter }),
    lastRun: null,
    firstSeenAt: open?.firstSeenAt ?? ledger.recordedAt,
    lastSeenAt: ledger.recordedAt,
    validFrom: at,
    validTo: null,
    recordedFrom: ledger.recordedAt,
    recordedTo: null,
  }
  writer.edges.set(name, fresh)
  return fresh
}

/** Answers with the edge as it was, and who ended it. */
export function endEdge(ledger: Ledger, writer: Writer, edge: EdgeVersion, validTo: Instant, by: Voucher): EdgeVersion {
  writer.edges.delete(edgeKey(edge.from, edge.to))
  const said = manualDetailOf(edge)
  const detail = said === null ? null : writeManualDetail({ ...said, endedBy: voucherName(by) })
  keepPast(ledger, { ...edge, detail }, validTo)
  return { ...edge, detail, validTo }
}

/** Whether this sender may change it: a domain what it entered itself, under whatever name, and what only follows from columns. */
export function isOwnEdge(edge: EdgeVersion, by: Voucher): boolean {
  const said = ownWordsOf(edge)
  return by.domain === null || said === null || said.by === voucherName(by)
}

/** What held until `validTo`; nothing when it began later. */
function keepPast(ledger: Ledger, edge: EdgeVersion, validTo: Instant): void {
  if (validTo > edge.validFrom) ledger.past({ ...edge, validTo, recordedFrom: ledger.recordedAt, recordedTo: null })
}
