import type { Closure } from '../stores/store.ts'
import type { ColumnReach } from './columns/column-reach.ts'
import type { PlaceEdge } from './graph-edges.ts'
import type { Question } from './question.ts'
import type { RollUp } from './roll-up.ts'
import type { Row } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import type { Totals } from './totals.ts'
import type { Way } from './ways.ts'

/** Everything reached, in one state of everything. */
export type Reached = {
  readonly snapshot: Snapshot
  readonly question: Question
  /** Whole things, datasets of columns among them. */
  readonly closure: Closure
  readonly rolled: RollUp
  /** Counted when first asked for, once. */
  readonly totals: () => Promise<Totals>
  readonly wayTo: (row: Row) => Promise<Way>
  /** The edges of that way, one a hop: the surest there is. Asked of the store when asked for, for all rows of a page at once. */
  readonly edgesTo: (row: Row) => Promise<readonly PlaceEdge[]>
  /** How many hops were followed until nothing more was found, or the depth was. */
  readonly depthReached: number
  /** Where columns were walked; null where whole things were. */
  readonly reach: ColumnReach | null
  /** The ids of the columns of a row that are reached, in order: walked when first asked for, once. */
  readonly columnsOf: (row: Row) => Promise<readonly string[]>
}

/** What depends on how it was walked. */
export type Walked = Omit<Reached, 'snapshot' | 'question' | 'totals' | 'edgesTo'>
