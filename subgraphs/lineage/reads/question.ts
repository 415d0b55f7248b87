import { allEdges, type Direction, type EdgeFilter } from '../stores/store.ts'
import { allRows, type RowFilter } from './filter.ts'
import type { RollUpLevel } from './places.ts'
import type { AskedEdges } from './snapshot.ts'
import type { Subject } from './subject.ts'

export type Question = {
  /** Whether what affects every row of a dataset reaches its columns. */
  readonly includeIndirect: boolean
  readonly subject: Subject
  readonly direction: Direction
  readonly depth: number
  readonly level: RollUpLevel
  readonly rows: RowFilter
  readonly edges: AskedEdges
  /** Datasets that no port holds, beside products. They are in no total there. */
  readonly withDatasets: boolean
  /** Whether the answer says if it is complete. */
  readonly withCoverage: boolean
}

/** With the keys of the writers it names. */
export type ChosenQuestion = Omit<Question, 'edges'> & { readonly edges: EdgeFilter }

/** The question behind `upstream` and `downstream`. */
export const listQuestion = (subject: Subject, direction: Direction, depth: number, level: RollUpLevel): Question => ({
  subject,
  direction,
  depth,
  level,
  includeIndirect: false,
  rows: allRows,
  edges: { ...allEdges, writers: null },
  withDatasets: true,
  withCoverage: false,
})
