import type { LoopUnderLoad } from './event-loop.ts'
import type { Store } from './options.ts'
import type { Outcome, Outcomes } from './sampling.ts'
import type { Subject } from './subject.ts'

/** What one store added: nothing of it is there when the store was left out. */
export interface StoreMeasured {
  /** Every form, asked for the hub. */
  readonly hub: Outcomes
  /** Every form, asked for typical nodes. */
  readonly typical: Outcomes
  /** The service, asked for nodes drawn at random. */
  readonly random?: readonly number[]
  readonly loop?: LoopUnderLoad
  /** Seconds until the graph was written, and until the service knew ports, products and owners. */
  readonly loading: { readonly written: number; readonly told: number | null }
}

export interface Measured {
  readonly subject: Subject
  readonly stores: Partial<Readonly<Record<Store, StoreMeasured>>>
  readonly hub: Outcomes
  readonly typical: Outcomes
}

export function measured(subject: Subject, stores: Partial<Record<Store, StoreMeasured>>): Measured {
  const all = Object.values(stores)
  return {
    subject,
    stores,
    hub: Object.assign({}, ...all.map(({ hub }) => hub)) as Outcomes,
    typical: Object.assign({}, ...all.map(({ typical }) => typical)) as Outcomes,
  }
}

/** The samples, when there are any. */
export const samplesOf = (outcome: Outcome | undefined): readonly number[] | null =>
  outcome === undefined || typeof outcome === 'string' ? null : outcome
