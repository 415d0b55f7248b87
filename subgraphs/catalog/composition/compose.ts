import { composeServices } from '@apollo/composition'
import { type DefinitionNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import type { Leaf } from '../store.ts'
import { type Contract, leafPlaceholder, leafSubgraph } from './contract.ts'

export type Composition =
  | { readonly sdl: string; readonly problems: readonly [] }
  | { readonly sdl: null; readonly problems: readonly string[] }

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
function viewTypes(document: DocumentNode): readonly string[] {
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
