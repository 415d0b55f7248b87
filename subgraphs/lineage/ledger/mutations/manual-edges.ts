import { clientError, forbidden, invalidInput } from '../../../../platform/errors.ts'
import { formatPersonId } from '../../../../schema/ids.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import { edgeKey, type Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { MOST_EDGES } from '../runs/edge-limit.ts'
import { type Voucher, voucherName } from '../sender.ts'
import type { Writer } from '../writer.ts'
import { type EdgeEnd, type EndId, findEnd, loadEnds, refuseForeignEnd } from './edge-ends.ts'
import { manualDetailOf, writeManualDetail } from './manual-detail.ts'

/** Which edges: those that `author` entered from the one to the other. */
export type ManualEdgeId = { readonly from: EndId; readonly to: EndId; readonly author: string }

/** What is said of them. */
export type ManualStatement = {
  readonly reason: string
  readonly confidence: number
  /** ISO 8601; null: as its writer's other edges. */
  readonly expiresAfter: string | null
  /** Since when it holds; null for now. */
  readonly validFrom: Instant | null
}

/**
 * Enters edges by hand; the writer is the person. Answers with the edges as they now are. What is said again was seen
 * again, and stays the version it is; another reason alone is put right from the beginning; another confidence or expiry
 * makes a version, from `validFrom` on.
 *
 * @throws ClientError as `findEnd` and `refuseForeignEnd`; `FORBIDDEN` also when another sender entered one of the edges
 */
export async function addEdges(
  ledger: Ledger,
  mesh: MeshState,
  { from, to, author }: ManualEdgeId,
  said: ManualStatement,
  by: Voucher,
): Promise<readonly EdgeVersion[]> {
  await loadEnds(ledger, [from, to])
  const source = findEnd(ledger, mesh, from, 'input.from', by)
  const target = findEnd(ledger, mesh, to, 'input.to', by)
  refuseForeignEnd(mesh, to, target, 'input.to', by)
  refuseOneThing(source, target)
  refuseTooMany(source.known.length * target.known.length)
  const writer = await loadBetween(ledger, author, source.known, target.known)
  for (const edge of between(writer, source.known, target.known)) refuseOthers(edge, by)

  return source.nodes().flatMap((key) => target.nodes().map((other) => stateEdge(ledger, writer, key, other, said, by)))
}

/**
 * Ends edges, at `validTo` or now; answers with them as they were, and again with the same when it is asked again.
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
  await loadEnds(ledger, [from, to])
  const sources = findEnd(ledger, mesh, from, 'input.from', by).known
  const targets = findEnd(ledger, mesh, to, 'input.to', by).known
  refuseTooMany(sources.length * targets.length)
  const writer = await loadBetween(ledger, author, sources, targets)
  const open = between(writer, sources, targets)
  if (open.length === 0) {
    const ended = await lastEnded(ledger, writer, sources, targets)
    if (ended.length > 0) return ended
    throw clientError('NOT_FOUND', `${author} entered no lineage from ${from.id} to ${to.id}`, 404, {
      from: from.id,
      to: to.id,
      author,
    })
  }
  for (const edge of open) {
    refuseOthers(edge, by)
    if (validTo !== null && validTo <= edge.validFrom) {
      const expected = `a moment after ${new Date(edge.validFrom).toISOString()}, when it began`
      throw invalidInput({ argument: 'input.validTo', expected, received: new Date(validTo).toISOString() })
    }
  }
  return open.map((edge) => endEdge(ledger, writer, edge, validTo ?? ledger.recordedAt, by))
}

/** Says one edge; the keys' ends are known to be this sender's to write. */
export function stateEdge(
  ledger: Ledger,
  writer: Writer,
  from: NodeKey,
  to: NodeKey,
  { reason, confidence, expiresAfter, validFrom }: ManualStatement,
  by: Voucher,
): EdgeVersion {
  // Another command must find that this person was heard of, whatever becomes of the edge.
  writer.state = { firstAt: ledger.recordedAt, ...writer.state }
  const name = edgeKey(from, to)
  const open = writer.edges.get(name)
  const before = open ? manualDetailOf(open) : null
  const isAsGood = open?.confidence === confidence && before?.expiresAfter === expiresAfter
  const isSame = isAsGood && before?.reason === reason
  if (open && isSame && (validFrom === null || validFrom >= open.validFrom)) {
    const seen = { ...open, lastSeenAt: ledger.recordedAt }
    writer.edges.set(name, seen)
    return seen
  }
  const at = validFrom ?? (open && isAsGood ? open.validFrom : ledger.recordedAt)
  if (open) keepPast(ledger, open, at)
  const fresh: EdgeVersion = {
    from,
    to,
    writer: writer.key,
    layer: 'WHOLE',
    method: 'MANUAL',
    producer: null,
    confidence,
    // Nobody enters columns by hand yet: whoever does states COLUMN edges of this writer beside this one, and says so here.
    statesColumns: false,
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

/** Whether this sender may change it: a domain what it entered itself, under whatever name. */
export function isOwnEdge(edge: EdgeVersion, by: Voucher): boolean {
  return by.domain === null || manualDetailOf(edge)?.by === voucherName(by)
}

/** What held until `validTo`; nothing when it began later. */
function keepPast(ledger: Ledger, edge: EdgeVersion, validTo: Instant): void {
  if (validTo > edge.validFrom) ledger.past({ ...edge, validTo, recordedFrom: ledger.recordedAt, recordedTo: null })
}

/** The person as a writer, with their edges from these to those. */
async function loadBetween(
  ledger: Ledger,
  author: string,
  sources: readonly NodeKey[],
  targets: readonly NodeKey[],
): Promise<Writer> {
  const pairs = sources.flatMap((from) => targets.map((to) => ({ from, to })))
  const person = formatPersonId(author)
  await ledger.loadPart(person, 'PERSON', async (writer) => {
    const edges = await ledger.store.edgesBetween(pairs, { ...currentView, writers: [writer] })
    return [...edges.values()].flat()
  })
  return ledger.writer(person)
}

function between(writer: Writer, sources: readonly NodeKey[], targets: readonly NodeKey[]): EdgeVersion[] {
  return sources.flatMap((from) => targets.flatMap((to) => writer.edges.get(edgeKey(from, to)) ?? []))
}

/** Of each pair what ended last, in this commit or before. */
async function lastEnded(
  ledger: Ledger,
  writer: Writer,
  sources: readonly NodeKey[],
  targets: readonly NodeKey[],
): Promise<readonly EdgeVersion[]> {
  const justNow = ledger.pasts().filter((edge) => edge.writer === writer.key)
  const found: EdgeVersion[] = []
  for (const from of sources) {
    for (const to of targets) {
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
