import { cutAt } from '../cut.ts'
import { pairName } from '../pair-name.ts'
import type { Direction, EdgeVersion, Hop, LineageStore, NodeKey, Pair, WriterKey } from '../store.ts'
import { inBatches } from './batches.ts'
import type { Connection, Parameters, Row } from './connection.ts'
import { EDGE_COLUMNS, toEdge } from './edge-rows.ts'
import { integer, integers } from './integer.ts'
import { type CypherView, cypherView, LAYER_OF_TYPE, matchDiffering, matchHop, matchPair, TYPES } from './view.ts'

const EVERY_TYPE = [...LAYER_OF_TYPE.keys()]

/** The edges of each of `$keys`, writers. Type by type: only so is each found through its index. */
function matchWriters(types: readonly string[]): string {
  const ofTypes = types.map((type) => `MATCH (a)-[r:${type} {writer: key}]->(b) RETURN a, r, b`)
  return `UNWIND $keys AS key CALL (key) { ${ofTypes.join(' UNION ALL ')} }`
}

/** Nodes come along the index of their keys, so it ends as soon as it has enough; of a hub it sorts all edges for each page. */
const VERSIONS_AFTER = `
MATCH (a:Asset) USING INDEX a:Asset(key) WHERE a.key >= $from
MATCH (a)-[r:${EVERY_TYPE.join('|')}]->(b) WHERE a.key > $from OR b.key > $to
WITH a, r, b ORDER BY a.key, b.key LIMIT $limit
RETURN ${EDGE_COLUMNS}`

/** Keys a statement: what comes back of them is decoded before the next is sent, so the event loop gets its turn. */
const KEYS_A_STATEMENT = 1_000

export function edgeReads({
  rows,
}: Connection): Pick<
  LineageStore,
  | 'edgesOfWriters'
  | 'edgesOf'
  | 'edgesEver'
  | 'edgesBetween'
  | 'edgesEverBetween'
  | 'edgesDiffering'
  | 'historyOf'
  | 'hops'
  | 'versionsAfter'
  | 'versionsOf'
> {
  async function* rowsOf(cypher: string, keys: readonly number[], parameters: Parameters = {}): AsyncGenerator<Row> {
    for (const batch of inBatches([...new Set(keys)], KEYS_A_STATEMENT)) {
      yield* await rows(cypher, { ...parameters, keys: integers(batch) })
    }
  }

  async function historyOf(from: NodeKey, to: NodeKey): Promise<readonly EdgeVersion[]> {
    const cypher = `
      MATCH (a:Asset {key: $from})-[r:${EVERY_TYPE.join('|')}]->(b:Asset {key: $to})
      RETURN ${EDGE_COLUMNS} ORDER BY r.recordedFrom, r.validFrom, r.writer`
    return (await rows(cypher, { from: integer(from), to: integer(to) })).map(toEdge)
  }

  async function wholeAtKeys(keys: readonly NodeKey[], direction: Direction, shape: CypherView) {
    const found = new Map<NodeKey, EdgeVersion[]>()
    const cypher = `${matchHop(direction, shape)} RETURN key, ${EDGE_COLUMNS}`
    for await (const row of rowsOf(cypher, keys, shape.parameters)) pushTo(found, row.key, toEdge(row))
    return found
  }

  async function wholeBetween(pairs: readonly Pair[], shape: CypherView) {
    const found = new Map<string, EdgeVersion[]>()
    for (const batch of inBatches(pairs, KEYS_A_STATEMENT)) {
      const asked = batch.map(({ from, to }) => ({ from: integer(from), to: integer(to) }))
      const answer = await rows(`${matchPair(shape)} RETURN ${EDGE_COLUMNS}`, { ...shape.parameters, pairs: asked })
      for (const edge of answer.map(toEdge)) pushTo(found, pairName(edge), edge)
    }
    return found
  }

  return {
    historyOf,

    async edgesOfWriters(writers) {
      const found = new Map<WriterKey, EdgeVersion[]>()
      const cypher = `${matchWriters([TYPES.WHOLE.open, TYPES.COLUMN.open])} RETURN key, ${EDGE_COLUMNS}`
      for await (const row of rowsOf(cypher, writers)) pushTo(found, row.key, toEdge(row))
      return found
    },

    edgesOf: (keys, direction, view) => wholeAtKeys(keys, direction, cypherView(view)),

    edgesEver: (keys, direction, view) => wholeAtKeys(keys, direction, cypherView(view, true)),

    edgesBetween: (pairs, view) => wholeBetween(pairs, cypherView(view)),

    edgesEverBetween: (pairs, view) => wholeBetween(pairs, cypherView(view, true)),

    async edgesDiffering(keys, direction, one, other) {
      const versions: EdgeVersion[] = []
      const { cypher, parameters } = matchDiffering(direction, one, other)
      for await (const row of rowsOf(`${cypher} RETURN key, ${EDGE_COLUMNS}`, keys, parameters)) {
        versions.push(toEdge(row))
      }
      return versions
    },

    async versionsOf(writers) {
      const versions: EdgeVersion[] = []
      const cypher = `${matchWriters(EVERY_TYPE)} RETURN ${EDGE_COLUMNS}`
      for await (const row of rowsOf(cypher, writers)) versions.push(toEdge(row))
      return versions
    },

    async versionsAfter(pair, limit) {
      const asked = { from: integer(pair?.from ?? 0), to: integer(pair?.to ?? 0), limit: integer(limit) }
      const versions = (await rows(VERSIONS_AFTER, asked)).map(toEdge)
      const { whole, cut } = cutAt(versions, limit, (a, b) => a.from === b.from && a.to === b.to)
      return cut === null ? whole : [...whole, ...(await historyOf(cut.from, cut.to))]
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
