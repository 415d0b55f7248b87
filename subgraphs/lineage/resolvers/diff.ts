import type { GraphQLResolveInfo } from 'graphql'
import { invalidInput } from '../../../platform/errors.ts'
import type { Context } from '../context.ts'
import type { LineageChangeResolvers, LineageDiffResolvers, QueryLineageDiffArgs } from '../generated/resolver-types.ts'
import { diffOf } from '../reads/diff/diff.ts'
import { isOfColumn, parseSubject } from '../reads/subject.ts'
import { onlyColumns, readDepth, readFirst, readInstant } from './arguments.ts'
import { dateTime } from './nodes.ts'
import type { ChangeParent, DiffParent, EdgeParent } from './parents.ts'
import { unknownSubject } from './subjects.ts'

export async function lineageDiffField(
  _: unknown,
  args: QueryLineageDiffArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DiffParent> {
  const of = parseSubject(args.of, 'of')
  const from = Date.parse(args.from)
  const to = readInstant(args.to)
  if (to !== null && to < from) {
    throw invalidInput({ argument: 'to', expected: `a moment not before ${args.from}`, received: args.to })
  }
  const level = args.level ?? (isOfColumn(of) ? 'COLUMN' : 'PORT')
  if (isOfColumn(of) && level !== 'COLUMN') throw onlyColumns(level)
  const depth = readDepth(args.depth, context, info)
  const direction = args.direction ?? 'DOWNSTREAM'
  const question = { of, from, to, direction, depth, level, basis: args.basis ?? 'VALID' }
  const diff = await diffOf(context.reader(), question, readFirst(args.first), args.after ?? null)
  if (diff === null) throw unknownSubject(of)
  return diff
}

export const lineageDiff: LineageDiffResolvers = {
  from: ({ question }) => new Date(question.from).toISOString(),
  to: ({ question }) => dateTime(question.to),
  basis: ({ question }) => question.basis,
  added: ({ counts }) => counts.ADDED,
  removed: ({ counts }) => counts.REMOVED,
  changed: ({ counts }) => counts.CHANGED,
  complete: ({ complete }) => complete,
  changes: (diff) => ({
    edges: diff.page.rows.map(({ change, cursor }) => ({ cursor, node: { diff, change } })),
    pageInfo: {
      hasNextPage: diff.page.hasNextPage,
      hasPreviousPage: diff.page.hasPreviousPage,
      startCursor: diff.page.rows[0]?.cursor ?? null,
      endCursor: diff.page.rows.at(-1)?.cursor ?? null,
    },
  }),
}

export const lineageChange: LineageChangeResolvers = {
  kind: ({ change }) => change.kind,
  before: ({ diff, change }) => edgeParent(diff, 'before', change.before),
  after: ({ diff, change }) => edgeParent(diff, 'after', change.after),
  fields: ({ change }) => change.fields,
  cause: async ({ diff, change }) => (await diff.explain(change)).cause,
  writer: async (parent, _, context) => (await writerOf(parent, context))?.id ?? `writer ${edgeOf(parent).writer}`,
  async job(parent, _, context) {
    const writer = await writerOf(parent, context)
    return writer?.kind === 'JOB' ? { id: writer.id } : null
  },
  at: async ({ diff, change }) => dateTime((await diff.explain(change)).at),
  runId: async ({ diff, change }) => (await diff.explain(change)).runId,
}

const edgeOf = ({ change }: ChangeParent) => change.after ?? change.before

const writerOf = (parent: ChangeParent, context: Context) => context.reader().writer(edgeOf(parent).writer)

function edgeParent(
  { sides, question }: DiffParent,
  side: 'before' | 'after',
  edge: EdgeParent['edge'] | null,
): EdgeParent | null {
  return edge === null ? null : { snapshot: sides[side], level: question.level, edge }
}
