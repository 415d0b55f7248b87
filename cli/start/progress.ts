/** Says what is going on, a line a step, with the time it took: on a terminal and in a log alike. */
export interface Progress {
  /** Runs a step and says how it went; `detail` sees the step's answer. */
  step<T>(what: string, run: () => Promise<T>, detail?: (result: T) => string): Promise<T>
  note(text: string): void
}

export function createProgress(write: (line: string) => void, colours: boolean): Progress {
  const dim = (text: string) => (colours ? `\u001b[2m${text}\u001b[0m` : text)
  const tick = colours ? '\u001b[32m✓\u001b[0m' : '✓'
  const cross = colours ? '\u001b[31m✗\u001b[0m' : '✗'
  return {
    async step(what, run, detail) {
      const began = performance.now()
      const took = () => dim(`${((performance.now() - began) / 1000).toFixed(1)} s`)
      try {
        const result = await run()
        write(`  ${tick} ${what}${detail === undefined ? '' : `: ${detail(result)}`}  ${took()}`)
        return result
      } catch (error) {
        write(`  ${cross} ${what}  ${took()}`)
        throw error
      }
    },
    note: (text) => write(`  ${dim(text)}`),
  }
}
