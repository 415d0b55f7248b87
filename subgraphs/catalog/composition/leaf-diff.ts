import { type DefinitionNode, Kind, parse, print } from 'graphql'
import { compareTexts } from '../../../platform/compare-texts.ts'
import type { Leaf } from '../store.ts'

export interface LeafDifference {
  readonly domain: string
  readonly change: 'ADDED' | 'CHANGED' | 'REMOVED'
  /** Types, and fields as `Type.field`, in order. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** What is another of the leaves of two versions of the graph: those that are the same are left out. */
export function leafDiffs(before: readonly Leaf[], now: readonly Leaf[]): LeafDifference[] {
  const [old, fresh] = [byDomain(before), byDomain(now)]
  const domains = [...new Set([...old.keys(), ...fresh.keys()])].sort(compareTexts)
  return domains.flatMap((domain) => {
    const [was, is] = [old.get(domain), fresh.get(domain)]
    if (was === is) return []
    const [earlier, later] = [partsOf(was), partsOf(is)]
    const change = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED'
    return [
      {
        domain,
        change,
        added: [...later.keys()].filter((name) => !earlier.has(name)).sort(compareTexts),
        removed: [...earlier.keys()].filter((name) => !later.has(name)).sort(compareTexts),
        changed: [...later]
          .filter(([name, text]) => earlier.has(name) && earlier.get(name) !== text)
          .map(([name]) => name)
          .sort(compareTexts),
      },
    ]
  })
}

const byDomain = (leaves: readonly Leaf[]): ReadonlyMap<string, string> =>
  new Map(leaves.map(({ domain, sdl }) => [domain, sdl]))

/** What a leaf only refers to. */
const SHARED: ReadonlySet<string> = new Set(['DataProduct', 'DomainView'])

/** Each type and each of its fields by name, as it is declared; a type without its fields, which are told by themselves. */
function partsOf(sdl: string | undefined): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  if (sdl === undefined) return parts
  for (const definition of parse(sdl).definitions) {
    const name = nameOf(definition)
    if (name === null || SHARED.has(name)) continue
    const members = membersOf(definition)
    // Query and Mutation are everyone's: what a leaf adds to them is its fields.
    if (name !== 'Query' && name !== 'Mutation') parts.set(name, print(withoutMembers(definition)))
    for (const member of members) parts.set(`${name}.${member.name.value}`, print(member))
  }
  return parts
}

const nameOf = (definition: DefinitionNode): string | null =>
  'name' in definition && definition.name !== undefined && definition.kind !== Kind.DIRECTIVE_DEFINITION
    ? definition.name.value
    : null

function membersOf(definition: DefinitionNode) {
  if ('fields' in definition) return definition.fields ?? []
  return 'values' in definition ? (definition.values ?? []) : []
}

function withoutMembers(definition: DefinitionNode): DefinitionNode {
  if ('fields' in definition) return { ...definition, fields: [] }
  return 'values' in definition ? { ...definition, values: [] } : definition
}
