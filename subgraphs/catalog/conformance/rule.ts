import type { Asking } from './asking.ts'
import { type Deviation, deviationText } from './deviation.ts'
import type { Listing } from './listing.ts'
import type { TypeShape } from './sdl-types.ts'

export type Types = ReadonlyMap<string, TypeShape>

/** What a rule has found: problems refuse a publish, warnings are worth reading. */
export interface Found {
  readonly problems?: readonly Deviation[]
  readonly warnings?: readonly Deviation[]
}

/** What every rule says of itself: the list of them is the documentation (docs/own-subgraph.md shows it). */
export interface RuleInWords {
  readonly id: string
  /** What must hold, for the reader of the list. */
  readonly holds: string
  /** How it is found out. */
  readonly checked: string
  /** Where it does not hold, what comes after it cannot be judged: of the SDL, what the server answers. */
  readonly gate?: boolean
}

export interface SdlRule extends RuleInWords {
  check(served: Types, contract: Types): Found
}

/** A rule that the running server is asked about. */
export interface ServerRule extends RuleInWords {
  /** @throws DomainFailure when the server does not answer, or, as `Deviated`, when it answers otherwise than it must */
  check(subject: Subject): Promise<Found>
}

/** Whom server rules ask, and what is known of it. */
export interface Subject {
  /** Empty when it could not be told. */
  readonly domain: string
  readonly served: Types
  readonly contract: Types
  readonly asking: Asking
  /** More than this is slow, in ms. */
  readonly slowMs: number
  /** A few of its products with their ports, asked for once. */
  sample(): Promise<Sample>
  /** All of its products, read once. */
  listing(): Promise<Listing>
}

export interface Sample {
  readonly products: readonly string[]
  readonly ports: readonly string[]
}

export type Severity = 'problem' | 'warning'

/** One place where one rule does not hold. */
export interface Finding extends Deviation {
  readonly rule: string
  readonly severity: Severity
}

export function findingsOf(rule: string, { problems = [], warnings = [] }: Found): readonly Finding[] {
  const said = (severity: Severity) => (deviation: Deviation) => ({ rule, severity, ...deviation })
  return [...problems.map(said('problem')), ...warnings.map(said('warning'))]
}

/** As publishing says it. */
export function inWords(findings: readonly Finding[]): {
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
} {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).map(deviationText)
  return { problems: of('problem'), warnings: of('warning') }
}
