import { MOST_EDGE_CHANGES, type PostedEdgeChange } from '../../../schema/changes.ts'
import { domainOf } from '../../../schema/ids.ts'
import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import { portsOfNode } from '../mesh/holders.ts'
import { isSamePlace } from '../stores/cut-moves.ts'
import type { EdgeMove, Instant, LineageStore, MovePlace, NodeKey, WriterKey } from '../stores/store.ts'

export type EdgeMoves = {
  readonly changes: readonly PostedEdgeChange[]
  /** Where the next ones begin. */
  readonly until: MovePlace
  /** Whether there may be more already. */
  readonly hasMore: boolean
}

export type EdgeMovesOptions = {
  readonly store: Pick<LineageStore, 'movesAfter' | 'writersByKey'>
  readonly directory: Directory
  readonly copy: MeshCopy
  /** What is known of the mesh is of this commit: later ones may have nodes that nobody has heard of. */
  readonly knownAt: Instant
}

/**
 * What opened and closed after a place, as it is told to others. An edge that ended and opened anew with one commit was open
 * before and still is: only what is said of it is another.
 */
export async function edgeMoves(
  { store, directory, copy, knownAt }: EdgeMovesOptions,
  after: MovePlace,
): Promise<EdgeMoves> {
  const all = await store.movesAfter(after, MOST_EDGE_CHANGES)
  const moves = all.filter(({ at }) => at <= knownAt)
  const told = moves.filter((move, i) => !isPart(move, moves[i - 1]) && !isPart(move, moves[i + 1]))
  const writers = await store.writersByKey([...new Set(told.map(({ writer }) => writer))])
  const writerOf = (key: WriterKey): string => {
    const id = writers.get(key)?.id
    if (id === undefined) throw new Error(`the lineage store has an edge of writer ${key}, and no such writer`)
    return id
  }
  const changes = told.map(
    ({ at, from, to, writer, method, isOpening }): PostedEdgeChange => ({
      event: isOpening ? 'EDGE_OPENED' : 'EDGE_CLOSED',
      at: new Date(at).toISOString(),
      method,
      writer: writerOf(writer),
      from: endOf(from),
      to: endOf(to),
    }),
  )

  function endOf(node: NodeKey): PostedEdgeChange['from'] {
    const id = directory.idOf(node)
    const ports = portsOfNode(copy, directory.final(node)).flatMap((port) => copy.ports[port]?.id ?? [])
    // Of a product without outputs the id has the domain; a claim is of one domain alone.
    return { id, ports, domain: domainOf(ports[0] ?? id) }
  }

  return {
    changes,
    until: moves.at(-1) ?? after,
    hasMore: moves.length === all.length && all.length >= MOST_EDGE_CHANGES,
  }
}

const isPart = (move: EdgeMove, other: EdgeMove | undefined): boolean => other !== undefined && isSamePlace(move, other)
