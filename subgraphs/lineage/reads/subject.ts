import { type ParsedId, parseIdOf } from '../../../schema/ids.ts'
import { portsOfNode } from '../mesh/holders.ts'
import type { NodeKey } from '../stores/store.ts'
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
  readonly columns: AskedColumns | null
}

/** `own`: what is asked about as it shows, which may be columns of several ports, or one that no edge was ever stated of. */
export type AskedColumns = ColumnStart & { readonly own: readonly ColumnEntry[] }

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

/** A dataset is the ports that hold it, and what those belong to. */
export function subjectOfNode({ copy, directory }: Snapshot, node: NodeKey): Subject {
  const ports = portsOfNode(copy, node)
  const sink = copy.sinks.get(node)
  const products = [...ports.map((port) => copy.ports[port]?.product), sink].filter((index) => index !== undefined)
  return subject(directory.idOf(node), [node], {
    ports,
    products,
    domains: products.flatMap((product) => copy.products[product]?.domain ?? []),
    nodes: [node],
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

export function subject(id: string, start: readonly NodeKey[], parts: Parts): Subject {
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
