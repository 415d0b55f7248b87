import { invalidInput } from '../../../platform/errors.ts'
import { type ParsedId, parseId, parseIdOf } from '../../../schema/ids.ts'
import { datasetIdOf } from '../ingest/names.ts'
import { portsOfNode } from '../mesh/copy.ts'
import type { LineageStore, NodeKey } from '../stores/store.ts'
import type { Place } from './places.ts'
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
}

const SUBJECTS = ['DOMAIN', 'PRODUCT', 'PORT', 'DATASET', 'CONSUMER'] as const
export type SubjectId = Extract<ParsedId, { kind: (typeof SUBJECTS)[number] }>

/** @throws ClientError `BAD_USER_INPUT` when it is none of the ids lineage can start from */
export function parseSubject(text: string, argument: string): SubjectId {
  if (parseId(text, argument).kind === 'COLUMN') {
    throw invalidInput({ argument, expected: 'no column: lineage of columns is not served yet', received: text })
  }
  return parseIdOf(SUBJECTS, text, argument)
}

/** Null when nothing is known under the id. Datasets and consumers are asked of the store, aliases included. */
export async function findSubject(
  store: Pick<LineageStore, 'nodesById'>,
  snapshot: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind !== 'DATASET' && id.kind !== 'CONSUMER') return subjectOfMesh(snapshot, id)
  const canonical = id.kind === 'DATASET' ? datasetIdOf(id) : id.id
  const found = await store.nodesById([...new Set([canonical, id.id])])
  const node = found.get(canonical) ?? found.get(id.id)
  return node === undefined ? null : subjectOfNode(snapshot, node.key)
}

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

function subject(id: string, start: readonly NodeKey[], parts: Parts): Subject {
  return {
    id,
    start,
    domains: new Set(parts.domains),
    products: new Set(parts.products),
    ports: new Set(parts.ports),
    nodes: new Set(parts.nodes),
  }
}
