import type { Direction } from '../store.ts'
import { type CypherView, matchHop } from './view.ts'

/** Keys in one row of an answer. A row is decoded in one go, and a hub's closure in one row would hold the event loop. */
const KEYS_IN_A_ROW = 10_000

export type WalkShape = {
  readonly direction: Direction
  readonly depth: number
  readonly view: CypherView
  /** Whether each start is one node: then the walk needs no aggregation over its starts. */
  readonly single: boolean
}

/**
 * Every closure from a few start nodes is this statement. What it must keep:
 *
 * - the plan `VarLengthExpand(Pruning,BFS…)`, which is lost as soon as anything needs the paths themselves. The lengths'
 *   minimum does not;
 * - the upper bound as a literal. It is one hop beyond `depth`: of that last level only one key is sent, which is enough
 *   to know that something lies there. The start nodes do not count as something;
 * - one start node a row before the walk. With `WHERE a.key IN $keys` the planner of 5.26 takes the unique key for a
 *   single row, drops the `min`, and a node two starts reach comes twice, at two distances.
 *
 * `$starts` is `[{name, keys}]`; a row is `{name, d, keys}`: keys reached after `d` hops, in slices.
 */
export function walkStatement({ direction, depth, view, single }: WalkShape): string {
  const pattern = `-[:${view.types}*1..${depth + 1}]-`
  const path = direction === 'DOWNSTREAM' ? `${pattern}>(b)` : `<${pattern}(b)`
  const start = single
    ? 'MATCH p = (a:Asset {key: start.keys[0]})'
    : 'UNWIND start.keys AS key MATCH p = (a:Asset {key: key})'
  const where =
    view.conditions.length > 0 ? `WHERE all(r IN relationships(p) WHERE ${view.conditions.join(' AND ')})` : ''
  return `
UNWIND $starts AS start
CALL (start) {
  ${start}${path} ${where}
  WITH b, min(length(p)) AS d
  WITH d, collect(b.key) AS keys
  WITH d, CASE WHEN d <= ${depth} THEN keys ELSE [key IN keys WHERE NOT key IN start.keys][..1] END AS keys
  WHERE size(keys) > 0
  UNWIND range(0, size(keys) - 1, ${KEYS_IN_A_ROW}) AS i
  RETURN d, keys[i..i + ${KEYS_IN_A_ROW}] AS slice
}
RETURN start.name AS name, d, slice AS keys`
}

/** One level: the neighbours of `$keys`, each once a statement, in slices. */
export function frontierStatement(direction: Direction, view: CypherView): string {
  return `
${matchHop(direction, view)}
WITH DISTINCT ${direction === 'DOWNSTREAM' ? 'b' : 'a'} AS other
WITH collect(other.key) AS keys WHERE size(keys) > 0
UNWIND range(0, size(keys) - 1, ${KEYS_IN_A_ROW}) AS i
RETURN keys[i..i + ${KEYS_IN_A_ROW}] AS keys`
}
