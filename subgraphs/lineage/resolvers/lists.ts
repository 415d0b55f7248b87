import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import type {
  DataProductImpactArgs,
  DataProductUpstreamArgs,
  LineageConnectionResolvers,
} from '../generated/resolver-types.ts'
import { reach, reachedPage } from '../reads/impact.ts'
import type { RollUpLevel } from '../reads/places.ts'
import { listQuestion } from '../reads/question.ts'
import { parseSubject } from '../reads/subject.ts'
import type { Direction } from '../stores/store.ts'
import { readDepth, readFilter, readFirst, readLevel, readTime } from './arguments.ts'
import type { EntityParent, ImpactParent, ListParent } from './parents.ts'

/** `upstream` and `downstream` of an entity; null when lineage does not know it. */
export function listField(direction: Direction, level: RollUpLevel) {
  return async (
    { id }: EntityParent,
    args: Partial<DataProductUpstreamArgs>,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<ListParent | null> => {
    const first = readFirst(args.first)
    const depth = readDepth(args.depth, context, info)
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const subject = await reader.subject(parseSubject(id, 'id'), snapshot)
    if (subject === null) return null
    const reached = await reach(reader, snapshot, listQuestion(subject, direction, depth, level))
    return reachedPage(reader, reached, first, args.after ?? null)
  }
}

/** `impact` of an entity; null when lineage does not know it. */
export async function impactField(
  { id }: EntityParent,
  args: Partial<DataProductImpactArgs>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ImpactParent | null> {
  const level = readLevel(args.level)
  const { rows, edges } = readFilter(args.filter)
  const depth = readDepth(args.depth, context, info)
  const reader = context.reader()
  const snapshot = await reader.at(readTime(args))
  const subject = await reader.subject(parseSubject(id, 'id'), snapshot)
  if (subject === null) return null
  const direction = args.direction ?? 'DOWNSTREAM'
  return reach(reader, snapshot, {
    subject,
    direction,
    depth,
    level,
    includeIndirect: args.includeIndirect ?? false,
    rows,
    edges,
    withDatasets: false,
    withCoverage: true,
  })
}

export const lineageConnection: LineageConnectionResolvers = {
  edges: ({ reached: { snapshot, question }, page }) =>
    page.rows.map((entry) => ({
      get cursor() {
        return entry.cursor
      },
      distance: entry.row.distance,
      node: { snapshot, place: entry.row, level: question.level, distance: entry.row.distance },
    })),
  pageInfo: ({ page }) => pageInfoOf(page),
  /** Datasets that stand beside products are listed, and are no products. */
  totalCount({ reached: { rolled, question } }) {
    let total = 0
    for (const rows of rolled.byDistance) {
      for (let i = 0; i < rows.length; i++) if (question.level !== 'PRODUCT' || rows.kindAt(i) !== 'DATASET') total++
    }
    return total
  },
}

type Bounds = {
  readonly rows: readonly { readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export function pageInfoOf({ rows, hasNextPage, hasPreviousPage }: Bounds) {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: rows[0]?.cursor ?? null,
    endCursor: rows.at(-1)?.cursor ?? null,
  }
}
