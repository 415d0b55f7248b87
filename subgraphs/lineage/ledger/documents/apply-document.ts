import { formatDatasetId } from '../../../../schema/ids.ts'
import type { DomainAvailability, LineageDocument, LineageDocumentAnswer } from '../../../../schema/lineage-document.ts'
import { createBreather } from '../../breathe.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import { columnSourcesOf } from '../../mesh/column-sources.ts'
import type { KnownAvailability, KnownPort } from '../../mesh/known-domain.ts'
import type { ProductChange } from '../../mesh/references.ts'
import type { Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { claimPorts, conflictsOf, namesOfPort } from './claim-ports.ts'
import { declare } from './declare.ts'
import { takeDocument } from './take-document.ts'

/**
 * Takes in what a harvest said of a domain: its claims, then the declared edges of every product that says something new
 * or refers to a port that changed, also in other domains. An older or equal version changes nothing. Costs what changed.
 *
 * @throws ClientError `UNKNOWN_BASE` (`takeDocument`)
 */
export async function applyDocument(
  ledger: Ledger,
  mesh: MeshState,
  sent: LineageDocument,
): Promise<LineageDocumentAnswer> {
  const conflicts = () => conflictsOf(mesh.claims, sent.domain, ledger.idOf)
  const taken = await takeDocument(ledger, mesh, sent)
  if (taken === null) return { applied: false, conflicts: conflicts() }
  const { now, changes, isNews } = taken
  mesh.references.put(now, changes)
  if (isNews) mesh.version = ledger.recordedAt
  if (changes.length === 0) return { applied: true, conflicts: conflicts() }

  const ports = changes.flatMap((change) => change.now?.ports ?? [])
  await loadNames(ledger, ports)
  const gone = changes.flatMap((change) => change.before?.ports ?? [])
  const claimed = claimPorts(ledger, mesh.claims, { domain: now.domain, ports, gone }, now.harvestedAt)
  const concerned = concernedProducts(mesh, changes, claimed)
  await ledger.loadWriters(concerned, 'PRODUCT')
  await loadInputs(ledger, mesh, concerned)
  const breathe = createBreather()
  for (const product of concerned) {
    declare(ledger, mesh.claims, mesh.references, product, now.harvestedAt)
    await breathe()
  }
  return { applied: true, conflicts: conflicts() }
}

/** Answers whether it was news. */
export async function applyAvailability(ledger: Ledger, mesh: MeshState, sent: DomainAvailability): Promise<boolean> {
  const known = mesh.availability.get(sent.domain)
  if (known && known.version >= sent.version) return false
  const { version, availability, lastSeenAt } = sent
  const now: KnownAvailability = {
    version,
    availability,
    lastSeenAt: lastSeenAt === null ? null : Date.parse(lastSeenAt),
  }
  mesh.availability.set(sent.domain, now)
  ledger.put({ kind: 'AVAILABILITY', id: sent.domain, body: JSON.stringify(now) })
  return true
}

/** The products that say something else than before, and all that refer to a port which does. */
function concernedProducts(
  { references }: MeshState,
  changes: readonly ProductChange[],
  claimed: ReadonlySet<string>,
): ReadonlySet<string> {
  const concerned = new Set<string>()
  const ports: KnownPort[] = []
  for (const { before, now } of changes) {
    const id = now?.id ?? before?.id
    if (id !== undefined) concerned.add(id)
    ports.push(...(now?.ports ?? []), ...(before?.ports ?? []))
  }
  for (const id of claimed) {
    const known = references.port(id)
    if (known === null) continue
    concerned.add(known.product.id)
    ports.push(known.port)
  }
  for (const product of references.readersOf(ports)) concerned.add(product)
  return concerned
}

async function loadNames(ledger: Ledger, ports: readonly KnownPort[]): Promise<void> {
  const names = ports.flatMap(namesOfPort)
  await ledger.loadNodes(names.flatMap((name) => [datasetIdOf(name), formatDatasetId(name.namespace, name.name)]))
}

/** Sources that are named, also by columns, and the sinks of products without outputs. */
async function loadInputs(ledger: Ledger, { references }: MeshState, products: Iterable<string>): Promise<void> {
  const ids: string[] = []
  for (const id of products) {
    ids.push(id)
    const product = references.product(id)?.product
    if (product === undefined) continue
    const named = product.inputs.flatMap(({ dataset }) => dataset ?? [])
    const ofColumns = [...columnSourcesOf(product)].flatMap((source) =>
      source.kind === 'DATASET_COLUMN' ? source.column : [],
    )
    for (const name of [...named, ...ofColumns]) ids.push(datasetIdOf(name), formatDatasetId(name.namespace, name.name))
  }
  await ledger.loadNodes(ids)
}
