import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import { domainSdl } from '../../schema/sdl.ts'

/**
 * The SDL of the logical `products` subgraph: the contract, and for each leaf in the supergraph the stub that lets the
 * planner go on to it from `DataProduct.view`. Read from the supergraph, so that both always speak of the same types.
 */
export function productsSdl(supergraphSdl: string): string {
  return [domainSdl(), ...viewTypes(supergraphSdl).map(stub)].join('\n')
}

/** Types that `products` knows to implement `DomainView`, as `@join__implements(graph: PRODUCTS, …)` says. */
export function viewTypes(supergraphSdl: string): readonly string[] {
  return parse(supergraphSdl, { noLocation: true })
    .definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(isViewOfProducts)
    .map(({ name }) => name.value)
}

function isViewOfProducts({ directives = [] }: ObjectTypeDefinitionNode): boolean {
  return directives.some(
    (directive) =>
      directive.name.value === 'join__implements' &&
      argument(directive, 'graph') === 'PRODUCTS' &&
      argument(directive, 'interface') === 'DomainView',
  )
}

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((candidate) => candidate.name.value === name)?.value
  return value !== undefined && 'value' in value ? String(value.value) : undefined
}

function stub(typeName: string): string {
  return [
    '"A domain\'s own view of its product."',
    `type ${typeName} implements DomainView @key(fields: "id", resolvable: false) {`,
    '  "The product it is a view of."',
    '  id: ID!',
    '}',
  ].join('\n')
}
