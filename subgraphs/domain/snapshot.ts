import { compareTexts } from './descriptors/compare.ts'
import type { DomainDocument, PortDocument, ProductDocument } from './documents.ts'
import { releaseDigest } from './release-digest.ts'
import type { LeafDocument, Release, ReleasedProduct } from './stores/store.ts'

/** A port that knows its product; a product whose ports do. */
export interface PortNode extends PortDocument {
  readonly product: ProductNode
}
export interface ProductNode extends Omit<ProductDocument, 'outputPorts'> {
  readonly domain: DomainDocument
  readonly outputPorts: readonly PortNode[]
}

/** The whole domain at one time. Immutable: a change makes another, and requests in flight keep theirs. */
export interface Snapshot {
  readonly digest: string
  readonly domain: DomainDocument
  /** By id, which is the order of pages. */
  readonly products: readonly ProductNode[]
  readonly productById: ReadonlyMap<string, ProductNode>
  readonly portById: ReadonlyMap<string, PortNode>
  readonly leaf: LeafDocument | null
  /** What it was made of, for keeping. */
  readonly release: Release
}

export function createSnapshot(
  domain: DomainDocument,
  released: readonly ReleasedProduct[],
  leaf: LeafDocument | null,
): Snapshot {
  const sorted = released.toSorted((a, b) => compareTexts(a.document.id, b.document.id))
  const digest = releaseDigest(sorted.map(({ document }) => document))
  return fromRelease({ digest, domain, products: sorted, leaf })
}

export function fromRelease(release: Release): Snapshot {
  const products = release.products.map(({ document, updatedAt }) => toNode(release.domain, document, updatedAt))
  return {
    digest: release.digest,
    domain: release.domain,
    products,
    productById: new Map(products.map((product) => [product.id, product])),
    portById: new Map(products.flatMap((product) => product.outputPorts.map((port) => [port.id, port] as const))),
    leaf: release.leaf,
    release,
  }
}

function toNode(domain: DomainDocument, document: ProductDocument, updatedAt: string | null): ProductNode {
  const outputPorts: PortNode[] = []
  const product: ProductNode = { ...document, domain, updatedAt: document.updatedAt ?? updatedAt, outputPorts }
  for (const port of document.outputPorts) outputPorts.push({ ...port, product })
  return product
}
