import { invalidInput } from './errors.ts'

export interface PageLimits {
  /** Used when the client names no size. */
  readonly fallback: number
  readonly max: number
}

/** The size of a page: a whole number from 1 to `max`, the same everywhere. @throws BAD_USER_INPUT naming the argument */
export function pageSize(first: number | null | undefined, { fallback, max }: PageLimits, argument = 'first'): number {
  if (first === null || first === undefined) return fallback
  if (Number.isInteger(first) && first >= 1 && first <= max) return first
  throw invalidInput({ argument, expected: `a whole number from 1 to ${max}`, received: first })
}
