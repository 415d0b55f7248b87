import type { Breathe } from '../../breathe.ts'
import { compareIds } from '../../mesh/copy.ts'
import type { Closure, NodeKey } from '../../stores/store.ts'
import { type RowFilter, testRows } from '../filter.ts'
import { placeName } from '../place.ts'
import { placesOf, type WholeLevel } from '../places.ts'
import { type RollUp, rollUp } from '../roll-up.ts'
import { createRowList, type Row, type Rows } from '../rows.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Subject } from '../subject.ts'
import { entriesOfColumn } from './column-places.ts'
import type { ColumnReach } from './column-reach.ts'
import type { ColumnEntry } from './column-table.ts'

export type ColumnRollUpOptions = {
  readonly subject: Subject
  readonly filter: RowFilter
  readonly withDatasets: boolean
  readonly breathe: Breathe
}

/** Keys between two looks at the clock. */
const STRIDE = 1_024

/**
 * Rolls what columns reach up to columns: a row for each column of each port that holds its dataset, and a row of precision
 * DATASET for each whole thing; of a consumer that is said to read such a column, COLUMN. A column and its dataset may both be
 * rows: each says what is known.
 */
export async function rollUpToColumns(
  snapshot: Snapshot,
  reach: ColumnReach,
  options: ColumnRollUpOptions,
): Promise<RollUp> {
  const { copy, columns, directory } = snapshot
  const { subject, filter, breathe } = options
  const test = testRows(copy, filter)
  const isOwn = ownTest(subject)
  const wholes = await rollUp(snapshot, reach.closure, { ...options, level: 'PORT' })
  const found = new Map<number, Row>()
  const domains = new Set(wholes.domains)
  let seen = 0
  for (const [node, { distance }] of reach.columns) {
    if (++seen % STRIDE === 0) await breathe()
    for (const entry of entriesOfColumn(snapshot, node)) {
      if (isOwn(entry)) continue
      const port = entry.port === null ? undefined : copy.ports[entry.port]
      if (port) domains.add(copy.products[port.product]?.domain ?? -1)
      const matches = port ? test.port(entry.port ?? -1) && test.product(port.product) : test.dataset
      if (!matches || !test.distance(distance)) continue
      const index = columns.numberOf(entry)
      const known = found.get(index)
      const isNearer =
        known === undefined ||
        distance < known.distance ||
        (distance === known.distance && compareIds(directory.idOf(node), directory.idOf(known.via)) < 0)
      if (isNearer) found.set(index, { kind: 'COLUMN', index, distance, via: node, precision: 'COLUMN' })
    }
  }
  const readers = readersOfColumns(snapshot, reach)
  const precisionOf = (row: Row) => (readers.has(placeName(row)) ? 'COLUMN' : 'DATASET')
  const byDistance: Row[][] = wholes.byDistance.map((rows) => [...precise(rows, precisionOf)])
  for (const row of found.values()) {
    while (byDistance.length < row.distance) byDistance.push([])
    byDistance[row.distance - 1]?.push(row)
  }
  return { byDistance: rowsOf(byDistance), domains }
}

/** What was asked about, or is part of it, is not reached. */
function ownTest({ columns, nodes, ports }: Subject): (entry: ColumnEntry) => boolean {
  if (columns === null) return ({ port, dataset }) => (port === null ? nodes.has(dataset) : ports.has(port))
  const own = new Set(columns.own.map(({ id }) => id))
  return ({ id }) => own.has(id)
}

/** The same at the level of whole things: of precision COLUMN is what a known column of it makes reached. */
export async function rollUpColumnsTo(
  snapshot: Snapshot,
  level: WholeLevel,
  reach: ColumnReach,
  options: ColumnRollUpOptions,
): Promise<RollUp> {
  const { byDistance, domains } = await rollUp(snapshot, wholesReached(snapshot, reach), { ...options, level })
  const byColumn = readersOfColumns(snapshot, reach)
  for (const dataset of datasetsOf(snapshot, reach)) {
    for (const place of placesOf(snapshot, dataset, level)) byColumn.add(placeName(place))
  }
  const precisionOf = (row: Row) => (byColumn.has(placeName(row)) ? 'COLUMN' : 'DATASET')
  return { byDistance: rowsOf(byDistance.map((rows) => precise(rows, precisionOf))), domains }
}

/** The consumers that are said to read a column that is reached: they have none themselves, and nothing lies behind them. */
function readersOfColumns(snapshot: Snapshot, { named }: ColumnReach): Set<string> {
  const places = [...named].flatMap((node) => placesOf(snapshot, node, 'PORT'))
  return new Set(places.filter(({ kind }) => kind === 'CONSUMER').map(placeName))
}

function* precise(rows: Rows, precisionOf: (row: Row) => Row['precision']): Generator<Row> {
  for (const row of rows) yield { ...row, precision: precisionOf(row) }
}

function rowsOf(byDistance: readonly Iterable<Row>[]): readonly Rows[] {
  const list = createRowList()
  for (const rows of byDistance) {
    for (const { kind, index, via, precision } of rows) list.add(kind, index, via, precision, true)
    list.nextDistance()
  }
  return list.byDistance()
}

/** The datasets of the columns reached, and the whole things, by their shortest distance. */
export function wholesReached({ directory }: Snapshot, { columns, closure }: ColumnReach): Closure {
  const distances = new Map<NodeKey, number>()
  const reach = (node: NodeKey, distance: number): void => {
    distances.set(node, Math.min(distances.get(node) ?? distance, distance))
  }
  for (const [column, { distance }] of columns) reach(directory.ownerOf(column) ?? column, distance)
  for (const [i, level] of closure.levels.entries()) for (const node of level) reach(node, i + 1)
  const levels: NodeKey[][] = []
  for (const [node, distance] of distances) {
    while (levels.length < distance) levels.push([])
    levels[distance - 1]?.push(node)
  }
  return { levels: levels.map((level) => Int32Array.from(level)), more: closure.more }
}

const datasetsOf = ({ directory }: Snapshot, { columns }: ColumnReach): ReadonlySet<NodeKey> =>
  new Set([...columns.keys()].flatMap((column) => directory.ownerOf(column) ?? []))

/** The ids of the columns reached, by the place that they are part of at a level, in the order of ids. */
export function columnsByPlace(
  snapshot: Snapshot,
  { columns }: ColumnReach,
  level: WholeLevel,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const column of columns.keys()) {
    for (const entry of entriesOfColumn(snapshot, column)) {
      for (const place of placesOfEntry(snapshot, entry, level)) {
        const ids = found.get(placeName(place))
        if (ids) ids.add(entry.id)
        else found.set(placeName(place), new Set([entry.id]))
      }
    }
  }
  return new Map([...found].map(([place, ids]) => [place, [...ids].sort(compareIds)]))
}

function placesOfEntry(snapshot: Snapshot, { port, dataset }: ColumnEntry, level: WholeLevel) {
  if (port === null || level !== 'PORT') return placesOf(snapshot, dataset, level)
  return [{ kind: 'PORT' as const, index: port }]
}
