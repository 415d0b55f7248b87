import type { Field } from '../source.ts'

const NAMED: readonly unknown[] = ['record', 'error', 'enum', 'fixed']

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
  if (isNamedKind(kind) && typeof get('name').value === 'string') {
    const name = fullName(String(get('name').value), namespaceOf(schema, enclosing))
    namespace = namespaceIn(name)
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

/** The namespace of what a type of this full name holds. */
export function namespaceIn(name: string): string | undefined {
  return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : undefined
}

export function isNamedKind(kind: unknown): boolean {
  return NAMED.includes(kind)
}

/** Of a field, a symbol, or one part of a full name (Avro 1.11, "Names"). */
export function isName(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)
}

export function isFullName(value: unknown): boolean {
  return typeof value === 'string' && value.split('.').every(isName)
}
