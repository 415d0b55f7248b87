import type { EdgeVersion, Hop, LineageStore, NodeKey, WriterKey } from '../store.ts'
import { inBatches } from './batches.ts'
import type { Connection, Parameters, Row } from './connection.ts'
import { EDGE_COLUMNS, toEdge } from './edge-rows.ts'
import { integer, integers } from './integer.ts'
import { cypherView, matchHop } from './view.ts'

/** Keys a statement: what comes back of them is decoded before the next is sent, so the event loop gets its turn. */
const KEYS_A_STATEMENT = 1_000

export function edgeReads({
  rows,
}: Connection): Pick<LineageStore, 'edgesOfWriters' | 'edgesOf' | 'historyOf' | 'hops'> {
  async function* rowsOf(cypher: string, keys: readonly number[], parameters: Parameters = {}): AsyncGenerator<Row> {
    for (const batch of inBatches([...new Set(keys)], KEYS_A_STATEMENT)) {
      yield* await rows(cypher, { ...parameters, keys: integers(batch) })
    }
  }

  return {
    async edgesOfWriters(writers) {
      const found = new Map<WriterKey, EdgeVersion[]>()
      const cypher = `UNWIND $keys AS key MATCH (a)-[r:FEEDS {writer: key}]->(b) RETURN key, ${EDGE_COLUMNS}`
      for await (const row of rowsOf(cypher, writers)) pushTo(found, row.key, toEdge(row))
      return found
    },

    async edgesOf(keys, direction, view) {
      const found = new Map<NodeKey, EdgeVersion[]>()
      const shape = cypherView(view)
      const cypher = `${matchHop(direction, shape)} RETURN key, ${EDGE_COLUMNS}`
      for await (const row of rowsOf(cypher, keys, shape.parameters)) pushTo(found, row.key, toEdge(row))
      return found
    },

    async historyOf(from, to) {
      const cypher = `
        MATCH (a:Asset {key: $from})-[r:FEEDS|FED|HELD]->(b:Asset {key: $to})
        RETURN ${EDGE_COLUMNS} ORDER BY r.recordedFrom, r.validFrom, r.writer`
      return (await rows(cypher, { from: integer(from), to: integer(to) })).map(toEdge)
    },

    async hops(keys, direction, view) {
      const found = new Map<NodeKey, Hop[]>()
      const shape = cypherView(view)
      const other = direction === 'DOWNSTREAM' ? 'b.key' : 'a.key'
      const cypher = `${matchHop(direction, shape)} RETURN key, ${other} AS other, max(r.confidence) AS confidence`
      for await (const { key, other, confidence } of rowsOf(cypher, keys, shape.parameters)) {
        pushTo(found, key, { key: other, confidence })
      }
      return found
    },
  }
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
