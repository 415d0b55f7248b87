import type { ClaimRecord, Instant, NodeKey } from '../stores/store.ts'
import { type Holders, holdersOf } from './holders.ts'
import type { KnownAvailability, KnownDomain, KnownPort, KnownProduct } from './known-domain.ts'

export type DomainEntry = {
  readonly id: string
  readonly label: string
  readonly harvestedAt: Instant
  readonly products: readonly number[]
}
export type ProductEntry = {
  readonly id: string
  readonly label: string
  readonly domain: number
  readonly ports: readonly number[]
  readonly product: KnownProduct
  /** The node that stands for it when it has no outputs. */
  readonly sink: NodeKey | null
}
export type PortEntry = {
  readonly id: string
  readonly label: string
  readonly product: number
  readonly port: KnownPort
  /** The datasets it holds. */
  readonly nodes: readonly NodeKey[]
}

/**
 * The attribute copy: what rows are filtered, counted and labelled by, as of one version. Immutable; a change of the mesh
 * makes the next, and a cursor names the one its pages are computed with. Entries are in the order of their ids, so an
 * index compares as its id does; from dataset to port it is typed arrays, because a closure asks 100,000 times.
 */
export type MeshCopy = {
  readonly version: Instant
  readonly domains: readonly DomainEntry[]
  readonly products: readonly ProductEntry[]
  readonly ports: readonly PortEntry[]
  readonly domainOf: (id: string) => number | undefined
  readonly productOf: (id: string) => number | undefined
  readonly portOf: (id: string) => number | undefined
  /** What entries say, as numbers that lie side by side: a closure asks a million times. */
  readonly productDomain: Int32Array
  readonly portProduct: Int32Array
  /** An index into `portKinds`. */
  readonly portKind: Uint8Array
  readonly portKinds: readonly KnownPort['kind'][]
  readonly holders: Holders
  /** Product index of a sink node. */
  readonly sinks: ReadonlyMap<NodeKey, number>
  readonly availability: ReadonlyMap<string, KnownAvailability>
}

export type MeshCopyInput = {
  readonly version: Instant
  readonly domains: Iterable<Pick<KnownDomain, 'domain' | 'title' | 'harvestedAt' | 'products'>>
  readonly held: readonly ClaimRecord[]
  readonly availability: ReadonlyMap<string, KnownAvailability>
  readonly nodeOfProduct: (id: string) => NodeKey | null
}

/** Builds a copy from scratch; `breathe` is awaited between the steps. */
export async function buildMeshCopy(input: MeshCopyInput, breathe: () => Promise<void> | undefined): Promise<MeshCopy> {
  const held = new Map<string, NodeKey[]>()
  let highest = 0
  for (const { port, node } of input.held) {
    highest = Math.max(highest, node)
    const nodes = held.get(port)
    if (nodes) nodes.push(node)
    else held.set(port, [node])
  }
  await breathe()

  const known = [...input.domains].sort((a, b) => compareIds(a.domain, b.domain))
  const ofDomains = known
    .flatMap(({ products: list }, domain) => list.map((product) => ({ id: product.id, product, domain })))
    .sort(byId)
  await breathe()
  const ofProducts = ofDomains
    .flatMap(({ product: { ports: list } }, product) => list.map((port) => ({ id: port.id, port, product })))
    .sort(byId)
  await breathe()

  const sinks = new Map<NodeKey, number>()
  const productsOfDomain: number[][] = known.map(() => [])
  const portsOfProduct: number[][] = ofDomains.map(() => [])
  const ports = ofProducts.map(({ id, port, product }, index): PortEntry => {
    portsOfProduct[product]?.push(index)
    return { id, label: port.name ?? id, product, port, nodes: held.get(id) ?? [] }
  })
  const products = ofDomains.map(({ id, product, domain }, index): ProductEntry => {
    productsOfDomain[domain]?.push(index)
    const sink = product.ports.length === 0 ? input.nodeOfProduct(id) : null
    if (sink !== null) sinks.set(sink, index)
    return { id, label: product.title ?? id, domain, ports: portsOfProduct[index] ?? [], product, sink }
  })
  const domains = known.map(({ domain: id, title, harvestedAt }, index): DomainEntry => {
    return { id, label: title ?? id, harvestedAt, products: productsOfDomain[index] ?? [] }
  })
  await breathe()

  const productDomain = Int32Array.from(products, ({ domain }) => domain)
  const portProduct = Int32Array.from(ports, ({ product }) => product)
  await breathe()
  const kinds = codeKinds(ports)
  await breathe()
  const holders = holdersOf(ports, highest)
  return {
    version: input.version,
    domains,
    products,
    ports,
    productDomain,
    portProduct,
    ...kinds,
    holders,
    sinks,
    availability: new Map(input.availability),
    domainOf: indexOf(domains),
    productOf: indexOf(products),
    portOf: indexOf(ports),
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareIds(a.id, b.id)

/** Ids are ASCII, so this is the order of bytes, which both stores have too. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function codeKinds(ports: readonly PortEntry[]): Pick<MeshCopy, 'portKind' | 'portKinds'> {
  const codes = new Map<KnownPort['kind'], number>()
  const portKind = Uint8Array.from(ports, ({ port: { kind } }) => {
    const code = codes.get(kind) ?? codes.size
    codes.set(kind, code)
    return code
  })
  return { portKind, portKinds: [...codes.keys()] }
}

function indexOf(entries: readonly { readonly id: string }[]): (id: string) => number | undefined {
  const index = new Map(entries.map((entry, i) => [entry.id, i]))
  return (id) => index.get(id)
}

/** The same copy after a harvest that said nothing new, or a change of availability alone. */
export function refreshMeshCopy(
  copy: MeshCopy,
  harvestedAt: (domain: string) => Instant | undefined,
  availability: ReadonlyMap<string, KnownAvailability>,
): MeshCopy {
  const domains = copy.domains.map((domain) => ({
    ...domain,
    harvestedAt: harvestedAt(domain.id) ?? domain.harvestedAt,
  }))
  return { ...copy, domains, availability: new Map(availability) }
}
