import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'

const HIGHEST_BASE = 65_535 - 200

/** What `npm start` itself reads; each box reads its own besides (README has the table). */
export const startConfig = z.object({
  HEDDLE_PORT: z.coerce.number().int().min(1).max(HIGHEST_BASE).default(4000),
  HEDDLE_DATA_DIR: z.string().default('.heddle'),
})

export interface StartSettings {
  /** The gateway's port; the other boxes count from it. */
  readonly basePort: number
  /** Absolute, and without links: two spellings of one folder are one mesh. */
  readonly dataDir: string
  /** The boxes to start; empty: all of them. */
  readonly only: readonly string[]
}

/** @throws ConfigError with every problem */
export function readStartSettings(
  environment: Readonly<Record<string, string | undefined>>,
  parameters: readonly string[],
): StartSettings {
  const { HEDDLE_PORT, HEDDLE_DATA_DIR } = readConfig(startConfig, environment)
  return {
    basePort: HEDDLE_PORT,
    dataDir: realPath(resolve(HEDDLE_DATA_DIR)),
    only: parameters.filter((word) => !word.startsWith('-')),
  }
}

/** Nothing runs yet on a folder that is not there. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}
