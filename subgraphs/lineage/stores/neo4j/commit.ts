import { randomUUID } from 'node:crypto'
import type { ManagedTransaction } from 'neo4j-driver'
import { type ChangeSet, type ClaimRecord, type EdgeVersion, LAYERS, type Layer } from '../store.ts'
import { inBatches } from './batches.ts'
import type { Connection, Parameters } from './connection.ts'
import { edgeName, edgeRow, heldName, sightingRow } from './edge-rows.ts'
import { integer } from './integer.ts'
import { TYPES } from './view.ts'

/** Rows for one `UNWIND $rows AS row`. When `all`, every row must find what it names: one that does not is a fault of ours. */
type Step = { readonly name: string; readonly cypher: string; readonly rows: readonly unknown[]; readonly all?: true }

/**
 * Writes a change set in one transaction, in the order of the port. A commit whose answer was lost is tried again by the
 * driver, so each carries a token: one that is there already is not applied twice.
 */
export async function commit({ write }: Connection, changes: ChangeSet): Promise<void> {
  const token = randomUUID()
  await write(async (transaction) => {
    if (await isThere(transaction, token, changes.recordedAt)) return
    // Sent one behind the other without waiting; the server works them off in this order.
    await Promise.all([
      ...steps(changes).map((step) => run(transaction, changes, step)),
      close(transaction, token, changes),
    ])
  })
}

/** Takes the lock that orders writers before it reads. */
async function isThere(transaction: ManagedTransaction, token: string, recordedAt: number): Promise<boolean> {
  const { records } = await transaction.run(
    `MATCH (s:LineageStore {name: 'lineage'}) SET s.lockedBy = $token RETURN s.lastCommit AS lastCommit, s.token AS token`,
    { token },
  )
  const last = records[0]?.toObject()
  if (last === undefined)
    throw new Error('neo4j commit: expected the node (:LineageStore), got none: was the database emptied?')
  if (last.token === token) return true
  if (last.lastCommit >= recordedAt) {
    throw new Error(
      `neo4j commit: expected recordedAt after ${last.lastCommit}, got ${recordedAt}: does another process write?`,
    )
  }
  return false
}

async function run(transaction: ManagedTransaction, { recordedAt }: ChangeSet, step: Step): Promise<void> {
  const batches = [...inBatches(step.rows)]
  const counts = await Promise.all(
    batches.map(async (rows) => {
      const { records } = await transaction.run(`UNWIND $rows AS row ${step.cypher} RETURN count(*) AS applied`, {
        rows,
        recordedAt: integer(recordedAt),
      })
      return records[0]?.get('applied') as number
    }),
  )
  const applied = counts.reduce((sum, count) => sum + count, 0)
  if (step.all && applied !== step.rows.length) {
    throw new Error(`neo4j commit: ${step.name}: expected ${step.rows.length} rows to apply, got ${applied}`)
  }
}

async function close(transaction: ManagedTransaction, token: string, changes: ChangeSet): Promise<void> {
  await transaction.run(
    `MATCH (s:LineageStore {name: 'lineage'})
     SET s.token = $token, s.lastCommit = $recordedAt,
         s.lastNodeKey = CASE WHEN $node > s.lastNodeKey THEN $node ELSE s.lastNodeKey END,
         s.lastWriterKey = CASE WHEN $writer > s.lastWriterKey THEN $writer ELSE s.lastWriterKey END`,
    {
      token,
      recordedAt: integer(changes.recordedAt),
      node: integer(highestKey(changes.nodes)),
      writer: integer(highestKey(changes.writers)),
    },
  )
}

const highestKey = (items: readonly { readonly key: number }[]) => items.reduce((top, { key }) => Math.max(top, key), 0)

function steps(changes: ChangeSet): Step[] {
  const [open, finished] = [changes.claims.filter(isOpen), changes.claims.filter((claim) => !isOpen(claim))]
  return [
    {
      name: 'nodes',
      cypher: 'CREATE (a:Asset {key: row.key, id: row.id, owner: row.owner, mergedInto: row.mergedInto})',
      rows: changes.nodes.map(({ key, id, owner, mergedInto }) => ({
        key: integer(key),
        id,
        owner: integer(owner),
        mergedInto: integer(mergedInto),
      })),
    },
    {
      name: 'merges',
      cypher: 'MATCH (a:Asset {key: row.key}) SET a.mergedInto = row.into',
      rows: changes.merges.map(({ key, into }) => ({ key: integer(key), into: integer(into) })),
      all: true,
    },
    {
      name: 'aliases',
      cypher: 'MERGE (alias:Alias {id: row.id}) SET alias.key = row.key',
      rows: changes.aliases.map(({ id, key }) => ({ id, key: integer(key) })),
    },
    {
      name: 'writers',
      cypher: 'MERGE (w:Writer {key: row.key}) SET w.id = row.id, w.kind = row.kind, w.state = row.state',
      rows: changes.writers.map(({ key, id, kind, state }) => ({ key: integer(key), id, kind, state })),
    },
    {
      name: 'records',
      cypher: 'MERGE (r:Record {kind: row.kind, id: row.id}) SET r.body = row.body',
      rows: changes.records,
    },
    {
      name: 'dropped records',
      cypher: 'MATCH (r:Record {kind: row.kind, id: row.id}) DELETE r',
      rows: changes.dropped,
    },
    ...LAYERS.flatMap((layer) => edgeSteps(changes, layer)),
    {
      name: 'claimsEnded',
      cypher: `MATCH (c:OpenClaim {port: row.port, node: row.node})
        SET c.recordedTo = $recordedAt, c:PastClaim REMOVE c:OpenClaim`,
      rows: changes.claimsEnded.map(({ port, node }) => ({ port, node: integer(node) })),
    },
    { name: 'claims', cypher: 'CREATE (c:OpenClaim) SET c = row', rows: open.map(claimRow) },
    { name: 'finished claims', cypher: 'CREATE (c:PastClaim) SET c = row', rows: finished.map(claimRow) },
  ]
}

function edgeSteps({ ended, opened, seen, retracted, past }: ChangeSet, layer: Layer): Step[] {
  const types = TYPES[layer]
  const isOfLayer = (edge: { readonly layer: Layer }) => edge.layer === layer
  const toHistory = past.filter(isOfLayer)
  const insert = (type: string, edges: readonly EdgeVersion[]) => ({
    name: `${type} edges`,
    cypher: `MATCH (a:Asset {key: row.from}) MATCH (b:Asset {key: row.to})
      CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
    rows: edges.map(edgeRow),
    all: true as const,
  })
  return [
    {
      name: `ended ${types.open} edges`,
      cypher: `MATCH (a)-[r:${types.open} {edge: row}]->(b)
        CREATE (a)-[past:${types.ended}]->(b) SET past = properties(r), past.recordedTo = $recordedAt
        DELETE r`,
      rows: ended.filter(isOfLayer).map(edgeName),
    },
    insert(types.open, opened.filter(isOfLayer)),
    {
      name: `seen ${types.open} edges`,
      cypher: `MATCH ()-[r:${types.open} {edge: row.edge}]->() SET r += row.properties`,
      rows: seen.filter(isOfLayer).map(sightingRow),
    },
    {
      // Both ends first, as in `matchPair`.
      name: `retracted ${types.held} edges`,
      cypher: `MATCH (a:Asset {key: row.from}) MATCH (b:Asset {key: row.to})
        CALL (a, b, row) {
          MATCH (a)-[r:${types.held}]->(b)
          WHERE r.writer = row.writer AND r.validFrom = row.validFrom AND r.validTo = row.validTo
            AND r.recordedFrom = row.recordedFrom AND r.recordedTo IS NULL
          SET r.recordedTo = $recordedAt
        }`,
      rows: retracted.filter(isOfLayer).map(heldName),
    },
    insert(
      types.held,
      toHistory.filter(({ validTo }) => validTo !== null),
    ),
    insert(
      types.ended,
      toHistory.filter(({ validTo }) => validTo === null),
    ),
  ]
}

const isOpen = (claim: ClaimRecord) => claim.validTo === null && claim.recordedTo === null

function claimRow(claim: ClaimRecord): Parameters {
  return {
    ...claim,
    node: integer(claim.node),
    validFrom: integer(claim.validFrom),
    validTo: integer(claim.validTo),
    recordedFrom: integer(claim.recordedFrom),
    recordedTo: integer(claim.recordedTo),
  }
}
