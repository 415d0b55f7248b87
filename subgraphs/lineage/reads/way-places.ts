import type { NodeKey } from '../stores/store.ts'
import { askedColumns } from './columns/column-graph.ts'
import { type Place, placeName } from './place.ts'
import { placesOf, type RollUpLevel } from './places.ts'
import type { Question } from './question.ts'
import type { Row } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import type { Subject } from './subject.ts'

/** A way to a row as its level shows it: a place that several hops stay in is passed once, and what does not show is passed over. */
export function placesOnWay(
  snapshot: Snapshot,
  { level, subject }: Pick<Question, 'level' | 'subject'>,
  row: Row,
  nodes: readonly NodeKey[],
): { readonly place: Place; readonly distance: number }[] {
  const shown: { place: Place; distance: number }[] = []
  for (const [distance, node] of nodes.entries()) {
    const places = placesOf(snapshot, node, level)
    const place =
      distance === nodes.length - 1
        ? row
        : distance === 0
          ? (startOf(snapshot, subject, level) ??
            places.find((own) => isOwn(subject, own)) ??
            places[0] ??
            itself(snapshot, node))
          : places[0]
    if (place === null || place === undefined) continue
    const before = shown.at(-1)
    if (before === undefined || placeName(before.place) !== placeName(place)) shown.push({ place, distance })
  }
  return shown
}

/** A column that is asked about is where its ways begin, whatever its datasets are called. */
function startOf(snapshot: Snapshot, subject: Subject, level: RollUpLevel): Place | undefined {
  return level === 'COLUMN' && subject.columns !== null ? askedColumns(snapshot, subject)[0] : undefined
}

function isOwn(subject: Subject, { kind, index }: Place): boolean {
  if (kind === 'PORT') return subject.ports.has(index)
  if (kind === 'PRODUCT') return subject.products.has(index)
  return kind === 'DOMAIN' ? subject.domains.has(index) : true
}

/** What was asked about is on the way also where its kind is not shown. */
function itself({ directory }: Snapshot, node: NodeKey): Place | null {
  const kind = directory.typeOf(node)
  return kind === 'PRODUCT' || kind === 'COLUMN' ? null : { kind, index: node }
}
