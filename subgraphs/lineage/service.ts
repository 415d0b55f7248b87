import type { ConsumerId } from '../../schema/ids.ts'
import type { DomainAvailability, LineageDocument, LineageDocumentAnswer } from '../../schema/lineage-document.ts'
import { createBreather } from './breathe.ts'
import type { LineageEvent } from './ingest/event.ts'
import { createDirectory } from './ledger/directory.ts'
import { applyAvailability, applyDocument } from './ledger/documents/apply-document.ts'
import { type DomainReport, describeDomain } from './ledger/documents/describe-domain.ts'
import { applyEvent, prepareEvents } from './ledger/events/apply-event.ts'
import { loadMesh, type MeshState } from './ledger/mesh-state.ts'
import { addEdges, type ManualEdgeId, removeEdges } from './ledger/mutations/manual-edges.ts'
import type { ManualStatement } from './ledger/mutations/manual-statement.ts'
import { type Registration, registerConsumer, removeConsumer } from './ledger/mutations/register-consumer.ts'
import { setExpiry, type WriterId } from './ledger/mutations/set-expiry.ts'
import type { Sender, Voucher } from './ledger/sender.ts'
import { createWriteQueue } from './ledger/write-queue.ts'
import { createMeshCopies } from './mesh/copies.ts'
import { buildMeshCopy, type MeshCopy, refreshMeshCopy } from './mesh/copy.ts'
import { createPastCopies } from './mesh/past-copies.ts'
import { createColumnTable } from './reads/columns/column-table.ts'
import { columnsKnownNow } from './reads/columns/known-columns.ts'
import { type EdgeMoves, edgeMoves } from './reads/edge-moves.ts'
import { createReader, type Reader } from './reads/reader.ts'
import { createReaderCensus } from './reads/reader-census.ts'
import { createReconciler } from './reads/reconciliation/reconciler.ts'
import { directoryAt, presentMoment } from './reads/snapshot.ts'
import { requireWhole } from './stores/copy/note.ts'
import type { EdgeVersion, Instant, LineageStore, MovePlace } from './stores/store.ts'

export type LineageServiceOptions = {
  readonly store: LineageStore
  /** How long a walk may take, in ms. */
  readonly budgetMs: number
  /** The age, in ms, at which a harvest no longer counts as the present. */
  readonly staleAfterMs: number
  /** How long, in days, an observed edge may go unseen before it is stale; absent or 0: for ever. */
  readonly edgeExpiryDays?: number
  readonly onCommit?: (commands: number, seconds: number) => void
  /** Called after a commit with which edges opened or ended: `edgeMoves` has something new. */
  readonly onMoved?: () => void
  /** Called after a commit with which someone else may read something: edges moved, or who holds what is another. */
  readonly onReadersChanged?: () => void
}

/** All that lineage does, without HTTP: writes wait for their commit, reads see one state of everything. */
export type LineageService = {
  readonly ingest: (event: LineageEvent, sender: Sender) => Promise<void>
  readonly putDomain: (document: LineageDocument) => Promise<LineageDocumentAnswer>
  readonly putAvailability: (document: DomainAvailability) => Promise<boolean>
  /** Null for a domain that was never harvested. */
  readonly domain: (id: string) => Promise<DomainReport | null>
  /** These five: see `manual-edges.ts`, `register-consumer.ts` and `set-expiry.ts` in `ledger/mutations`. */
  readonly addEdges: (id: ManualEdgeId, said: ManualStatement, by: Voucher) => Promise<readonly EdgeVersion[]>
  readonly removeEdges: (id: ManualEdgeId, validTo: Instant | null, by: Voucher) => Promise<readonly EdgeVersion[]>
  readonly registerConsumer: (registration: Registration, by: Voucher) => Promise<string>
  readonly removeConsumer: (id: ConsumerId, by: Voucher) => Promise<void>
  readonly setExpiry: (writer: WriterId, after: string | null, by: Sender) => Promise<void>
  readonly reader: () => Reader
  /** What opened and closed after a place in the history: see `edge-moves.ts`. */
  readonly edgeMoves: (after: MovePlace) => Promise<EdgeMoves>
  /** How many other products and consumers read each product directly, by its id: however long that takes. */
  readonly consumersOfProducts: () => Promise<ReadonlyMap<string, number>>
  /** The last commit before this service wrote any. */
  readonly startedAt: Instant
  readonly drained: () => Promise<void>
}

/**
 * @throws ClientError `STORE_UNAVAILABLE` when the store cannot be read
 * @throws Error when it is half a copy of another store
 */
export async function createLineageService(options: LineageServiceOptions): Promise<LineageService> {
  const { store, budgetMs, staleAfterMs, edgeExpiryDays = 0, onCommit, onMoved, onReadersChanged } = options
  await requireWhole(store)
  const directory = createDirectory()
  const mesh = await loadMesh(store, directory)
  const build = ({ version, references, claims, availability }: MeshState): Promise<MeshCopy> =>
    buildMeshCopy(
      {
        version,
        domains: references.domains().values(),
        held: claims.held(),
        availability,
        nodeOfProduct: directory.nodeOfProduct,
      },
      createBreather(),
    )
  const copies = createMeshCopies(await build(mesh))
  const domains = () => copies.current().domains.map(({ id }) => id)
  const past = createPastCopies({ store, directory, domains })
  const reconciler = createReconciler({ store, budgetMs })
  const census = createReaderCensus()
  const startedAt = (await store.status()).lastCommit
  let knownAt = startedAt

  const queue = await createWriteQueue({
    store,
    directory,
    mesh,
    async onCommit({ recordedAt, mesh: state, isMeshTouched, isMoving, claims }) {
      past.note(claims)
      if (isMeshTouched) {
        const present = copies.current()
        const harvestedAt = (domain: string) => state.references.domains().get(domain)?.harvestedAt
        const isSame = present.version === state.version
        copies.put(isSame ? refreshMeshCopy(present, harvestedAt, state.availability) : await build(state))
      }
      knownAt = recordedAt
      if (isMoving) onMoved?.()
      if (isMoving || isMeshTouched) onReadersChanged?.()
    },
    ...(onCommit ? { observe: onCommit } : {}),
  })

  const reader = (): Reader => {
    const then = directoryAt(directory, knownAt)
    return createReader({
      store,
      now: {
        knownAt,
        asOf: null,
        asked: presentMoment,
        copy: copies.current(),
        directory: then,
        columns: createColumnTable(),
        knownColumns: columnsKnownNow(then),
      },
      copyAt: copies.at,
      pastCopy: past.at,
      budgetMs,
      staleAfterMs,
      observedExpiry: edgeExpiryDays > 0 ? `P${edgeExpiryDays}D` : null,
      reconciler,
      census,
    })
  }

  return {
    ingest: (event, sender) =>
      queue.submit({
        prepare: { load: prepareEvents, item: event },
        rows: event.kind === 'DATASET' ? 1 : (event.inputs.length + 1) * (event.outputs.length + 1),
        apply: (ledger, state) => applyEvent(ledger, state, event, sender),
      }),
    putDomain: (document) => queue.submit({ apply: (ledger, state) => applyDocument(ledger, state, document) }),
    putAvailability: (document) =>
      queue.submit({ apply: (ledger, state) => applyAvailability(ledger, state, document) }),
    domain: (id) => queue.submit({ apply: (ledger, state) => describeDomain(ledger, state, id) }),
    addEdges: (id, said, by) => queue.submit({ apply: (ledger, state) => addEdges(ledger, state, id, said, by) }),
    removeEdges: (id, validTo, by) =>
      queue.submit({ apply: (ledger, state) => removeEdges(ledger, state, id, validTo, by) }),
    registerConsumer: (registration, by) =>
      queue.submit({ apply: (ledger, state) => registerConsumer(ledger, state, registration, by) }),
    removeConsumer: (id, by) => queue.submit({ apply: (ledger) => removeConsumer(ledger, id, by) }),
    setExpiry: (writer, after, by) => queue.submit({ apply: (ledger) => setExpiry(ledger, writer, after, by) }),
    reader,
    async consumersOfProducts() {
      const present = reader()
      const { ofProducts } = await present.directReaders(present.now, Number.POSITIVE_INFINITY)
      return new Map(present.now.copy.products.map(({ id }, index) => [id, ofProducts[index] ?? 0]))
    },
    edgeMoves: (after) => edgeMoves({ store, directory, copy: copies.current(), knownAt }, after),
    startedAt,
    drained: queue.drained,
  }
}
