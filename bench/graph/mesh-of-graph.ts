import { formatPortId, formatProductId } from '../../schema/ids.ts'
import type { LineageDocument } from '../../schema/lineage-document.ts'
import { datasetIdOf } from '../../subgraphs/lineage/ingest/names.ts'
import { domainId } from '../mesh/numbered-products.ts'
import { TEAMS } from '../mesh/words.ts'

/**
 * What the nodes of a graph are in a mesh: three of five are a port's dataset, one of a hundred is a consumer, the others
 * are datasets that no port claims. Works for any size: ten ports or so a product, a hundred products a domain.
 */
export interface NodeMeaning {
  /** As the store keeps it. */
  readonly id: string
  readonly port: { readonly id: string; readonly kind: 'ICEBERG' | 'KAFKA' | 'TABLE'; readonly product: number } | null
  readonly isConsumer: boolean
}

const KINDS = ['ICEBERG', 'KAFKA', 'TABLE'] as const
const HARVESTED_AT = () => new Date().toISOString()

const productsOf = (nodes: number): number => Math.ceil(nodes / 10)
const domainsOf = (nodes: number): number => Math.ceil(productsOf(nodes) / 100)

export function meaningOf(nodes: number, node: number): NodeMeaning {
  if (node % 100 === 99) {
    return { id: `consumer:dashboards/report-${node}`, port: null, isConsumer: true }
  }
  const id = datasetIdOf(datasetName(node))
  if (node % 5 > 2) return { id, port: null, isConsumer: false }
  const product = node % productsOf(nodes)
  const portId = formatPortId(domainOfProduct(nodes, product), `product-${product}`, `table-${node}-v1`)
  return { id, port: { id: portId, kind: KINDS[node % 3] ?? 'TABLE', product }, isConsumer: false }
}

export const domainOfProduct = (nodes: number, product: number): string => domainId(product % domainsOf(nodes))

export const productIdOf = (nodes: number, product: number): string =>
  formatProductId(domainOfProduct(nodes, product), `product-${product}`)

export const ownerOfProduct = (product: number): string => TEAMS[product % TEAMS.length] ?? ''

/** What the catalog would send lineage of each domain: its products with their ports, which claim datasets and read nothing. */
export function documentsOf(nodes: number): readonly LineageDocument[] {
  const portsOf = new Map<number, number[]>()
  for (let node = 0; node < nodes; node += 1) {
    const { port } = meaningOf(nodes, node)
    if (port !== null) portsOf.set(port.product, [...(portsOf.get(port.product) ?? []), node])
  }
  return Array.from({ length: domainsOf(nodes) }, (_, index) => {
    const domain = domainId(index)
    const products = [...portsOf].filter(([product]) => domainOfProduct(nodes, product) === domain)
    return {
      domain,
      title: `Domain ${index}`,
      version: 1,
      harvestedAt: HARVESTED_AT(),
      complete: true,
      products: products.map(([product, claimed]) => ({
        id: productIdOf(nodes, product),
        title: `Product ${product}`,
        version: '1.0.0',
        status: 'ACTIVE',
        owner: ownerOfProduct(product),
        tags: [],
        inputs: [],
        serviceLevels: [],
        ports: claimed.map((node) => portDocument(nodes, node)),
      })),
    }
  })
}

function portDocument(nodes: number, node: number): LineageDocument['products'][number]['ports'][number] {
  const { port } = meaningOf(nodes, node)
  return {
    id: port?.id ?? '',
    name: `table-${node}`,
    version: '1.0.0',
    kind: port?.kind ?? null,
    contract: null,
    datasets: [datasetName(node)],
    inputContracts: null,
    columns: [],
    serviceLevels: [],
  }
}

const datasetName = (node: number) => ({ namespace: 'lake://warehouse', name: `zone.table_${node}` })
