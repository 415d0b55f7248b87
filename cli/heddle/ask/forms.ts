import { z } from 'zod'

// The value types of the graph as the commands answer with them, and the fields each is asked for by: SDL in schema/ says
// what they mean.

const text = z.string().nullable()
const number = z.number().nullable()

export const TEAM = 'name email'
export const teamForm = z.object({ name: text, email: text }).nullable()

export const COUNT = 'key label count'
export const countForm = z.object({ key: z.string(), label: text, count: z.number() })
export type Count = z.infer<typeof countForm>

export const PAGE_INFO = 'hasNextPage endCursor'
export const pageForm = z.object({ hasNextPage: z.boolean(), endCursor: text.describe('what --after takes') })

export const RELEASE = 'accepted live drift'
export const releaseForm = z.object({ accepted: text, live: text, drift: z.boolean() }).nullable()

export const SERVICE_LEVEL = 'id property objective unit target actual met since breachPolicy'
export const serviceLevelForm = z.object({
  id: z.string(),
  property: z.string(),
  objective: text,
  unit: text,
  target: number,
  actual: number,
  met: z.boolean().nullable(),
  since: text,
  breachPolicy: text,
})
export type ServiceLevel = z.infer<typeof serviceLevelForm>

export const QUALITY = 'score coverage measuredAt dimensions { dimension score coverage }'
export const qualityForm = z
  .object({
    score: number,
    coverage: number,
    measuredAt: text,
    dimensions: z.array(z.object({ dimension: z.string(), score: number, coverage: number })).nullable(),
  })
  .nullable()
export type Quality = z.infer<typeof qualityForm>

export const COLUMN =
  'id path physicalName logicalType physicalType description required unique primaryKey classification semanticType tags'
export const columnForm = z.object({
  id: z.string(),
  path: z.string(),
  physicalName: text,
  logicalType: text,
  physicalType: text,
  description: text,
  required: z.boolean().nullable(),
  unique: z.boolean().nullable(),
  primaryKey: z.boolean().nullable(),
  classification: text,
  semanticType: text,
  tags: z.array(z.string()).nullable(),
})
export type Column = z.infer<typeof columnForm>

export const CONTRACT = `id version status columns { ${COLUMN} }`
export const contractForm = z
  .object({ id: z.string(), version: text, status: text, columns: z.array(columnForm).nullable() })
  .nullable()
export type Contract = z.infer<typeof contractForm>

export const NODE = 'id kind label domainId availability'
export const nodeForm = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  domainId: text,
  availability: text,
})
export type Node = z.infer<typeof nodeForm>

/** What every one of these commands answers beside what it was asked for. */
export const answerForm = z.object({
  mesh: z.string().describe("the gateway's address"),
})
