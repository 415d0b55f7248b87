import type { Direction, EdgeView } from '../store.ts'
import type { Parameters } from './connection.ts'
import { integer } from './integer.ts'

/** An `EdgeView` as Cypher: which relationship types, and what each relationship `r` must be. */
export type CypherView = {
  readonly types: 'FEEDS' | 'FEEDS|FED'
  readonly conditions: readonly string[]
  readonly parameters: Parameters
}

/** Values are parameters, so there are few texts: the server's plan cache keeps every one. */
export function cypherView({ knownAt, methods, minConfidence }: EdgeView): CypherView {
  const conditions: string[] = []
  if (knownAt !== null) {
    conditions.push('r.recordedFrom <= $knownAt', '(r.recordedTo IS NULL OR r.recordedTo > $knownAt)')
  }
  if (methods !== null) conditions.push('r.method IN $methods')
  if (minConfidence !== null) conditions.push('r.confidence >= $minConfidence')
  return {
    types: knownAt === null ? 'FEEDS' : 'FEEDS|FED',
    conditions,
    parameters: { knownAt: integer(knownAt), methods, minConfidence },
  }
}

/** The edges `r` from `a` to `b` that leave, or enter, each of `$keys`. */
export function matchHop(direction: Direction, { types, conditions }: CypherView): string {
  const [from, to] = direction === 'DOWNSTREAM' ? ['a:Asset {key: key}', 'b'] : ['a', 'b:Asset {key: key}']
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  return `UNWIND $keys AS key MATCH (${from})-[r:${types}]->(${to}) ${where}`
}
