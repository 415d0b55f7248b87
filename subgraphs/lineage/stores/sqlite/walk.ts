import { budgetExceeded } from '../../../../platform/errors.ts'
import type { Closure, ClosureOptions, NodeKey } from '../store.ts'
import type { EdgeReader } from './edges.ts'

/** Keys of one frontier that a statement takes: between two of them the budget is looked at. */
const FRONTIER = 20_000

/** What a node's byte in the visited array says. */
const REACHED = 1
const START = 2

/**
 * Walks level by level: one statement takes a whole frontier, the visited set is a byte a node. On 1M nodes and 4M edges a
 * closure of 620,000 takes 0.4 s; a statement a node takes 3 s, a recursive CTE 0.9 s.
 */
export function createWalk(edges: EdgeReader, highestKey: () => NodeKey) {
  /** What a walk leaves clean for the next: a megabyte of zeros costs as much as a small closure. */
  let spare = new Uint8Array(0)

  /** `entries[i]` are reached at distance `i + 1` in any case. */
  type Walk = (start: readonly NodeKey[], entries: readonly (readonly NodeKey[])[]) => Closure

  function prepare({ budgetMs, direction, depth, view }: ClosureOptions): Walk {
    const deadline = performance.now() + budgetMs
    const size = highestKey() + 1
    const visited = spare.length >= size ? spare : new Uint8Array(size)
    const sight = edges.sightOf(view)

    const expand = (frontier: Int32Array, meet: (key: NodeKey) => boolean): void => {
      for (let from = 0; from < frontier.length; from += FRONTIER) {
        if (performance.now() > deadline) throw overBudget(budgetMs)
        const keys = `[${frontier.subarray(from, from + FRONTIER).join()}]`
        for (const key of edges.neighbours(keys, direction, sight)) if (meet(key)) return
      }
    }

    return (start, entries) => {
      // Of a walk that is given up nothing is clean.
      spare = new Uint8Array(0)
      const levels: Int32Array[] = []
      const isNew = (key: NodeKey): boolean => visited[key] === 0
      for (const key of start) visited[key] = START
      let frontier = inOrder([...new Set(start)])
      while (levels.length < depth && (frontier.length > 0 || levels.length < entries.length)) {
        const level: NodeKey[] = []
        const next: NodeKey[] = []
        const meet = (key: NodeKey): boolean => {
          const seen = visited[key] ?? 0
          if ((seen & REACHED) !== 0) return false
          visited[key] = seen | REACHED
          level.push(key)
          // A start node was expanded at the beginning; meeting it again is news, its neighbours are not.
          if (seen === 0) next.push(key)
          return false
        }
        expand(frontier, meet)
        for (const key of entries[levels.length] ?? []) meet(key)
        const reached = inOrder(level)
        levels.push(reached)
        frontier = next.length === level.length ? reached : inOrder(next)
      }
      let more = entries.slice(depth).some((keys) => keys.some(isNew))
      if (!more && frontier.length > 0) {
        expand(frontier, (key) => {
          more = isNew(key)
          return more
        })
      }
      for (const key of start) visited[key] = 0
      for (const level of levels) for (const key of level) visited[key] = 0
      spare = visited
      while (levels.at(-1)?.length === 0) levels.pop()
      return { levels, more }
    }
  }

  return {
    closures(starts: ReadonlyMap<string, readonly NodeKey[]>, options: ClosureOptions): Map<string, Closure> {
      const walk = prepare(options)
      return new Map([...starts].map(([name, start]) => [name, walk(start, [])]))
    },
    closureFrom: (entries: readonly (readonly NodeKey[])[], options: ClosureOptions): Closure =>
      prepare(options)([], entries),
  }
}

/** Indexes, the file's and the copy's, are read from one end to the other then, not here and there. */
const inOrder = (keys: readonly NodeKey[]): Int32Array => Int32Array.from(keys).sort()

function overBudget(budgetMs: number) {
  return budgetExceeded(
    `the lineage reached could not be walked within ${budgetMs} ms; ask for less depth or fewer edges`,
    {
      budgetMs,
    },
  )
}
