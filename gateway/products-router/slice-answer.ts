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
  /** How many errors of the domain are not among them. */
  readonly moreErrors: number
}

/** Where answers come together. */
export interface MergeTarget {
  /** Root fields of other domains are already in it, or will be. */
  readonly data: Record<string, unknown>
  readonly errors: RouterError[]
  /** For our own log: in which way the domain was wrong. */
  readonly problem: (detail: string) => void
}

/** How many errors one answer may still bring into the whole, the first at each place aside, and how many it was too many. */
export interface ErrorRoom {
  left: number
  omitted: number
}

/** A `MergeTarget` while one answer is written into it. */
export interface SliceTarget extends MergeTarget {
  readonly room: ErrorRoom
}

/** An error as the domain sent it; its path is that of the slice, not yet of the whole. */
export interface SliceError {
  readonly message: unknown
  readonly code: unknown
  readonly path: Path
}

/** Errors of one answer that are read: a domain that says the same of each value is understood long before. */
const MOST_ERRORS = 100
/** Errors of one answer that reach the client, those at different entities and root fields aside. */
const MOST_MERGED = 500
const LONGEST_MESSAGE = 1_000
const LONGEST_PATH = 100
const LONGEST_KEY = 200

export function errorRoom(omitted: number): ErrorRoom {
  return { left: MOST_MERGED, omitted }
}

/** Reads the first errors of an answer, whatever they are made of, and says how many more there were. */
export function readSliceErrors(all: readonly unknown[]): Pick<SliceAnswer, 'errors' | 'moreErrors'> {
  const errors = all.slice(0, MOST_ERRORS).map((error) => {
    const { message, path, extensions } = isRecord(error) ? error : {}
    return {
      message: typeof message === 'string' ? message.slice(0, LONGEST_MESSAGE) : undefined,
      code: isRecord(extensions) ? extensions.code : undefined,
      path: Array.isArray(path) ? path.slice(0, LONGEST_PATH).filter(isKey) : [],
    }
  })
  return { errors, moreErrors: all.length - errors.length }
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'number' || (typeof key === 'string' && key.length <= LONGEST_KEY)
}

/** What a client may read of them, with paths that begin `depth` steps further in. */
export function quoteAll(domain: string, errors: readonly SliceError[], depth: number): RouterError[] {
  return errors.map(({ message, code, path }) => quoted(domain, message, code, path.slice(depth)))
}

/** Completes one entity or root field; what is found goes to `found`, with paths that begin there. */
export function completionRun(
  { slice: { domain }, variables }: SliceAnswer,
  { problem, room }: SliceTarget,
  found: RouterError[],
): CompletionRun {
  const isFull = () => {
    if (found.length <= room.left) return false
    room.omitted += 1
    return true
  }
  return {
    domain,
    variables,
    notServed(field, place) {
      if (!isFull()) found.push(notServed(domain, field, pathOf(place)))
    },
    wrong(expected, place) {
      if (isFull()) return
      const path = pathOf(place)
      problem(`expected ${expected} at ${path.join('.') || 'the root'}`)
      if (!found.some((error) => isSamePath(error.path ?? [], path))) found.push(unavailable(domain, path))
    },
  }
}

/** Writes errors that were found at one place of the answer: the first of them, and the others while there is room. */
export function reportAt({ errors, room }: SliceTarget, place: Path, found: readonly RouterError[]): void {
  found.forEach((error, index) => {
    if (index > 0 && room.left === 0) room.omitted += 1
    else errors.push({ ...error, path: [...place, ...(error.path ?? [])] })
    if (index > 0 && room.left > 0) room.left -= 1
  })
}

function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index])
}
