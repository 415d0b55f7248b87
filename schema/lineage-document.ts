/**
 * What the catalog tells lineage of a domain after a harvest: `PUT /internal/v1/domains/{id}` with a `service` token. From
 * it lineage has its claims, its declared edges, and the copy of names, owners and tags it filters and counts on.
 *
 * Ids are those of the mesh (`schema/ids.ts`), times RFC 3339, unknown is null. Versioned and idempotent: the catalog sends
 * a document until it is answered with success, and the order of arrival does not matter. What came into it later is
 * optional: a catalog of an earlier release, and records that lineage kept of it, lack it, which reads like null.
 */
import { z } from 'zod'
import { isDateTime } from '../platform/time-forms.ts'
import { AVAILABILITIES, PORT_KINDS, PRODUCT_STATUSES } from './enums.ts'
import { fitsNamed, LONGEST_NAME, LONGEST_NAMED } from './id-lengths.ts'

const dateTime = z.iso
  .datetime({ offset: true })
  .refine(isDateTime, { error: 'an RFC 3339 date-time of years 0000 to 9999' })

/** What lineage can make an id of. */
const datasetText = z
  .string()
  .max(LONGEST_NAME)
  .refine(
    (text) => text.trim() !== '' && !/\p{Surrogate}/u.test(text),
    'expected whole characters, and not only blanks',
  )

/** A physical dataset as OpenLineage names it, as declared: lineage normalises. */
export const datasetName = z
  .strictObject({ namespace: datasetText, name: datasetText })
  .refine(
    ({ namespace, name }) => fitsNamed(namespace, name),
    `expected a namespace and a name of at most ${LONGEST_NAMED} characters together, percent-encoded`,
  )

/** A contract by its own id and version, not by an id of the mesh; `version` is null when it is not pinned. */
const contractReference = z.strictObject({ id: z.string(), version: z.string().nullable() })

/** The contract that a port keeps, where it stands in its life included: consumers of a deprecated one are told so. */
const portContract = contractReference.extend({ status: z.enum(PRODUCT_STATUSES).nullable().optional() })

/**
 * What a product says it reads, in one of three ways: by contract (`contractId` + `version`), by port, or by dataset. Any may
 * be absent; an input that resolves to nothing, perhaps because its domain joins later, is kept and listed.
 */
const lineageInput = z.strictObject({
  /** Its name within the product. */
  name: z.string(),
  /** The version of the contract it relies on. */
  version: z.string().nullable(),
  /** `DataContract.id`, of any domain. */
  contractId: z.string().nullable(),
  portId: z.string().nullable(),
  dataset: datasetName.nullable(),
})

/** A column of the port's contract: what column edges are checked against, and made from where it says what it is made of. */
const lineageColumn = z.strictObject({
  /** The column's id: `<port>#<path>`, `<port>#<object>:<path>` when the contract has several schema objects. */
  id: z.string(),
  /** The names from the outermost field to this one, joined by dots. */
  path: z.string(),
  /** What OpenLineage's column facets are likely to call it. */
  physicalName: z.string().nullable(),
  /** In storage where that is declared, else independent of technology: what OpenLineage's schema facets are compared with. */
  type: z.string().nullable().optional(),
  /** How sensitive it is, as declared. */
  classification: z.string().nullable().optional(),
  /**
   * `Column.transformSourceObjects`, as declared, in the forms of docs/descriptors.md or in none of them: lineage resolves
   * them. Absent when not declared, empty when declared to be made from nothing.
   */
  transformSources: z.array(z.string()).optional(),
})

/** What a policy or an impact has to say of a promise; numbers stay with the domain. */
const lineageServiceLevel = z.strictObject({
  property: z.string(),
  objective: z.string().nullable(),
  /** Null when never measured, which is not the same as met. */
  met: z.boolean().nullable(),
})

const lineagePort = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  kind: z.enum(PORT_KINDS).nullable(),
  /** What inputs of other products refer to by contract. */
  contract: portContract.nullable(),
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
  status: z.enum(PRODUCT_STATUSES).nullable(),
  /** `Team.name`: what filters and breakdowns by owner use. */
  owner: z.string().nullable(),
  tags: z.array(z.string()),
  inputs: z.array(lineageInput),
  /** Its output ports. A product with none is a sink: it counts as a product, never also as a consumer. */
  ports: z.array(lineagePort),
  serviceLevels: z.array(lineageServiceLevel),
})

export const lineageDocument = z.strictObject({
  /** The domain's id; the same as in the address. */
  domain: z.string(),
  title: z.string().nullable(),
  /** Rises with each harvest of the domain. Lineage answers an older or equal one with success and changes nothing. */
  version: z.int().positive(),
  /** The age of everything in here: `Impact.attributesAsOf`. */
  harvestedAt: dateTime,
  /** Only a complete, error-free harvest may close claims and declared edges that it omits: a typo must not. */
  complete: z.boolean(),
  products: z.array(lineageProduct),
  /**
   * Products that are as they stood in an earlier document of the domain, instead of saying them again. Lineage takes them from
   * what it has if that is version `since` as it was sent; else it answers 409 with the code `UNKNOWN_BASE`, changes nothing,
   * and the catalog sends everything. A product is here or in `products`, or the harvest lacks it.
   */
  unchanged: z.strictObject({ since: z.int().positive(), products: z.array(z.string()) }).optional(),
})

/** The code of the refusal of a document whose `unchanged` is about a version that lineage does not have. */
export const UNKNOWN_BASE = 'UNKNOWN_BASE'

/** Whether a domain answers. Sent alone, on each change: `PUT /internal/v1/domains/{id}/availability`. */
export const domainAvailability = z.strictObject({
  domain: z.string(),
  /** Rises with each change; counted apart from the document's. */
  version: z.int().positive(),
  availability: z.enum(AVAILABILITIES),
  /** When it last answered; null if it never did. */
  lastSeenAt: dateTime.nullable(),
})

/**
 * Two domains claim one dataset; the first keeps it. Part of lineage's answer to a document, for the catalog to report as
 * the problem `CLAIM_CONFLICT` on both. `port` is a port id.
 */
export const claimConflict = z.strictObject({
  /** As lineage keeps it: its normalising may have made the name longer than one that may be declared. */
  dataset: z.strictObject({ namespace: z.string().min(1), name: z.string().min(1) }),
  heldBy: z.strictObject({ domain: z.string(), port: z.string() }),
  refused: z.strictObject({ domain: z.string(), port: z.string() }),
})

/** What lineage answers to a document it took, or knew already. */
export const lineageDocumentAnswer = z.strictObject({
  /** False when this document, or a newer one, was known already: nothing changed. */
  applied: z.boolean(),
  /** The conflicts that this domain's claims are part of. */
  conflicts: z.array(claimConflict),
})

export type DatasetName = z.infer<typeof datasetName>
export type LineageInput = z.infer<typeof lineageInput>
export type LineagePort = z.infer<typeof lineagePort>
export type LineageProduct = z.infer<typeof lineageProduct>
export type LineageDocument = z.infer<typeof lineageDocument>
export type DomainAvailability = z.infer<typeof domainAvailability>
export type LineageDocumentAnswer = z.infer<typeof lineageDocumentAnswer>
