import { domainOf, productOf } from '../../../schema/ids.ts'
import type { LineageProduct } from '../../../schema/lineage-document.ts'
import type { Directory } from '../ledger/directory.ts'
import type { ClaimRecord, LineageStore } from '../stores/store.ts'
import { allClaims } from './all-claims.ts'
import type { ClaimView } from './claim-moments.ts'
import { buildMeshCopy, type MeshCopy } from './copy.ts'
import type { KnownPort, KnownProduct } from './known-domain.ts'

export type PastCopyOptions = {
  /** Whose names, owners and tags it has, and whose version: the present one, or that of an earlier page. */
  readonly base: MeshCopy
  readonly view: ClaimView
  readonly store: Pick<LineageStore, 'claimsOf' | 'records'>
  readonly directory: Pick<Directory, 'nodeOfProduct' | 'productNodes'>
  readonly breathe: () => Promise<void> | undefined
}

/** Read in one call. A product's record has its columns. */
const PRODUCTS = 500

/**
 * The attribute copy of another moment: what there was, and who held what, as the claims of then say; what it is called and
 * whose it is, as known now. A port without any claim was not there, since every port claims something; nor was a product
 * without such a port, unless it is one that has been without outputs. What is gone since is called as its last record has it.
 */
export async function buildPastCopy({ base, view, store, directory, breathe }: PastCopyOptions): Promise<MeshCopy> {
  const claims = await allClaims(
    store,
    base.domains.map(({ id }) => id),
    view,
  )
  const there = portsByProduct(base, claims)
  for (const id of directory.productNodes().keys()) if (!there.has(id)) there.set(id, [])
  await breathe()

  const gone = [...there.keys()].filter((id) => base.productOf(id) === undefined)
  const last = await lastKnown(gone, store)
  const products = new Map<string, KnownProduct[]>(base.domains.map(({ id }) => [id, []]))
  for (const [id, ports] of there) {
    await breathe()
    const known = base.products[base.productOf(id) ?? -1]?.product ?? last.get(id) ?? unnamed(id)
    const named = new Map(last.get(id)?.ports.map((port) => [port.id, port]))
    const product = { ...known, ports: ports.map((port) => named.get(port.id) ?? port) }
    products.get(domainOf(id) ?? '')?.push(product)
  }
  const domains = base.domains.map(({ id, label, harvestedAt }) => {
    return { domain: id, title: label, harvestedAt, products: products.get(id) ?? [] }
  })
  const held = claims.filter((claim) => !claim.contested)
  const { version, availability } = base
  return buildMeshCopy({ version, domains, held, availability, nodeOfProduct: directory.nodeOfProduct }, breathe)
}

/** The ports that claim anything, contested or not, as they are known in the base, else by their ids alone. */
function portsByProduct(base: MeshCopy, claims: readonly ClaimRecord[]): Map<string, KnownPort[]> {
  const there = new Map<string, KnownPort[]>()
  for (const id of new Set(claims.map(({ port }) => port))) {
    const product = productOf(id)
    if (product === null) continue
    const port = base.ports[base.portOf(id) ?? -1]?.port ?? nameless(id)
    const ports = there.get(product)
    if (ports) ports.push(port)
    else there.set(product, [port])
  }
  return there
}

async function lastKnown(gone: readonly string[], store: PastCopyOptions['store']): Promise<Map<string, KnownProduct>> {
  const found = new Map<string, KnownProduct>()
  for (let from = 0; from < gone.length; from += PRODUCTS) {
    for (const [id, body] of await store.records('PRODUCT', gone.slice(from, from + PRODUCTS))) {
      found.set(id, JSON.parse(body) as LineageProduct)
    }
  }
  return found
}

function nameless(id: string): KnownPort {
  const unknown = { name: null, version: null, kind: null, contract: null, inputContracts: null }
  return { id, ...unknown, datasets: [], columns: [], serviceLevels: [] }
}

function unnamed(id: string): KnownProduct {
  return {
    id,
    title: null,
    version: null,
    status: null,
    owner: null,
    tags: [],
    inputs: [],
    ports: [],
    serviceLevels: [],
  }
}
