import type { NodeKey } from '../../stores/store.ts'
import { createGroups, type Group } from '../edge-groups.ts'
import type { Place } from '../place.ts'
import { idOfPlace, placesOf } from '../places.ts'
import type { Reader, Walk } from '../reader.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import { isOwnPlace, type Subject } from '../subject.ts'
import { columnStartOf } from './column-subject.ts'

/** Start nodes whose neighbours are asked for together. */
const STARTS = 500

/**
 * As `groupsAround`, along the edges that are stated of columns: from the columns asked about and no others, or from all
 * columns of what is asked about and from its datasets where one is all that was stated.
 */
export async function groupsAroundColumns(
  { store, breathe }: Reader,
  snapshot: Snapshot,
  subject: Subject,
  { direction, filter }: Walk,
): Promise<Group[]> {
  const groups = createGroups()
  const view = viewOf(snapshot, filter, 'COLUMN')
  const { columns, wholes } = await columnStartOf(snapshot, subject)
  const starts = [...columns, ...wholes]
  let seen = 0
  for (let at = 0; at < starts.length; at += STARTS) {
    for (const [start, hops] of await store.hops(starts.slice(at, at + STARTS), direction, view)) {
      const here = ownPlacesOf(snapshot, subject, start).map(groups.near)
      for (const { key: end } of hops) {
        if (++seen % 1_024 === 0) await breathe()
        for (const far of placesOf(snapshot, end, 'COLUMN')) groups.join(here, far, start, end)
      }
    }
    await breathe()
  }
  return groups.all()
}

/** Where a start shows: as the column asked about where it is that, else wherever what is asked about has it. */
function ownPlacesOf(snapshot: Snapshot, subject: Subject, start: NodeKey): readonly Place[] {
  const places = placesOf(snapshot, start, 'COLUMN')
  if (subject.columns !== null) {
    const own = new Set(subject.columns.own.map(({ id }) => id))
    const itself = places.filter((place) => own.has(idOfPlace(snapshot, place)))
    return itself.length > 0 ? itself : places
  }
  return places.filter((place) => {
    if (place.kind !== 'COLUMN') return isOwnPlace(subject, place)
    const { port, dataset } = snapshot.columns.at(place.index)
    return port === null ? subject.nodes.has(dataset) : subject.ports.has(port)
  })
}
