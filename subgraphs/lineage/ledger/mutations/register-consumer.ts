import { forbidden, invalidInput, notFound } from '../../../../platform/errors.ts'
import {
  type ConsumerId,
  type DatasetId,
  formatConsumerId,
  formatPersonId,
  type PortId,
} from '../../../../schema/ids.ts'
import { createBreather } from '../../breathe.ts'
import { currentView, type NodeKey } from '../../stores/store.ts'
import { internConsumer, maySpeakOf, NO_EVENT, namedFirstBy, type SaidOfConsumer } from '../consumers.ts'
import { edgeKey, type Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { MOST_EDGES } from '../runs/edge-limit.ts'
import { type Voucher, voucherName } from '../sender.ts'
import type { Writer } from '../writer.ts'
import { findEnd, loadEnds } from './edge-ends.ts'
import { endEdge, isOwnEdge, type ManualStatement, stateEdge } from './manual-edges.ts'

/** A consumer that somebody speaks for. */
export type Registration = {
  readonly namespace: string
  readonly name: string
  readonly author: string
  readonly said: SaidOfConsumer
  /** All that it reads. */
  readonly reads: readonly (PortId | DatasetId)[]
  readonly statement: Pick<ManualStatement, 'reason' | 'expiresAfter'>
}

/**
 * Makes a consumer known, or says anew what is known of it. What it reads are manual edges of the author: those to it that
 * are not said any more end, also those of the author before, whose registration this one replaces. What events say of it
 * stands beside. Answers with its id.
 *
 * @throws ClientError `FORBIDDEN` when a domain speaks of a consumer that another sender named first; as `findEnd`
 */
export async function registerConsumer(
  ledger: Ledger,
  mesh: MeshState,
  { namespace, name, author, said, reads, statement }: Registration,
  by: Voucher,
): Promise<string> {
  const id = formatConsumerId(namespace, name)
  const self: ConsumerId = { kind: 'CONSUMER', id, namespace, name }
  await loadEnds(ledger, [self, ...reads])
  const end = findEnd(ledger, mesh, self, 'input.name', by)
  const known = consumerAt(ledger, end.known)
  if (known && !maySpeakOf(known, by)) throw foreignConsumer(id, known.firstSender, by)
  const sources = reads.map((read, i) => findEnd(ledger, mesh, read, `input.reads[${i}]`, by))
  const edges = sources.reduce((sum, source) => sum + Math.max(1, source.known.length), 0)
  if (edges > MOST_EDGES) {
    const expected = `at most ${MOST_EDGES} datasets, those of each port counted`
    throw invalidInput({ argument: 'input.reads', expected, received: edges })
  }
  const writer = await loadReads(ledger, formatPersonId(author), end.known)
  const before = known?.registration
  const isAnothers = before !== undefined && before.author !== writer.id
  const earlier = isAnothers ? await loadReads(ledger, before.author, end.known) : null

  const breathe = createBreather()
  const consumer = internConsumer(ledger, id, said, by, NO_EVENT)
  const registration = { author: writer.id, by: voucherName(by) }
  ledger.describe(id, consumer, { ...namedFirstBy(by), ...known, ...said, registration })
  const wanted = new Set(sources.flatMap((source) => source.nodes()))
  for (const key of wanted) {
    await breathe()
    const open = writer.edges.get(edgeKey(key, consumer))
    if (open && !isOwnEdge(open, by)) continue
    stateEdge(ledger, writer, key, consumer, { ...statement, confidence: 1, validFrom: null }, by)
  }
  endReads(ledger, writer, consumer, by, (from) => wanted.has(from))
  if (earlier) endReads(ledger, earlier, consumer, by, () => false)
  return id
}

/**
 * Ends what a registration said that the consumer reads; the consumer stays, with what events say of it. One that is not
 * registered stays as it is.
 *
 * @throws ClientError `NOT_FOUND` when there is none, `FORBIDDEN` when another sender registered it
 */
export async function removeConsumer(ledger: Ledger, { id }: ConsumerId, by: Voucher): Promise<void> {
  await ledger.loadNodes([id])
  const key = ledger.find(id)
  const known = key === null ? null : ledger.consumerOf(key)
  if (key === null || known === null) throw notFound('the consumer', id)
  const { registration, ...rest } = known
  if (registration === undefined) return
  if (by.domain !== null && registration.by !== voucherName(by)) {
    throw forbidden(
      `the consumer ${id} was registered with the token ${registration.by}, not with ${voucherName(by)}'s; nothing was changed`,
    )
  }
  const writer = await loadReads(ledger, registration.author, [key])
  ledger.describe(id, key, rest)
  endReads(ledger, writer, key, by, () => false)
}

function consumerAt(ledger: Ledger, [key]: readonly NodeKey[]) {
  return key === undefined ? null : ledger.consumerOf(key)
}

function foreignConsumer(id: string, firstSender: string | undefined, { domain }: Voucher) {
  const first = firstSender === undefined ? 'a sender that is no domain' : `the domain ${firstSender}`
  return forbidden(`the consumer ${id} was first named by ${first}, not by the domain ${domain}; nothing was stored`)
}

/** The person as a writer, with their edges to the consumer. */
async function loadReads(ledger: Ledger, person: string, consumer: readonly NodeKey[]): Promise<Writer> {
  await ledger.loadPart(person, 'PERSON', async (writer) => {
    const view = { ...currentView, writers: [writer] }
    return [...(await ledger.store.edgesOf(consumer, 'UPSTREAM', view)).values()].flat()
  })
  return ledger.writer(person)
}

function endReads(
  ledger: Ledger,
  writer: Writer,
  consumer: NodeKey,
  by: Voucher,
  isKept: (from: NodeKey) => boolean,
): void {
  for (const edge of writer.edges.values()) {
    if (edge.to !== consumer || isKept(edge.from) || !isOwnEdge(edge, by)) continue
    endEdge(ledger, writer, edge, ledger.recordedAt, by)
  }
}
