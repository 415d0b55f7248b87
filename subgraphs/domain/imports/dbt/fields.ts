import { slug } from '../../../../schema/ids.ts'
import { isMap } from '../marks.ts'
import type { Field } from '../source.ts'

/** What dbt's files say under a key, as dbt has it: null for what is not set, and never a number for a text. */
export function textAt(owner: Field, key: string): string | null {
  return read(owner, key, 'a text', (value) => (typeof value === 'string' ? value : null))
}

/** A text that an id, a folder or a file is made of; a problem, and null, when nothing of one is in it. */
export function nameAt(owner: Field, key: string): string | null {
  const name = textAt(owner, key)
  if (name === null || hasWord(name)) return name
  owner.child(key).problem('a name with a letter a–z or a digit in it')
  return null
}

/** The same where there has to be one; empty, and a problem, where there is none. */
export function neededNameAt(owner: Field, key: string): string {
  if (!isGivenAt(owner, key)) owner.child(key).problem('a name with a letter a–z or a digit in it')
  return nameAt(owner, key) ?? ''
}

/** Whether a slug can be made of it. */
export function hasWord(name: string): boolean {
  try {
    return slug(name) !== ''
  } catch {
    return false
  }
}

/** A text where YAML makes numbers of what people write. */
export function labelAt(owner: Field, key: string): string | null {
  return read(owner, key, 'a text or a number', (value) => (typeof value === 'object' ? null : String(value)))
}

export function flagAt(owner: Field, key: string): boolean | null {
  return read(owner, key, 'true or false', (value) => (typeof value === 'boolean' ? value : null))
}

export function textsAt(owner: Field, key: string): readonly string[] {
  return isGivenAt(owner, key) ? owner.child(key).texts() : []
}

/** The map at a key, without anything in it when there is none. */
export function mapAt(owner: Field, key: string): Field {
  const field = owner.child(key)
  if (field.isGiven && !isMap(field.value)) field.problem('a map')
  return field
}

/** All of a map in which a project may write what it likes. */
export function valuesAt(owner: Field, key: string): Readonly<Record<string, unknown>> {
  const value = mapAt(owner, key).all()
  return isMap(value) ? value : {}
}

/** The maps in the map at a key, in its order. */
export function entriesAt(owner: Field, key: string): readonly (readonly [name: string, entry: Field])[] {
  const field = mapAt(owner, key)
  return isMap(field.value) ? field.entries().filter(([, { value }]) => isMap(value)) : []
}

function read<Value>(
  owner: Field,
  key: string,
  expected: string,
  convert: (value: unknown) => Value | null,
): Value | null {
  if (!isGivenAt(owner, key)) return null
  const value = convert(owner.take(key))
  if (value === null) owner.child(key).problem(expected)
  return value
}

function isGivenAt({ value }: Field, key: string): boolean {
  return isMap(value) && Object.hasOwn(value, key) && value[key] !== null && value[key] !== undefined
}
