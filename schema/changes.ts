/**
 * What the catalog's change feed tells (docs/changes.md): the `data` of each event of `GET /api/v1/changes`, and what lineage
 * posts there of its edges. Ids are those of the mesh (`schema/ids.ts`), times RFC 3339, unknown is null.
 *
 * Readers should take keys and events that they do not know: both may come.
 */
import { z } from 'zod'

/** What can happen, the enum `ChangeEvent` of the graph: a test holds the two together. */
export const PRODUCT_EVENTS = [
  'PRODUCT_ADDED',
  'PRODUCT_CHANGED',
  'PRODUCT_REMOVED',
  'OWNER_ADDED',
  'OWNER_CHANGED',
  'OWNER_REMOVED',
] as const
export const PORT_EVENTS = [
  'PORT_ADDED',
  'PORT_CHANGED',
  'PORT_REMOVED',
  'CONTRACT_ADDED',
  'CONTRACT_CHANGED',
  'CONTRACT_REMOVED',
] as const
export const DOMAIN_EVENTS = [
  'DOMAIN_PUBLISHED',
  'DOMAIN_ROLLED_BACK',
  'DOMAIN_UNPUBLISHED',
  'DOMAIN_LIVE',
  'DOMAIN_UNREACHABLE',
] as const
export const EDGE_EVENTS = ['EDGE_OPENED', 'EDGE_CLOSED'] as const
export const VIOLATION_EVENTS = ['VIOLATION_OPENED', 'VIOLATION_CLOSED'] as const
export const CHANGE_EVENTS = [
  ...DOMAIN_EVENTS,
  ...PRODUCT_EVENTS,
  ...PORT_EVENTS,
  ...EDGE_EVENTS,
  ...VIOLATION_EVENTS,
] as const
export type ChangeEvent = (typeof CHANGE_EVENTS)[number]

/** How an edge came to be known, the enum `Method` of the graph. */
export const EDGE_METHODS = ['DECLARED', 'OBSERVED', 'MANUAL'] as const

const moment = z.iso.datetime({ offset: true })
const kindOfDiff = z.enum(['ADDED', 'CHANGED', 'REMOVED'])
/** One field, by its name in the graph; `before` is null for what was not there, `after` for what is not there any more. */
const fieldDiff = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
const fields = z.array(fieldDiff).readonly()
const inputPortDiff = z.object({ name: z.string(), change: kindOfDiff, fields })
const columnDiff = z.object({ column: z.string(), path: z.string(), change: kindOfDiff, fields })

const common = {
  /** The cursor of this change: it goes on after it. Opaque. */
  id: z.string(),
  /** When it came about, as far as is known: an edge when lineage recorded it, all else when the catalog did. */
  at: moment,
  /** The domains it concerns, both ends of an edge and both claimants included; empty when none is known. */
  domainIds: z.array(z.string()).readonly(),
  /** What it is about: ids of products, ports, datasets, consumers. A port stands with its product. */
  subjects: z.array(z.string()).readonly(),
  /** Whose doing it is: `domain:<id>`, `admin`, or the writer of an edge; null when it was seen to have changed. */
  by: z.string().nullable(),
}

const productChange = z.object({
  ...common,
  event: z.enum(PRODUCT_EVENTS),
  product: z.string(),
  fields,
  inputPorts: z.array(inputPortDiff).readonly(),
})

const portChange = z.object({
  ...common,
  event: z.enum(PORT_EVENTS),
  product: z.string(),
  port: z.string(),
  fields,
  /** Of CONTRACT_CHANGED. A contract that comes or goes whole does not list them. */
  columns: z.array(columnDiff).readonly(),
})

const domainChange = z.object({
  ...common,
  event: z.enum(DOMAIN_EVENTS),
  domain: z.string(),
  /** The release accepted now, and the one before; null when there is or was none. */
  release: z.string().nullable(),
  before: z.string().nullable(),
})

/** One end of an edge as it was known when the change was sent. */
const edgeEnd = z.object({
  /** `dataset:…`, `consumer:…`, or the id of a product without outputs. */
  id: z.string().min(1),
  /** The ports that hold the dataset; empty when none is known to. */
  ports: z.array(z.string()),
  domain: z.string().nullable(),
})

const edge = {
  method: z.enum(EDGE_METHODS),
  /** Who says so: `job:…`, a product id, `person:…`. */
  writer: z.string().min(1),
  from: edgeEnd,
  to: edgeEnd,
}

const edgeChange = z.object({ ...common, event: z.enum(EDGE_EVENTS), ...edge })

const violationChange = z.object({
  ...common,
  event: z.enum(VIOLATION_EVENTS),
  rule: z.string(),
  message: z.string(),
  /** What the rule found, by name. */
  facts: z.record(z.string(), z.unknown()),
})

/** The `data` of an event of the stream; its `event` is the stream's `event`, its `id` the stream's `id`. */
export const change = z.discriminatedUnion('event', [
  domainChange,
  productChange,
  portChange,
  edgeChange,
  violationChange,
])
export type Change = z.infer<typeof change>

/** What a batch may have at the most. */
export const MOST_EDGE_CHANGES = 1_000

/** An edge that opened or closed: what lineage knows of it. */
export const postedEdgeChange = z.strictObject({
  event: z.enum(EDGE_EVENTS),
  at: moment,
  method: edge.method,
  writer: edge.writer,
  from: edgeEnd.strict(),
  to: edgeEnd.strict(),
})

/** Opaque to the catalog, which compares them alone. */
const position = z.string().min(1).max(200)

/**
 * `POST /api/v1/changes`, with a `service` token: what happened to edges between two positions in lineage's history. It is taken,
 * whole, when the catalog stands at `after`, or nowhere yet; it is answered with success, again, when it stands at `until`; else
 * with 409 OUT_OF_STEP and where it stands. So a batch can be sent any number of times, and none is told twice or left out.
 */
export const edgeChanges = z.strictObject({
  after: position.nullable(),
  until: position,
  changes: z.array(postedEdgeChange).max(MOST_EDGE_CHANGES),
})

export const edgeChangesAnswer = z.object({
  /** False when it was known already. */
  applied: z.boolean(),
  position,
})

/** The code of the refusal; `position` stands beside it, null when the catalog stands nowhere. */
export const OUT_OF_STEP = 'OUT_OF_STEP'

export type EdgeChanges = z.infer<typeof edgeChanges>
export type PostedEdgeChange = z.infer<typeof postedEdgeChange>
