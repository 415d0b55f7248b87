import { parseId } from '../../../schema/ids.ts'
import type { Direction } from '../stores/store.ts'
import { subjectOfEntry } from './columns/column-subject.ts'
import { reach } from './impact.ts'
import type { Place } from './place.ts'
import { idOfPlace, type RollUpLevel } from './places.ts'
import { listQuestion } from './question.ts'
import type { Reader } from './reader.ts'
import type { Snapshot } from './snapshot.ts'
import { type Subject, subjectOfMesh, subjectOfNode } from './subject.ts'

/** How many nodes of the level lie one hop from a place, shown or not. All places of a request are counted in one walk. */
export async function countNeighbours(
  reader: Reader,
  snapshot: Snapshot,
  place: Place,
  level: RollUpLevel,
  direction: Direction,
): Promise<number> {
  const subject = await subjectOfPlace(reader, snapshot, place)
  if (subject === null) return 0
  const { rolled } = await reach(reader, snapshot, listQuestion(subject, direction, 1, level))
  return rolled.byDistance[0]?.length ?? 0
}

async function subjectOfPlace(reader: Reader, snapshot: Snapshot, place: Place): Promise<Subject | null> {
  if (place.kind === 'COLUMN') return subjectOfEntry(reader, snapshot, snapshot.columns.at(place.index))
  if (place.kind === 'DATASET' || place.kind === 'CONSUMER') return subjectOfNode(snapshot, place.index)
  const id = parseId(idOfPlace(snapshot, place))
  return id.kind === 'DOMAIN' || id.kind === 'PRODUCT' || id.kind === 'PORT' ? subjectOfMesh(snapshot, id) : null
}
