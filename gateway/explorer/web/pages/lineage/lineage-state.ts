import { readId } from '../../../../../schema/ids.ts'
import { listOf, momentOf, textOf } from '../../app/url-state.ts'
import type { Availability, Method, NodeKind, ProductStatus } from '../../generated/operations.ts'
import type { LineageFilter } from '../../lineage/filtered.ts'

export const DIRS = ['BOTH', 'UPSTREAM', 'DOWNSTREAM'] as const
export const DRAWN_LEVELS = ['PRODUCT', 'PORT', 'COLUMN', 'DOMAIN'] as const
export const OVERLAYS = ['quality', 'slo', 'owner'] as const
export const METHODS = ['OBSERVED', 'DECLARED', 'MANUAL'] as const satisfies readonly Method[]
export const KINDS = ['DOMAIN', 'PRODUCT', 'PORT', 'DATASET', 'CONSUMER'] as const satisfies readonly NodeKind[]
export const AVAILABILITIES = ['LIVE', 'UNREACHABLE', 'REMOVED'] as const satisfies readonly Availability[]
export const STATUSES = [
  'PROPOSED',
  'DRAFT',
  'ACTIVE',
  'DEPRECATED',
  'RETIRED',
] as const satisfies readonly ProductStatus[]

export type DrawnLevel = (typeof DRAWN_LEVELS)[number]
/** What cards say beside their names; empty for nothing. */
export type Overlay = (typeof OVERLAYS)[number] | ''

/** What the URL of the lineage page says: all that the view is. */
export interface LineageState extends LineageFilter {
  /** The id of a domain, product, port, column, dataset or consumer; empty when none is chosen yet. */
  readonly of: string
  readonly dir: (typeof DIRS)[number]
  readonly depth: number
  readonly level: DrawnLevel
  /** The moment that is drawn, ISO 8601; empty for now. */
  readonly asOf: string
  /** The earlier moment that it is compared with; empty for none. */
  readonly since: string
  /** The card that has the focus. */
  readonly focus: string
  /** The column whose way is pinned, or the card. */
  readonly col: string
  /** What was expanded (`up:<id>`, `down:<id>`), opened (a group's id) or taken out of a group (`out:<id>`). */
  readonly open: readonly string[]
  /** What was folded away: `up:<id>`, `down:<id>`. */
  readonly shut: readonly string[]
  readonly overlay: Overlay
  /** Empty for the graph. */
  readonly view: 'table' | ''
}

export const NO_LINEAGE: LineageState = readLineageState({})

/** The start of a view of something. */
export const lineageOf = (of: string): LineageState => readLineageState({ of })

export function readLineageState(query: Readonly<Record<string, unknown>>): LineageState {
  const of = textOf(query.of)
  return {
    of,
    dir: oneOf(DIRS, query.dir) ?? 'BOTH',
    depth: wholeIn(query.depth, 1, 64),
    level: oneOf(DRAWN_LEVELS, query.level) ?? levelFor(of),
    asOf: momentOf(query.asOf),
    since: momentOf(query.since),
    focus: textOf(query.focus),
    col: textOf(query.col),
    open: listOf(query.open),
    shut: listOf(query.shut),
    domain: listOf(query.domain),
    kind: someOf(KINDS, query.kind),
    availability: someOf(AVAILABILITIES, query.availability),
    status: someOf(STATUSES, query.status),
    method: someOf(METHODS, query.method),
    confidence: shareOf(query.confidence),
    overlay: oneOf(OVERLAYS, query.overlay) ?? '',
    view: query.view === 'table' ? 'table' : '',
  }
}

/** Whether there is an earlier moment to compare with, and it is one. */
export const isCompared = ({ since, asOf }: Pick<LineageState, 'since' | 'asOf'>): boolean =>
  since !== '' && Date.parse(since) < (asOf === '' ? Date.now() : Date.parse(asOf))

/** At what level something is drawn when nobody says: as what it is. */
export function levelFor(of: string): DrawnLevel {
  const kind = readId(of)?.kind
  if (kind === 'COLUMN' || kind === 'DATASET_COLUMN') return 'COLUMN'
  return kind === 'PORT' || kind === 'DATASET' || kind === 'CONSUMER'
    ? 'PORT'
    : kind === 'DOMAIN'
      ? 'DOMAIN'
      : 'PRODUCT'
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown): Value | undefined {
  return values.find((value) => value === given)
}

function someOf<Value extends string>(values: readonly Value[], given: unknown): readonly Value[] {
  const wanted = listOf(given)
  return values.filter((value) => wanted.includes(value))
}

function wholeIn(given: unknown, least: number, most: number): number {
  const number = Number(given)
  return Number.isInteger(number) ? Math.min(most, Math.max(least, number)) : least
}

function shareOf(given: unknown): number | null {
  const number = Number(given)
  return number > 0 && number <= 1 ? number : null
}
