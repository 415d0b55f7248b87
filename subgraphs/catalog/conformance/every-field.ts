import { namedType, type TypeShape } from './sdl-types.ts'

/**
 * A selection of every field that the contract has and the domain serves, from a type downwards. Entities within are asked for their
 * id alone, since they lead back to where one came from, and fields with arguments that must be given are left out.
 */
export function everyField(
  typeName: string,
  served: ReadonlyMap<string, TypeShape>,
  contract: ReadonlyMap<string, TypeShape>,
  within: readonly string[] = [],
): string {
  const type = served.get(typeName)
  const known = contract.get(typeName)
  const fields = [...(known?.fields ?? [])].filter(([name]) => type?.fields.has(name) === true)
  const asked = fields.flatMap(([name, { type: fieldType }]) => {
    const inner = namedType(fieldType)
    const kind = contract.get(inner)?.kind
    if (kind !== 'object' && kind !== 'interface') return [name]
    if (kind === 'interface' || ROUNDABOUT.has(inner) || inner === typeName || within.includes(inner))
      return [`${name} { id }`]
    return [`${name} ${everyField(inner, served, contract, [...within, typeName])}`]
  })
  return `{ ${asked.length === 0 ? '__typename' : asked.join(' ')} }`
}

/** What everything else leads to. */
const ROUNDABOUT: ReadonlySet<string> = new Set(['Domain', 'DataProduct'])
