import { z } from 'zod'

/** Where the lineage store is, as the lineage process and the command line read it (README has the table). */
export const storeConfig = z.object({
  HEDDLE_DATA_DIR: z.string().default('.heddle'),
  /** Unset: the embedded store in the data dir. */
  HEDDLE_NEO4J_URL: z.string().optional(),
  HEDDLE_NEO4J_USER: z.string().default('neo4j'),
  HEDDLE_NEO4J_PASSWORD: z.string().optional(),
})

/** The embedded store's file in the data dir. */
export const SQLITE_FILE = 'lineage.sqlite'
