import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'

/** One process of the mesh: what it runs, where it listens, what it is told by its environment. */
export interface Box {
  readonly name: string
  /** All that it listens on, the main one first. */
  readonly ports: readonly number[]
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Where it listens, as the table at the end of the start shows it. */
  readonly url: string
}

export interface MeshSettings {
  readonly basePort: number
  readonly dataDir: string
  readonly publicKey: string
  readonly signingKey: string
  readonly tokens: { readonly service: string; readonly enrol: string }
}

/** The demo's domains in the order of their ports: 101 above the base, and up. */
export const DOMAINS = ['orders', 'customers', 'payments', 'inventory', 'marketing', 'analytics'] as const

const OFFSET = { gateway: 0, catalog: 1, lineage: 2, products: 3, firstDomain: 101 } as const

/** A young generation large enough that a big answer is not copied again and again; a fifth off the CPU of large answers. */
const GATEWAY_FLAGS = ['--max-semi-space-size=64']

/**
 * V8 optimizes what ran twice as long as it would wait otherwise (135,168): a quarter of a second of CPU less for each domain
 * that starts, and six start at once. It costs a longer warm-up under load, so the services do without. Node.js 20's V8 alone
 * knows the flag; later ones have another rule.
 */
const DOMAIN_FLAGS = process.versions.node.startsWith('20.') ? ['--interrupt-budget=270000'] : []

/** Every box of the mesh on one machine, in the order in which they are of use to each other. */
export function meshBoxes(settings: MeshSettings): readonly Box[] {
  const { basePort, dataDir, publicKey, signingKey, tokens } = settings
  const url = (port: number) => `http://127.0.0.1:${port}`
  const shared = {
    HEDDLE_PORT: String(basePort),
    HEDDLE_PUBLIC_KEY: publicKey,
    HEDDLE_CATALOG_URL: url(basePort + OFFSET.catalog),
    HEDDLE_LINEAGE_URL: url(basePort + OFFSET.lineage),
    NODE_ENV: 'production',
  }
  const box = (name: string, offset: number, command: readonly string[], own: Record<string, string>): Box => ({
    name,
    // The shard router lives in the gateway's process and has a port of its own.
    ports: name === 'gateway' ? [basePort + offset, basePort + OFFSET.products] : [basePort + offset],
    url: url(basePort + offset),
    command,
    environment: { ...shared, HEDDLE_DATA_DIR: join(dataDir, name), ...own },
  })

  return [
    box('catalog', OFFSET.catalog, [bundle('catalog')], {
      HEDDLE_SIGNING_KEY: signingKey,
      HEDDLE_TOKEN: tokens.service,
    }),
    box('lineage', OFFSET.lineage, [bundle('lineage')], { HEDDLE_TOKEN: tokens.service }),
    box('gateway', OFFSET.gateway, [...GATEWAY_FLAGS, bundle('gateway')], { HEDDLE_TOKEN: tokens.service }),
    ...DOMAINS.map((domain, index) => {
      const offset = OFFSET.firstDomain + index
      return box(domain, offset, [...DOMAIN_FLAGS, bundle('domain'), join(packageRoot(), 'seed', 'domains', domain)], {
        HEDDLE_TOKEN: tokens.enrol,
        HEDDLE_DOMAIN_PORT: String(basePort + offset),
      })
    }),
  ]
}

function bundle(name: string): string {
  return join(packageRoot(), 'dist', `${name}.js`)
}
