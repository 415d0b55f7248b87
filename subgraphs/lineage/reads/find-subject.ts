import { formatDatasetId, productOf } from '../../../schema/ids.ts'
import { datasetIdOf } from '../ingest/names.ts'
import type { LineageStore, NodeKey } from '../stores/store.ts'
import { columnOfDataset, columnOfPort } from './columns/column-subject.ts'
import type { Facts } from './facts.ts'
import type { Snapshot } from './snapshot.ts'
import { type Subject, type SubjectId, subject, subjectOfMesh, subjectOfNode } from './subject.ts'

/** Null when nothing is known under the id. Datasets and consumers are asked of the store, aliases included. */
export async function findSubject(
  store: Pick<LineageStore, 'nodesById' | 'aliasesAfter'>,
  facts: Pick<Facts, 'dataset' | 'text'>,
  snapshot: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind === 'COLUMN') return columnOfPort({ facts }, snapshot, id)
  if (id.kind === 'DOMAIN' || id.kind === 'PRODUCT' || id.kind === 'PORT') return subjectOfMesh(snapshot, id)
  const sent = id.kind === 'DATASET_COLUMN' ? formatDatasetId(id.namespace, id.name) : id.id
  const canonical = id.kind === 'CONSUMER' ? id.id : datasetIdOf(id)
  const names = [...new Set([canonical, sent])]
  const found = await store.nodesById(names)
  const node = found.get(canonical) ?? found.get(sent)
  if (node === undefined) return null
  const key = await keyThen(store, snapshot, names, node.key)
  return id.kind === 'DATASET_COLUMN'
    ? columnOfDataset({ facts }, snapshot, key, id.field)
    : subjectOfNode(snapshot, key)
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
  facts: Pick<Facts, 'dataset' | 'text'>,
  now: Snapshot,
  { copy }: Snapshot,
  id: SubjectId,
): Promise<Subject | null> {
  if (id.kind === 'COLUMN') {
    const known = await columnOfPort({ facts }, now, id)
    return known && { ...subject(known.id, [], {}), columns: { columns: NONE, owners: NONE, wholes: NONE, own: [] } }
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
