import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { invalidInput } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { FindingFilter as FindingFilterInput, ImpactFilter, Level } from '../generated/resolver-types.ts'
import type { RowFilter } from '../reads/filter.ts'
import type { RollUpLevel } from '../reads/places.ts'
import type { FindingFilter } from '../reads/reconciliation/findings-page.ts'
import { allEdges, type EdgeFilter, MAX_DEPTH } from '../stores/store.ts'

type Optional<Value> = Value | null | undefined

/** Arguments that belong to a later release are refused rather than ignored. @throws ClientError `BAD_USER_INPUT` */
export function refuseUnserved(given: { readonly asOf?: Optional<string>; readonly knownAt?: Optional<string> }): void {
  for (const argument of ['asOf', 'knownAt'] as const) {
    const received = given[argument]
    if (received === null || received === undefined) continue
    throw invalidInput({ argument, expected: 'nothing: it is not yet served, lineage is always as of now', received })
  }
}

export function readLevel(level: Optional<Level>): RollUpLevel {
  if (level !== 'COLUMN') return level ?? 'PRODUCT'
  throw invalidInput({
    argument: 'level',
    expected: 'DOMAIN, PRODUCT or PORT: COLUMN is not yet served',
    received: level,
  })
}

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
  readonly edges: EdgeFilter
} {
  const { domain, owner, kind, tag, status, methods, minConfidence = null, maxDistance = null } = filter ?? {}
  if (minConfidence !== null && !(minConfidence >= 0 && minConfidence <= 1)) {
    throw invalidInput({ argument: 'filter.minConfidence', expected: 'a number from 0 to 1', received: minConfidence })
  }
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
    edges: { ...allEdges, methods: methods && methods.length > 0 ? [...new Set(methods)].sort() : null, minConfidence },
  }
}

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
