import type { Field } from '../source.ts'

const NAMED = ['record', 'error', 'enum', 'fixed']

export interface NamedType {
  readonly definition: Field
  readonly namespace: string | undefined
}

/** Every named type of a schema by its full name, wherever it is defined (Avro 1.11, "Names"). */
export function namedTypes(root: Field): ReadonlyMap<string, NamedType> {
  const types = new Map<string, NamedType>()
  gather(root, undefined, types)
  return types
}

function gather(schema: Field, enclosing: string | undefined, types: Map<string, NamedType>): void {
  if (Array.isArray(schema.value)) for (const branch of schema.items()) gather(branch, enclosing, types)
  if (typeof schema.value !== 'object' || schema.value === null || Array.isArray(schema.value)) return
  const get = schema.child
  const kind = get('type').value
  let namespace = enclosing
  if (typeof kind === 'string' && NAMED.includes(kind) && typeof get('name').value === 'string') {
    const name = fullName(String(get('name').value), namespaceOf(schema, enclosing))
    namespace = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined
    if (types.has(name)) get('name').problem(`a name of its own (${name} is defined twice)`)
    else types.set(name, { definition: schema, namespace })
  } else gather(get('type'), namespace, types)
  for (const key of ['items', 'values']) gather(get(key), namespace, types)
  if (Array.isArray(get('fields').value))
    for (const field of get('fields').items()) gather(field.child('type'), namespace, types)
}

export function namespaceOf(definition: Field, enclosing: string | undefined): string | undefined {
  const own = definition.child('namespace').value
  return typeof own === 'string' && own !== '' ? own : enclosing
}

export function fullName(name: string, namespace: string | undefined): string {
  return name.includes('.') || namespace === undefined ? name : `${namespace}.${name}`
}
