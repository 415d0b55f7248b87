import { formatDatasetId } from '../../../schema/ids.ts'
import type { DomainAvailability, LineageDocument, LineageDocumentAnswer } from '../../../schema/lineage-document.ts'
import { createBreather } from '../breathe.ts'
import { datasetIdOf } from '../ingest/names.ts'
import {
  believedDocument,
  type KnownAvailability,
  type KnownDomain,
  type KnownPort,
  knownDomain,
  type StoredDomain,
} from '../mesh/known-domain.ts'
import { claimPorts, conflictsOf, namesOfPort } from './claim-ports.ts'
import { declare } from './declare.ts'
import type { Ledger } from './ledger.ts'
import type { MeshState } from './mesh-state.ts'

/**
 * Takes in what a harvest said of a domain: its claims, then the declared edges of every product that says something new
 * or refers to a port that changed, also in other domains. An older or equal version changes nothing.
 */
export async function applyDocument(
  ledger: Ledger,
  mesh: MeshState,
  sent: LineageDocument,
): Promise<LineageDocumentAnswer> {
  const conflicts = () => conflictsOf(mesh.claims, sent.domain, ledger.idOf)
  await ledger.loadRecords('DOMAIN', [sent.domain])
  const body = ledger.record('DOMAIN', sent.domain)
  const before = body === null ? null : (JSON.parse(body) as StoredDomain)
  if (before !== null && before.document.version >= sent.version) return { applied: false, conflicts: conflicts() }

  const document = believedDocument(before?.document ?? null, sent)
  const isSame = before !== null && saysTheSame(before.document, document)
  const stored: StoredDomain = { changedAt: isSame ? before.changedAt : ledger.recordedAt, document }
  ledger.put({ kind: 'DOMAIN', id: sent.domain, body: JSON.stringify(stored) })

  const old = mesh.references.domains().get(sent.domain) ?? null
  const now = knownDomain(stored)
  mesh.references.put(now)
  if (isSame) return { applied: true, conflicts: conflicts() }

  mesh.version = ledger.recordedAt
  await loadNames(ledger, now)
  const claimed = claimPorts(ledger, mesh.claims, now, now.harvestedAt)
  const concerned = concernedProducts(mesh, old, now, claimed)
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

/** The domain's products that say something else than before, and all that refer to a port which does. */
function concernedProducts(
  { references }: MeshState,
  old: KnownDomain | null,
  now: KnownDomain,
  claimed: ReadonlySet<string>,
): ReadonlySet<string> {
  const before = new Map((old?.products ?? []).map((product) => [product.id, product]))
  const concerned = new Set<string>()
  const ports: KnownPort[] = []
  for (const product of now.products) {
    const earlier = before.get(product.id)
    before.delete(product.id)
    if (earlier && JSON.stringify(earlier) === JSON.stringify(product)) continue
    concerned.add(product.id)
    ports.push(...product.ports, ...(earlier?.ports ?? []))
  }
  for (const product of before.values()) {
    concerned.add(product.id)
    ports.push(...product.ports)
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

async function loadNames(ledger: Ledger, domain: KnownDomain): Promise<void> {
  const names = domain.products.flatMap((product) => product.ports.flatMap(namesOfPort))
  await ledger.loadNodes(names.flatMap((name) => [datasetIdOf(name), formatDatasetId(name.namespace, name.name)]))
}

/** Sources that are named, and the sinks of products without outputs. */
async function loadInputs(ledger: Ledger, { references }: MeshState, products: Iterable<string>): Promise<void> {
  const ids: string[] = []
  for (const id of products) {
    ids.push(id)
    for (const { dataset } of references.product(id)?.product.inputs ?? []) {
      if (dataset) ids.push(datasetIdOf(dataset), formatDatasetId(dataset.namespace, dataset.name))
    }
  }
  await ledger.loadNodes(ids)
}

const saysTheSame = (a: LineageDocument, b: LineageDocument): boolean =>
  a.title === b.title && JSON.stringify(a.products) === JSON.stringify(b.products)
