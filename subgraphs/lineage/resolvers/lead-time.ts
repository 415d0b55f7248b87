import { isoDuration } from '../../../platform/iso-duration.ts'
import { pageSize } from '../../../platform/page.ts'
import { parseProductId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type {
  DataProductResolvers,
  LeadTimeHopResolvers,
  LeadTimeResolvers,
  QueryResolvers,
} from '../generated/resolver-types.ts'
import { measure } from '../reads/lead-time/lead-time.ts'
import { percentile } from '../reads/lead-time/samples.ts'
import { findWay, sourceWays } from '../reads/lead-time/ways.ts'
import type { Place } from '../reads/place.ts'
import { placesOf } from '../reads/places.ts'
import type { Snapshot } from '../reads/snapshot.ts'
import { parseWhole, type Subject, type WholeId } from '../reads/subject.ts'
import type { NodeKey } from '../stores/store.ts'
import { dateTime } from './nodes.ts'
import type { LeadTimeHopParent, LeadTimeParent, NodeParent } from './parents.ts'
import { requireSubject } from './subjects.ts'

export const leadTimeQuery: NonNullable<QueryResolvers['leadTime']> = (_, { from, to }, context) =>
  leadTimeOf(from, to, context)

export async function leadTimeOf(start: string, end: string, context: Context): Promise<LeadTimeParent> {
  const [from, to] = [parseWhole(start, 'from'), parseWhole(end, 'to')]
  const reader = context.reader()
  const [source, target] = await Promise.all([
    requireSubject(reader, from, reader.now),
    requireSubject(reader, to, reader.now),
  ])
  const way = await findWay(reader, source, target)
  const measured = way === null ? { hops: [], samples: [], gap: 'NO_WAY' as const } : await measure(reader, way)
  const snapshot = reader.now
  return { snapshot, from: placeOf(snapshot, from, source), to: placeOf(snapshot, to, target), measured }
}

export const leadTimes: NonNullable<DataProductResolvers['leadTimes']> = async ({ id }, { first }, context) => {
  const most = pageSize(first, { fallback: 10, max: 50 })
  const reader = context.reader()
  const product = parseProductId(id)
  const subject = await reader.subject(product)
  if (subject === null) return null
  const snapshot = reader.now
  const to = placeOf(snapshot, product, subject)
  const ways = await sourceWays(reader, subject, most)
  return Promise.all(
    ways.map(async ({ product: index, nodes }): Promise<LeadTimeParent> => {
      return { snapshot, from: { kind: 'PRODUCT', index }, to, measured: await measure(reader, nodes) }
    }),
  )
}

export const leadTime: LeadTimeResolvers = {
  from: ({ snapshot, from }) => nodeOf(snapshot, from),
  to: ({ snapshot, to }) => nodeOf(snapshot, to),
  p50: (parent) => lengthOf(leadAt(parent, 0.5)),
  p50Seconds: (parent) => secondsOf(leadAt(parent, 0.5)),
  p95: (parent) => lengthOf(leadAt(parent, 0.95)),
  p95Seconds: (parent) => secondsOf(leadAt(parent, 0.95)),
  samples: ({ measured }) => measured.samples.length,
  since: ({ measured }) => dateTime(measured.samples[0]?.at ?? null),
  reason: ({ measured }) => measured.gap,
  hops: ({ snapshot, measured }) => measured.hops.map((_, index) => ({ snapshot, measured, index })),
}

export const leadTimeHop: LeadTimeHopResolvers = {
  from: (parent) => placeOfNode(parent, 'from'),
  to: (parent) => placeOfNode(parent, 'to'),
  job: (parent) => (hopOf(parent)?.job ? { id: hopOf(parent)?.job?.id ?? '' } : null),
  runs: (parent) => hopOf(parent)?.job?.runs ?? null,
  waitP50: (parent) => lengthOf(medianOf(parent, 'waits')),
  waitP50Seconds: (parent) => secondsOf(medianOf(parent, 'waits')),
  runP50: (parent) => lengthOf(medianOf(parent, 'took')),
  runP50Seconds: (parent) => secondsOf(medianOf(parent, 'took')),
}

function leadAt({ measured: { samples } }: LeadTimeParent, share: number): number | null {
  return samples.length === 0
    ? null
    : percentile(
        samples.map(({ lead }) => lead),
        share,
      )
}

const hopOf = ({ measured, index }: LeadTimeHopParent) => measured.hops[index]

function medianOf({ measured: { samples }, index }: LeadTimeHopParent, part: 'waits' | 'took'): number | null {
  return samples.length === 0
    ? null
    : percentile(
        samples.flatMap((sample) => sample[part][index] ?? []),
        0.5,
      )
}

const secondsOf = (ms: number | null): number | null => (ms === null ? null : ms / 1000)

const lengthOf = (ms: number | null): string | null => (ms === null ? null : isoDuration(ms / 1000))

/** What was asked about, as itself: a dataset stays one, whoever holds it. */
function placeOf({ copy }: Snapshot, id: WholeId, { start }: Subject): Place {
  const { kind } = id
  const index = { DOMAIN: copy.domainOf, PRODUCT: copy.productOf, PORT: copy.portOf } as const
  if (kind === 'DATASET' || kind === 'CONSUMER') return { kind, index: start[0] ?? 0 }
  return { kind, index: index[kind](id.id) ?? 0 }
}

function nodeOf(snapshot: Snapshot, place: Place): NodeParent {
  const { kind } = place
  return { snapshot, place, level: kind === 'DOMAIN' || kind === 'PRODUCT' ? kind : 'PORT', distance: null }
}

function placeOfNode(parent: LeadTimeHopParent, end: 'from' | 'to'): NodeParent {
  const { snapshot } = parent
  const node: NodeKey = hopOf(parent)?.[end] ?? 0
  return nodeOf(snapshot, placesOf(snapshot, node, 'PORT')[0] ?? { kind: 'DATASET', index: node })
}
