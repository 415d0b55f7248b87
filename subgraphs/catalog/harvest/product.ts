import { z } from 'zod'
import { ARCHETYPES, BREACH_POLICIES, PORT_KINDS, PRODUCT_STATUSES, QUALITY_DIMENSIONS } from '../../../schema/enums.ts'

/**
 * A product as a domain's `ownProducts` answers it, checked. Absent reads like null: an older domain lacks the fields that
 * came into the contract later. Everything the catalog keeps (snapshot, index, lineage document) is made from this shape.
 */
const text = z.string().nullish().transform(orNull)
const number = z.number().nullish().transform(orNull)
const flag = z.boolean().nullish().transform(orNull)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().transform(orNull)

const status = z.enum(PRODUCT_STATUSES).nullish().transform(orNull)
const archetype = z.enum(ARCHETYPES).nullish().transform(orNull)
const kind = z.enum(PORT_KINDS).nullish().transform(orNull)
const breachPolicy = z.enum(BREACH_POLICIES).nullish().transform(orNull)
const dimension = z.enum(QUALITY_DIMENSIONS)

const team = z.object({ name: text, email: text, members: list(z.string()) })
const contractRef = z.object({ id: z.string(), version: text })

const quality = z.object({
  score: number,
  coverage: number,
  measuredAt: text,
  dimensions: list(z.object({ dimension, score: number, coverage: number })),
})

const serviceLevel = z.object({
  id: z.string(),
  property: z.string(),
  objective: text,
  target: number,
  unit: text,
  actual: number,
  met: flag,
  since: text,
  breachPolicy,
})

const column = z.object({
  id: z.string(),
  path: z.string(),
  physicalName: text,
  logicalType: text,
  physicalType: text,
  format: text,
  description: text,
  required: flag,
  unique: flag,
  primaryKey: flag,
  classification: text,
  semanticType: text,
  tags: list(z.string()),
  transformSourceObjects: list(z.string()),
  transformLogic: text,
  transformDescription: text,
})

const outputPort = z.object({
  id: z.string(),
  name: text,
  version: text,
  kind,
  format: text,
  location: text,
  description: text,
  datasets: list(z.object({ id: z.string(), namespace: text, name: text })),
  contract: z
    .object({ id: z.string(), version: text, status, columns: list(column) })
    .nullish()
    .transform(orNull),
  inputContracts: list(contractRef),
  serviceLevels: list(serviceLevel),
  quality: quality.nullish().transform(orNull),
})

const inputPort = z.object({
  name: z.string(),
  version: text,
  contractId: text,
  portId: text,
  datasetId: text,
  description: text,
})

export const harvestedProduct = z.object({
  id: z.string(),
  name: text,
  title: text,
  description: z.object({ purpose: text, usage: text, limitations: text }).nullish().transform(orNull),
  version: text,
  status,
  archetype,
  owner: team.nullish().transform(orNull),
  tags: list(z.string()),
  inputPorts: list(inputPort),
  outputPorts: list(outputPort),
  serviceLevels: list(serviceLevel),
  quality: quality.nullish().transform(orNull),
})

export type HarvestedProduct = z.infer<typeof harvestedProduct>
export type HarvestedPort = z.infer<typeof outputPort>
export type HarvestedColumn = z.infer<typeof column>

function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null
}
