import { durationSeconds } from '../../../platform/duration.ts'
import { parsePersonId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { LineageEdgeResolvers, ReaderResolvers } from '../generated/resolver-types.ts'
import { type ManualDetail, manualDetailOf } from '../ledger/manual/manual-detail.ts'
import { columnsRead } from '../reads/columns/columns-read.ts'
import { lastRunOf } from '../reads/edge-list.ts'
import { type PlaceEdge, validToOf } from '../reads/graph-edges.ts'
import { type Standing, standingOf } from '../reads/staleness.ts'
import { dateTime } from './nodes.ts'
import type { EdgeParent } from './parents.ts'

/** Who says an edge, by what right, and when it was last seen: the fields that an edge and a reader share. */
const shared = {
  method: ({ edge }: EdgeParent) => edge.method,
  writer: async ({ edge }: EdgeParent, _: object, context: Context) =>
    (await context.reader().writer(edge.writer))?.id ?? `writer ${edge.writer}`,
  async job({ edge }: EdgeParent, _: object, context: Context) {
    const writer = await context.reader().writer(edge.writer)
    return writer?.kind === 'JOB' ? { id: writer.id } : null
  },
  firstSeenAt: ({ edge }: EdgeParent) => dateTime(edge.firstSeenAt),
  lastSeenAt: async (parent: EdgeParent, _: object, context: Context) =>
    dateTime((await standing(parent, context)).lastSeenAt),
  stale: async (parent: EdgeParent, _: object, context: Context) =>
    (await standing(parent, context)).staleSince !== null,
  staleSince: async (parent: EdgeParent, _: object, context: Context) =>
    dateTime((await standing(parent, context)).staleSince),
}

export const edgeProvenance: LineageEdgeResolvers = {
  ...shared,
  lastRun: ({ edge }) => lastRunOf(edge),
  statesColumns: ({ edge }) => edge.versions.every(({ layer, statesColumns }) => layer === 'COLUMN' || statesColumns),
  async author({ edge }, _, context) {
    const writer = await context.reader().writer(edge.writer)
    return writer?.kind === 'PERSON' ? parsePersonId(writer.id).name : null
  },
  reason: ({ edge }) => saidOf(edge)?.reason ?? null,
  vouchedBy: ({ edge }) => saidOf(edge)?.by ?? null,
  endedBy: ({ edge }) => (validToOf(edge) === null ? null : (saidOf(edge)?.endedBy ?? null)),
  expiresAfter: async (parent, _, context) => (await standing(parent, context)).expiresAfter,
  async expiresAfterSeconds(parent, _, context) {
    const { expiresAfter } = await standing(parent, context)
    return expiresAfter === null ? null : durationSeconds(expiresAfter)
  },
}

export const reader: ReaderResolvers = {
  ...shared,
  node: ({ snapshot, level, edge }) => ({ snapshot, level, place: edge.to, distance: null }),
  columns: ({ snapshot, edge }, _, context) => columnsRead(context.reader(), snapshot, edge),
}

function standing({ snapshot, edge }: EdgeParent, context: Context): Promise<Standing> {
  return standingOf(context.reader(), snapshot, edge)
}

/** What the surest of its datasets' edges says, of several the one entered last. */
function saidOf({ versions }: PlaceEdge): ManualDetail | null {
  const surest = versions.reduce((a, b) =>
    b.confidence > a.confidence || (b.confidence === a.confidence && b.recordedFrom > a.recordedFrom) ? b : a,
  )
  return manualDetailOf(surest)
}
