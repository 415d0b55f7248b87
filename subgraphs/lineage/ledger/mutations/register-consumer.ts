import { forbidden, invalidInput, notFound } from '../../../../platform/errors.ts'
import {
  type ConsumerId,
  type DatasetId,
  formatConsumerId,
  formatPersonId,
  type PortId,
} from '../../../../schema/ids.ts'
import { type Breathe, createBreather } from '../../breathe.ts'
import { currentView, type EdgeVersion, type Layer, type NodeKey } from '../../stores/store.ts'
import { internConsumer, maySpeakOf, NO_EVENT, namedFirstBy, type SaidOfConsumer } from '../consumers.ts'
import type { Ledger } from '../ledger.ts'
import { settleWholes } from '../manual/settle-wholes.ts'
import type { MeshState } from '../mesh-state.ts'
import { MOST_EDGES } from '../runs/edge-limit.ts'
import { type Voucher, voucherName } from '../sender.ts'
import { edgeKey, type Writer } from '../writer.ts'
import { type EdgeEnd, type EndColumnId, findEnd, loadEnds } from './edge-ends.ts'
import { endEdge, isOwnEdge, type ManualStatement, stateEdge } from './manual-statement.ts'

/** A consumer that somebody speaks for. */
export type Registration = {
  readonly namespace: string
  readonly name: string
  readonly author: string
  readonly said: SaidOfConsumer
  /** All that it reads; with a column its dataset, of which it then reads no other columns but those that are named. */
  readonly reads: readonly (PortId | DatasetId | EndColumnId)[]
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
    const expected = `at most ${MOST_EDGES} datasets and columns, those of each port counted`
    throw invalidInput({ argument: 'input.reads', expected, received: edges })
  }
  const writer = await loadReads(ledger, formatPersonId(author), end.known)
  const last = known?.registration
  const isAnothers = last !== undefined && last.author !== writer.id
  const earlier = isAnothers ? await loadReads(ledger, last.author, end.known) : null

  const breathe = createBreather()
  const consumer = internConsumer(ledger, id, said, by, NO_EVENT)
  const registration = { author: writer.id, by: voucherName(by) }
  ledger.describe(id, consumer, { ...namedFirstBy(by), ...known, ...said, registration })
  const wanted = await readsWanted(sources, breathe)
  const stated = { ...statement, confidence: 1, validFrom: null }
  const say = (from: NodeKey, layer: Layer): void => {
    const open = writer.edges.get(edgeKey(from, consumer))
    if (open === undefined || isOwnEdge(open, by)) stateEdge(ledger, writer, { from, to: consumer, layer }, stated, by)
  }
  const before = datasetsWithColumns(ledger, writer, consumer)
  for (const [dataset, { isNamed, columns }] of wanted) {
    await breathe()
    if (isNamed) say(dataset, 'WHOLE')
    for (const column of columns) say(column, 'COLUMN')
  }
  endReads(ledger, writer, consumer, by, ({ from, layer }) => {
    const read = wanted.get(ledger.wholeOf(from))
    return layer === 'WHOLE' ? read?.isNamed === true : read?.columns.has(from) === true
  })
  await settleReads(ledger, writer, consumer, before)
  if (earlier) {
    const withColumns = datasetsWithColumns(ledger, earlier, consumer)
    endReads(ledger, earlier, consumer, by, () => false)
    await settleReads(ledger, earlier, consumer, withColumns)
  }
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
  const withColumns = datasetsWithColumns(ledger, writer, key)
  endReads(ledger, writer, key, by, () => false)
  await settleReads(ledger, writer, key, withColumns)
}

/** What of a dataset is read: it is named itself, or columns of it are. */
type Read = { isNamed: boolean; readonly columns: Set<NodeKey> }

async function readsWanted(sources: readonly EdgeEnd[], breathe: Breathe): Promise<ReadonlyMap<NodeKey, Read>> {
  const wanted = new Map<NodeKey, Read>()
  for (const source of sources) {
    await breathe()
    for (const node of source.nodes()) {
      const read = wanted.get(node) ?? { isNamed: false, columns: new Set() }
      if (source.column === null) read.isNamed = true
      else read.columns.add(source.column.of(node))
      wanted.set(node, read)
    }
  }
  return wanted
}

/** Those of which the author says, or said in this commit, which columns the consumer reads. */
function datasetsWithColumns(ledger: Ledger, { edges }: Writer, consumer: NodeKey): ReadonlySet<NodeKey> {
  const stating = [...edges.values()].filter(({ to, statesColumns }) => to === consumer && statesColumns)
  return new Set(stating.map(({ from }) => ledger.wholeOf(from)))
}

async function settleReads(
  ledger: Ledger,
  writer: Writer,
  consumer: NodeKey,
  before: ReadonlySet<NodeKey>,
): Promise<void> {
  const datasets = new Set([...before, ...datasetsWithColumns(ledger, writer, consumer)])
  const pairs = [...datasets].map((from) => ({ from, to: consumer }))
  await settleWholes(ledger, writer, pairs)
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
    const [wholes, columns] = await Promise.all([
      ledger.store.edgesOf(consumer, 'UPSTREAM', view),
      ledger.store.edgesOf(consumer, 'UPSTREAM', { ...view, layer: 'COLUMN' }),
    ])
    return [...wholes.values(), ...columns.values()].flat()
  })
  return ledger.writer(person)
}

function endReads(
  ledger: Ledger,
  writer: Writer,
  consumer: NodeKey,
  by: Voucher,
  isKept: (edge: EdgeVersion) => boolean,
): void {
  for (const edge of writer.edges.values()) {
    if (edge.to !== consumer || isKept(edge) || !isOwnEdge(edge, by)) continue
    endEdge(ledger, writer, edge, ledger.recordedAt, by)
  }
}
