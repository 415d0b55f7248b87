import { invalidInput } from '../../../platform/errors.ts'
import { type ParsedId, parseId, parseIdOf, productOf } from '../../../schema/ids.ts'
import { datasetIdOf } from '../ingest/names.ts'
import { portsOfNode } from '../mesh/copy.ts'
import type { LineageStore, NodeKey } from '../stores/store.ts'
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
  store: Pick<LineageStore, 'nodesById' | 'aliasesAfter'>,
  snapshot: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind !== 'DATASET' && id.kind !== 'CONSUMER') return subjectOfMesh(snapshot, id)
  const canonical = id.kind === 'DATASET' ? datasetIdOf(id) : id.id
  const names = [...new Set([canonical, id.id])]
  const found = await store.nodesById(names)
  const node = found.get(canonical) ?? found.get(id.id)
  if (node === undefined) return null
  return subjectOfNode(snapshot, await keyThen(store, snapshot, names, node.key))
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
  if (id.kind !== 'PRODUCT' && id.kind !== 'PORT') return null
  const isKnown = (now.copy.productOf(id.id) ?? now.copy.portOf(id.id)) !== undefined
  if (!isKnown && !(await wasEverThere(store, id))) return null
  const domain = copy.domainOf(id.domain)
  return subject(id.id, [], { domains: domain === undefined ? [] : [domain] })
}

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
