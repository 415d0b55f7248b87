import type { Browser } from 'playwright-core'
import type { Table, Target } from '../measure/result.ts'

export interface PartOptions {
  readonly browser: Browser
  /** Of a gateway with the demo mesh behind it. */
  readonly url: string
  /** For lineage about anything. */
  readonly ingestToken: string
  readonly quick: boolean
}

/** What one thing that people wait for in the explorer comes to. */
export interface PartResult {
  readonly method: string
  readonly targets: readonly Target[]
  readonly tables: readonly Table[]
}

/** @throws when what the page shows is wrong */
export type ExplorerPart = (options: PartOptions) => Promise<PartResult>
