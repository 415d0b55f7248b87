import type Database from 'libsql'
import { groupBy } from '../../../../platform/group-by.ts'
import { cutAt } from '../cut.ts'
import type {
  AliasRecord,
  ClaimRecord,
  NodeRecord,
  PortAndNode,
  RecordKind,
  StoredRecord,
  StoreStatus,
  TimeView,
  WriterRecord,
} from '../store.ts'

type NodeRow = { key: number; id: string; owner: number | null; merged_into: number | null }
type ClaimRow = {
  domain: string
  port: string
  node: number
  contested: number
  valid_from: number
  valid_to: number | null
  recorded_from: number
  recorded_to: number | null
}

/** `CROSS JOIN` is SQLite's word for "in this order": it would else read every record of the kind for each list of ids. */
export const RECORDS = 'SELECT r.id, r.body FROM json_each(?) f CROSS JOIN record r ON r.kind = ? AND r.id = f.value'

/** The reads by key: nodes, writers, records, claims. Lists of keys travel as one JSON parameter. */
export function createLookups(database: Database.Database) {
  const statements = {
    status: database.prepare(
      `SELECT last_commit AS lastCommit, ifnull((SELECT max(key) FROM node), 0) AS lastNodeKey,
              ifnull((SELECT max(key) FROM writer), 0) AS lastWriterKey FROM state`,
    ),
    nodes: database.prepare(
      `WITH RECURSIVE
         asked (name, key) AS (
           SELECT f.value, coalesce((SELECT key FROM alias WHERE id = f.value), (SELECT key FROM node WHERE id = f.value))
           FROM json_each(?) f),
         followed (name, key) AS (
           SELECT name, key FROM asked WHERE key IS NOT NULL
           UNION ALL
           SELECT f.name, n.merged_into FROM followed f JOIN node n ON n.key = f.key WHERE n.merged_into IS NOT NULL)
       SELECT f.name, n.key, n.id, n.owner, n.merged_into FROM followed f JOIN node n ON n.key = f.key
       WHERE n.merged_into IS NULL`,
    ),
    nodesAfter: database.prepare('SELECT key, id, owner, merged_into FROM node WHERE key > ? ORDER BY key LIMIT ?'),
    writersById: database.prepare(
      'SELECT w.key, w.id, w.kind, w.state FROM json_each(?) f JOIN writer w ON w.id = f.value',
    ),
    writersByKey: database.prepare(
      'SELECT w.key, w.id, w.kind, w.state FROM json_each(?) f JOIN writer w ON w.key = f.value',
    ),
    records: database.prepare(RECORDS),
    recordsAfter: database.prepare('SELECT kind, id, body FROM record WHERE kind = ? AND id > ? ORDER BY id LIMIT ?'),
    writersAfter: database.prepare('SELECT key, id, kind, state FROM writer WHERE key > ? ORDER BY key LIMIT ?'),
    aliasesAfter: database.prepare('SELECT id, key FROM alias WHERE id > ? ORDER BY id LIMIT ?'),
    claimHistory: database.prepare('SELECT c.* FROM json_each(?) f JOIN claim c ON c.domain = f.value'),
    claimsAfter: database.prepare('SELECT * FROM claim WHERE (port, node) > (?, ?) ORDER BY port, node LIMIT ?'),
    claimsAt: database.prepare('SELECT * FROM claim WHERE port = ? AND node = ?'),
    claims: database.prepare(
      `SELECT c.* FROM json_each(:domains) f JOIN claim c ON c.domain = f.value
       WHERE CASE WHEN :of IS NULL THEN c.valid_to IS NULL
             ELSE c.valid_from <= :of AND (c.valid_to IS NULL OR c.valid_to > :of) END
         AND CASE WHEN :known IS NULL THEN c.recorded_to IS NULL
             ELSE c.recorded_from <= :known AND (c.recorded_to IS NULL OR c.recorded_to > :known) END`,
    ),
  }

  return {
    status(): StoreStatus {
      const { lastCommit, lastNodeKey, lastWriterKey } = statements.status.get() as StoreStatus
      return { lastCommit, lastNodeKey, lastWriterKey }
    },

    nodesById(ids: readonly string[]): ReadonlyMap<string, NodeRecord> {
      const rows = statements.nodes.all(JSON.stringify(ids)) as (NodeRow & { name: string })[]
      return new Map(rows.map((row) => [row.name, nodeOf(row)]))
    },
    nodesAfter: (key: number, limit: number): readonly NodeRecord[] =>
      (statements.nodesAfter.all(key, limit) as NodeRow[]).map(nodeOf),

    writersById(ids: readonly string[]): ReadonlyMap<string, WriterRecord> {
      const rows = statements.writersById.all(JSON.stringify(ids)) as WriterRecord[]
      return new Map(rows.map((row) => [row.id, row]))
    },
    writersByKey(keys: readonly number[]): ReadonlyMap<number, WriterRecord> {
      const rows = statements.writersByKey.all(JSON.stringify(keys)) as WriterRecord[]
      return new Map(rows.map((row) => [row.key, row]))
    },

    records(kind: RecordKind, ids: readonly string[]): ReadonlyMap<string, string> {
      const rows = statements.records.all(JSON.stringify(ids), kind) as { id: string; body: string }[]
      return new Map(rows.map((row) => [row.id, row.body]))
    },
    recordsAfter: (kind: RecordKind, after: string | null, limit: number): readonly StoredRecord[] =>
      statements.recordsAfter.all(kind, after ?? '', limit) as StoredRecord[],

    writersAfter: (key: number, limit: number): readonly WriterRecord[] =>
      statements.writersAfter.all(key, limit) as WriterRecord[],
    aliasesAfter: (id: string | null, limit: number): readonly AliasRecord[] =>
      statements.aliasesAfter.all(id ?? '', limit) as AliasRecord[],

    claimsOf(domains: readonly string[], { knownAt, asOf }: TimeView): ReadonlyMap<string, readonly ClaimRecord[]> {
      const asked = { domains: JSON.stringify(domains), known: knownAt, of: asOf }
      return groupBy((statements.claims.all(asked) as ClaimRow[]).map(claimOf), (claim) => claim.domain)
    },
    claimsAfter(place: PortAndNode | null, limit: number): readonly ClaimRecord[] {
      const rows = statements.claimsAfter.all(place?.port ?? '', place?.node ?? 0, limit) as ClaimRow[]
      const { whole, cut } = cutAt(rows, limit, (a, b) => a.port === b.port && a.node === b.node)
      const rest = cut === null ? [] : (statements.claimsAt.all(cut.port, cut.node) as ClaimRow[])
      return [...whole, ...rest].map(claimOf)
    },
    claimHistoryOf: (domains: readonly string[]): readonly ClaimRecord[] =>
      (statements.claimHistory.all(JSON.stringify(domains)) as ClaimRow[]).map(claimOf),
  }
}

const nodeOf = ({ key, id, owner, merged_into }: NodeRow): NodeRecord => ({ key, id, owner, mergedInto: merged_into })

const claimOf = (row: ClaimRow): ClaimRecord => ({
  domain: row.domain,
  port: row.port,
  node: row.node,
  contested: row.contested === 1,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  recordedFrom: row.recorded_from,
  recordedTo: row.recorded_to,
})
