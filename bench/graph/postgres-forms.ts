import type pg from 'pg'
import type { Graph } from './generate.ts'

/**
 * The graph as Postgres would have it, in two shapes: a row an edge, and a row a job with the lists of what it reads and
 * writes, which Marquez works out anew in each query. A job makes one dataset, as everywhere in this bench.
 */
const TABLES = `
CREATE TABLE edge (src int NOT NULL, dst int NOT NULL);
CREATE TABLE job_io (job int NOT NULL, inputs int[] NOT NULL, outputs int[] NOT NULL);`

const AFTER_LOADING = [
  'CREATE UNIQUE INDEX edge_out ON edge (src, dst)',
  'CREATE UNIQUE INDEX edge_in ON edge (dst, src)',
  'INSERT INTO job_io SELECT dst, array_agg(src), ARRAY[dst] FROM edge GROUP BY dst',
  'CREATE UNIQUE INDEX job_io_job ON job_io (job)',
  'VACUUM ANALYZE',
]

/** What Marquez does not have, and could not use: it joins on a concatenation of both lists. */
const INDEX_OF_INPUTS = ['CREATE INDEX job_io_inputs ON job_io USING gin (inputs)', 'VACUUM ANALYZE job_io']

/** The set reached: what was found before is not followed again. Distances are not told. */
const UNION = `
WITH RECURSIVE reached (node) AS (
  SELECT dst FROM edge WHERE src = $1
  UNION
  SELECT edge.dst FROM reached JOIN edge ON edge.src = reached.node
)
SELECT string_agg(node::text, ' ') AS nodes FROM reached`

/**
 * The form of the query behind Marquez' \`GET /api/v1/lineage\`: from job to job by an overlap of lists, the depth in the row,
 * so that a job comes once for each length of a way to it. Here it goes downstream only, and no deeper than it must.
 */
const JOBS = `
WITH RECURSIVE lineage (job, outputs, depth) AS (
  SELECT job, outputs, 1 FROM job_io WHERE inputs && ARRAY[$1::int]
  UNION
  SELECT io.job, io.outputs, lineage.depth + 1
  FROM job_io io, lineage
  WHERE io.job <> lineage.job AND io.inputs && lineage.outputs AND lineage.depth < $2
)
SELECT depth, string_agg(node::text, ' ') AS nodes
FROM (SELECT node, min(depth) AS depth FROM lineage, unnest(outputs) AS node GROUP BY node) nearest
GROUP BY depth`

const EDGES_A_STATEMENT = 100_000
/** `query_canceled`: what `statement_timeout` ends. */
const CANCELLED = '57014'

/** Each answers null when it took longer than the limit. Nodes are those of the graph. */
export interface PostgresForms {
  readonly union: (start: number) => Promise<string | null>
  /** By distance; `[0]` are those one hop away. @param depth how deep the recursion goes */
  readonly jobs: (start: number, depth: number) => Promise<readonly string[] | null>
  /** From now on `jobs` finds the readers of a dataset by an index. */
  readonly indexInputs: () => Promise<void>
}

/** Numbers separated by blanks, as the forms give them: reading them is not the database's time. */
export const nodesOfText = (text: string): number[] => (text === '' ? [] : text.split(' ').map(Number))

export async function loadPostgres(
  client: pg.Client,
  { from, to }: Graph,
  limitMs: number,
  onProgress: (edges: number) => void,
): Promise<PostgresForms> {
  await client.query(TABLES)
  for (let start = 0; start < from.length; start += EDGES_A_STATEMENT) {
    const list = (values: Int32Array) => `{${values.subarray(start, start + EDGES_A_STATEMENT).join(',')}}`
    await client.query('INSERT INTO edge SELECT * FROM unnest($1::int[], $2::int[])', [list(from), list(to)])
    onProgress(Math.min(from.length, start + EDGES_A_STATEMENT))
  }
  for (const statement of AFTER_LOADING) await client.query(statement)

  /** Null when it was ended for time. */
  async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly number[]): Promise<Row[] | null> {
    try {
      return (await client.query<Row>(sql, [...values])).rows
    } catch (error) {
      if (error instanceof Error && (error as { code?: unknown }).code === CANCELLED) return null
      throw error
    }
  }
  const limit = () => client.query(`SET statement_timeout = ${Math.round(limitMs)}`)
  await limit()
  return {
    async union(start) {
      const rows = await ask<{ nodes: string | null }>(UNION, [start])
      return rows === null ? null : (rows[0]?.nodes ?? '')
    },
    async jobs(start, depth) {
      const rows = await ask<{ depth: number; nodes: string }>(JOBS, [start, depth])
      if (rows === null) return null
      const levels: string[] = []
      for (const row of rows) levels[row.depth - 1] = row.nodes
      return levels
    },
    async indexInputs() {
      await client.query('SET statement_timeout = 0')
      for (const statement of INDEX_OF_INPUTS) await client.query(statement)
      await limit()
    },
  }
}
