import type { z } from 'zod'
import { expectation } from '../../../platform/expectation.ts'
import type { Problem } from '../documents.ts'
import { type Path, shown, valueAt, type YamlDocument } from './yaml-document.ts'
import { mostProblems } from './yaml-fault.ts'

export interface Mismatch {
  readonly path: Path
  readonly expected: string
  readonly found: string
}

/** Each issue as where, what was expected, and what was found; an unknown key is an issue of its own place. */
export function mismatches(error: z.ZodError, value: unknown): readonly Mismatch[] {
  return error.issues.flatMap((issue): Mismatch[] => {
    const path = issue.path.filter((part) => typeof part !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], expected: expectation(issue), found: shown(key) }))
    }
    return [{ path, expected: expectation(issue), found: shown(valueAt(value, path)) }]
  })
}

/** The same, placed in the file; of very many the first. */
export function zodProblems(document: YamlDocument, error: z.ZodError, at: Path = []): readonly Problem[] {
  return mostProblems(mismatches(error, valueAt(document.value, at)), ({ path, expected, found }) =>
    document.problem([...at, ...path], expected, found),
  )
}
