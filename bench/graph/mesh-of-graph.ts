import { formatPortId, formatProductId } from '../../schema/ids.ts'
import type { LineageDocument } from '../../schema/lineage-document.ts'
import { datasetIdOf } from '../../subgraphs/lineage/ingest/names.ts'
import { domainId } from '../mesh/numbered-products.ts'
import { TEAMS } from '../mesh/words.ts'

/**
 * What the nodes of a graph are in a mesh: three of five are a port's dataset, one of a hundred is a consumer, the others
 * are datasets that no port claims. Works for any size: ten ports or so a product, a hundred products a domain.
 */
export type NodeKind = (typeof PORT_KINDS)[number] | 'CONSUMER' | 'DATASET'

const PORT_KINDS = ['ICEBERG', 'KAFKA', 'TABLE'] as const

const productsOf = (nodes: number): number => Math.ceil(nodes / 10)
export const domainsOf = (nodes: number): number => Math.ceil(productsOf(nodes) / 100)

const isConsumer = (node: number): boolean => node % 100 === 99
/** Null for what no port claims. */
export const productOfNode = (nodes: number, node: number): number | null =>
  isConsumer(node) || node % 5 > 2 ? null : node % productsOf(nodes)

export function kindOfNode(node: number): NodeKind {
  if (isConsumer(node)) return 'CONSUMER'
  return node % 5 > 2 ? 'DATASET' : (PORT_KINDS[node % 3] ?? 'TABLE')
}

const datasetName = (node: number) => ({ namespace: 'lake://warehouse', name: `zone.table_${node}` })

/** As the store keeps it. */
export const idOfNode = (node: number): string =>
  isConsumer(node) ? `consumer:dashboards/report-${node}` : datasetIdOf(datasetName(node))

/** The node whose id this is. */
export const nodeOfId = (id: string): number => Number(id.slice(Math.max(id.lastIndexOf('_'), id.lastIndexOf('-')) + 1))

export const domainOfProduct = (nodes: number, product: number): string => domainId(product % domainsOf(nodes))

export const productIdOf = (nodes: number, product: number): string =>
  formatProductId(domainOfProduct(nodes, product), `product-${product}`)

/** Of a node that a port claims. */
export const portIdOf = (nodes: number, node: number, product: number): string =>
  formatPortId(domainOfProduct(nodes, product), `product-${product}`, `table-${node}-v1`)

export const ownerOfProduct = (product: number): string => TEAMS[product % TEAMS.length] ?? ''

/**
 * What the catalog would send lineage of each domain: its products with their ports, which claim datasets and read nothing.
 * Made one by one: those of a million nodes need not be in memory together.
 */
export function* documentsOf(nodes: number): Generator<LineageDocument> {
  for (let domain = 0; domain < domainsOf(nodes); domain += 1) {
    const products: LineageDocument['products'] = []
    for (let product = domain; product < productsOf(nodes); product += domainsOf(nodes)) {
      const ports = portsOf(nodes, product)
      if (ports.length > 0) products.push(productDocument(nodes, product, ports))
    }
    yield {
      domain: domainId(domain),
      title: `Domain ${domain}`,
      version: 1,
      harvestedAt: new Date().toISOString(),
      complete: true,
      products,
    }
  }
}

function portsOf(nodes: number, product: number): number[] {
  const ports: number[] = []
  for (let node = product; node < nodes; node += productsOf(nodes)) {
    if (productOfNode(nodes, node) !== null) ports.push(node)
  }
  return ports
}

type ProductDocument = LineageDocument['products'][number]

const productDocument = (nodes: number, product: number, ports: readonly number[]): ProductDocument => ({
  id: productIdOf(nodes, product),
  title: `Product ${product}`,
  version: '1.0.0',
  status: 'ACTIVE',
  owner: ownerOfProduct(product),
  tags: [],
  inputs: [],
  serviceLevels: [],
  ports: ports.map((node) => portDocument(nodes, node, product)),
})

const portDocument = (nodes: number, node: number, product: number): ProductDocument['ports'][number] => ({
  id: portIdOf(nodes, node, product),
  name: `table-${node}`,
  version: '1.0.0',
  kind: PORT_KINDS[node % 3] ?? null,
  contract: null,
  datasets: [datasetName(node)],
  inputContracts: null,
  columns: [],
  serviceLevels: [],
})
