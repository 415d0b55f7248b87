import { formatDatasetId } from '../../../../schema/ids.ts'
import type { EventDataset } from '../../ingest/event.ts'
import { type DatasetName, datasetIdOf } from '../../ingest/names.ts'
import { datasetsIn } from '../../ingest/stated-lineage.ts'
import { currentView, type EdgeVersion, type EdgeView, type NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import type { DepartureBook } from '../departures.ts'
import type { Ledger } from '../ledger.ts'
import { ownWordsOf } from '../manual/manual-detail.ts'
import { settleWholes, type Wholes } from '../manual/settle-wholes.ts'
import { isReserved } from '../sender.ts'
import { edgeKey } from '../writer.ts'
import { mergeDatasets } from './dataset-facts.ts'
import { together } from './moves.ts'

export type Books = { readonly claims: ClaimBook; readonly departures: DepartureBook }

/** Every id a name may be known by: what to load before resolving it. */
export function idsOf(dataset: EventDataset): string[] {
  const names = [dataset.name, ...dataset.symlinks, ...(dataset.stated === null ? [] : datasetsIn(dataset.stated))]
  const previous = dataset.says.lifecycle?.previous
  if (previous) names.push(previous)
  return [...names.map(datasetIdOf), ...names.map(sentId)]
}

/** The node that goes by a name already; null when none does. */
export function findDataset(ledger: Ledger, name: DatasetName): NodeKey | null {
  return ledger.find(datasetIdOf(name)) ?? ledger.find(sentId(name))
}

/** The node of a name, made when there is none; the spelling that was sent is kept as an alias. */
export function internDataset(ledger: Ledger, name: DatasetName): NodeKey {
  const key = findDataset(ledger, name) ?? ledger.intern(datasetIdOf(name))
  if (ledger.find(sentId(name)) === null) ledger.alias(sentId(name), key)
  return key
}

/**
 * The node of a dataset in an event. Names in its `symlinks` facet become aliases of it, or it one of theirs when only
 * they were known; when both were, the other is merged into it, edges and claims. That cannot be undone, so a `domain`
 * that sends it says it only of names nobody knows yet and of datasets it holds, and merges none.
 */
export async function resolveDataset(
  ledger: Ledger,
  books: Books,
  dataset: EventDataset,
  domain: string | null,
): Promise<NodeKey> {
  const { claims } = books
  const isOwn = (name: DatasetName): boolean => domain === null || mayName(ledger, claims, name, domain)
  const symlinks = isOwn(dataset.name) ? dataset.symlinks.filter(isOwn) : []
  const others = symlinks.map((name) => ({ name, key: findDataset(ledger, name) }))
  let key = findDataset(ledger, dataset.name)
  if (key === null) {
    const known = others.find((other) => other.key !== null)?.key ?? null
    if (known !== null) {
      ledger.alias(datasetIdOf(dataset.name), known)
      key = known
    }
  }
  key ??= internDataset(ledger, dataset.name)
  if (ledger.find(sentId(dataset.name)) === null) ledger.alias(sentId(dataset.name), key)

  for (const { name } of others) {
    const other = findDataset(ledger, name)
    if (other === key) continue
    if (other === null) {
      ledger.alias(datasetIdOf(name), key)
      if (ledger.find(sentId(name)) === null) ledger.alias(sentId(name), key)
    } else if (domain === null && mayMerge(claims, other, key)) {
      await mergeNodes(ledger, books, other, key)
    }
  }
  return key
}

function mayName(ledger: Ledger, claims: ClaimBook, name: DatasetName, domain: string): boolean {
  if (isReserved(name, { domain })) return false
  const key = findDataset(ledger, name)
  return key === null || claims.holder(key)?.domain === domain
}

/** Two domains that each hold one of two datasets do not lose one to a symlink. */
function mayMerge(claims: ClaimBook, a: NodeKey, b: NodeKey): boolean {
  const holders = [claims.holder(a)?.domain, claims.holder(b)?.domain]
  return holders[0] === undefined || holders[1] === undefined || holders[0] === holders[1]
}

/** Moves what is open at `from` to `into`: the edges of whatever writer, and the claims. History stays where it was. */
async function mergeNodes(ledger: Ledger, { claims, departures }: Books, from: NodeKey, into: NodeKey): Promise<void> {
  await loadWritersAt(ledger, from)
  await ledger.loadRecords('DATASET', [ledger.idOf(from), ledger.idOf(into)])
  mergeDatasets(ledger, from, into)
  if (departures.merge(from, into)) ledger.put(departures.record(into, ledger.idOf(into)))

  ledger.merge(from, into)
  for (const [field, column] of ledger.columnsOf(from)) {
    if (ledger.final(column) === column) ledger.merge(column, ledger.internColumn(into, field))
  }
  for (const writer of ledger.writers()) {
    const entered: Wholes[] = []
    for (const [name, edge] of [...writer.edges]) {
      const moved = { ...edge, from: ledger.final(edge.from), to: ledger.final(edge.to) }
      if (moved.from === edge.from && moved.to === edge.to) continue
      writer.edges.delete(name)
      const target = edgeKey(moved.from, moved.to)
      writer.edges.set(target, merged(writer.edges.get(target), moved))
      if (writer.kind === 'PERSON') entered.push({ from: ledger.wholeOf(moved.from), to: ledger.wholeOf(moved.to) })
    }
    await settleWholes(ledger, writer, entered)
  }
  for (const claim of claims.ofNode(from)) {
    ledger.endClaim(claim, ledger.recordedAt)
    claims.remove(claim)
    if (claims.ofNode(into).some((other) => other.port === claim.port)) continue
    const holder = claims.holder(into)
    const contested = holder !== null && holder.domain !== claim.domain
    const moved = { ...claim, node: into, contested, recordedFrom: ledger.recordedAt }
    claims.add(moved)
    ledger.openClaim(moved)
  }
}

/** Loads whoever has open edges at a dataset or at columns of it. */
export async function loadWritersAt(ledger: Ledger, dataset: NodeKey): Promise<void> {
  const touched = await edgesAt(ledger, dataset, currentView)
  const writers = await ledger.store.writersByKey([...new Set(touched.map((edge) => edge.writer))])
  for (const { id, kind } of writers.values()) await ledger.loadWriters([id], kind)
}

/** The edges of a moment at a dataset, or at columns of it, that the store tells of. */
export async function edgesAt(ledger: Ledger, dataset: NodeKey, view: EdgeView): Promise<readonly EdgeVersion[]> {
  const columns = [dataset, ...ledger.columnsOf(dataset).values()]
  const found = await Promise.all(
    (['DOWNSTREAM', 'UPSTREAM'] as const).flatMap((direction) => [
      ledger.store.edgesOf([dataset], direction, view),
      ledger.store.edgesOf(columns, direction, { ...view, layer: 'COLUMN' }),
    ]),
  )
  return found.flatMap((edges) => [...edges.values()].flat())
}

/** Of two that turn out to be one edge, by one writer: the surer, by what was said of itself; of two that are as sure, what both say. */
function merged(a: EdgeVersion | undefined, b: EdgeVersion): EdgeVersion {
  if (a === undefined) return b
  const sure = (edge: EdgeVersion): number =>
    ownWordsOf(edge)?.confidence ?? (edge.method === 'MANUAL' ? 0 : edge.confidence)
  if (sure(a) === sure(b)) return together(a, b)
  return sure(a) > sure(b) ? a : b
}

const sentId = ({ namespace, name }: DatasetName): string => formatDatasetId(namespace, name)
