import { z } from 'zod'

/**
 * What the catalog tells lineage of a domain after a harvest: `PUT /internal/v1/domains/{id}`. Ids are those of the mesh
 * (`schema/ids.ts`), times RFC 3339, unknown is null.
 */
const dateTime = z.iso.datetime({ offset: true })
const status = z.enum(['PROPOSED', 'DRAFT', 'ACTIVE', 'DEPRECATED', 'RETIRED'])
const kind = z.enum(['KAFKA', 'ICEBERG', 'DELTA', 'TABLE', 'FILE', 'REST', 'GRPC', 'GRAPHQL', 'OTHER'])

/** A physical dataset as OpenLineage names it, as declared: lineage normalises. */
export const datasetName = z.strictObject({ namespace: z.string().min(1), name: z.string().min(1) })

/** A contract an input or an output depends on. */
const contractReference = z.strictObject({ id: z.string(), version: z.string().nullable() })

/** What a product says it reads. Any of the three ways to name it may be absent; one that resolves to nothing is kept and listed. */
export const lineageInput = z.strictObject({
  name: z.string(),
  version: z.string().nullable(),
  contractId: z.string().nullable(),
  portId: z.string().nullable(),
  dataset: datasetName.nullable(),
})

/** A column of the port's contract: what column edges will be checked against. */
export const lineageColumn = z.strictObject({
  /** The column's id: `<port>#<path>`. */
  id: z.string(),
  path: z.string(),
  physicalName: z.string().nullable(),
})

export const lineageServiceLevel = z.strictObject({
  property: z.string(),
  objective: z.string().nullable(),
  met: z.boolean().nullable(),
})

export const lineagePort = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  kind: kind.nullable(),
  contract: contractReference.nullable(),
  /** What the port claims. Empty: lineage gives it one of its own (`heddle://<domain>`, `<product>/<port>`). */
  datasets: z.array(datasetName),
  /** Which of the product's inputs feed this port; null when it does not say, and every input does. */
  inputContracts: z.array(contractReference).nullable(),
  columns: z.array(lineageColumn),
  serviceLevels: z.array(lineageServiceLevel),
})

export const lineageProduct = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  version: z.string().nullable(),
  status: status.nullable(),
  /** `Team.name`. */
  owner: z.string().nullable(),
  tags: z.array(z.string()),
  inputs: z.array(lineageInput),
  ports: z.array(lineagePort),
  serviceLevels: z.array(lineageServiceLevel),
})

export const lineageDocument = z.strictObject({
  domain: z.string(),
  title: z.string().nullable(),
  /** Rises with each harvest of the domain. Lineage answers an older or equal one with success and changes nothing. */
  version: z.int().positive(),
  harvestedAt: dateTime,
  /** Only a complete, error-free harvest may close declared edges that it omits. */
  complete: z.boolean(),
  products: z.array(lineageProduct),
})

/** Sent alone on each change: `PUT /internal/v1/domains/{id}/availability`. */
export const domainAvailability = z.strictObject({
  domain: z.string(),
  /** Rises with each change; counted apart from the document's. */
  version: z.int().positive(),
  availability: z.enum(['LIVE', 'UNREACHABLE', 'REMOVED']),
  /** When it last answered; null if it never did. */
  lastSeenAt: dateTime.nullable(),
})

/** Two domains claim one dataset; the first keeps it. Part of lineage's answer to a document, for the catalog to report on both. */
export const claimConflict = z.strictObject({
  dataset: datasetName,
  heldBy: z.strictObject({ domain: z.string(), port: z.string() }),
  refused: z.strictObject({ domain: z.string(), port: z.string() }),
})

export const lineageDocumentAnswer = z.strictObject({
  /** False when a newer document was known already. */
  applied: z.boolean(),
  conflicts: z.array(claimConflict),
})

export type DatasetName = z.infer<typeof datasetName>
export type LineageInput = z.infer<typeof lineageInput>
export type LineagePort = z.infer<typeof lineagePort>
export type LineageProduct = z.infer<typeof lineageProduct>
export type LineageDocument = z.infer<typeof lineageDocument>
export type DomainAvailability = z.infer<typeof domainAvailability>
export type LineageDocumentAnswer = z.infer<typeof lineageDocumentAnswer>
