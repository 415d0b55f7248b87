/**
 * Every id of the graph, read and written in one place (docs/schema.md has the table).
 *
 *     orders                                    domain
 *     orders/order-events                       product
 *     orders/order-events/orders-v1             output port
 *     orders/order-events/orders-v1#customer.id column (`#<object>:<path>` when the contract has several schema objects)
 *     dataset:<enc(namespace)>/<enc(name)>      dataset, and likewise `job:` and `consumer:`
 *     dataset:…#<enc(field)>                    column of a dataset, as OpenLineage names it
 *     run:<enc(namespace)>/<enc(name)>/<uuid>   run, by its job and its own id
 *     person:<enc(name)>                        person
 *
 * The first segment of the first four *is* the routing key. Parsing is lenient where it is unambiguous (`%2f` reads like
 * `%2F`); `id` of what comes back is always the canonical form, so two ids are equal when those texts are.
 */
import { invalidInput } from '../platform/errors.ts'
import { LONGEST_NAME } from './id-lengths.ts'
import { isSegment } from './slugs.ts'

export { assignSlugs, domainSlug, portSlug, type SlugAssignment, type SlugCollision, slug } from './slugs.ts'

export type DomainId = { readonly kind: 'DOMAIN'; readonly id: string; readonly domain: string }
export type ProductId = {
  readonly kind: 'PRODUCT'
  readonly id: string
  readonly domain: string
  readonly product: string
}
export type PortId = {
  readonly kind: 'PORT'
  readonly id: string
  readonly domain: string
  readonly product: string
  readonly port: string
}
/** `object` is null when the contract has one schema object; `path` is the names from the outermost column inwards. */
export type ColumnId = {
  readonly kind: 'COLUMN'
  readonly id: string
  readonly domain: string
  readonly product: string
  readonly port: string
  readonly object: string | null
  readonly path: readonly string[]
}
/** A column as OpenLineage names it: a dataset's own, whether or not a port holds the dataset. `field` joins nested names by dots. */
export type DatasetColumnId = NamedId<'DATASET_COLUMN'> & { readonly field: string }
export type DatasetId = NamedId<'DATASET'>
export type JobId = NamedId<'JOB'>
export type ConsumerId = NamedId<'CONSUMER'>
/** Of the job with this namespace and name; `run` is OpenLineage's `runId`. */
export type RunId = NamedId<'RUN'> & { readonly run: string }
/** Who entered lineage by hand, by the name they gave: an e-mail address or another. */
export type PersonId = { readonly kind: 'PERSON'; readonly id: string; readonly name: string }
/** `kind` is the graph's `NodeKind`, and `JOB`, `RUN` and `PERSON`, which are not nodes. */
export type ParsedId =
  | DomainId
  | ProductId
  | PortId
  | ColumnId
  | DatasetId
  | DatasetColumnId
  | JobId
  | ConsumerId
  | RunId
  | PersonId

/** A thing outside the mesh's own naming: OpenLineage's (namespace, name), decoded. */
type NamedId<Kind extends string> = {
  readonly kind: Kind
  readonly id: string
  readonly namespace: string
  readonly name: string
}

const EXPECTED: Record<ParsedId['kind'], string> = {
  DOMAIN: 'a domain id such as `orders`',
  PRODUCT: 'a product id such as `orders/order-events`',
  PORT: 'an output port id such as `orders/order-events/orders-v1`',
  COLUMN: 'a column id such as `orders/order-events/orders-v1#customer.id`',
  DATASET_COLUMN: 'a column id such as `dataset:<namespace>/<name>#<field>`, all percent-encoded',
  DATASET: 'a dataset id `dataset:<namespace>/<name>`, both percent-encoded and of at most 2,048 characters',
  JOB: 'a job id `job:<namespace>/<name>`, both percent-encoded',
  CONSUMER: 'a consumer id `consumer:<namespace>/<name>`, both percent-encoded',
  RUN: 'a run id `run:<namespace>/<name>/<uuid>`, namespace and name of its job, both percent-encoded',
  PERSON: 'a person id `person:<name>`, percent-encoded',
}

/** The id in `text`, or null when it has the form of none. For reading what may be anything; resolvers use `parseId`. */
export function readId(text: string): ParsedId | null {
  const ofDataset = /^(dataset:[^#]*)#(.*)$/s.exec(text)
  if (ofDataset) return readDatasetColumn(ofDataset[1] ?? '', ofDataset[2])
  const named = /^(dataset|job|consumer):(.*)$/s.exec(text)
  if (named) return readNamed(NAMED_KINDS[named[1] as keyof typeof NAMED_KINDS], named[2] ?? '')
  if (text.startsWith('run:')) return readRun(text.slice('run:'.length))
  if (text.startsWith('person:')) return readPerson(text.slice('person:'.length))
  const hash = text.indexOf('#')
  if (hash >= 0) return readColumn(text.slice(0, hash), text.slice(hash + 1))
  return readOwned(text)
}

/** @throws ClientError `BAD_USER_INPUT` naming `argument`, what was expected and what came. */
export function parseId(text: string, argument = 'id'): ParsedId {
  const parsed = readId(text)
  if (parsed) return parsed
  throw invalidInput({ argument, expected: Object.values(EXPECTED).join(', or '), received: text })
}

/** Like `parseId`, for an argument that takes only some kinds of id: `parseIdOf(['PORT', 'DATASET'], text, 'of')`. */
export function parseIdOf<Kind extends ParsedId['kind']>(
  kinds: readonly Kind[],
  text: string,
  argument = 'id',
): Extract<ParsedId, { kind: Kind }> {
  const parsed = readId(text)
  if (parsed && isOneOf(parsed, kinds)) return parsed
  throw invalidInput({ argument, expected: kinds.map((kind) => EXPECTED[kind]).join(', or '), received: text })
}

export const parseDomainId = (text: string, argument?: string): DomainId => parseIdOf(['DOMAIN'], text, argument)
export const parseProductId = (text: string, argument?: string): ProductId => parseIdOf(['PRODUCT'], text, argument)
export const parsePortId = (text: string, argument?: string): PortId => parseIdOf(['PORT'], text, argument)
export const parseColumnId = (text: string, argument?: string): ColumnId => parseIdOf(['COLUMN'], text, argument)
export const parseDatasetId = (text: string, argument?: string): DatasetId => parseIdOf(['DATASET'], text, argument)
export const parseJobId = (text: string, argument?: string): JobId => parseIdOf(['JOB'], text, argument)
export const parseConsumerId = (text: string, argument?: string): ConsumerId => parseIdOf(['CONSUMER'], text, argument)
export const parseRunId = (text: string, argument?: string): RunId => parseIdOf(['RUN'], text, argument)
export const parsePersonId = (text: string, argument?: string): PersonId => parseIdOf(['PERSON'], text, argument)

/**
 * The routing key: the domain of a domain, product, port or column id; null for the other kinds and for what is no id.
 * One regular expression, because the shard router asks it of every entity it routes.
 */
export function domainOf(id: string): string | null {
  return ROUTED.exec(id)?.[1] ?? null
}

/** The product a port or column belongs to, or the product itself; null for every other id. */
export function productOf(id: string): string | null {
  const parsed = readId(id)
  return parsed && 'product' in parsed ? `${parsed.domain}/${parsed.product}` : null
}

/** @throws ClientError when `domain` is not a valid domain id; the functions below likewise, for each of their parts. */
export const formatDomainId = (domain: string): string => parseDomainId(domain, 'domain').id

export const formatProductId = (domain: string, product: string): string =>
  `${formatDomainId(domain)}/${segment(product, 'product')}`

export const formatPortId = (domain: string, product: string, port: string): string =>
  `${formatProductId(domain, product)}/${segment(port, 'port')}`

/** `object` only when the contract has several schema objects; a dot *inside* a name is escaped, so no two columns share an id. */
export function formatColumnId(port: string, path: readonly string[], object: string | null = null): string {
  const names = path.map((name) => encode(name, 'path').replaceAll('.', '%2E'))
  if (names.length === 0) throw invalidInput({ argument: 'path', expected: 'at least one column name', received: path })
  const prefix = object === null ? '' : `${encode(object, 'object')}:`
  return `${parsePortId(port, 'port').id}#${prefix}${names.join('.')}`
}

export const formatDatasetColumnId = (namespace: string, name: string, field: string): string =>
  `${formatDatasetId(namespace, name)}#${encode(field, 'field')}`

export const formatDatasetId = (namespace: string, name: string): string => formatNamed('dataset', namespace, name)
export const formatJobId = (namespace: string, name: string): string => formatNamed('job', namespace, name)
export const formatConsumerId = (namespace: string, name: string): string => formatNamed('consumer', namespace, name)
export const formatPersonId = (name: string): string => `person:${encode(name, 'name')}`

export function formatRunId(namespace: string, name: string, run: string): string {
  if (isRunId(run)) return `${formatNamed('run', namespace, name)}/${encodeURIComponent(run.toLowerCase())}`
  throw invalidInput({ argument: 'run', expected: 'a UUID', received: run })
}

/** Whether it can be the `runId` of a run: a UUID, also as a URN, which is what OpenLineage's schema lets through. */
export const isRunId = (text: string): boolean => RUN_ID.test(text)

/** The dataset a port has when its descriptor names none: of its own, shared with nobody. */
export function ownDatasetOf(port: PortId): { namespace: string; name: string } {
  return { namespace: `heddle://${port.domain}`, name: `${port.product}/${port.port}` }
}

const ROUTED = /^([a-z][a-z0-9_-]{0,62})(?:\/[a-z0-9][a-z0-9_-]{0,62}(?:\/[a-z0-9][a-z0-9_-]{0,62}(?:#.+)?)?)?$/s
const RUN_ID = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const NAMED_KINDS = { dataset: 'DATASET', job: 'JOB', consumer: 'CONSUMER' } as const

function readOwned(text: string): DomainId | ProductId | PortId | null {
  const [domain = '', product, port, ...more] = text.split('/')
  if (more.length > 0 || !isSegment(domain) || !/^[a-z]/.test(domain)) return null
  if (product === undefined) return { kind: 'DOMAIN', id: domain, domain }
  if (!isSegment(product)) return null
  if (port === undefined) return { kind: 'PRODUCT', id: text, domain, product }
  return isSegment(port) ? { kind: 'PORT', id: text, domain, product, port } : null
}

function readColumn(owner: string, fragment: string): ColumnId | null {
  const port = readOwned(owner)
  const parts = fragment.split(':')
  if (port?.kind !== 'PORT' || parts.length > 2) return null
  const object = parts.length === 2 ? decode(parts[0]) : null
  const path = (parts.at(-1) ?? '').split('.').map(decode)
  if ((parts.length === 2 && object === null) || !path.every((name) => name !== null)) return null
  return { ...port, kind: 'COLUMN', id: formatColumnId(port.id, path, object), object, path }
}

function readDatasetColumn(owner: string, fragment: string | undefined): DatasetColumnId | null {
  const dataset = readNamed('DATASET', owner.slice('dataset:'.length))
  const field = decode(fragment)
  if (dataset === null || field === null || field.length > LONGEST_NAME) return null
  const { namespace, name } = dataset
  return { kind: 'DATASET_COLUMN', id: formatDatasetColumnId(namespace, name, field), namespace, name, field }
}

function readNamed<Kind extends string>(kind: Kind, rest: string): NamedId<Kind> | null {
  const parts = rest.split('/')
  const namespace = decode(parts[0])
  const name = decode(parts[1])
  if (parts.length !== 2 || namespace === null || name === null) return null
  if (Math.max(namespace.length, name.length) > 2 * LONGEST_NAME) return null
  return { kind, id: formatNamed(kind.toLowerCase(), namespace, name), namespace, name }
}

function readRun(rest: string): RunId | null {
  const end = rest.lastIndexOf('/')
  const job = readNamed('JOB', rest.slice(0, Math.max(end, 0)))
  const run = decode(rest.slice(end + 1))
  if (job === null || run === null || !isRunId(run)) return null
  const { namespace, name } = job
  return { kind: 'RUN', id: formatRunId(namespace, name, run), namespace, name, run: run.toLowerCase() }
}

function readPerson(rest: string): PersonId | null {
  const name = rest.includes('/') ? null : decode(rest)
  if (name === null || name.length > LONGEST_NAME) return null
  return { kind: 'PERSON', id: formatPersonId(name), name }
}

function formatNamed(prefix: string, namespace: string, name: string): string {
  return `${prefix}:${encode(namespace, 'namespace')}/${encode(name, 'name')}`
}

function segment(text: string, argument: string): string {
  if (isSegment(text)) return text
  throw invalidInput({ argument, expected: 'a segment matching [a-z0-9][a-z0-9_-]{0,62}', received: text })
}

/** `encodeURIComponent`, which throws a bare `URIError` at half a surrogate pair. */
function encode(text: string, argument: string): string {
  try {
    if (text !== '') return encodeURIComponent(text)
  } catch {}
  throw invalidInput({ argument, expected: 'a non-empty text of whole Unicode characters', received: text })
}

/** Null for what `encode` would refuse, so that whatever was read can be written again. */
function decode(text: string | undefined): string | null {
  try {
    const decoded = decodeURIComponent(text ?? '')
    return encodeURIComponent(decoded) === '' ? null : decoded
  } catch {
    return null
  }
}

function isOneOf<Kind extends ParsedId['kind']>(
  id: ParsedId,
  kinds: readonly Kind[],
): id is Extract<ParsedId, { kind: Kind }> {
  return (kinds as readonly string[]).includes(id.kind)
}
