import { groupBy } from '../../../../platform/group-by.ts'
import { cutAt } from '../cut.ts'
import type { AliasRecord, ClaimRecord, LineageStore, NodeRecord, StoredRecord, WriterRecord } from '../store.ts'
import type { Connection, Row } from './connection.ts'
import { integer, integers } from './integer.ts'

type Lookups = Pick<
  LineageStore,
  | 'status'
  | 'nodesById'
  | 'nodesAfter'
  | 'writersById'
  | 'writersByKey'
  | 'writersAfter'
  | 'aliasesAfter'
  | 'records'
  | 'recordsAfter'
  | 'claimsOf'
  | 'claimsAfter'
  | 'claimHistoryOf'
>

/** A longer chain of merges can only be a circle of them. */
const MOST_MERGES = 64

export function lookups({ rows }: Connection): Lookups {
  async function throughMerges(nodes: Map<string, NodeRecord>): Promise<Map<string, NodeRecord>> {
    for (let round = 0; round < MOST_MERGES; round++) {
      const merged = [...nodes.values()].flatMap((node) => node.mergedInto ?? [])
      if (merged.length === 0) return nodes
      const found = await rows(`UNWIND $keys AS key MATCH (a:Asset {key: key}) RETURN ${NODE}`, {
        keys: integers(merged),
      })
      const byKey = new Map(found.map((row) => [row.key as number, toNode(row)]))
      for (const [id, node] of nodes) {
        const into = node.mergedInto === null ? node : byKey.get(node.mergedInto)
        if (into === undefined) nodes.delete(id)
        else nodes.set(id, into)
      }
    }
    throw new Error(`neo4j nodes: expected at most ${MOST_MERGES} merges in a row, got more from ${[...nodes.keys()]}`)
  }

  return {
    async status() {
      const [row] = await rows(
        `MATCH (s:LineageStore {name: 'lineage'})
         RETURN s.lastCommit AS lastCommit, s.lastNodeKey AS lastNodeKey, s.lastWriterKey AS lastWriterKey`,
      )
      if (row === undefined)
        throw new Error('neo4j status: expected the node (:LineageStore), got none: was the database emptied?')
      return { lastCommit: row.lastCommit, lastNodeKey: row.lastNodeKey, lastWriterKey: row.lastWriterKey }
    },

    async nodesById(ids) {
      const found = await rows(
        `UNWIND $ids AS asked
         OPTIONAL MATCH (alias:Alias {id: asked})
         OPTIONAL MATCH (named:Asset {id: asked})
         WITH asked, coalesce(alias.key, named.key) AS key WHERE key IS NOT NULL
         MATCH (a:Asset {key: key})
         RETURN asked, ${NODE}`,
        { ids },
      )
      return throughMerges(new Map(found.map((row) => [row.asked as string, toNode(row)])))
    },

    async nodesAfter(key, limit) {
      const cypher = `MATCH (a:Asset) WHERE a.key > $key RETURN ${NODE} ORDER BY a.key LIMIT $limit`
      return (await rows(cypher, { key: integer(key), limit: integer(limit) })).map(toNode)
    },

    async writersById(ids) {
      const found = await rows(`UNWIND $ids AS asked MATCH (w:Writer {id: asked}) RETURN ${WRITER}`, { ids })
      return new Map(found.map((row) => [row.id, toWriter(row)]))
    },

    async writersByKey(keys) {
      const cypher = `UNWIND $keys AS asked MATCH (w:Writer {key: asked}) RETURN ${WRITER}`
      const found = await rows(cypher, { keys: integers(keys) })
      return new Map(found.map((row) => [row.key, toWriter(row)]))
    },

    async records(kind, ids) {
      const cypher = 'UNWIND $ids AS asked MATCH (r:Record {kind: $kind, id: asked}) RETURN r.id AS id, r.body AS body'
      return new Map((await rows(cypher, { kind, ids })).map((row) => [row.id, row.body]))
    },

    async recordsAfter(kind, after, limit) {
      const found = await rows(
        `MATCH (r:Record) WHERE r.kind = $kind AND r.id ${after === null ? '>=' : '>'} $after
         RETURN r.id AS id, r.body AS body ORDER BY r.id LIMIT $limit`,
        { kind, after: after ?? '', limit: integer(limit) },
      )
      return found.map((row): StoredRecord => ({ kind, id: row.id, body: row.body }))
    },

    async writersAfter(key, limit) {
      const cypher = `MATCH (w:Writer) WHERE w.key > $key RETURN ${WRITER} ORDER BY w.key LIMIT $limit`
      return (await rows(cypher, { key: integer(key), limit: integer(limit) })).map(toWriter)
    },

    async aliasesAfter(id, limit) {
      const cypher = 'MATCH (a:Alias) WHERE a.id > $id RETURN a.id AS id, a.key AS key ORDER BY a.id LIMIT $limit'
      const found = await rows(cypher, { id: id ?? '', limit: integer(limit) })
      return found.map((row): AliasRecord => ({ id: row.id, key: row.key }))
    },

    async claimsOf(domains, { knownAt, asOf }) {
      const isNow = knownAt === null && asOf === null
      const found = isNow
        ? await rows(CLAIMS_NOW, { domains })
        : await rows(CLAIMS_THEN, { domains, knownAt: integer(knownAt), asOf: integer(asOf) })
      return groupBy(found.map(toClaim), ({ domain }) => domain)
    },

    async claimsAfter(place, limit) {
      const asked = { port: place?.port ?? '', node: integer(place?.node ?? 0), limit: integer(limit) }
      const { whole, cut } = cutAt(
        (await rows(CLAIMS_AFTER, asked)).map(toClaim),
        limit,
        (a, b) => a.port === b.port && a.node === b.node,
      )
      if (cut === null) return whole
      return [...whole, ...(await rows(CLAIMS_AT, { port: cut.port, node: integer(cut.node) })).map(toClaim)]
    },

    async claimHistoryOf(domains) {
      return (await rows(CLAIMS_EVER, { domains })).map(toClaim)
    },
  }
}

const NODE = 'a.key AS key, a.id AS id, a.owner AS owner, a.mergedInto AS mergedInto'
const WRITER = 'w.key AS key, w.id AS id, w.kind AS kind, w.state AS state'

const CLAIMS_NOW = `
UNWIND $domains AS domain
MATCH (c:OpenClaim {domain: domain})
RETURN properties(c) AS claim ORDER BY claim.port, claim.node`

const BOTH_KINDS = `
UNWIND $domains AS domain
CALL (domain) {
  MATCH (c:OpenClaim {domain: domain}) RETURN c
  UNION ALL
  MATCH (c:PastClaim {domain: domain}) RETURN c
}`

const CLAIMS_EVER = `${BOTH_KINDS} RETURN properties(c) AS claim`

const CLAIMS_AT = `
CALL () {
  MATCH (c:OpenClaim {port: $port, node: $node}) RETURN c
  UNION ALL
  MATCH (c:PastClaim {port: $port, node: $node}) RETURN c
}
RETURN properties(c) AS claim`

/** Of each kind no more than asked for. */
const CLAIMS_AFTER = `
CALL () {
  ${['OpenClaim', 'PastClaim']
    .map(
      (label) => `MATCH (c:${label}) WHERE c.port >= $port AND (c.port > $port OR c.node > $node)
  RETURN c ORDER BY c.port, c.node LIMIT $limit`,
    )
    .join('\n  UNION ALL\n  ')}
}
WITH c ORDER BY c.port, c.node LIMIT $limit
RETURN properties(c) AS claim`

/** Of a moment of knowing, of one that is spoken of, or of both (`TimeView`). */
const CLAIMS_THEN = `${BOTH_KINDS}
WITH c
WHERE CASE WHEN $knownAt IS NULL THEN c.recordedTo IS NULL
      ELSE c.recordedFrom <= $knownAt AND (c.recordedTo IS NULL OR c.recordedTo > $knownAt) END
  AND CASE WHEN $asOf IS NULL THEN c.validTo IS NULL
      ELSE c.validFrom <= $asOf AND (c.validTo IS NULL OR c.validTo > $asOf) END
RETURN properties(c) AS claim ORDER BY claim.port, claim.node`

const toNode = ({ key, id, owner, mergedInto }: Row): NodeRecord => ({ key, id, owner, mergedInto })

const toWriter = (row: Row): WriterRecord => ({ key: row.key, id: row.id, kind: row.kind, state: row.state })

function toClaim({ claim }: Row): ClaimRecord {
  return {
    domain: claim.domain,
    port: claim.port,
    node: claim.node,
    contested: claim.contested,
    validFrom: claim.validFrom,
    validTo: claim.validTo ?? null,
    recordedFrom: claim.recordedFrom,
    recordedTo: claim.recordedTo ?? null,
  }
}
