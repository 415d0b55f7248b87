import { cutMoves } from '../cut-moves.ts'
import type { EdgeMove, LineageStore } from '../store.ts'
import type { Connection } from './connection.ts'
import { integer } from './integer.ts'

/** Along the index of the time: of the commit in which the place lies all is looked at, of later ones no more than the limit. */
const part = (type: 'FEEDS' | 'FED', time: 'recordedFrom' | 'recordedTo'): string => `
  MATCH (a)-[r:${type}]->(b) USING INDEX r:${type}(${time})
  WHERE r.${time} >= $at AND (r.${time} > $at OR a.key > $from OR (a.key = $from AND (b.key > $to OR
    (b.key = $to AND r.writer > $writer))))
  WITH a, r, b ORDER BY r.${time}, a.key, b.key, r.writer LIMIT $most
  RETURN r.${time} AS at, a.key AS from, b.key AS to, r.writer AS writer, r.method AS method, ${time === 'recordedFrom'} AS isOpening`

const MOVES = `
CALL () { ${[part('FEEDS', 'recordedFrom'), part('FED', 'recordedFrom'), part('FED', 'recordedTo')].join(' UNION ALL ')} }
RETURN at, from, to, writer, method, isOpening ORDER BY at, from, to, writer, isOpening LIMIT $most`

export function moveReads({ rows }: Connection): Pick<LineageStore, 'movesAfter'> {
  return {
    async movesAfter({ at, from, to, writer }, limit) {
      const asked = {
        at: integer(at),
        from: integer(from),
        to: integer(to),
        writer: integer(writer),
        most: integer(limit + 1),
      }
      return cutMoves((await rows(MOVES, asked)) as unknown as EdgeMove[], limit)
    },
  }
}
