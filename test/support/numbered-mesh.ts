import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { untilWoven } from '../../bench/mesh/mesh.ts'
import type { MeshPlan } from '../../bench/mesh/numbered-products.ts'
import { type Child, childStarter } from '../../bench/processes/child.ts'
import type { HostOrder } from '../../bench/processes/domain-host.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { type RunningMesh, SERVICES, startMesh } from './mesh.ts'

/**
 * A mesh with more in it than a page has room for: its services as `npm start` runs them, and one process that is the domains of a
 * plan, each on a port of its own, enrolled and published as any domain is. Resolves when all of it is woven in.
 */
export async function startNumberedMesh(plan: MeshPlan): Promise<RunningMesh> {
  execFileSync(process.execPath, ['scripts/bench-bundle.mjs'], { stdio: 'inherit' })
  // Domains are read when they publish: to read ten thousand products again every few minutes is not what is looked at.
  const mesh = await startMesh({ boxes: SERVICES, environment: { HEDDLE_HARVEST_SECONDS: '86400' } })
  const host = startHost(mesh)
  const numbered = {
    ...mesh,
    async dispose() {
      await host.stop()
      await mesh.dispose()
    },
  }
  try {
    await host.ask('host', orderOf(mesh, plan))
    await untilWoven(`${mesh.url}/graphql`, plan)
  } catch (error) {
    await numbered.dispose()
    throw error
  }
  return numbered
}

function startHost({ dataDir }: RunningMesh): Child {
  const startChild = childStarter({ root: packageRoot(), logs: join(dataDir, 'logs') })
  return startChild({ name: 'numbered-domains', bundle: 'bench/domain-host.js' })
}

function orderOf(mesh: RunningMesh, plan: MeshPlan): HostOrder {
  const folder = join(mesh.dataDir, 'numbered-domains')
  mkdirSync(folder)
  const { publicKey } = JSON.parse(readFileSync(join(mesh.dataDir, 'keys.json'), 'utf8'))
  return {
    plan,
    domains: Array.from({ length: plan.domains }, (_, domain) => domain),
    folder,
    catalogUrl: `http://127.0.0.1:${mesh.basePort + 1}`,
    publicKey,
    enrolToken: mesh.token('enrol'),
  }
}
