import type { EdgeVersion, Instant } from '../../stores/store.ts'
import type { DiffBasis } from './compare.ts'

/** Of versions of edges, and of claims. */
export type Times = Pick<EdgeVersion, 'validFrom' | 'validTo' | 'recordedFrom' | 'recordedTo'>

export const startOf = ({ validFrom, recordedFrom }: Times, basis: DiffBasis): Instant =>
  basis === 'VALID' ? validFrom : recordedFrom

/** Null for what has not ended. */
export const endOf = ({ validTo, recordedTo }: Times, basis: DiffBasis): Instant | null =>
  basis === 'VALID' ? validTo : recordedTo

/** Null of none. */
export const least = (moments: readonly Instant[]): Instant | null =>
  moments.reduce<Instant | null>((best, moment) => Math.min(best ?? moment, moment), null)
export const greatest = (moments: readonly Instant[]): Instant | null =>
  moments.reduce<Instant | null>((best, moment) => Math.max(best ?? moment, moment), null)
