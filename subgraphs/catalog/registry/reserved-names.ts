import { fieldPrefix, typePrefix } from '../../../schema/leaf-names.ts'
import type { Contract } from '../composition/contract.ts'
import { readTypes } from './sdl-types.ts'

/** What no leaf may define, whatever its prefix: a name that two subgraphs define is merged, and takes fields from every client. */
export interface ReservedNames {
  readonly types: ReadonlySet<string>
  readonly rootFields: ReadonlySet<string>
}

/** Of GraphQL and of the federation specification; the names with `__` are theirs too (`isReservedType`). */
const OF_THE_LANGUAGE = ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID', 'FieldSet']

/** The names of all three subgraphs of the contract, and those that GraphQL and federation have for themselves. */
export function reservedNames({ catalog, lineage, products }: Contract): ReservedNames {
  const subgraphs = [catalog, lineage, products].map(readTypes)
  return {
    types: new Set([...OF_THE_LANGUAGE, ...subgraphs.flatMap((types) => [...types.keys()])]),
    rootFields: new Set(
      subgraphs.flatMap((types) =>
        ['Query', 'Mutation'].flatMap((root) => [...(types.get(root)?.fields.keys() ?? [])]),
      ),
    ),
  }
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
