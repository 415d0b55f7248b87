import { placeName } from '../place.ts'
import type { ChosenQuestion } from '../question.ts'
import type { Walked } from '../reached.ts'
import type { Reader } from '../reader.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import type { ColumnReach } from './column-reach.ts'
import { columnsByPlace, rollUpColumnsTo, rollUpToColumns, wholesReached } from './column-roll-up.ts'
import { columnStartOf } from './column-subject.ts'
import { walkColumns } from './column-walk.ts'
import { createColumnWays } from './column-ways.ts'

/** What the columns of a question's subject reach, whatever the level. */
export async function columnReachOf(
  reader: Reader,
  snapshot: Snapshot,
  question: ChosenQuestion,
): Promise<ColumnReach> {
  return walkColumns(reader, snapshot, await columnStartOf(snapshot, question.subject), question)
}

function depthOf({ columns, closure }: ColumnReach): number {
  let deepest = closure.levels.length
  for (const { distance } of columns.values()) deepest = Math.max(deepest, distance)
  return deepest
}

/** Everything reached where columns are asked about, or rows are columns. */
export async function reachColumns(reader: Reader, snapshot: Snapshot, question: ChosenQuestion): Promise<Walked> {
  const { subject, direction, level, edges, rows: filter, withDatasets } = question
  const { store, breathe } = reader
  const reach = await columnReachOf(reader, snapshot, question)
  const options = { subject, filter, withDatasets, breathe }
  const rolled =
    level === 'COLUMN'
      ? await rollUpToColumns(snapshot, reach, options)
      : await rollUpColumnsTo(snapshot, level, reach, options)
  const start = await columnStartOf(snapshot, subject)
  const ways = createColumnWays({ store, snapshot, start, reach, direction, view: viewOf(snapshot, edges) })
  const columns = level === 'COLUMN' ? null : columnsByPlace(snapshot, reach, level)
  return {
    closure: { ...wholesReached(snapshot, reach), more: reach.more },
    rolled,
    depthReached: depthOf(reach),
    reach,
    wayTo: ways.wayTo,
    columnsOf: async (row) =>
      columns === null
        ? row.kind === 'COLUMN'
          ? [snapshot.columns.at(row.index).id]
          : []
        : (columns.get(placeName(row)) ?? []),
  }
}
