import type { Breathe } from '../breathe.ts'
import type { LineageStore } from '../stores/store.ts'
import { countDirectReaders, type DirectReaders } from './direct-readers.ts'
import type { Snapshot } from './snapshot.ts'

/** Who reads whom, counted once a state. One for the service: its answers outlive the request, so that pages do. */
export type ReaderCensus = {
  /** @throws ClientError `BUDGET_EXCEEDED` */
  readonly count: (asked: Asked) => Promise<DirectReaders>
}

type Asked = {
  readonly store: Pick<LineageStore, 'hops'>
  readonly snapshot: Snapshot
  /** In ms; `Infinity` for who can wait. */
  readonly budgetMs: number
  readonly breathe: Breathe
}

/** States that are remembered: the present one, and those that someone pages through. */
const KEPT = 4

export function createReaderCensus(): ReaderCensus {
  const counted = new Map<string, DirectReaders>()
  const counting = new Map<string, Promise<DirectReaders>>()

  return {
    async count(asked) {
      const state = stateName(asked.snapshot)
      const known = counted.get(state)
      if (known !== undefined) return known
      const name = `${state} ${asked.budgetMs}`
      const running = counting.get(name) ?? countDirectReaders(asked).finally(() => counting.delete(name))
      counting.set(name, running)
      const found = await running
      counted.set(state, found)
      for (const oldest of [...counted.keys()].slice(0, -KEPT)) counted.delete(oldest)
      return found
    },
  }
}

/** Refreshed copies of one version differ in nothing that is counted. */
const stateName = ({ knownAt, asOf, copy }: Snapshot): string => `${knownAt} ${asOf} ${copy.version}`
