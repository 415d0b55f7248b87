import { request } from 'undici'
import { datasetIdOf } from '../../subgraphs/lineage/ingest/names.ts'
import type { LayeredGraph } from './layered-graph.ts'

const NAMESPACE = 'postgres://drawn.example:5432'
const BATCH = 500

const nameOf = (graph: string, node: number): string => `${graph}.public.table_${node}`

/** The id of what everything in the graph comes from. */
export const rootOf = (graph: string): string => datasetIdOf({ namespace: NAMESPACE, name: nameOf(graph, 0) })

/** Sends the tables of a graph as jobs do, one that writes each table. @throws when one is refused */
export async function sendTables(
  { url, ingestToken }: { readonly url: string; readonly ingestToken: string },
  graph: string,
  { parents }: LayeredGraph,
): Promise<void> {
  const events = parents.flatMap((known, node) => (known.length === 0 ? [] : [eventOf(graph, node, known)]))
  for (let from = 0; from < events.length; from += BATCH) {
    const { statusCode, body } = await request(`${url}/api/v1/lineage/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ingestToken}` },
      body: JSON.stringify(events.slice(from, from + BATCH)),
    })
    const said = await body.text()
    if (statusCode >= 300) throw new Error(`the lineage of ${graph}: expected 2xx, received ${statusCode} ${said}`)
  }
}

const eventOf = (graph: string, node: number, parents: readonly number[]) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-01-01T00:00:00.000Z',
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/airflow',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: `0199a7c4-0000-7000-8000-${node.toString(16).padStart(12, '0')}` },
  job: { namespace: 'drawn', name: `write_${nameOf(graph, node)}` },
  inputs: parents.map((parent) => ({ namespace: NAMESPACE, name: nameOf(graph, parent) })),
  outputs: [{ namespace: NAMESPACE, name: nameOf(graph, node) }],
})
