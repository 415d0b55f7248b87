import { budgetExceeded } from '../../../../platform/errors.ts'
import type { Breathe } from '../../breathe.ts'
import type { Closure, Hop, LineageStore, NodeKey } from '../../stores/store.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'
import { type ColumnNeighbours, createColumnNeighbours } from './column-neighbours.ts'
import type { ColumnReach, ColumnStart, ColumnWalk, Frontier, Step } from './column-reach.ts'
import { withSiblings } from './siblings.ts'

export type ColumnWalkContext = {
  readonly store: LineageStore
  readonly budgetMs: number
  readonly breathe: Breathe
}

/**
 * What columns reach. From column to column only along edges that some facet or contract states. Where a writer does not say
 * which columns it carries, the way goes on at the dataset it leads to, whole: neither a guess nor a silent end. What affects
 * every row of a dataset (a filter, a join) leads to that dataset, and to its columns only with `includeIndirect`.
 *
 * @throws ClientError `BUDGET_EXCEEDED`
 */
export async function walkColumns(
  { store, budgetMs, breathe }: ColumnWalkContext,
  snapshot: Snapshot,
  start: ColumnStart,
  { direction, depth, edges, includeIndirect }: ColumnWalk,
): Promise<ColumnReach> {
  const deadline = performance.now() + budgetMs
  const left = (): number => {
    const ms = Math.ceil(deadline - performance.now())
    if (ms > 0) return ms
    throw budgetExceeded(`the columns reached could not be walked within ${budgetMs} ms; ask for less depth`, {
      budgetMs,
    })
  }
  const neighbours = createColumnNeighbours(store, snapshot, { direction, edges, includeIndirect })
  const columns = new Map<NodeKey, Step>()
  const entries = new Map<NodeKey, Step>()
  const entered: NodeKey[][] = []
  const named = new Set<NodeKey>()
  const isColumn = ({ key }: Hop): boolean => snapshot.directory.ownerOf(key) !== null

  let frontier: Frontier = { columns: [...start.columns], owners: start.owners, wholes: start.wholes }
  for (let distance = 1; distance <= depth && frontier.owners.size > 0; distance++) {
    left()
    const found = await neighbours(frontier)
    await breathe()
    const next = add(columns, await withSiblings(snapshot, found.columns), distance)
    entered.push(add(entries, found.wholes, distance))
    for (const [key, hops] of found.wholes) if (hops.some(isColumn)) named.add(key)
    // A start column that is reached again leads nowhere new.
    const fresh = next.filter((key) => !start.columns.has(key))
    frontier = { columns: fresh, owners: ownersOf(snapshot, fresh), wholes: NONE }
    await breathe()
  }
  const view = viewOf(snapshot, edges)
  const closure = await store.closureFrom(entered, { direction, depth, view, budgetMs: left() })
  const isBeyond = frontier.owners.size > 0 && (await leadsOn(neighbours, frontier, start, columns, closure))
  return { columns, entries, named, closure, more: closure.more || isBeyond }
}

const NONE: ReadonlySet<NodeKey> = new Set()

/** Adds what was not reached before; answers with it. */
function add(reached: Map<NodeKey, Step>, found: ReadonlyMap<NodeKey, readonly Hop[]>, distance: number): NodeKey[] {
  const fresh: NodeKey[] = []
  for (const [key, before] of found) {
    if (reached.has(key)) continue
    reached.set(key, { distance, before })
    fresh.push(key)
  }
  return fresh
}

function ownersOf({ directory }: Snapshot, columns: readonly NodeKey[]): ReadonlySet<NodeKey> {
  return new Set(columns.flatMap((key) => directory.ownerOf(key) ?? []))
}

/** Whether the outermost columns lead to anything that is not reached. */
async function leadsOn(
  neighbours: ColumnNeighbours,
  frontier: Frontier,
  start: ColumnStart,
  columns: ReadonlyMap<NodeKey, Step>,
  { levels }: Closure,
): Promise<boolean> {
  const found = await neighbours(frontier)
  if ([...found.columns.keys()].some((key) => !columns.has(key) && !start.columns.has(key))) return true
  if (found.wholes.size === 0) return false
  const wholes = new Set(levels.flatMap((level) => [...level]))
  return [...found.wholes.keys()].some((key) => !wholes.has(key) && !start.owners.has(key))
}
