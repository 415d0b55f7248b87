import { createHash } from 'node:crypto'
import { composeServices } from '@apollo/composition'
import { type DefinitionNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import type { Leaf } from '../store.ts'

/** The three subgraphs that are always there, as SDL. */
export interface Contract {
  readonly catalog: string
  readonly lineage: string
  readonly products: string
}

export type Composition =
  | { readonly sdl: string; readonly problems: readonly [] }
  | { readonly sdl: null; readonly problems: readonly string[] }

/** The name of a domain's own subgraph in the supergraph. */
export const leafSubgraph = (domain: string): string => `${domain}_leaf`

/**
 * Where a leaf is served, as it stands in a composed supergraph: a placeholder, filled in from the routing table when the
 * mesh is handed out. A domain that moves therefore needs no composition, and a restored version finds it where it is now.
 */
export const leafPlaceholder = (domain: string): string => `heddle-leaf://${domain}`

export function contractDigest({ catalog, lineage, products }: Contract): string {
  return digest([catalog, lineage, products].join('\0'))
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/**
 * One supergraph of the contract and the leaves. `products` gets a stub of each leaf's view type: without it the planner
 * silently drops the leaf's fields. Takes seconds at hundreds of leaves: run it in the worker.
 */
export function compose(contract: Contract, leaves: readonly Leaf[]): Composition {
  const ordered = [...leaves].sort((a, b) => (a.domain < b.domain ? -1 : 1))
  const parsed = ordered.map(({ domain, sdl }) => ({ domain, document: parse(sdl) }))
  const stubs = parsed.flatMap(({ document }) => viewTypes(document).map(viewStub))
  const result = composeServices([
    { name: 'catalog', url: 'http://catalog/graphql', typeDefs: parse(contract.catalog) },
    { name: 'lineage', url: 'http://lineage/graphql', typeDefs: parse(contract.lineage) },
    { name: 'products', url: 'http://products/graphql', typeDefs: parse([contract.products, ...stubs].join('\n')) },
    ...parsed.map(({ domain, document }) => ({
      name: leafSubgraph(domain),
      url: leafPlaceholder(domain),
      typeDefs: document,
    })),
  ])
  if (result.errors === undefined) return { sdl: result.supergraphSdl, problems: [] }
  return { sdl: null, problems: result.errors.map((error) => `composition: ${error.message}`) }
}

/** The types of a leaf that products answer under `view`. */
export function viewTypes(document: DocumentNode): readonly string[] {
  return document.definitions.flatMap((definition) => (isView(definition) ? [definition.name.value] : []))
}

function isView(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (definition.interfaces ?? []).some((implemented) => implemented.name.value === 'DomainView')
  )
}

function viewStub(name: string): string {
  return `type ${name} implements DomainView @key(fields: "id", resolvable: false) { id: ID! }`
}
