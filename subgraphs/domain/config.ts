import { z } from 'zod'
import { ConfigError } from '../../platform/config.ts'

const port = z.coerce.number().int().min(0).max(65_535)

/** The environment of a domain's process (README has the table). */
export const domainConfig = z.object({
  HEDDLE_HOST: z.string().default('127.0.0.1'),
  HEDDLE_DOMAIN_PORT: port.default(4101),
  /** Its GraphQL endpoint as others reach it. */
  HEDDLE_DOMAIN_URL: z.url().optional(),
  /** Without it the domain serves and publishes nothing. */
  HEDDLE_CATALOG_URL: z.url().optional(),
  HEDDLE_PUBLIC_KEY: z.string().optional(),
  /** Its own, or an `enrol` token. */
  HEDDLE_TOKEN: z.string().optional(),
  /** `.heddle/<folder's name>` when not given: each domain needs one of its own. */
  HEDDLE_DATA_DIR: z.string().optional(),
})

export interface DomainArguments {
  readonly folder: string
  readonly watch: boolean
  readonly publish: boolean
}

const USAGE = 'usage: domain <folder> [--watch] [--publish]'

/** @throws ConfigError with every argument that is not understood */
export function readArguments(given: readonly string[]): DomainArguments {
  const flags = new Set(given.filter((argument) => argument.startsWith('--')))
  const folders = given.filter((argument) => !argument.startsWith('--'))
  const unknown = [...flags].filter((flag) => flag !== '--watch' && flag !== '--publish')
  const problems = [
    ...unknown.map((flag) => `${flag}: expected --watch or --publish (${USAGE})`),
    ...(folders.length === 1 ? [] : [`expected one folder, received ${folders.length} (${USAGE})`]),
    ...(flags.has('--publish') && !flags.has('--watch')
      ? ['--publish: goes with --watch; at its start a domain publishes anyway']
      : []),
  ]
  const [folder] = folders
  if (problems.length > 0 || folder === undefined) throw new ConfigError(problems)
  return { folder, watch: flags.has('--watch'), publish: flags.has('--publish') }
}
