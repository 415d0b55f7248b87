import type { DatasetName } from './names.ts'

/** Facets come in versions, so what stands in one is looked at before it is used: these read what may be anything. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names and values of an object; nothing for anything else. */
export const fieldsOf = (value: unknown): Map<string, unknown> => new Map(isObject(value) ? Object.entries(value) : [])

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Null for what is no text, and for blanks. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** One name, or none. */
export function readName(given: unknown): readonly DatasetName[] {
  const namespace = textOf(field(given, 'namespace'))
  const name = textOf(field(given, 'name'))
  return namespace && name ? [{ namespace, name }] : []
}
