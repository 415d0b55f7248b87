import type { Instant, NodeKey } from '../../stores/store.ts'
import type { Moves } from '../datasets/moves.ts'
import type { RunState } from './run-state.ts'

/** An event that tells of a run, and what is to be known beside it. */
export type Observation = {
  /** Null for what no run reported: a JobEvent. */
  readonly runId: string | null
  readonly producer: string
  readonly time: Instant
  /** The node that stands for the job while it only reads, made when it is needed. */
  readonly consumer: () => NodeKey
  /** The same if it is there already. */
  readonly knownConsumer: () => NodeKey | null
  /** Edges into these are not this event's to end. */
  readonly isProtected: (target: NodeKey) => boolean
  /** The run before this event, read again when it is needed; and when it had completed. */
  readonly before: () => RunState
  readonly completedBefore: Instant | null
  readonly recordId: string
  /** Where edges go whose datasets were renamed or dropped. */
  readonly moves: Moves
}
