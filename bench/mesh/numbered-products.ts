import type { PortDocument, ProductDocument } from '../../subgraphs/domain/documents.ts'
import type { Column } from '../../subgraphs/domain/generated/resolver-types.ts'
import { below, pick, type Random, seededRandom } from './random.ts'
import { ADJECTIVES, COLUMNS, NOUNS, SUBJECTS, TEAMS } from './words.ts'

/**
 * A mesh of so many products, dealt to its domains one by one. All of it follows from the numbers in here, so that any
 * process can make any part of it, and a bench knows each right answer.
 *
 * Product `n` reads product `(n - 1) / 3` and, for every fifth, product `n / 2` as well: a tree of threes with diamonds in
 * it, whose neighbours belong to different domains. Product 0 is where all data comes from.
 */
export interface MeshPlan {
  readonly domains: number
  readonly products: number
  /** Columns of each port's contract. */
  readonly columns: number
  /** Raised by a domain that publishes something new: part of descriptions and versions. */
  readonly edition: number
  /** So many of the products, the last ones, are all the first domain's; none when not given. */
  readonly crowd?: number
  /** Products that many read beside what they read anyway; none when not given. */
  readonly hubs?: readonly Hub[]
}

/** A product that each so-manyth of those after it reads. */
export interface Hub {
  readonly product: number
  readonly every: number
}

export const PORTS = ['table', 'stream'] as const
export const CHECKS = ['rows-complete', 'ids-unique'] as const

export const domainId = (domain: number): string => `domain-${String(domain).padStart(3, '0')}`

export const productId = (plan: MeshPlan, product: number): string =>
  `${domainId(domainOf(plan, product))}/product-${product}`

const domainOf = ({ domains, products, crowd = 0 }: MeshPlan, product: number): number =>
  product >= products - crowd ? 0 : product % domains

export const portId = (plan: MeshPlan, product: number, port: (typeof PORTS)[number]): string =>
  `${productId(plan, product)}/${port}-v1`

/** The numbers of the products that a product reads. */
export function inputsOf(product: number, hubs: MeshPlan['hubs'] = []): readonly number[] {
  if (product === 0) return []
  const first = Math.floor((product - 1) / 3)
  const second = Math.floor(product / 2)
  const read = hubs.filter((hub) => hub.product < product && product % hub.every === 0).map((hub) => hub.product)
  return [...new Set([first, ...(product % 5 === 0 ? [second] : []), ...read])]
}

/** The numbers of a domain's products. */
export function productsOf(plan: MeshPlan, domain: number): readonly number[] {
  return Array.from({ length: plan.products }, (_, product) => product).filter(
    (product) => domainOf(plan, product) === domain,
  )
}

export function ownerOf(product: number): string {
  return TEAMS[product % TEAMS.length] as string
}

/** Score of a port's quality: the mean of its two checks' results. */
export const scoresOf = (product: number): readonly [number, number] => [1, 0.5 + (product % 50) / 100]

export function numberedProduct(plan: MeshPlan, product: number): ProductDocument {
  const random = seededRandom(product)
  const id = productId(plan, product)
  const title = `${pick(random, ADJECTIVES)} ${pick(random, SUBJECTS)} ${pick(random, NOUNS)}`
  return {
    id,
    name: `product-${product}`,
    title: `${title} ${product}`,
    description: {
      purpose: `${title} for ${pick(random, SUBJECTS)} and ${pick(random, SUBJECTS)}, edition ${plan.edition}.`,
      usage: `Join on ${pick(random, COLUMNS)}; refreshed by the ${ownerOf(product)} team.`,
      limitations: null,
    },
    version: `1.${plan.edition}.0`,
    status: product % 9 === 0 ? 'DEPRECATED' : 'ACTIVE',
    archetype: product === 0 ? 'SOURCE_ALIGNED' : 'AGGREGATE',
    owner: { name: ownerOf(product), email: null, members: null },
    tags: [pick(random, SUBJECTS), pick(random, NOUNS)],
    links: [],
    support: [],
    updatedAt: null,
    inputPorts: inputsOf(product, plan.hubs).map((input, index) => ({
      name: `input-${index}`,
      version: null,
      contractId: null,
      portId: portId(plan, input, 'table'),
      datasetId: null,
      description: null,
    })),
    outputPorts: PORTS.map((port) => numberedPort(plan, product, port, random)),
    managementPorts: [],
    transformation: null,
    serviceLevels: [],
  }
}

function numberedPort(plan: MeshPlan, product: number, port: (typeof PORTS)[number], random: Random): PortDocument {
  const id = portId(plan, product, port)
  return {
    id,
    name: port,
    version: '1.0.0',
    kind: port === 'table' ? 'ICEBERG' : 'KAFKA',
    format: port === 'table' ? 'parquet' : 'avro',
    location: `${port}://warehouse/product-${product}`,
    description: null,
    datasets: [{ namespace: `${port}://warehouse`, name: `product-${product}` }],
    contract: {
      id: `contract-${product}-${port}`,
      version: '1.0.0',
      status: 'ACTIVE',
      columns: numberedColumns(id, plan.columns, random),
    },
    inputContracts: null,
    sampleQueries: null,
    serviceLevels: [
      {
        id: `${id}/slo:freshness`,
        property: 'freshness',
        element: null,
        objective: 'PT1H',
        target: 3_600,
        unit: 's',
        comparison: '<=',
        breachPolicy: 'ALERT',
      },
    ],
    checks: CHECKS.map((name) => ({ name, dimension: name === 'ids-unique' ? 'UNIQUENESS' : 'COMPLETENESS' })),
  }
}

function numberedColumns(port: string, count: number, random: Random): readonly Column[] {
  const start = below(random, COLUMNS.length)
  return Array.from({ length: count }, (_, index) => {
    const name = COLUMNS[(start + index) % COLUMNS.length] as string
    return {
      id: `${port}#${name}`,
      path: name,
      physicalName: name.toUpperCase(),
      logicalType: index === 0 ? 'string' : 'number',
      physicalType: index === 0 ? 'VARCHAR' : 'DECIMAL(18,2)',
      description: `The ${name.replaceAll('_', ' ')} as delivered by the source system.`,
      required: index < 5,
      unique: index === 0,
      primaryKey: index === 0,
      classification: index === 3 ? 'pii' : 'internal',
      semanticType: null,
      tags: null,
    }
  })
}
