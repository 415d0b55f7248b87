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

/** Those of a value that has not the shape: every one, with its place in the answer. */
export function shapeDeviations(error: z.ZodError, value: unknown, where = ''): readonly Deviation[] {
  return error.issues.map((issue) => ({
    where: [where, ...issue.path].filter((part) => part !== '').join('.'),
    expected: expectation(issue),
    found: describe(at(value, issue.path)),
  }))
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? part[key as keyof typeof part] : undefined),
    value,
  )
}
