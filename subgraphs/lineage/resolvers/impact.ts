import type { Context } from '../context.ts'
import type { ImpactResolvers, ImpactRowResolvers } from '../generated/resolver-types.ts'
import { type Coverage, coverageOf, reachedPage } from '../reads/impact.ts'
import { ownerOfPlace } from '../reads/places.ts'
import type { Reached } from '../reads/reached.ts'
import { availabilityOf, lastKnownAt, promisesOf } from '../reads/row-facts.ts'
import { staleSinceOf } from '../reads/staleness.ts'
import { evidenceLevel } from '../reads/way-edges.ts'
import { placesOnWay } from '../reads/way-places.ts'
import { readFirst } from './arguments.ts'
import { pageInfoOf } from './lists.ts'
import { dateTime } from './nodes.ts'

export const impact: ImpactResolvers = {
  total: async ({ totals }) => (await totals()).total,
  byDistance: async ({ totals }) => (await totals()).byDistance,
  byDomain: async ({ totals }) => (await totals()).byDomain,
  byOwner: async ({ totals }) => (await totals()).byOwner,
  byKind: async ({ totals }) => (await totals()).byKind,
  byPrecision: async ({ totals }) => (await totals()).byPrecision,
  complete: (reached, _, context) => coverage(reached, context).complete,
  depthReached: ({ depthReached }) => depthReached,
  unreachableDomains: (reached, _, context) => coverage(reached, context).unreachableDomains,
  attributesAsOf: (reached, _, context) => dateTime(coverage(reached, context).attributesAsOf),
  async rows(present, { first, after }, context) {
    const { page, reached } = await reachedPage(context.reader(), present, readFirst(first), after ?? null)
    return {
      edges: page.rows.map((entry) => ({
        get cursor() {
          return entry.cursor
        },
        node: { reached, row: entry.row },
      })),
      pageInfo: pageInfoOf(page),
    }
  },
}

function coverage(reached: Reached, context: Context): Coverage {
  return coverageOf(reached, context.reader().staleBefore(reached.snapshot))
}

export const impactRow: ImpactRowResolvers = {
  distance: ({ row }) => row.distance,
  precision: ({ row }) => row.precision,
  columns: ({ reached, row }) => reached.columnsOf(row),
  node: ({ reached: { snapshot, question }, row }) => ({
    snapshot,
    place: row,
    level: question.level,
    distance: row.distance,
  }),
  async path(parent) {
    const { reached, row } = parent
    const { snapshot, question } = reached
    const { nodes } = await reached.wayTo(row)
    const { level } = question
    return placesOnWay(snapshot, question, row, nodes).map((passed) => ({ snapshot, level, ...passed }))
  },
  lowestConfidence: async ({ reached, row }) => (await reached.wayTo(row)).lowestConfidence,
  availability: ({ reached: { snapshot }, row }) => availabilityOf(snapshot, row),
  lastKnownAt: ({ reached: { snapshot }, row }) => dateTime(lastKnownAt(snapshot, row)),
  owner({ reached: { snapshot }, row }) {
    const name = ownerOfPlace(snapshot, row)
    return name === null ? null : { name, email: null, members: null }
  },
  serviceLevels: ({ reached: { snapshot }, row }) => promisesOf(snapshot, row),
  methods: async ({ reached, row }) => [...new Set((await reached.edgesTo(row)).map(({ method }) => method))].sort(),
  async evidence({ reached, row }) {
    const { snapshot, question } = reached
    const level = evidenceLevel(question)
    return (await reached.edgesTo(row)).map((edge) => ({ snapshot, level, edge }))
  },
  staleSince: async ({ reached, row }, _, context) =>
    dateTime(await staleSinceOf(context.reader(), reached.snapshot, await reached.edgesTo(row))),
}
