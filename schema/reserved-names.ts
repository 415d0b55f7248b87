import { type DefinitionNode, parse } from 'graphql'
import { fieldPrefix, typePrefix } from './leaf-names.ts'

/** What no leaf may define, whatever its prefix: a name that two subgraphs define is merged, and takes fields from every client. */
export interface ReservedNames {
  readonly types: ReadonlySet<string>
  readonly rootFields: ReadonlySet<string>
}

/** Of GraphQL and of the federation specification; the names with `__` are theirs too (`isReservedType`). */
const OF_THE_LANGUAGE = ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID', 'FieldSet']

/** The names in the SDL of these subgraphs (all three of the contract), and those that GraphQL and federation have for themselves. */
export function reservedNames(subgraphs: readonly string[]): ReservedNames {
  const definitions = subgraphs.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions).filter(isNamed)
  const roots = definitions.filter(({ name }) => name.value === 'Query' || name.value === 'Mutation')
  return {
    types: new Set([...OF_THE_LANGUAGE, ...definitions.map(({ name }) => name.value)]),
    rootFields: new Set(
      roots.flatMap((root) => ('fields' in root ? (root.fields ?? []) : []).map(({ name }) => name.value)),
    ),
  }
}

type Named = DefinitionNode & { readonly name: { readonly value: string } }

function isNamed(definition: DefinitionNode): definition is Named {
  return 'name' in definition && definition.name !== undefined && definition.kind !== 'DirectiveDefinition'
}

export function isReservedType(name: string, { types }: ReservedNames): boolean {
  return types.has(name) || name.includes('__')
}

export function isReservedField(name: string, { rootFields }: ReservedNames): boolean {
  return rootFields.has(name) || name.startsWith('_')
}

/** The names of the contract that would be a domain's own by its prefix: `impact` → Impact, ImpactFilter, … Empty: the id is free. */
export function namesWithin(domain: string, { types, rootFields }: ReservedNames): readonly string[] {
  return [
    ...[...types].filter((name) => hasPrefix(name, typePrefix(domain))),
    ...[...rootFields].filter((name) => hasPrefix(name, fieldPrefix(domain))),
  ].sort()
}

/** `OrdersView` begins with `Orders`, not with `Order`: the next word starts after the prefix. */
export function hasPrefix(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^[a-z]/.test(name.slice(prefix.length))
}
