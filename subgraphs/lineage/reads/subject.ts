import { formatDatasetId, formatPortId, type ParsedId, parseIdOf, productOf, readId } from '../../../schema/ids.ts'
import { datasetIdOf } from '../ingest/names.ts'
import { portsOfNode } from '../mesh/holders.ts'
import type { LineageStore, NodeKey } from '../stores/store.ts'
import { entriesOfColumn } from './columns/column-places.ts'
import type { ColumnStart } from './columns/column-reach.ts'
import type { ColumnEntry } from './columns/column-table.ts'
import type { Place } from './place.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * What a question is about: the datasets it starts from, and what of the mesh it is, belongs to, or consists of. None of
 * that counts as reached, cycle or not.
 */
export type Subject = {
  readonly id: string
  readonly start: readonly NodeKey[]
  readonly domains: ReadonlySet<number>
  readonly products: ReadonlySet<number>
  readonly ports: ReadonlySet<number>
  readonly nodes: ReadonlySet<NodeKey>
  /** The columns that are asked about; null when whole things are. */
  readonly columns: ColumnStart | null
}

const WHOLES = ['DOMAIN', 'PRODUCT', 'PORT', 'DATASET', 'CONSUMER'] as const
export type WholeId = Extract<ParsedId, { kind: (typeof WHOLES)[number] }>

const SUBJECTS = [...WHOLES, 'COLUMN', 'DATASET_COLUMN'] as const
export type SubjectId = Extract<ParsedId, { kind: (typeof SUBJECTS)[number] }>

/** @throws ClientError `BAD_USER_INPUT` when it is none of the ids lineage can start from */
export function parseSubject(text: string, argument: string): SubjectId {
  return parseIdOf(SUBJECTS, text, argument)
}

/** Whether it is the id of a column, of a port or of a dataset. */
export const isOfColumn = ({ kind }: SubjectId): boolean => kind === 'COLUMN' || kind === 'DATASET_COLUMN'

/** Where columns make no difference. @throws ClientError `BAD_USER_INPUT` */
export const parseWhole = (text: string, argument: string): WholeId => parseIdOf(WHOLES, text, argument)

/** Null when nothing is known under the id. Datasets and consumers are asked of the store, aliases included. */
export async function findSubject(
  store: Pick<LineageStore, 'nodesById' | 'aliasesAfter'>,
  snapshot: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind === 'COLUMN') return subjectOfColumn(snapshot, id)
  if (id.kind === 'DOMAIN' || id.kind === 'PRODUCT' || id.kind === 'PORT') return subjectOfMesh(snapshot, id)
  const sent = id.kind === 'DATASET_COLUMN' ? formatDatasetId(id.namespace, id.name) : id.id
  const canonical = id.kind === 'CONSUMER' ? id.id : datasetIdOf(id)
  const names = [...new Set([canonical, sent])]
  const found = await store.nodesById(names)
  const node = found.get(canonical) ?? found.get(sent)
  if (node === undefined) return null
  const key = await keyThen(store, snapshot, names, node.key)
  const subject = subjectOfNode(snapshot, key)
  return id.kind === 'DATASET_COLUMN' ? columnOfDataset(snapshot, subject, key, id.field) : subject
}

/** A column that its contract has, or of which lineage was reported for a dataset of the port. */
function subjectOfColumn(snapshot: Snapshot, id: Extract<SubjectId, { kind: 'COLUMN' }>): Subject | null {
  const { copy, directory } = snapshot
  const port = subjectOfMesh(snapshot, { ...id, kind: 'PORT', id: formatPortId(id.domain, id.product, id.port) })
  if (port === null) return null
  const isThis = (column: NodeKey): boolean => entriesOfColumn(snapshot, column).some((entry) => entry.id === id.id)
  const columns = port.start.flatMap((dataset) =>
    [...directory.columnsOf(dataset).values()].map(directory.final).filter(isThis),
  )
  const index = copy.portOf(port.id)
  const isPromised = copy.ports[index ?? -1]?.port.columns.some((column) => column.id === id.id) ?? false
  if (columns.length === 0 && !isPromised) return null
  const owners = isPromised ? port.start : columns.flatMap((column) => directory.ownerOf(column) ?? [])
  return {
    ...port,
    id: id.id,
    columns: { columns: new Set(columns), owners: new Set(owners), wholes: new Set() },
  }
}

/** By its name, else by the only one that is the same in other cases; null when lineage was never reported of it. */
function columnOfDataset({ directory }: Snapshot, subject: Subject, dataset: NodeKey, field: string): Subject | null {
  const columns = [...directory.columnsOf(dataset)]
  const exact = columns.filter(([name]) => name === field)
  const found = exact.length > 0 ? exact : columns.filter(([name]) => name.toLowerCase() === field.toLowerCase())
  const [column, ...more] = new Set(found.map(([, key]) => directory.final(key)))
  if (column === undefined || more.length > 0) return null
  return {
    ...subject,
    id: directory.idOf(column),
    columns: { columns: new Set([column]), owners: new Set([dataset]), wholes: new Set() },
  }
}

/** A column that was reached, as a subject of its own. */
export function subjectOfEntry(snapshot: Snapshot, { id, dataset, path }: ColumnEntry): Subject | null {
  const parsed = readId(id)
  if (parsed?.kind === 'COLUMN') return subjectOfColumn(snapshot, parsed)
  return columnOfDataset(snapshot, subjectOfNode(snapshot, dataset), dataset, path)
}

/** Where a walk among columns starts: from the columns asked about, or from all there are of what is. */
export function columnStartOf(snapshot: Snapshot, { columns, start }: Subject): ColumnStart {
  if (columns !== null) {
    const { columns: own, owners, wholes } = columns
    return { columns: withEarlier(snapshot, own), owners: withEarlier(snapshot, owners), wholes }
  }
  const { directory } = snapshot
  const all = start.flatMap((dataset) => [...directory.columnsOf(dataset).values()].map(directory.final))
  return { columns: withEarlier(snapshot, new Set(all)), owners: new Set(start), wholes: new Set(start) }
}

/** As `subjectOfNode`: of an earlier moment, also what turned out to be one of these since. */
function withEarlier({ directory, asOf, knownAt }: Snapshot, nodes: ReadonlySet<NodeKey>): ReadonlySet<NodeKey> {
  if (asOf === null) return nodes
  return new Set([...nodes].flatMap((node) => [node, ...directory.mergedInto(node, knownAt)]))
}

/** The store follows every merge, also those that were not known yet at the moment asked for. */
async function keyThen(
  store: Pick<LineageStore, 'aliasesAfter'>,
  { directory, knownAt }: Snapshot,
  names: readonly string[],
  now: NodeKey,
): Promise<NodeKey> {
  if (directory.mergedInto(now, knownAt).length === directory.mergedInto(now, Number.POSITIVE_INFINITY).length)
    return now
  for (const name of names) {
    const key = directory.mergedNode(name) ?? (await keyOfAlias(store, name))
    if (key !== null) return directory.finalAt(key, knownAt)
  }
  return now
}

/** What an alias leads to by itself: the first alias after all that come before it. Ids are ASCII, without the last character of that. */
async function keyOfAlias(store: Pick<LineageStore, 'aliasesAfter'>, id: string): Promise<NodeKey | null> {
  const before = `${id.slice(0, -1)}${String.fromCharCode(id.charCodeAt(id.length - 1) - 1)}\x7f`
  const [alias] = await store.aliasesAfter(before, 1)
  return alias?.id === id ? alias.key : null
}

/**
 * What is known under an id that meant nothing at the moment asked for: it starts nowhere. Null when it is not known of any
 * other moment either.
 */
export async function subjectOfAnotherTime(
  store: Pick<LineageStore, 'claimHistoryOf' | 'records'>,
  now: Snapshot,
  { copy }: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind === 'COLUMN') {
    const known = subjectOfColumn(now, id)
    return known && { ...subject(known.id, [], {}), columns: { columns: NONE, owners: NONE, wholes: NONE } }
  }
  if (id.kind !== 'PRODUCT' && id.kind !== 'PORT') return null
  const isKnown = (now.copy.productOf(id.id) ?? now.copy.portOf(id.id)) !== undefined
  if (!isKnown && !(await wasEverThere(store, id))) return null
  const domain = copy.domainOf(id.domain)
  return subject(id.id, [], { domains: domain === undefined ? [] : [domain] })
}

const NONE: ReadonlySet<NodeKey> = new Set()

/** A product leaves its record behind, and a port its claims. */
async function wasEverThere(
  store: Pick<LineageStore, 'claimHistoryOf' | 'records'>,
  id: Extract<SubjectId, { kind: 'PRODUCT' | 'PORT' }>,
): Promise<boolean> {
  if (id.kind === 'PRODUCT' && (await store.records('PRODUCT', [id.id])).has(id.id)) return true
  const claims = await store.claimHistoryOf([id.domain])
  return claims.some(({ port }) => port === id.id || productOf(port) === id.id)
}

/**
 * A dataset is the ports that hold it, and what those belong to. What ended before it was found to be another dataset is
 * recorded of the name it had: an earlier moment is asked of both.
 */
export function subjectOfNode({ copy, directory, asOf, knownAt }: Snapshot, node: NodeKey): Subject {
  const nodes = asOf === null ? [node] : [node, ...directory.mergedInto(node, knownAt)]
  const ports = portsOfNode(copy, node)
  const sink = copy.sinks.get(node)
  const products = [...ports.map((port) => copy.ports[port]?.product), sink].filter((index) => index !== undefined)
  return subject(directory.idOf(node), nodes, {
    ports,
    products,
    domains: products.flatMap((product) => copy.products[product]?.domain ?? []),
    nodes,
  })
}

export function subjectOfMesh(
  { copy }: Snapshot,
  id: Extract<SubjectId, { kind: 'DOMAIN' | 'PRODUCT' | 'PORT' }>,
): Subject | null {
  if (id.kind === 'PORT') {
    const index = copy.portOf(id.id)
    const port = index === undefined ? undefined : copy.ports[index]
    if (index === undefined || port === undefined) return null
    const domain = copy.products[port.product]?.domain
    return subject(id.id, port.nodes, {
      ports: [index],
      products: [port.product],
      domains: domain === undefined ? [] : [domain],
    })
  }
  const domain = copy.domainOf(id.domain)
  if (domain === undefined) return null
  const product = id.kind === 'PRODUCT' ? copy.productOf(id.id) : undefined
  if (id.kind === 'PRODUCT' && product === undefined) return null
  const products = product === undefined ? (copy.domains[domain]?.products ?? []) : [product]
  const entries = products.flatMap((index) => copy.products[index] ?? [])
  const ports = entries.flatMap((entry) => entry.ports)
  const start = [
    ...ports.flatMap((port) => copy.ports[port]?.nodes ?? []),
    ...entries.flatMap((entry) => entry.sink ?? []),
  ]
  return subject(id.id, [...new Set(start)], { ports, products, domains: [domain] })
}

/** Whether a place where one of its datasets shows is the subject itself, or part of it. */
export function isOwnPlace(subject: Subject, { kind, index }: Place): boolean {
  if (kind === 'PORT') return subject.ports.has(index)
  if (kind === 'PRODUCT') return subject.products.has(index)
  return kind === 'DOMAIN' ? subject.domains.has(index) : subject.nodes.has(index)
}

type Parts = {
  readonly domains?: readonly number[]
  readonly products?: readonly number[]
  readonly ports?: readonly number[]
  readonly nodes?: readonly NodeKey[]
}

function subject(id: string, start: readonly NodeKey[], parts: Parts): Subject {
  return {
    id,
    start,
    domains: new Set(parts.domains),
    products: new Set(parts.products),
    ports: new Set(parts.ports),
    nodes: new Set(parts.nodes),
    columns: null,
  }
}
