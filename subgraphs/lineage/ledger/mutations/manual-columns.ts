import { groupBy } from '../../group-by.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import { edgeKey, type Ledger } from '../ledger.ts'
import type { Voucher } from '../sender.ts'
import type { Writer } from '../writer.ts'
import { manualDetailOf } from './manual-detail.ts'
import { endEdge, type ManualStatement, stateEdge } from './manual-statement.ts'

/**
 * A person's edges between columns, and the edges between whole things that these imply. At any moment at which an edge of
 * columns holds, one of its datasets by the same person holds that says of itself that its columns are stated, and is as sure.
 */

/** The two whole things that an edge between columns joins. */
export type Wholes = { readonly from: NodeKey; readonly to: NodeKey }

/** Those that are open, by the whole things they join (`edgeKey`). */
export function columnsByWholes(ledger: Ledger, writer: Writer): ReadonlyMap<string, readonly EdgeVersion[]> {
  const columns = [...writer.edges.values()].filter(({ layer }) => layer === 'COLUMN')
  return groupBy(columns, ({ from, to }) => edgeKey(ledger.wholeOf(from), ledger.wholeOf(to)))
}

/** Says an edge between whole things itself, beside which these of its columns are open. */
export function stateWhole(
  ledger: Ledger,
  writer: Writer,
  wholes: Wholes,
  columns: readonly EdgeVersion[],
  said: ManualStatement,
  by: Voucher,
): EdgeVersion {
  const confidence = columns.reduce((surest, column) => Math.max(surest, column.confidence), said.confidence)
  const since = columns.reduce((earliest, { validFrom }) => Math.min(earliest, validFrom), Infinity)
  const stated = { ...said, confidence }
  // What held before anything was said of its columns may have carried any.
  const isEarlier = said.validFrom !== null && said.validFrom < since
  const shape = { ...wholes, layer: 'WHOLE', isImplied: false, statesColumns: columns.length > 0 } as const
  if (columns.length === 0 || !isEarlier) return stateEdge(ledger, writer, shape, stated, by)
  stateEdge(ledger, writer, { ...shape, statesColumns: false }, stated, by)
  return stateEdge(ledger, writer, shape, { ...stated, validFrom: since }, by)
}

/** Brings the edge between the whole things to what one of columns, that was just said, implies. */
export function coverColumn(
  ledger: Ledger,
  writer: Writer,
  wholes: Wholes,
  column: EdgeVersion,
  said: ManualStatement,
  by: Voucher,
): void {
  const open = writer.edges.get(edgeKey(wholes.from, wholes.to))
  const known = open === undefined ? null : manualDetailOf(open)
  const isImplied = known === null || known.isImplied === true
  const { reason, expiresAfter } = isImplied ? said : known
  const confidence = Math.max(column.confidence, open?.confidence ?? 0)
  const isAsSure = (open?.confidence ?? 0) >= column.confidence
  const isCovered = open?.statesColumns === true && open.validFrom <= column.validFrom && isAsSure
  const shape = { ...wholes, layer: 'WHOLE', statesColumns: true, isImplied } as const
  stateEdge(
    ledger,
    writer,
    shape,
    { reason, expiresAfter, confidence, validFrom: isCovered ? null : column.validFrom },
    by,
  )
}

/**
 * After columns were ended: where none is left, the edge between their whole things says nothing of columns any more, or
 * ends with the last of them when nobody entered it itself.
 */
export async function settleWholes(
  ledger: Ledger,
  writer: Writer,
  pairs: Iterable<Wholes>,
  by: Voucher,
): Promise<void> {
  const columns = columnsByWholes(ledger, writer)
  for (const wholes of pairs) {
    const open = writer.edges.get(edgeKey(wholes.from, wholes.to))
    if (open === undefined || !open.statesColumns || columns.has(edgeKey(wholes.from, wholes.to))) continue
    const known = manualDetailOf(open)
    if (known === null) continue
    const endedAt = await lastEndOfColumns(ledger, writer, wholes)
    if (known.isImplied) {
      endEdge(ledger, writer, open, endedAt, by)
      continue
    }
    const { reason, expiresAfter } = known
    const shape = { ...wholes, layer: 'WHOLE', statesColumns: false, isImplied: false } as const
    stateEdge(ledger, writer, shape, { reason, expiresAfter, confidence: open.confidence, validFrom: endedAt }, by)
  }
}

/** The latest moment at which an edge between columns of the two ended, in this commit or before. */
async function lastEndOfColumns(ledger: Ledger, writer: Writer, { from, to }: Wholes): Promise<Instant> {
  const view = { ...currentView, writers: [writer.key], layer: 'COLUMN' } as const
  const sources = [...ledger.columnsOf(from).values()].map(ledger.final)
  const stored = [...(await ledger.store.edgesEver(sources, 'DOWNSTREAM', view)).values()].flat()
  const justNow = ledger.pasts().filter((edge) => edge.writer === writer.key && edge.layer === 'COLUMN')
  let latest = -Infinity
  for (const edge of [...stored, ...justNow]) {
    const isOfThese = ledger.wholeOf(edge.from) === from && ledger.wholeOf(edge.to) === to
    if (isOfThese && edge.validTo !== null) latest = Math.max(latest, edge.validTo)
  }
  return latest === -Infinity ? ledger.recordedAt : latest
}
