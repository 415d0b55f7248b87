import type { Levels } from './csr.ts'

/** What a traversal has to have found. */
export interface ReachCheck {
  /** @throws unless exactly the expected nodes were found, each at its distance; `found[0]` are those one hop away */
  readonly levels: (what: string, found: readonly (readonly number[])[]) => void
  /** @throws unless exactly the expected nodes were found, each once; distances are not told */
  readonly set: (what: string, found: readonly number[]) => void
}

const NOT_REACHED = 0

/** @param levels what is right, of at most 127 levels */
export function createReachCheck(nodes: number, levels: Levels): ReachCheck {
  const distances = new Int8Array(nodes)
  for (const [index, level] of levels.entries()) for (const node of level) distances[node] = index + 1
  const total = levels.reduce((sum, { length }) => sum + length, 0)

  const check = (what: string, found: Iterable<readonly [number, readonly number[]]>, withDistance: boolean): void => {
    const seen = new Uint8Array(nodes)
    let count = 0
    for (const [distance, level] of found) {
      for (const node of level) {
        const expected = distances[node] ?? NOT_REACHED
        if (expected === NOT_REACHED) throw new Error(`${what}: node ${node} is not reached, but was found`)
        if (withDistance && expected !== distance)
          throw new Error(`${what}: node ${node}: expected ${expected} hops away, got ${distance}`)
        if (seen[node] === 1) throw new Error(`${what}: node ${node} was found twice`)
        seen[node] = 1
        count += 1
      }
    }
    if (count !== total) throw new Error(`${what}: expected ${total} nodes, got ${count}`)
  }
  return {
    levels: (what, found) =>
      check(
        what,
        found.map((level, index) => [index + 1, level]),
        true,
      ),
    set: (what, found) => check(what, [[0, found]], false),
  }
}
