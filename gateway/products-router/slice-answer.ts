import type { Variables } from './collect-fields.ts'
import type { CompiledSlice } from './compile-slice.ts'
import { notServed, type Path, quoted, type RouterError, unavailable } from './errors.ts'
import { type CompletionRun, isRecord, pathOf } from './shape.ts'
import type { Slice } from './split.ts'

/** What one domain answered to its slice. */
export interface SliceAnswer {
  readonly slice: Slice
  readonly compiled: CompiledSlice
  readonly variables: Variables
  /** Null when the domain answered errors alone, or could not be asked. */
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly SliceError[]
}

/** Where answers come together. */
export interface MergeTarget {
  /** Root fields of other domains are already in it, or will be. */
  readonly data: Record<string, unknown>
  readonly errors: RouterError[]
  /** For our own log: in which way the domain was wrong. */
  readonly problem: (detail: string) => void
}

/** An error as the domain sent it; its path is that of the slice, not yet of the whole. */
export interface SliceError {
  readonly message: unknown
  readonly code: unknown
  readonly path: Path
}

/** Reads the errors of an answer, whatever they are made of. */
export function readSliceErrors(errors: readonly unknown[]): readonly SliceError[] {
  return errors.map((error) => {
    const { message, path, extensions } = isRecord(error) ? error : {}
    return {
      message,
      code: isRecord(extensions) ? extensions.code : undefined,
      path: Array.isArray(path) ? path.filter((key) => typeof key === 'string' || typeof key === 'number') : [],
    }
  })
}

/** What a client may read of them, with paths that begin `depth` steps further in. */
export function quoteAll(domain: string, errors: readonly SliceError[], depth: number): RouterError[] {
  return errors.map(({ message, code, path }) => quoted(domain, message, code, path.slice(depth)))
}

/** Completes one entity or root field; what is found goes to `found`, with paths that begin there. */
export function completionRun(
  { slice: { domain }, variables }: SliceAnswer,
  { problem }: MergeTarget,
  found: RouterError[],
): CompletionRun {
  return {
    domain,
    variables,
    notServed(field, place) {
      found.push(notServed(domain, field, pathOf(place)))
    },
    wrong(expected, place) {
      const path = pathOf(place)
      problem(`expected ${expected} at ${path.join('.') || 'the root'}`)
      if (!found.some((error) => isSamePath(error.path ?? [], path))) found.push(unavailable(domain, path))
    },
  }
}

/** Writes errors that were found at one place of the answer. */
export function reportAt(target: MergeTarget, place: Path, found: readonly RouterError[]): void {
  for (const error of found) target.errors.push({ ...error, path: [...place, ...(error.path ?? [])] })
}

function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index])
}
