import { createPassingLine } from './passing-line.ts'
import type { Terminal } from './terminal.ts'
import { amount } from './ticker.ts'

/** So many of the `total` things are done. */
export type Progress = (done: number, total: number) => void

/** In ms: until something is said at all, then between two looks. In a log only what is really long is worth a line. */
const SAID = { terminal: { after: 1_000, every: 200 }, log: { after: 15_000, every: 30_000 } }

/** Who waits, by where it is said: a terminal has one passing line. */
const waits = new WeakMap<Terminal['err'], { note: string }>()

/** Adds to what is said of the wait that is under way, if there is one; an empty text takes it back. */
export function noteWhileWaiting({ err }: Pick<Terminal, 'err'>, note: string): void {
  const wait = waits.get(err)
  if (wait !== undefined) wait.note = note
}

/**
 * Says what is being waited for, how far it has come and for how long, on stderr, once it has taken a while: on a terminal in a line
 * that is gone afterwards, elsewhere in a line now and then. Within one wait a further one is not said: the outer knows better what for.
 */
export async function withPatience<Result>(
  terminal: Pick<Terminal, 'err' | 'columns'>,
  what: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  if (waits.has(terminal.err)) return work(() => undefined)
  const wait = { note: '' }
  waits.set(terminal.err, wait)
  const { after, every } = terminal.columns === undefined ? SAID.log : SAID.terminal
  const began = performance.now()
  let next = began + after
  let part = ''
  const line = createPassingLine(terminal)
  const look = (): void => {
    const now = performance.now()
    if (now < next) return
    next = now + every
    const note = wait.note === '' ? '' : `; ${wait.note}`
    line.show(`${what}${part}${note}, ${Math.floor((now - began) / 1_000)} s`)
  }
  const timer = setInterval(look, every)
  try {
    return await work((done, total) => {
      part = `: ${amount(done)} of ${amount(total)}`
      look()
    })
  } finally {
    clearInterval(timer)
    waits.delete(terminal.err)
    line.clear()
  }
}
