import type { Logger } from '../../../platform/logger.ts'
import type { Problem } from '../documents.ts'

/** Told of an exception that nobody foresaw, beside the problem that is made of it: where it was thrown belongs in a log. */
export type OnUnforeseen = (error: unknown, file: string) => void

export interface GuardOptions {
  /** What is read; the problem is a problem of it. */
  readonly file: string
  readonly report: (problem: Problem) => void
  readonly onUnforeseen?: OnUnforeseen | undefined
}

/**
 * Reads something that was written by others. An exception is a mistake of this kit's, not of the file, but it is one file that it
 * keeps from being read and not a whole domain: it becomes a problem of that file, and the others go on. Null then.
 */
export function guarded<Result>({ file, report, onUnforeseen }: GuardOptions, read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    onUnforeseen?.(error, file)
    report(unreadable(file, error))
    return null
  }
}

export function unreadable(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : typeof error
  const found = `could not be read: ${message.slice(0, 200)}`
  return { file, line: null, path: null, expected: 'contents that can be read', found, product: null }
}

export function unforeseenLog(logger: Logger): OnUnforeseen {
  return (error, file) => logger.error({ error, file }, 'a file could not be read, for no reason that lies in the file')
}
