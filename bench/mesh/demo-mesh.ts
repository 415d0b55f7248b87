import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartChild } from '../processes/child.ts'
import { ask } from './ask.ts'
import { freeBase } from './free-ports.ts'
import { until } from './until.ts'

const READY_MS = 180_000
/** Of gateway, catalog, lineage, products and the six domains. */
const OFFSETS = [0, 1, 2, 3, 101, 102, 103, 104, 105, 106]

/** The demo company as `npm start` brings it up. Ends with the process that it returns. */
export async function startDemoMesh({ startChild, folder }: { startChild: StartChild; folder: string }) {
  const base = await freeBase(OFFSETS)
  const url = `http://127.0.0.1:${base}`
  const child = startChild({
    name: 'demo-mesh',
    bundle: 'start.js',
    environment: { HEDDLE_PORT: String(base), HEDDLE_DATA_DIR: folder },
  })
  await until('the demo mesh answers, with its lineage', READY_MS, async () => {
    child.requireAlive()
    const { products, impact } = await ask<{ products: { totalCount: number }; impact: { total: number } }>(
      `${url}/graphql`,
      { query: '{ products { totalCount } impact(of: "orders/order-events") { total } }' },
    )
    return products.totalCount > 20 && impact.total > 40
  })
  const { ingest } = JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8')) as { ingest: string }
  return { url, ingestToken: ingest, stop: () => child.stop() }
}
