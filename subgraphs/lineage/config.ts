import { z } from 'zod'
import { storeConfig } from './stores/config.ts'

/** The environment of the lineage process (README has the table). Times in milliseconds. */
export const lineageConfig = z.object({
  ...storeConfig.shape,
  /** The base of all ports: lineage listens on the second after it. */
  HEDDLE_PORT: z.coerce.number().int().min(0).max(65_533).default(4000),
  HEDDLE_HOST: z.string().default('127.0.0.1'),
  HEDDLE_PUBLIC_KEY: z.string(),
  /** Both, or the catalog is not told what happens to edges. */
  HEDDLE_CATALOG_URL: z.url().optional(),
  HEDDLE_TOKEN: z.string().optional(),
  /** How long one walk may take. */
  HEDDLE_LINEAGE_BUDGET_MS: z.coerce.number().int().positive().default(10_000),
  /** The age at which a harvest is stale, and a closure with its domain not complete. */
  HEDDLE_STALE_AFTER_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(60 * 60 * 1000),
  /**
   * How long an observed edge may go unseen before it is stale: longer than any month, and some days late, so that what runs
   * once a month stays fresh. 0: for ever.
   */
  HEDDLE_EDGE_EXPIRY_DAYS: z.coerce.number().int().min(0).max(36_500).default(35),
})
