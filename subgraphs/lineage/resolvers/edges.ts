import { invalidInput } from '../../../platform/errors.ts'
import type { Context } from '../context.ts'
import type {
  EdgeFilter,
  Level,
  LineageEdgeConnectionResolvers,
  OutputPortReadersArgs,
  QueryResolvers,
  ReaderConnectionResolvers,
} from '../generated/resolver-types.ts'
import { type EdgeChoice, type EdgeList, type EdgeListLevel, everyEdge, listEdges } from '../reads/edge-list.ts'
import { parseRunChoice } from '../reads/run-choice.ts'
import { isOfColumn, parseSubject, type SubjectId } from '../reads/subject.ts'
import type { Direction } from '../stores/store.ts'
import { listOf, onlyColumns, readConfidence, readFirst, readInstant, readTime } from './arguments.ts'
import type { EdgeListParent, EdgeParent, EntityParent } from './parents.ts'
import { requireSubject } from './subjects.ts'

export const edges: NonNullable<QueryResolvers['edges']> = async (_, args, context) => {
  const id = parseSubject(args.of, 'of')
  const level = readEdgeLevel(id, args.level)
  const choice = readChoice(args.filter)
  const first = readFirst(args.first)
  const reader = context.reader()
  const snapshot = await reader.at(readTime(args))
  const subject = await requireSubject(reader, id, snapshot)
  const direction = args.direction ?? 'DOWNSTREAM'
  const question = { subject, direction, choice, level, onlyToOthers: false }
  return listEdges(reader, snapshot, question, first, args.after ?? null)
}

/** `readers` of a thing that holds data, `reads` of a consumer; null when lineage does not know it. */
export function edgesField(direction: Direction) {
  return async (
    { id }: EntityParent,
    args: Partial<OutputPortReadersArgs>,
    context: Context,
  ): Promise<EdgeList | null> => {
    const first = readFirst(args.first)
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const subject = await reader.subject(parseSubject(id, 'id'), snapshot)
    if (subject === null) return null
    const question = { subject, direction, choice: everyEdge, level: 'PORT', onlyToOthers: true } as const
    return listEdges(reader, snapshot, question, first, args.after ?? null)
  }
}

const connection = {
  edges: ({ snapshot, level, edges: found }: EdgeListParent) =>
    found.map(({ edge, cursor }) => ({ cursor, node: { snapshot, level, edge } satisfies EdgeParent })),
  pageInfo: ({ edges: found, hasNextPage, hasPreviousPage }: EdgeListParent) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: found[0]?.cursor ?? null,
    endCursor: found.at(-1)?.cursor ?? null,
  }),
  totalCount: async ({ counts }: EdgeListParent) => (await counts()).total,
  staleCount: async ({ counts }: EdgeListParent) => (await counts()).stale,
}

export const lineageEdgeConnection: LineageEdgeConnectionResolvers = connection
export const readerConnection: ReaderConnectionResolvers = connection

/** @throws ClientError `BAD_USER_INPUT` */
function readEdgeLevel(of: SubjectId, level: Level | null | undefined): EdgeListLevel {
  const wanted = level ?? (isOfColumn(of) ? 'COLUMN' : 'PORT')
  if (wanted === 'COLUMN') return wanted
  if (isOfColumn(of)) throw onlyColumns(wanted)
  if (wanted === 'PORT') return wanted
  throw invalidInput({ argument: 'level', expected: 'PORT or COLUMN', received: wanted })
}

function readChoice(filter: EdgeFilter | null | undefined): EdgeChoice {
  const { methods, writers, producers, minConfidence, seenSince, seenBefore, stale, runs } = filter ?? {}
  return {
    methods: listOf(methods),
    writers: listOf(writers),
    producers: listOf(producers),
    minConfidence: readConfidence(minConfidence, 'filter.minConfidence'),
    seenSince: readInstant(seenSince),
    seenBefore: readInstant(seenBefore),
    stale: stale ?? null,
    runs: listOf(runs?.map((run) => parseRunChoice(run, 'filter.runs'))),
  }
}
