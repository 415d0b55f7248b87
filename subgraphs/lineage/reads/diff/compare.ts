import type { PlaceEdge } from '../graph-edges.ts'
import { transformationsOf } from '../transformations.ts'

/** What two versions of an edge are compared by. */
export const COMPARED = {
  METHOD: ({ method }: PlaceEdge) => method,
  CONFIDENCE: ({ confidence }: PlaceEdge) => confidence,
  PRODUCER: ({ producer }: PlaceEdge) => producer,
  TRANSFORMATIONS: (edge: PlaceEdge) => JSON.stringify(transformationsOf(edge)),
  VALID_FROM: ({ validFrom }: PlaceEdge) => validFrom,
} as const
export type ComparedField = keyof typeof COMPARED

/** Of what held at two moments as it is known now, or of what was known at two moments. */
export type DiffBasis = 'VALID' | 'KNOWN'

/** That an edge ended and began again between two moments is no difference between these; that we were wrong about when is one. */
const FIELDS: Record<DiffBasis, readonly ComparedField[]> = {
  VALID: ['METHOD', 'CONFIDENCE', 'PRODUCER', 'TRANSFORMATIONS'],
  KNOWN: ['METHOD', 'CONFIDENCE', 'PRODUCER', 'TRANSFORMATIONS', 'VALID_FROM'],
}

/** One edge, of one writer between two places, that is not the same at both moments. */
export type Change =
  | { readonly kind: 'ADDED'; readonly before: null; readonly after: PlaceEdge; readonly fields: readonly [] }
  | { readonly kind: 'REMOVED'; readonly before: PlaceEdge; readonly after: null; readonly fields: readonly [] }
  | {
      readonly kind: 'CHANGED'
      readonly before: PlaceEdge
      readonly after: PlaceEdge
      readonly fields: readonly ComparedField[]
    }

/** Null when nothing differs. At least one of the two is given. */
export function compareEdges(before: PlaceEdge | null, after: PlaceEdge | null, basis: DiffBasis): Change | null {
  if (before === null) return after === null ? null : { kind: 'ADDED', before, after, fields: [] }
  if (after === null) return { kind: 'REMOVED', before, after, fields: [] }
  const fields = FIELDS[basis].filter((field) => COMPARED[field](before) !== COMPARED[field](after))
  return fields.length === 0 ? null : { kind: 'CHANGED', before, after, fields }
}
