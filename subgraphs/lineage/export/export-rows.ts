import { domainOfPlace, idOfPlace, labelOfPlace, ownerOfPlace } from '../reads/places.ts'
import type { Reached } from '../reads/reached.ts'
import type { Reader } from '../reads/reader.ts'
import { availabilityOf, lastKnownAt, productFacts } from '../reads/row-facts.ts'
import type { Row } from '../reads/rows.ts'
import { placesOnWay } from '../reads/way-places.ts'
import type { ExportRow } from './export-row.ts'
import { sortedInTurns } from './sorted-in-turns.ts'

/** Rows whose ways are looked for together, and which are written in one piece. */
const BATCH = 500

/** Every row of an impact, nearest first, then by id, in batches; what follows is worked out while a batch is being sent. */
export async function* exportRows(
  { breathe }: Reader,
  reached: Reached,
  { withPaths }: { readonly withPaths: boolean },
): AsyncGenerator<readonly ExportRow[]> {
  const { snapshot, rolled } = reached
  for (const rows of rolled.byDistance) {
    const named = Array.from(rows, (row) => ({ row, id: idOfPlace(snapshot, row) }))
    const sorted = await sortedInTurns(named, (a, b) => (a.id < b.id ? -1 : 1), breathe)
    for (let start = 0; start < sorted.length; start += BATCH) {
      const batch = sorted.slice(start, start + BATCH)
      yield await Promise.all(batch.map(({ row, id }) => exportRow(reached, row, id, withPaths)))
      await breathe()
    }
  }
}

async function exportRow(reached: Reached, row: Row, id: string, withPaths: boolean): Promise<ExportRow> {
  const { snapshot, question } = reached
  const product = productFacts(snapshot, row)
  const heardAt = lastKnownAt(snapshot, row)
  const facts = {
    id,
    kind: row.kind,
    label: labelOfPlace(snapshot, row),
    distance: row.distance,
    precision: row.precision,
    domain: snapshot.copy.domains[domainOfPlace(snapshot, row) ?? -1]?.id ?? null,
    product: product?.id ?? null,
    owner: ownerOfPlace(snapshot, row),
    status: product?.status ?? null,
    availability: availabilityOf(snapshot, row),
    lastKnownAt: heardAt === null ? null : new Date(heardAt).toISOString(),
  }
  if (!withPaths) return facts
  const [{ nodes, lowestConfidence }, columns] = await Promise.all([reached.wayTo(row), reached.columnsOf(row)])
  const path = placesOnWay(snapshot, question, row, nodes).map(({ place }) => idOfPlace(snapshot, place))
  return { ...facts, lowestConfidence, path, columns }
}
