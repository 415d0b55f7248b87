import type { Style } from './style.ts'

/** Where a command speaks and what it is told, so that a test can run it without a process. */
export type Terminal = {
  /** The result, for people or, with `--json`, for programs. */
  readonly out: (text: string) => void
  /** Progress and errors. */
  readonly err: (text: string) => void
  /** How wide the terminal is that `err` writes to; undefined where there is none, such as in a log. */
  readonly columns: number | undefined
  /** The same of `out`. Where there is none, as in a pipe, nothing is cut. */
  readonly width: number | undefined
  /** Colours for what `out` is told; none where it is no terminal. */
  readonly style: Style
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks whoever sits there; undefined where nobody does. */
  readonly ask: Questions | undefined
  /** Aborts when the user wants to stop. */
  readonly signal: AbortSignal
}

/** @throws Cancelled when the user would rather not answer */
export type Questions = {
  readonly text: (question: {
    message: string
    initial?: string
    check?: (text: string) => string | undefined
  }) => Promise<string>
  readonly choose: (question: { message: string; choices: readonly Choice[]; initial?: string }) => Promise<string>
  /** No is what Enter alone says. */
  readonly confirm: (message: string) => Promise<boolean>
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

export class Cancelled extends Error {
  override readonly name = 'Cancelled'

  constructor() {
    super('stopped; nothing was changed')
  }
}
