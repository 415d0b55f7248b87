import type { Direction, NodeKey } from '../stores/store.ts'
import { type Place, type PlaceKind, placeName } from './place.ts'
import { placesOf } from './places.ts'
import type { Reader, Walk } from './reader.ts'
import type { Snapshot } from './snapshot.ts'
import { isOwnPlace, type Subject, subjectOfNode } from './subject.ts'

export { pairName } from '../stores/pair-name.ts'

/** Two places, and the pairs of their datasets that an edge joins: the near one, the far one, and so on. */
export type Group = { readonly near: Place; readonly far: Place; readonly keys: NodeKey[] }
export type Pair = { readonly from: NodeKey; readonly to: NodeKey }

/** Start nodes whose neighbours are asked for together. */
const STARTS = 500

/**
 * The places one hop from a subject, each with the place of the subject's own that it is joined with. `onlyToOthers`: what
 * leads out of the subject alone, and as one place of its own, whichever ports hold the dataset.
 */
export async function groupsAround(
  reader: Reader,
  snapshot: Snapshot,
  subject: Subject,
  walk: Walk,
  onlyToOthers: boolean,
): Promise<Group[]> {
  const groups = createGroups()
  let seen = 0
  for (let at = 0; at < subject.start.length; at += STARTS) {
    const starts = subject.start.slice(at, at + STARTS)
    const closures = await Promise.all(
      starts.map((start) => reader.closure(snapshot, subjectOfNode(snapshot, start), walk)),
    )
    for (const [i, start] of starts.entries()) {
      const own = placesOf(snapshot, start, 'PORT').filter((place) => isOwnPlace(subject, place))
      const here = (onlyToOthers ? own.slice(0, 1) : own).map(groups.near)
      for (const end of closures[i]?.levels[0] ?? []) {
        if (++seen % 1_024 === 0) await reader.breathe()
        for (const far of placesOf(snapshot, end, 'PORT')) {
          if (onlyToOthers && (end === start || isOwnPlace(subject, far))) continue
          groups.join(here, far, start, end)
        }
      }
    }
  }
  return groups.all()
}

type Near = { readonly near: Place; readonly number: number }

export type Groups = {
  readonly near: (place: Place) => Near
  /** That an edge leads from a node that shows at these places to one that shows at `far`. */
  readonly join: (near: readonly Near[], far: Place, start: NodeKey, end: NodeKey) => void
  readonly all: () => Group[]
}

/** Groups while they are gathered: by numbers, not by names, since a hub may have a million neighbours. */
export function createGroups(): Groups {
  const groups = new Map<number, Group>()
  const nearPlaces = new Map<string, number>()
  return {
    near(place) {
      const name = placeName(place)
      const number = nearPlaces.get(name) ?? nearPlaces.size
      nearPlaces.set(name, number)
      return { near: place, number }
    },
    join(here, far, start, end) {
      const farNumber = far.index * KINDS.length + KINDS.indexOf(far.kind)
      for (const { near, number } of here) {
        const name = number * 2 ** 32 + farNumber
        const group = groups.get(name)
        if (group) group.keys.push(start, end)
        else groups.set(name, { near, far, keys: [start, end] })
      }
    },
    all: () => [...groups.values()],
  }
}

const KINDS = ['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN', 'DATASET', 'CONSUMER'] as const satisfies readonly PlaceKind[]

export function pairsOf({ keys }: Group, direction: Direction): Pair[] {
  const pairs: Pair[] = []
  for (let i = 0; i + 1 < keys.length; i += 2) {
    const [near = 0, far = 0] = keys.slice(i, i + 2)
    pairs.push(direction === 'DOWNSTREAM' ? { from: near, to: far } : { from: far, to: near })
  }
  return pairs
}

export const endsOf = ({ near, far }: Group, direction: Direction): readonly [Place, Place] =>
  direction === 'DOWNSTREAM' ? [near, far] : [far, near]
