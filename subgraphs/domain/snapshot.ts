import { compareTexts } from '../../platform/compare-texts.ts'
import type { DomainDocument, PortDocument, ProductDocument } from './documents.ts'
import { documentDigest, releaseDigest } from './release-digest.ts'
import type { LeafDocument, Release, ReleasedProduct } from './stores/store.ts'

/** A port that knows its product; a product whose ports do. */
export interface PortNode extends PortDocument {
  readonly product: ProductNode
}
export interface ProductNode extends Omit<ProductDocument, 'outputPorts'> {
  readonly domain: DomainDocument
  /** What it was made of. */
  readonly document: ProductDocument
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

/** Products that are as they were in `before` are its nodes: what is known of a node stays known. */
export function createSnapshot(
  domain: DomainDocument,
  released: readonly ReleasedProduct[],
  leaf: LeafDocument | null,
  before: Snapshot | null = null,
): Snapshot {
  const sorted = released.toSorted((a, b) => compareTexts(a.document.id, b.document.id))
  const digest = releaseDigest(sorted.map(({ document }) => document))
  return fromRelease({ digest, domain, products: sorted, leaf }, before)
}

export function fromRelease(release: Release, before: Snapshot | null = null): Snapshot {
  const { domain } = release
  const known = before !== null && JSON.stringify(before.domain) === JSON.stringify(domain) ? before.productById : null
  const products = release.products.map(({ document, updatedAt }) => {
    const node = known?.get(document.id)
    return node !== undefined && isSame(node, document, updatedAt) ? node : toNode(domain, document, updatedAt)
  })
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

function isSame(node: ProductNode, document: ProductDocument, updatedAt: string | null): boolean {
  return (
    node.updatedAt === (document.updatedAt ?? updatedAt) && documentDigest(node.document) === documentDigest(document)
  )
}

function toNode(domain: DomainDocument, document: ProductDocument, updatedAt: string | null): ProductNode {
  const outputPorts: PortNode[] = []
  const shown = document.updatedAt ?? updatedAt
  const product: ProductNode = { ...document, domain, document, updatedAt: shown, outputPorts }
  for (const port of document.outputPorts) outputPorts.push({ ...port, product })
  return product
}
