import { createPassingLine } from './passing-line.ts'
import type { Terminal } from './terminal.ts'
import { amount } from './ticker.ts'

/** So many of the `total` things are done. */
export type Progress = (done: number, total: number) => void

/** In ms: until something is said at all, then between two looks. In a log only what is really long is worth a line. */
const SAID = { terminal: { after: 1_000, every: 200 }, log: { after: 15_000, every: 30_000 } }

/**
 * Says what is being waited for, how far it has come and for how long, on stderr, once it has taken a while: on a terminal in a line
 * that is gone afterwards, elsewhere in a line now and then.
 */
export async function withPatience<Result>(
  terminal: Pick<Terminal, 'err' | 'columns'>,
  what: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const { after, every } = terminal.columns === undefined ? SAID.log : SAID.terminal
  const began = performance.now()
  let next = began + after
  let part = ''
  const line = createPassingLine(terminal)
  const look = (): void => {
    const now = performance.now()
    if (now < next) return
    next = now + every
    line.show(`${what}${part}, ${Math.floor((now - began) / 1_000)} s`)
  }
  const timer = setInterval(look, every)
  try {
    return await work((done, total) => {
      part = `: ${amount(done)} of ${amount(total)}`
      look()
    })
  } finally {
    clearInterval(timer)
    line.clear()
  }
}
