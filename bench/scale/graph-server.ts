import { totalmem } from 'node:os'
import { join } from 'node:path'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import type { Neo4jAddress, Neo4jMemory } from '../../test/support/neo4j/server.ts'
import { openBareCypher } from '../graph/bare-cypher.ts'
import { openNeo4j } from '../mesh/neo4j.ts'
import { until } from '../mesh/until.ts'
import { measureBaseline } from './baseline.ts'
import { neo4jBare, neo4jNaive, throughService } from './forms.ts'
import type { StoreMeasured } from './measured.ts'
import { LARGEST_BASELINE } from './options.ts'
import type { Phase } from './phase.ts'
import { fill, measureService } from './service.ts'

const OPEN_MS = 120_000

/** Neo4j, a server for each size; null when there is none. */
export async function measureNeo4j(phase: Phase): Promise<StoreMeasured | null> {
  const { subject, folder, say, limitMs } = phase
  const { name, nodes } = subject.size
  const server = await openNeo4j(say, memoryFor(nodes))
  if (server === null) return null
  const cypher = openBareCypher(server.address)
  try {
    const { uri, user, password } = server.address
    const written = await fill(phase, 'Neo4j', await openStore(server.address))
    const measured = await measureService(phase, {
      title: 'Neo4j',
      dataDir: join(folder, `neo4j-${name}`),
      environment: { HEDDLE_NEO4J_URL: uri, HEDDLE_NEO4J_USER: user, HEDDLE_NEO4J_PASSWORD: password },
      form: (url) => throughService('neo4jService', url),
      bare: [neo4jBare(cypher)],
      written,
    })
    if (nodes > LARGEST_BASELINE) return measured
    const naive = await measureBaseline(phase, neo4jNaive(cypher, nodes, limitMs))
    return {
      ...measured,
      hub: { ...measured.hub, ...naive.hub },
      typical: { ...measured.typical, ...naive.typical },
    }
  } finally {
    await cypher.close()
    await server.release()
  }
}

/** A server that has just started may be slower with its first statements than the store waits. */
async function openStore(address: Neo4jAddress): Promise<LineageStore> {
  let store: LineageStore | undefined
  await until('the store on Neo4j opens', OPEN_MS, async () => {
    store = await openNeo4jStore(address)
    return true
  })
  if (store === undefined) throw new Error('the store on Neo4j: expected to be open')
  return store
}

/** Room for all of the graph where the machine has it. */
function memoryFor(nodes: number): Neo4jMemory {
  const machineMiB = totalmem() / 2 ** 20
  const wanted = nodes > 100_000 ? { heapMiB: 4_096, pageCacheMiB: 6_144 } : { heapMiB: 1_024, pageCacheMiB: 1_024 }
  return {
    heapMiB: Math.floor(Math.min(wanted.heapMiB, machineMiB / 6)),
    pageCacheMiB: Math.floor(Math.min(wanted.pageCacheMiB, machineMiB / 4)),
  }
}
