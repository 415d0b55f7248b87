import { type CustomProperty, keptProperties } from './native-files.ts'
import type { Field } from './source.ts'

/**
 * What a form says and the native ones have no field for, in `customProperties` as `<form>.<key>`: from there the way back takes
 * it, so that it is not lost in between either. Values stay as they are, whatever they are.
 */
export function keepOthers(field: Field, form: string, placed: ReadonlySet<string>): readonly CustomProperty[] {
  const others = isList(field) ? [] : field.entries().filter(([key, inner]) => !placed.has(key) && inner.isGiven)
  return keptProperties(Object.fromEntries(others.map(([key, inner]) => [`${form}.${key}`, inner.all()])))
}

/** The whole of a value, where a part of it fits no field. */
export function keepWhole(name: string, field: Field): readonly CustomProperty[] {
  return field.isGiven ? keptProperties({ [name]: field.all() }) : []
}

/** What was kept so, by its own keys, without those that whoever writes has taken by name. */
export function keptOthers(
  custom: ReadonlyMap<string, Field>,
  form: string,
  taken: ReadonlySet<string> = new Set(),
): Readonly<Record<string, unknown>> {
  const prefix = `${form}.`
  const others = [...custom].filter(([name]) => name.startsWith(prefix) && !taken.has(name))
  return Object.fromEntries(others.map(([name, field]) => [name.slice(prefix.length), field.all()]))
}

function isList({ value }: Field): boolean {
  return Array.isArray(value)
}
