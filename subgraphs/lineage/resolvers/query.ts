import { pageSize } from '../../../platform/page.ts'
import { parseDatasetId, parseJobId } from '../../../schema/ids.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { graphAround } from '../reads/graph.ts'
import { reach } from '../reads/impact.ts'
import { shortestPaths } from '../reads/shortest-paths.ts'
import { parseSubject } from '../reads/subject.ts'
import { readDepth, readFilter, readLevel, refuseUnserved } from './arguments.ts'
import { reconciliationOf } from './findings.ts'
import { requireSubject } from './subjects.ts'

export const query: QueryResolvers = {
  async impact(_, args, context, info) {
    refuseUnserved(args)
    const id = parseSubject(args.of, 'of')
    const level = readLevel(args.level)
    const { rows, edges } = readFilter(args.filter)
    const depth = readDepth(args.depth, context, info)
    const reader = context.reader()
    const subject = await requireSubject(reader, id)
    const direction = args.direction ?? 'DOWNSTREAM'
    return reach(reader, reader.now, {
      subject,
      direction,
      depth,
      level,
      rows,
      edges,
      withDatasets: false,
      withCoverage: true,
    })
  },

  async lineage(_, args, context, info) {
    refuseUnserved(args)
    const id = parseSubject(args.of, 'of')
    const level = readLevel(args.level)
    const depth = readDepth(args.depth ?? 1, context, info)
    const reader = context.reader()
    const subject = await requireSubject(reader, id)
    const graph = await graphAround(reader, subject, args.direction ?? 'DOWNSTREAM', depth, level)
    const { snapshot, truncated, depthReached } = graph
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
    const [start, end] = await Promise.all([requireSubject(reader, from), requireSubject(reader, to)])
    const paths = await shortestPaths(reader, start, end, first)
    const level = 'PORT'
    const snapshot = reader.now
    return paths.map(({ places, edges }) => ({
      nodes: places.map((place) => ({ snapshot, place, level, distance: null })),
      edges: edges.map((edge) => ({ snapshot, level, edge })),
    }))
  },

  async dataset(_, { id }, context) {
    const subject = await context.reader().subject(parseDatasetId(id))
    return subject === null ? null : { id: subject.id }
  },

  async job(_, { id: text }, context) {
    const { id } = parseJobId(text)
    const found = await context.reader().store.writersById([id])
    return found.has(id) ? { id } : null
  },

  reconciliation: (_, args, context) => reconciliationOf({ kind: 'MESH' }, args, context),
}
