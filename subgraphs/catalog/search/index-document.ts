import type { HarvestedProduct } from '../harvest/product.ts'
import { filterToken } from './filter-tokens.ts'
import { tokens } from './tokenize.ts'

/** One row of the full-text index, a property a column, tokens space separated. */
export interface IndexDocument {
  readonly name: string
  readonly title: string
  readonly tags: string
  readonly cols: string
  readonly descr: string
  readonly org: string
  /** Filter tokens: matched by filters alone, never by what is typed, and without weight. */
  readonly fx: string
}

export interface ProductFacts {
  readonly domain: string
  readonly owner: string | null
  readonly status: string | null
  readonly tags: readonly string[]
  readonly kinds: readonly string[]
}

/** What filters and facets see of a product. */
export function factsOf(domain: string, product: HarvestedProduct): ProductFacts {
  const kinds = (product.outputPorts ?? []).flatMap((port) => (port.kind === null ? [] : [port.kind]))
  return {
    domain,
    owner: product.owner?.name ?? null,
    status: product.status,
    tags: [...new Set(product.tags ?? [])],
    kinds: [...new Set(kinds)],
  }
}

export function indexDocument(domain: string, product: HarvestedProduct): IndexDocument {
  const ports = product.outputPorts ?? []
  const columns = ports.flatMap((port) => port.contract?.columns ?? [])
  const facts = factsOf(domain, product)
  return {
    name: tokens(product.name, product.id.slice(domain.length + 1)),
    title: tokens(product.title),
    tags: tokens(...facts.tags),
    cols: tokens(
      ...ports.flatMap((port) => [port.name, port.location]),
      ...columns.flatMap((column) => [column.path, physicalName(column), column.semanticType, ...(column.tags ?? [])]),
    ),
    descr: tokens(
      product.description?.purpose,
      product.description?.usage,
      product.description?.limitations,
      ...ports.map((port) => port.description),
      ...columns.map((column) => column.description),
    ),
    org: tokens(domain, facts.owner),
    fx: [
      filterToken('domain', facts.domain),
      ...(facts.owner === null ? [] : [filterToken('owner', facts.owner)]),
      ...(facts.status === null ? [] : [filterToken('status', facts.status)]),
      ...facts.tags.map((tag) => filterToken('tag', tag)),
      ...facts.kinds.map((kind) => filterToken('kind', kind)),
    ].join(' '),
  }
}

/** The physical name only where it says something the path does not. */
function physicalName(column: { path: string; physicalName: string | null }): string | null {
  return column.physicalName === column.path ? null : column.physicalName
}
