import { jsonPath, type Path, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { NotCarried } from './importer.ts'

/** What was taken of a document at a place and below it, and why the rest is not carried over. */
export interface Mark {
  isTaken: boolean
  why: string | null
  readonly below: Map<string, Mark>
}

/** A place that marks are kept of. */
export interface Marked {
  readonly document: YamlDocument
  readonly at: Path
  readonly value: unknown
  readonly mark: Mark | undefined
}

export const newMark = (): Mark => ({ isTaken: false, why: null, below: new Map() })

export function markAt(mark: Mark, key: string | number): Mark {
  const known = mark.below.get(String(key)) ?? newMark()
  mark.below.set(String(key), known)
  return known
}

/** Each value that was not taken, one by one: what people write is told word by word. */
export function valuesLeft(place: Marked, why: string): readonly NotCarried[] {
  const { document, at, value, mark } = place
  if (mark?.isTaken || value === undefined) return []
  const reason = mark?.why ?? why
  if (typeof value === 'object' && value !== null)
    return innerOf(place).flatMap(([, inner]) => valuesLeft(inner, reason))
  return [{ ...placeOf(document, at), value: String(value), why: reason }]
}

/**
 * The same in as few entries as say it, a whole map or list where nothing of it was asked for: what tools write comes in
 * megabytes. Keys in `without` are left out wherever they stand.
 */
export function partsLeft(place: Marked, why: string, without: ReadonlySet<string>): readonly NotCarried[] {
  const { document, at, value, mark } = place
  if (mark?.isTaken || saysNothing(value)) return []
  const reason = mark?.why ?? why
  const isAsked = typeof value === 'object' && mark !== undefined && mark.below.size > 0
  const hasLeftOut = typeof value === 'object' && Object.keys(value as object).some((key) => without.has(key))
  if (!(isAsked || hasLeftOut)) return [{ ...placeOf(document, at), value: shown(value), why: reason }]
  return innerOf(place).flatMap(([key, inner]) => (without.has(key) ? [] : partsLeft(inner, reason, without)))
}

export function placeOf(document: YamlDocument, at: Path): Pick<NotCarried, 'file' | 'line' | 'path'> {
  return { file: document.file, line: document.problem(at, '', '').line, path: jsonPath(at) }
}

/** Null, an empty text, and lists and maps of nothing else. */
export function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.values(value).every(saysNothing)
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function innerOf({ document, at, value, mark }: Marked): readonly (readonly [string, Marked])[] {
  return Object.entries(value as object).map(([key, inner]) => [
    key,
    { document, at: [...at, Array.isArray(value) ? Number(key) : key], value: inner, mark: mark?.below.get(key) },
  ])
}
