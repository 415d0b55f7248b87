import { join } from 'node:path'
import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'
import type { ChangeRetention } from './store.ts'

const port = z.coerce.number().int().min(1).max(65_000)

/** The environment of the catalog's process (README has the table). */
export const catalogConfig = z.object({
  HEDDLE_PORT: port.default(4000),
  HEDDLE_HOST: z.string().default('127.0.0.1'),
  HEDDLE_DATA_DIR: z.string().default('.heddle'),
  HEDDLE_LINEAGE_URL: z.url().optional(),
  HEDDLE_PUBLIC_KEY: z.string(),
  HEDDLE_SIGNING_KEY: z.string(),
  HEDDLE_TOKEN: z.string(),
  HEDDLE_DOMAIN_HOSTS: z.string().optional(),
  HEDDLE_HARVEST_SECONDS: z.coerce.number().positive().default(60),
  HEDDLE_PROBE_MS: z.coerce.number().int().positive().default(5_000),
  /** How long changes are kept for readers that are behind: as long as both allow. */
  HEDDLE_CHANGES_DAYS: z.coerce.number().positive().max(36_500).default(30),
  HEDDLE_CHANGES_MOST: z.coerce.number().int().min(1_000).max(100_000_000).default(200_000),
})

export interface CatalogConfig {
  readonly host: string
  readonly port: number
  /** The catalog's SQLite file. */
  readonly file: string
  readonly lineageUrl: string
  readonly publicKey: string
  readonly signingKey: string
  /** Of kind `service`. */
  readonly token: string
  readonly domainHosts: string | undefined
  readonly harvestMs: number
  readonly probeMs: number
  readonly changes: ChangeRetention
}

/** @throws ConfigError naming every variable that is missing or wrong */
export function readCatalogConfig(given: Readonly<Record<string, string | undefined>>): CatalogConfig {
  const read = readConfig(catalogConfig, given)
  return {
    host: read.HEDDLE_HOST,
    port: read.HEDDLE_PORT + 1,
    file: join(read.HEDDLE_DATA_DIR, 'catalog.sqlite'),
    lineageUrl: (read.HEDDLE_LINEAGE_URL ?? `http://127.0.0.1:${read.HEDDLE_PORT + 2}`).replace(/\/$/, ''),
    publicKey: read.HEDDLE_PUBLIC_KEY,
    signingKey: read.HEDDLE_SIGNING_KEY,
    token: read.HEDDLE_TOKEN,
    domainHosts: read.HEDDLE_DOMAIN_HOSTS,
    harvestMs: read.HEDDLE_HARVEST_SECONDS * 1000,
    probeMs: read.HEDDLE_PROBE_MS,
    changes: { mostChanges: read.HEDDLE_CHANGES_MOST, keepMs: read.HEDDLE_CHANGES_DAYS * 24 * 3_600_000 },
  }
}
