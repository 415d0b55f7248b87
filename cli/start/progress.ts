/** Says what is going on: a line a step, with the time it took; on a terminal also what a step that runs waits for. */
export interface Progress {
  /** Runs a step, which tells meanwhile where it is, and says how it went; `detail` sees the step's answer. */
  step<T>(what: string, run: (tell: (state: string) => void) => Promise<T>, detail?: (result: T) => string): Promise<T>
}

export interface ProgressOptions {
  readonly write: (text: string) => void
  /** How wide the terminal is; absent where there is none, such as in a log: then nothing is written twice. */
  readonly columns?: number | undefined
}

export function createProgress({ write, columns }: ProgressOptions): Progress {
  const colour = (code: number, text: string) => (columns === undefined ? text : `\u001b[${code}m${text}\u001b[0m`)
  const clear = columns === undefined ? '' : '\r\u001b[K'
  return {
    async step(what, run, detail) {
      const began = performance.now()
      const took = () => colour(2, `${((performance.now() - began) / 1000).toFixed(1)} s`)
      const tell = (state: string) => {
        if (columns === undefined) return
        // A line that wraps cannot be taken back.
        write(clear + colour(2, `  · ${what}${state === '' ? '' : `: ${state}`}`.slice(0, columns - 1)))
      }
      tell('')
      try {
        const result = await run(tell)
        write(`${clear}  ${colour(32, '✓')} ${what}${detail === undefined ? '' : `: ${detail(result)}`}  ${took()}\n`)
        return result
      } catch (error) {
        write(`${clear}  ${colour(31, '✗')} ${what}  ${took()}\n`)
        throw error
      }
    },
  }
}
