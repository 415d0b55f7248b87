import type Database from 'libsql'
import { type ChangeSet, type EdgeId, type EdgeVersion, type Layer, METHODS } from '../store.ts'
import { TABLES } from './tables.ts'

const EDGE_COLUMNS =
  'src, dst, writer, method, producer, confidence, last_run, first_seen, last_seen, valid_from, recorded_from, states_columns, detail'
const MARKS = EDGE_COLUMNS.replace(/\w+/g, '?')

/** Prepares the statements once and writes each change set in one transaction. */
export function createCommit(database: Database.Database): (changes: ChangeSet) => void {
  const prepare = (sql: string) => database.prepare(sql)
  const edgeStatements = (layer: Layer) => {
    const { open, past } = TABLES[layer]
    return {
      archive: prepare(
        `INSERT INTO ${past} (${EDGE_COLUMNS}, valid_to, recorded_to)
         SELECT ${EDGE_COLUMNS}, NULL, ? FROM ${open} WHERE writer = ? AND src = ? AND dst = ?`,
      ),
      remove: prepare(`DELETE FROM ${open} WHERE writer = ? AND src = ? AND dst = ?`),
      open: prepare(`INSERT INTO ${open} (${EDGE_COLUMNS}) VALUES (${MARKS})`),
      see: prepare(
        `UPDATE ${open} SET producer = ?, last_run = ?, first_seen = ?, last_seen = ?
         WHERE writer = ? AND src = ? AND dst = ?`,
      ),
      retract: prepare(
        `UPDATE ${past} SET recorded_to = ? WHERE writer = ? AND src = ? AND dst = ?
         AND valid_from = ? AND valid_to = ? AND recorded_from = ? AND recorded_to IS NULL`,
      ),
      past: prepare(`INSERT INTO ${past} (${EDGE_COLUMNS}, valid_to, recorded_to) VALUES (${MARKS}, ?, ?)`),
    }
  }
  const statements = {
    node: prepare('INSERT INTO node (key, id, owner, merged_into) VALUES (?, ?, ?, ?)'),
    merge: prepare('UPDATE node SET merged_into = ? WHERE key = ?'),
    alias: prepare('INSERT INTO alias (id, key) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET key = excluded.key'),
    writer: prepare(
      `INSERT INTO writer (key, id, kind, state) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET state = excluded.state`,
    ),
    record: prepare(
      'INSERT INTO record (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
    ),
    drop: prepare('DELETE FROM record WHERE kind = ? AND id = ?'),
    endClaim: prepare(
      'UPDATE claim SET recorded_to = ? WHERE port = ? AND node = ? AND valid_to IS NULL AND recorded_to IS NULL',
    ),
    claim: prepare(
      `INSERT INTO claim (domain, port, node, contested, valid_from, valid_to, recorded_from, recorded_to)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    state: prepare('UPDATE state SET last_commit = ?'),
  }
  const edges = { WHOLE: edgeStatements('WHOLE'), COLUMN: edgeStatements('COLUMN') }
  const key = ({ writer, from, to }: EdgeId) => [writer, from, to] as const

  const write = (changes: ChangeSet): void => {
    const { recordedAt } = changes
    for (const node of changes.nodes) statements.node.run(node.key, node.id, node.owner, node.mergedInto)
    for (const merge of changes.merges) statements.merge.run(merge.into, merge.key)
    for (const alias of changes.aliases) statements.alias.run(alias.id, alias.key)
    for (const writer of changes.writers) statements.writer.run(writer.key, writer.id, writer.kind, writer.state)
    for (const record of changes.records) statements.record.run(record.kind, record.id, record.body)
    for (const { kind, id } of changes.dropped) statements.drop.run(kind, id)
    for (const edge of changes.ended) {
      edges[edge.layer].archive.run(recordedAt, ...key(edge))
      edges[edge.layer].remove.run(...key(edge))
    }
    for (const edge of changes.opened) edges[edge.layer].open.run(...columns(edge))
    for (const edge of changes.seen) {
      edges[edge.layer].see.run(edge.producer, edge.lastRun, edge.firstSeenAt, edge.lastSeenAt, ...key(edge))
    }
    for (const edge of changes.retracted) {
      edges[edge.layer].retract.run(recordedAt, ...key(edge), edge.validFrom, edge.validTo, edge.recordedFrom)
    }
    for (const edge of changes.past) edges[edge.layer].past.run(...columns(edge), edge.validTo, edge.recordedTo)
    for (const { port, node } of changes.claimsEnded) statements.endClaim.run(recordedAt, port, node)
    for (const claim of changes.claims) {
      const { domain, port, node, contested, validFrom, validTo, recordedFrom, recordedTo } = claim
      statements.claim.run(domain, port, node, contested ? 1 : 0, validFrom, validTo, recordedFrom, recordedTo)
    }
    statements.state.run(recordedAt)
  }
  // Not libsql's own transaction: a full disk ends one by itself, and its rollback then hides what went wrong.
  return (changes) => {
    database.exec('BEGIN IMMEDIATE')
    try {
      write(changes)
      database.exec('COMMIT')
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}

/** In the order of `EDGE_COLUMNS`. */
function columns(edge: EdgeVersion): unknown[] {
  return [
    edge.from,
    edge.to,
    edge.writer,
    METHODS.indexOf(edge.method),
    edge.producer,
    edge.confidence,
    edge.lastRun,
    edge.firstSeenAt,
    edge.lastSeenAt,
    edge.validFrom,
    edge.recordedFrom,
    edge.statesColumns ? 1 : 0,
    edge.detail,
  ]
}
