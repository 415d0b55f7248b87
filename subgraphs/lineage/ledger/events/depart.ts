import { createBreather } from '../../breathe.ts'
import { currentView, type EdgeVersion, type Instant, type NodeKey } from '../../stores/store.ts'
import { edgesAt, loadWritersAt } from '../datasets/identities.ts'
import { carry, endAt, type Moves } from '../datasets/moves.ts'
import type { Ledger } from '../ledger.ts'
import { completionsOf } from '../runs/job-state.ts'
import { edgeKey, type Writer } from '../writer.ts'

/**
 * A dataset was renamed or dropped: the observed edges that held then end, and hold for its new name by the same writers. What
 * descriptors declare, and what a person entered, stays as it was said.
 */
export async function depart(ledger: Ledger, moves: Moves, dataset: NodeKey, at: Instant): Promise<void> {
  await redirect(ledger, moves, dataset, at)
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

/**
 * What a later change of the dataset took along or ended, before this one was told of, is put back to where this one takes it.
 * History keeps what was believed of the time between the two.
 */
async function redirect(ledger: Ledger, moves: Moves, dataset: NodeKey, at: Instant): Promise<void> {
  const isAt = ({ from, to }: EdgeVersion) => ledger.wholeOf(from) === dataset || ledger.wholeOf(to) === dataset
  const heldThen = ({ validFrom, validTo }: EdgeVersion) => validFrom <= at && validTo !== null && validTo > at
  const pending = ledger.pasts().filter((edge) => isAt(edge) && heldThen(edge))
  const stored = (await edgesAt(ledger, dataset, { ...currentView, asOf: at })).filter(heldThen)
  const taken = [...pending, ...stored].filter((edge) => {
    const isMoved = edge.validFrom > edge.lastSeenAt
    const later = moves.next(edge, at, 'LATER')
    return edge.method === 'OBSERVED' && later?.at === edge.validTo && !(isMoved && edge.validFrom >= at)
  })
  if (taken.length === 0) return
  const records = await ledger.store.writersByKey([...new Set(taken.map(({ writer }) => writer))])
  for (const { id, kind } of records.values()) await ledger.loadWriters([id], kind)
  const writers = new Map<number, Writer>([...ledger.writers()].map((writer) => [writer.key, writer]))
  for (const edge of taken) {
    const writer = writers.get(edge.writer)
    const move = moves.next(edge, at, 'THEN')
    if (writer === undefined || move?.at !== at) continue
    const isOver = edge.lastSeenAt <= at
    if (isOver) takeBack(moves, writer, edge, at)
    const completed = completionsOf(writer.state)
    const closedAt = completed.find((time) => (isOver ? time > edge.lastSeenAt : time >= at))
    const seenAt = isOver ? edge.lastSeenAt : edge.validFrom
    carry(ledger, moves, writer, { move, edge: { ...edge, validTo: null }, seenAt, closedAt, isNews: true })
  }
}

/** Where a later change took an edge, it never came. */
function takeBack(moves: Moves, writer: Writer, edge: EdgeVersion, at: Instant): void {
  const later = moves.next(edge, at, 'LATER')
  const last = later?.ends ? moves.stations(later.ends, later.at).at(-1) : undefined
  if (last === undefined) return
  const name = edgeKey(last.from, last.to)
  const open = writer.edges.get(name)
  if (open?.validFrom === last.since && open.lastSeenAt === edge.lastSeenAt) writer.edges.delete(name)
}
