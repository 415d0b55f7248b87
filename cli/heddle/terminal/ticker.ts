import { createPassingLine } from './passing-line.ts'
import type { Terminal } from './terminal.ts'

/** Says how far something long has come. */
export type Ticker = {
  /** `done` of `total` things; null where nobody knows how many there are. */
  readonly tick: (phase: string, done: number, total: number | null) => void
  /** The last phase is over. */
  readonly end: () => void
}

/** Between two lines about one phase in a log, and between two looks on a terminal; in ms. */
const EVERY_MS = { log: 10_000, terminal: 100 }

/** A lasting line for each phase; meanwhile one that changes in place on a terminal, and now and then a line elsewhere. */
export function createTicker({ err, columns }: Pick<Terminal, 'err' | 'columns'>): Ticker {
  const line = createPassingLine({ err, columns })
  let running: { readonly phase: string; readonly began: number; done: number; told: number } | undefined

  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
  const end = () => {
    if (running === undefined) return
    line.clear()
    err(`${running.phase}: ${amount(running.done)} in ${seconds(running.began)}\n`)
    running = undefined
  }
  return {
    end,
    tick(phase, done, total) {
      const now = performance.now()
      if (running?.phase !== phase) {
        end()
        running = { phase, began: now, done, told: columns === undefined ? now : Number.NEGATIVE_INFINITY }
      }
      running.done = done
      if (now - running.told < (columns === undefined ? EVERY_MS.log : EVERY_MS.terminal)) return
      running.told = now
      const part = total === null || total === 0 ? '' : ` of ${amount(total)}, ${Math.floor((100 * done) / total)} %`
      line.show(`${phase}: ${amount(done)}${part}`)
    },
  }
}

export const amount = (count: number): string => count.toLocaleString('en-GB')
