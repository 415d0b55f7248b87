import type { ImpactResolvers, ImpactRowResolvers } from '../generated/resolver-types.ts'
import { coverageOf, reachedPage } from '../reads/impact.ts'
import { domainOfPlace, type Place, placeName, placesOf } from '../reads/places.ts'
import { isOwnPlace } from '../reads/subject.ts'
import type { NodeKey } from '../stores/store.ts'
import { readFirst } from './arguments.ts'
import { pageInfoOf } from './lists.ts'
import { availabilityOf, dateTime } from './nodes.ts'
import type { ImpactRowParent, NodeParent } from './parents.ts'

export const impact: ImpactResolvers = {
  total: async ({ totals }) => (await totals()).total,
  byDistance: async ({ totals }) => (await totals()).byDistance,
  byDomain: async ({ totals }) => (await totals()).byDomain,
  byOwner: async ({ totals }) => (await totals()).byOwner,
  byKind: async ({ totals }) => (await totals()).byKind,
  complete: (reached, _, context) => coverageOf(reached, context.reader().staleBefore).complete,
  depthReached: ({ closure }) => closure.levels.length,
  unreachableDomains: (reached, _, context) => coverageOf(reached, context.reader().staleBefore).unreachableDomains,
  attributesAsOf: (reached, _, context) => dateTime(coverageOf(reached, context.reader().staleBefore).attributesAsOf),
  async rows(present, { first, after }, context) {
    const { page, reached } = await reachedPage(context.reader(), present, readFirst(first), after ?? null)
    return {
      edges: page.rows.map(({ row, cursor }) => ({ cursor, node: { reached, row } })),
      pageInfo: pageInfoOf(page),
    }
  },
}

export const impactRow: ImpactRowResolvers = {
  distance: ({ row }) => row.distance,
  node: ({ reached: { snapshot, question }, row }) => ({
    snapshot,
    place: row,
    level: question.level,
    distance: row.distance,
  }),
  async path(parent) {
    const { nodes } = await parent.reached.wayTo(parent.row)
    return placesOnWay(parent, nodes)
  },
  lowestConfidence: async ({ reached, row }) => (await reached.wayTo(row)).lowestConfidence,
  availability: ({ reached: { snapshot }, row }) => availabilityOf(snapshot.copy, row),
  lastKnownAt({ reached: { snapshot }, row }) {
    const domain = domainOfPlace(snapshot.copy, row)
    return dateTime(domain === null ? null : (snapshot.copy.domains[domain]?.harvestedAt ?? null))
  },
}

/** The way as its level shows it: a place that several hops stay in is passed once, and what does not show is passed over. */
function placesOnWay({ reached, row }: ImpactRowParent, nodes: readonly NodeKey[]): NodeParent[] {
  const { snapshot, question } = reached
  const { level, subject } = question
  const shown: NodeParent[] = []
  for (const [distance, node] of nodes.entries()) {
    const places = placesOf(snapshot, node, level)
    const place =
      distance === nodes.length - 1
        ? row
        : distance === 0
          ? (places.find((own) => isOwnPlace(subject, own)) ?? places[0] ?? itself(snapshot, node))
          : places[0]
    if (place === null || place === undefined) continue
    const before = shown.at(-1)
    if (before === undefined || placeName(before.place) !== placeName(place)) {
      shown.push({ snapshot, place, level, distance })
    }
  }
  return shown
}

/** What was asked about is on the way also where its kind is not shown. */
function itself({ directory }: NodeParent['snapshot'], node: NodeKey): Place | null {
  const kind = directory.typeOf(node)
  return kind === 'PRODUCT' ? null : { kind, index: node }
}
