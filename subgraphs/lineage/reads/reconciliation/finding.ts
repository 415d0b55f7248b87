import type { Declaration } from '../../mesh/declarations.ts'
import type { FindingKind, Skew } from '../../mesh/document-findings.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import type { Snapshot } from '../snapshot.ts'

/** Most severe first: the order of a list. */
export const SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * One place where the two sides part, in one state of everything. Indexes are into that state's copy. What proves it is
 * looked up when asked for (`evidence.ts`).
 */
export type Finding = {
  readonly id: string
  readonly kind: FindingKind
  readonly severity: Severity
  /** Whom it is about: whose data is read without a word, else who declares. */
  readonly product: number
  /** Who reads, or says that it does: a product, or a consumer. */
  readonly taker: Place
  /** What is read or said to be: the datasets of it, as far as they are known. */
  readonly sources: readonly NodeKey[]
  /** The ports that are meant, or that hold the dataset that is read; the first one's product is whose data it is. */
  readonly ports: readonly number[]
  /** Null where nothing is declared. */
  readonly declaration: Declaration | null
  readonly skew: Skew | null
  /** Whether no job was ever seen to make anything of the taker: then its silence says nothing. */
  readonly isUnobserved: boolean
}

/**
 * ERROR: a product relies on what is no longer offered. WARNING: what is declared and what happens differ, or soon will, and
 * someone has to mend a descriptor or a pipeline. INFO: nobody has said anything wrong, or too little is seen to tell.
 */
export function severityOf(kind: FindingKind, skew: Skew | null, isUnobserved: boolean): Severity {
  if (kind === 'VERSION_SKEW')
    return skew === 'GONE' || skew === 'RETIRED' ? 'ERROR' : skew === 'DRIFTED' ? 'INFO' : 'WARNING'
  if (kind === 'UNDECLARED_CONSUMER') return 'INFO'
  return kind === 'DECLARED_NOT_OBSERVED' && isUnobserved ? 'INFO' : 'WARNING'
}

/** Where a finding stands in a list: most severe first, then by the product it is about, by kind, by id. */
export function placeInList({ severity, product, kind, id }: Finding, { copy }: Snapshot) {
  return { rank: SEVERITIES.indexOf(severity) + 1, text: `${copy.products[product]?.id} ${kind} ${id}` }
}
