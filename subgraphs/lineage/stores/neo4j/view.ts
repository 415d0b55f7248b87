import type { EdgeView } from '../store.ts'
import type { Parameters } from './connection.ts'
import { integer } from './integer.ts'

/** An `EdgeView` as Cypher: which relationship types, and what each relationship `r` must be. */
export type CypherView = {
  readonly types: 'FEEDS' | 'FEEDS|FED'
  readonly conditions: readonly string[]
  readonly parameters: Parameters
}

/** Values are parameters, so there are eight texts in all: the server's plan cache keeps every one. */
export function cypherView({ knownAt, methods, minConfidence }: EdgeView): CypherView {
  const conditions: string[] = []
  if (knownAt !== null) {
    conditions.push(
      'r.recordedFrom <= $knownAt AND (r.recordedTo IS NULL OR r.recordedTo > $knownAt)',
      'r.validTo IS NULL',
    )
  }
  if (methods !== null) conditions.push('r.method IN $methods')
  if (minConfidence !== null) conditions.push('r.confidence >= $minConfidence')
  return {
    types: knownAt === null ? 'FEEDS' : 'FEEDS|FED',
    conditions,
    parameters: { knownAt: integer(knownAt), methods, minConfidence },
  }
}

/** `WHERE` for one relationship `r`; empty when everything counts. */
export function whereEdge({ conditions }: CypherView): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
}
