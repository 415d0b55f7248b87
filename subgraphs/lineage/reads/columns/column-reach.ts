import type { Closure, Direction, EdgeFilter, Hop, NodeKey } from '../../stores/store.ts'

/** Where a walk among columns starts. */
export type ColumnStart = {
  readonly columns: ReadonlySet<NodeKey>
  /** Their datasets: along edges of which nobody says which columns they carry, the way goes on from these. */
  readonly owners: ReadonlySet<NodeKey>
  /** Those of them that are asked about as a whole. */
  readonly wholes: ReadonlySet<NodeKey>
}

export type ColumnWalk = {
  readonly direction: Direction
  readonly depth: number
  readonly edges: EdgeFilter
  /** Whether what affects every row of a dataset reaches its columns too. */
  readonly includeIndirect: boolean
}

/** How something was reached: at its shortest distance, from what was one hop nearer: a column, or a dataset for its columns that were. */
export type Step = { readonly distance: number; readonly before: readonly Hop[] }

export type ColumnReach = {
  /** Columns, known by name: precision COLUMN. */
  readonly columns: ReadonlyMap<NodeKey, Step>
  /** Whole things that a way among columns led to; from them on it goes among whole things. */
  readonly entries: ReadonlyMap<NodeKey, Step>
  /** Those of them to which an edge is stated from a column that is reached, at whatever distance. */
  readonly named: ReadonlySet<NodeKey>
  /** All whole things, entries too: precision DATASET. A level may be empty where later entries come. */
  readonly closure: Closure
  /** Whether anything lies one hop beyond the depth. */
  readonly more: boolean
}

/** What the next hop leads from. */
export type Frontier = {
  readonly columns: readonly NodeKey[]
  readonly owners: ReadonlySet<NodeKey>
  readonly wholes: ReadonlySet<NodeKey>
}
