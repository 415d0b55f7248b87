import type { BenchOptions } from '../bench.ts'
import type { Effort } from './effort.ts'
import type { FormName } from './forms.ts'
import type { Subject } from './subject.ts'

/** What is measured now: one store at one size. */
export interface Phase extends Pick<BenchOptions, 'folder' | 'say' | 'startChild'> {
  readonly subject: Subject
  readonly effort: Effort
  /** How long a baseline may take for one answer. */
  readonly limitMs: number
  /** Baselines that gave up, here or at a smaller size, by what they were asked for: `postgresJobs hub`. */
  readonly gaveUp: Set<`${FormName} ${'hub' | 'typical'}`>
}

const SAY_EVERY_MS = 10_000

/** Says now and then how far a long work is. */
export function progress(say: Phase['say'], what: string, total: number, items: string): (done: number) => void {
  let said = performance.now()
  return (done) => {
    if (performance.now() - said < SAY_EVERY_MS) return
    said = performance.now()
    say(`${what}: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${items}`)
  }
}

/** The same items; `onTaken` is told how many were taken. */
export function* counted<Item>(items: Iterable<Item>, onTaken: (count: number) => void): Generator<Item> {
  let count = 0
  for (const item of items) {
    yield item
    onTaken(++count)
  }
}

export const secondsSince = (began: number): number => (performance.now() - began) / 1_000
