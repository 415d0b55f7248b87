import type { ManagedTransaction } from 'neo4j-driver'
import type { Closure, ClosureOptions, NodeKey } from '../store.ts'
import { inBatches } from './batches.ts'
import { integers } from './integer.ts'
import { cypherView } from './view.ts'
import { frontierStatement } from './walk-statement.ts'

/** Keys a statement, so that neither side encodes a whole level in one go. */
const KEYS_A_STATEMENT = 10_000

/**
 * A closure from many start nodes at once, a statement a level with the visited set here. The server's own walk begins
 * anew at each start node: measured on a hub of 92,000 nodes, 0.25 s a start there against 0.7 s here for any number.
 * `entries[i]` are reached at distance `i + 1` in any case.
 */
export async function frontierWalk(
  transaction: ManagedTransaction,
  { starts, entries }: { readonly starts: readonly NodeKey[]; readonly entries: readonly (readonly NodeKey[])[] },
  { direction, depth, view }: ClosureOptions,
): Promise<Closure> {
  const shape = cypherView(view)
  const statement = frontierStatement(direction, shape)
  const isStart = new Set(starts)
  const seen = new Set<NodeKey>()

  async function nextOf(frontier: readonly NodeKey[], entering: readonly NodeKey[]): Promise<NodeKey[]> {
    const next: NodeKey[] = []
    const meet = (key: NodeKey): void => {
      if (seen.has(key)) return
      seen.add(key)
      next.push(key)
    }
    for (const batch of inBatches(frontier, KEYS_A_STATEMENT)) {
      const { records } = await transaction.run(statement, { ...shape.parameters, keys: integers(batch) })
      for (const record of records) for (const key of record.get('keys') as NodeKey[]) meet(key)
    }
    for (const key of entering) meet(key)
    return next
  }

  const levels: Int32Array[] = []
  let frontier = starts
  while (frontier.length > 0 || levels.length < entries.length) {
    const reached = await nextOf(
      frontier,
      levels.length < depth ? (entries[levels.length] ?? []) : entries.slice(depth).flat(),
    )
    if (levels.length === depth)
      return closureOf(
        levels,
        reached.some((key) => !isStart.has(key)),
      )
    levels.push(Int32Array.from(reached))
    // A start node that is reached again leads nowhere new: it was walked from in the first round.
    frontier = reached.filter((key) => !isStart.has(key))
  }
  return closureOf(levels, false)
}

function closureOf(levels: Int32Array[], more: boolean): Closure {
  while (levels.at(-1)?.length === 0) levels.pop()
  return { levels, more }
}
