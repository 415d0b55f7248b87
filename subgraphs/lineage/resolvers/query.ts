import { pageSize } from '../../../platform/page.ts'
import { parseDatasetId } from '../../../schema/ids.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { graphAround } from '../reads/graph.ts'
import { reach } from '../reads/impact.ts'
import { shortestPaths } from '../reads/shortest-paths.ts'
import { parseSubject } from '../reads/subject.ts'
import { readDepth, readFilter, readLevel, readTime } from './arguments.ts'
import { consumerById, consumers } from './consumers.ts'
import { dependencies } from './dependencies.ts'
import { lineageDiffField } from './diff.ts'
import { edges } from './edges.ts'
import { reconciliationOf } from './findings.ts'
import { jobQueries } from './jobs.ts'
import { leadTimeQuery } from './lead-time.ts'
import { lineageNodesField } from './lineage-nodes.ts'
import { requireSubject } from './subjects.ts'

export const query: QueryResolvers = {
  async impact(_, args, context, info) {
    const id = parseSubject(args.of, 'of')
    const level = readLevel(args.level)
    const { rows, edges } = readFilter(args.filter)
    const depth = readDepth(args.depth, context, info)
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const subject = await requireSubject(reader, id, snapshot)
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
  },

  async lineage(_, args, context, info) {
    const id = parseSubject(args.of, 'of')
    const level = readLevel(args.level)
    const depth = readDepth(args.depth ?? 1, context, info)
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const subject = await requireSubject(reader, id, snapshot)
    const graph = await graphAround(
      reader,
      snapshot,
      subject,
      args.direction ?? 'DOWNSTREAM',
      depth,
      level,
      args.includeIndirect ?? false,
    )
    const { truncated, depthReached } = graph
    return {
      nodes: graph.nodes.map(({ place, distance }) => ({ snapshot, place, level, distance })),
      edges: graph.edges.map((edge) => ({ snapshot, level, edge })),
      truncated,
      depthReached,
    }
  },

  async paths(_, args, context) {
    const from = parseSubject(args.from, 'from')
    const to = parseSubject(args.to, 'to')
    const first = pageSize(args.first, { fallback: 5, max: 20 })
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const ends = [requireSubject(reader, from, snapshot), requireSubject(reader, to, snapshot)] as const
    const [start, end] = await Promise.all(ends)
    const paths = await shortestPaths(reader, snapshot, start, end, first)
    const level = start.columns === null && end.columns === null ? 'PORT' : 'COLUMN'
    return paths.map(({ places, edges }) => ({
      nodes: places.map((place) => ({ snapshot, place, level, distance: null })),
      edges: edges.map((edge) => ({ snapshot, level, edge })),
    }))
  },

  lineageNodes: lineageNodesField,
  lineageDiff: lineageDiffField,

  async dataset(_, { id }, context) {
    const subject = await context.reader().subject(parseDatasetId(id))
    return subject === null ? null : { id: subject.id }
  },

  ...jobQueries,
  leadTime: leadTimeQuery,

  edges,
  consumer: consumerById,
  consumers,

  domainDependencies: dependencies,

  reconciliation: (_, args, context) => reconciliationOf({ kind: 'MESH' }, args, context),
}
