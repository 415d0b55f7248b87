import { createBreather } from '../breathe.ts'
import type { Instant, NodeKey } from '../stores/store.ts'
import { loadWritersAt } from './identities.ts'
import { completionsOf } from './job-state.ts'
import type { Ledger } from './ledger.ts'
import { carry, endAt, type Moves } from './moves.ts'

/**
 * A dataset was renamed or dropped: the observed edges that held then end, and hold for its new name by the same writers. What
 * descriptors declare, and what a person entered, stays as it was said.
 */
export async function depart(ledger: Ledger, moves: Moves, dataset: NodeKey, at: Instant): Promise<void> {
  await loadWritersAt(ledger, dataset)
  const breathe = createBreather()
  for (const writer of ledger.writers()) {
    if (writer.kind !== 'JOB') continue
    for (const [name, edge] of [...writer.edges]) {
      if (ledger.wholeOf(edge.from) !== dataset && ledger.wholeOf(edge.to) !== dataset) continue
      await breathe()
      const move = moves.next(edge, at, 'THEN')
      if (move === null || move.at !== at || edge.method !== 'OBSERVED') continue
      // One that came here by a move has been here since that.
      const isMoved = edge.validFrom > edge.lastSeenAt
      if (isMoved ? edge.validFrom >= at : edge.validFrom > at) continue

      const isOver = edge.lastSeenAt <= at
      const closedAt = isOver ? undefined : completionsOf(writer.state).find((completed) => completed >= at)
      endAt(ledger, edge, at)
      writer.edges.delete(name)
      // Seen later under its old name too: something of that name was there again.
      if (!isOver) {
        const validFrom = Math.min(closedAt ?? edge.lastSeenAt, edge.lastSeenAt)
        writer.edges.set(name, { ...edge, validFrom })
      }
      const seenAt = isOver ? edge.lastSeenAt : edge.validFrom
      carry(ledger, moves, writer, { move, edge, seenAt, closedAt, isNews: true })
    }
  }
}
