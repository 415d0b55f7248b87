import type { BenchResult } from './measure/result.ts'
import type { StartChild } from './processes/child.ts'

export interface BenchOptions {
  /** Its own, removed after. */
  readonly folder: string
  /** A fraction of the work. */
  readonly quick: boolean
  /** Soaks in full: what shows only after a long time. */
  readonly long: boolean
  /** Tells whoever waits what is going on. */
  readonly say: (line: string) => void
  readonly startChild: StartChild
  /** Records what a long run has found so far: it would be lost when a later part fails. */
  readonly recordSoFar: (result: BenchResult) => void
}

/** One question about speed, answered by measuring. @throws when an answer of the mesh is wrong */
export type Bench = (options: BenchOptions) => Promise<BenchResult>
