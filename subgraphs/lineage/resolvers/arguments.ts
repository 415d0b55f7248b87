import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { invalidInput } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { FindingFilter as FindingFilterInput, ImpactFilter, Level } from '../generated/resolver-types.ts'
import type { RowFilter } from '../reads/filter.ts'
import type { RollUpLevel } from '../reads/places.ts'
import type { FindingFilter } from '../reads/reconciliation/findings-page.ts'
import type { AskedEdges } from '../reads/snapshot.ts'
import { allEdges, type Instant, MAX_DEPTH, type TimeView } from '../stores/store.ts'

type Optional<Value> = Value | null | undefined

/** The moments a field asks about, in whole milliseconds; the scalar has checked their form. */
export function readTime(given: { readonly asOf?: Optional<string>; readonly knownAt?: Optional<string> }): TimeView {
  return { asOf: readInstant(given.asOf), knownAt: readInstant(given.knownAt) }
}

export const readLevel = (level: Optional<Level>): RollUpLevel => level ?? 'PRODUCT'

/** What a column is asked at, where its edges are. */
export const onlyColumns = (level: Level): Error =>
  invalidInput({ argument: 'level', expected: 'COLUMN, since a column is asked about', received: level })

export const readInstant = (text: Optional<string>): Instant | null =>
  text === null || text === undefined ? null : Date.parse(text)

/** Null is as deep as it goes; what is deeper is clamped, and the answer's `extensions.clamped` says where. */
export function readDepth(depth: Optional<number>, { extensions }: Context, info: GraphQLResolveInfo): number {
  if (depth === null || depth === undefined) return MAX_DEPTH
  if (depth < 1) throw invalidInput({ argument: 'depth', expected: 'a whole number from 1', received: depth })
  if (depth <= MAX_DEPTH) return depth
  const clamped = (extensions.clamped ?? []) as object[]
  extensions.clamped = [
    ...clamped,
    { path: responsePathAsArray(info.path), argument: 'depth', asked: depth, used: MAX_DEPTH },
  ]
  return MAX_DEPTH
}

/** Rows of a page: 1 to 1,000. */
export function readFirst(first: Optional<number>): number {
  return pageSize(first, { fallback: 50, max: 1_000 })
}

export function readFilter(filter: Optional<ImpactFilter>): {
  readonly rows: RowFilter
  readonly edges: AskedEdges
} {
  const { domain, owner, kind, tag, status, methods, maxDistance = null, seenSince, writers } = filter ?? {}
  const minConfidence = readConfidence(filter?.minConfidence, 'filter.minConfidence')
  if (maxDistance !== null && maxDistance < 1) {
    throw invalidInput({ argument: 'filter.maxDistance', expected: 'a whole number from 1', received: maxDistance })
  }
  const domains = domain?.map((id) => parseDomainId(id, 'filter.domain').id)
  return {
    rows: {
      domains: setOf(domains),
      owners: setOf(owner),
      kinds: setOf(kind),
      tags: setOf(tag),
      statuses: setOf(status),
      maxDistance,
    },
    edges: {
      ...allEdges,
      methods: listOf(methods),
      minConfidence,
      seenSince: readInstant(seenSince),
      writers: listOf(writers),
    },
  }
}

/** @throws ClientError `BAD_USER_INPUT` */
export function readConfidence(given: Optional<number>, argument: string): number | null {
  if (given === null || given === undefined) return null
  if (given >= 0 && given <= 1) return given
  throw invalidInput({ argument, expected: 'a number from 0 to 1', received: given })
}

/** One list for one meaning: the question that a cursor belongs to names it. */
export const listOf = <Value extends string>(values: Optional<readonly Value[]>): readonly Value[] | null =>
  values && values.length > 0 ? [...new Set(values)].sort() : null

export function readFindingFilter(filter: Optional<FindingFilterInput>): FindingFilter {
  const { kind, severity, domain, owner } = filter ?? {}
  return {
    kinds: setOf(kind),
    severities: setOf(severity),
    domains: setOf(domain?.map((id) => parseDomainId(id, 'filter.domain').id)),
    owners: setOf(owner),
  }
}

/** An empty list restricts no more than an absent one. */
const setOf = <Value extends string>(values: Optional<readonly Value[]>): ReadonlySet<Value> | null =>
  values && values.length > 0 ? new Set(values) : null
