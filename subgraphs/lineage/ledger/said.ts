import type { Instant } from '../stores/store.ts'

/** What was said last of something, and when. Null: it was taken back. */
export type Said<Value> = readonly [at: Instant, value: Value | null]

/** The same for each thing that a kind of facets says. */
export type SaidOf<Says> = { readonly [Key in keyof Says]?: Said<NonNullable<Says[Key]>> }

/**
 * Of two, the one that stands: the newer; of two of one time the one whose JSON is greater, so that it does not matter which
 * came first.
 */
export function newest<Value>(known: Said<Value> | undefined, said: Said<Value>): Said<Value> {
  if (known === undefined || said[0] > known[0]) return said
  if (said[0] < known[0]) return known
  return JSON.stringify(said[1]) > JSON.stringify(known[1]) ? said : known
}

/** What is known, and what an event of time `at` says; what it does not mention stays. */
export function sayAll<Says extends object>(known: SaidOf<Says>, says: Says, at: Instant): SaidOf<Says> {
  const all = { ...known } as Record<string, Said<unknown>>
  for (const [key, value] of Object.entries(says)) all[key] = newest(all[key], [at, value])
  return all as SaidOf<Says>
}

/** Both together. */
export function mergeSaid<Says>(known: SaidOf<Says>, other: SaidOf<Says>): SaidOf<Says> {
  const all = { ...known } as Record<string, Said<unknown>>
  for (const [key, said] of Object.entries(other) as [string, Said<unknown>][]) all[key] = newest(all[key], said)
  return all as SaidOf<Says>
}

/** What stands; null when nothing was said, or it was taken back. */
export const standing = <Value>(said: Said<Value> | undefined): Value | null => said?.[1] ?? null
