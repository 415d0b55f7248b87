import type { DomainAvailability, LineageDocument, LineageDocumentAnswer } from '../../schema/lineage-document.ts'
import { createBreather } from './breathe.ts'
import type { LineageEvent } from './ingest/event.ts'
import { applyAvailability, applyDocument } from './ledger/apply-document.ts'
import { applyEvent, prepareEvents, type Sender } from './ledger/apply-event.ts'
import { type DomainReport, describeDomain } from './ledger/describe-domain.ts'
import { createDirectory } from './ledger/directory.ts'
import { loadMesh, type MeshState } from './ledger/mesh-state.ts'
import { createWriteQueue } from './ledger/write-queue.ts'
import { createMeshCopies } from './mesh/copies.ts'
import { buildMeshCopy, type MeshCopy, refreshMeshCopy } from './mesh/copy.ts'
import { createReader, type Reader } from './reads/reader.ts'
import { createReconciler } from './reads/reconciliation/reconciler.ts'
import type { LineageStore } from './stores/store.ts'

export type LineageServiceOptions = {
  readonly store: LineageStore
  /** How long a walk may take, in ms. */
  readonly budgetMs: number
  /** The age, in ms, at which a harvest no longer counts as the present. */
  readonly staleAfterMs: number
  readonly onCommit?: (commands: number, seconds: number) => void
}

/** All that lineage does, without HTTP: writes wait for their commit, reads see one state of everything. */
export type LineageService = {
  readonly ingest: (event: LineageEvent, sender: Sender) => Promise<void>
  readonly putDomain: (document: LineageDocument) => Promise<LineageDocumentAnswer>
  readonly putAvailability: (document: DomainAvailability) => Promise<boolean>
  /** Null for a domain that was never harvested. */
  readonly domain: (id: string) => Promise<DomainReport | null>
  readonly reader: () => Reader
  readonly drained: () => Promise<void>
}

/** @throws ClientError `STORE_UNAVAILABLE` when the store cannot be read */
export async function createLineageService(options: LineageServiceOptions): Promise<LineageService> {
  const { store, budgetMs, staleAfterMs, onCommit } = options
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
  const reconciler = createReconciler({ store, budgetMs })
  let knownAt = (await store.status()).lastCommit

  const queue = await createWriteQueue({
    store,
    directory,
    mesh,
    async onCommit({ recordedAt, mesh: state, isMeshTouched }) {
      if (isMeshTouched) {
        const present = copies.current()
        const harvestedAt = (domain: string) => state.references.domains().get(domain)?.harvestedAt
        const isSame = present.version === state.version
        copies.put(isSame ? refreshMeshCopy(present, harvestedAt, state.availability) : await build(state))
      }
      knownAt = recordedAt
    },
    ...(onCommit ? { observe: onCommit } : {}),
  })

  return {
    ingest: (event, sender) =>
      queue.submit({
        prepare: (ledger) => prepareEvents(ledger, [event]),
        apply: (ledger, { claims }) => applyEvent(ledger, claims, event, sender),
      }),
    putDomain: (document) => queue.submit({ apply: (ledger, state) => applyDocument(ledger, state, document) }),
    putAvailability: (document) =>
      queue.submit({ apply: (ledger, state) => applyAvailability(ledger, state, document) }),
    domain: (id) => queue.submit({ apply: (ledger, state) => describeDomain(ledger, state, id) }),
    reader: () =>
      createReader({
        store,
        now: { knownAt, asOf: null, copy: copies.current(), directory },
        copyAt: copies.at,
        budgetMs,
        staleAfterMs,
        reconciler,
      }),
    drained: queue.drained,
  }
}
