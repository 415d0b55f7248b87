import type Database from 'libsql'
import { cutMoves } from '../cut-moves.ts'
import { type EdgeMove, METHODS, type MovePlace } from '../store.ts'

type MoveRow = { at: number; src: number; dst: number; writer: number; method: number; opens: number }

/** Each part is read along its own index from the place on, and no further than the limit. */
const part = (table: string, time: string, opens: 0 | 1, condition: string): string =>
  `SELECT * FROM (SELECT ${time} AS at, src, dst, writer, method, ${opens} AS opens FROM ${table}
   WHERE (${time}, src, dst, writer) > (:at, :from, :to, :writer) ${condition}
   ORDER BY ${time}, src, dst, writer LIMIT :most)`

export const MOVES = `${[
  part('edge', 'recorded_from', 1, ''),
  part('edge_past', 'recorded_from', 1, 'AND valid_to IS NULL'),
  part('edge_past', 'recorded_to', 0, 'AND valid_to IS NULL'),
].join(' UNION ALL ')} ORDER BY at, src, dst, writer, opens LIMIT :most`

export function createMoves(database: Database.Database) {
  const statement = database.prepare(MOVES)
  return {
    movesAfter({ at, from, to, writer }: MovePlace, limit: number): readonly EdgeMove[] {
      const rows = statement.all({ at, from, to, writer, most: limit + 1 }) as MoveRow[]
      return cutMoves(rows.map(moveOf), limit)
    },
  }
}

function moveOf({ at, src, dst, writer, method, opens }: MoveRow): EdgeMove {
  const known = METHODS[method]
  if (known === undefined) throw new Error(`the lineage store holds an edge of unknown method ${method}`)
  return { at, from: src, to: dst, writer, method: known, isOpening: opens === 1 }
}
