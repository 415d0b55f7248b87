import type { z } from 'zod'
import { describe } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'

/** Where something is not as it has to be, what was expected there, and what was found. */
export interface Deviation {
  readonly where: string
  readonly expected: string
  readonly found: string
}

export const deviationText = ({ where, expected, found }: Deviation): string =>
  `${where}: expected ${expected}, found ${found}`

/** A deviation within a document. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
}

export const deviationAt = (where: string, { path, expected, found }: Place): Deviation => ({
  where: [where, ...path].filter((part) => part !== '').join('.'),
  expected,
  found,
})

/** Of a value that has not the shape: every one, with its place. */
export function shapePlaces(error: z.ZodError, value: unknown): readonly Place[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    expected: expectation(issue),
    found: describe(valueAt(value, issue.path)),
  }))
}

export const shapeDeviations = (error: z.ZodError, value: unknown, where = ''): readonly Deviation[] =>
  shapePlaces(error, value).map((place) => deviationAt(where, place))

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  )
}
