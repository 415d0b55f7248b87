import { z } from 'zod'
import { PUBLISH_MS } from '../schema/publish-times.ts'

const count = (fallback: number) => z.coerce.number().int().positive().default(fallback)

/** The gateway's environment; names and defaults are part of what others rely on (README has the table). */
export const gatewayConfig = z.object({
  HEDDLE_PORT: z.coerce.number().int().min(0).max(65_532).default(4_000),
  HEDDLE_HOST: z.string().default('127.0.0.1'),
  HEDDLE_CATALOG_URL: z.url().optional(),
  HEDDLE_LINEAGE_URL: z.url().optional(),
  /** A `service` token: the catalog tells the mesh to services only. */
  HEDDLE_TOKEN: z.string().min(1),
  /** How long a domain may take for its part of one step, in ms. */
  HEDDLE_DOMAIN_TIMEOUT_MS: count(3_000),
  /** How long catalog and lineage may take for one step, in ms. */
  HEDDLE_SERVICE_TIMEOUT_MS: count(20_000),
  /** How long catalog and lineage may take for a mutation, in ms: a publish asks a domain for all it has. */
  HEDDLE_MUTATION_TIMEOUT_MS: count(PUBLISH_MS.passedOn),
  /** How long a client's whole query may take, in ms. */
  HEDDLE_REQUEST_TIMEOUT_MS: count(30_000),
  /** The largest answer of one subgraph, in bytes. */
  HEDDLE_MAX_ANSWER_BYTES: count(32 * 2 ** 20),
  /** Room for query plans, in MiB. */
  HEDDLE_PLAN_CACHE_MIB: count(50),
  /** Whether any operation is answered, or registered ones alone. */
  HEDDLE_OPERATIONS: z.enum(['any', 'registered']).default('any'),
  /** A manifest of further registered operations. */
  HEDDLE_OPERATIONS_FILE: z.string().optional(),
  HEDDLE_MAX_DEPTH: count(32),
  HEDDLE_MAX_ALIASES: count(100),
  HEDDLE_MAX_ROOT_FIELDS: count(50),
  HEDDLE_MAX_FIELDS: count(5_000),
  HEDDLE_MAX_TOKENS: count(5_000),
  /** Objects an answer may have, each list counted as long as its `first`. */
  HEDDLE_MAX_COST: count(500_000),
})

export type GatewayConfig = z.output<typeof gatewayConfig>
