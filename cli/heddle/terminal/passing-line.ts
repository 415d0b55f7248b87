import type { Terminal } from './terminal.ts'

/** What is said of something while it lasts. */
export type PassingLine = {
  /** On a terminal instead of what was shown before, cut to its width; in a log a line of its own. */
  readonly show: (text: string) => void
  /** Leaves nothing of it behind on a terminal. */
  readonly clear: () => void
}

const CLEAR = '\r\u001b[K'

export function createPassingLine({ err, columns }: Pick<Terminal, 'err' | 'columns'>): PassingLine {
  let isShown = false
  return {
    show(text) {
      isShown = true
      // A line that wraps cannot be taken back.
      err(columns === undefined ? `${text}\n` : `${CLEAR}${text.slice(0, columns - 1)}`)
    },
    clear() {
      if (isShown && columns !== undefined) err(CLEAR)
      isShown = false
    },
  }
}
