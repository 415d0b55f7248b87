import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTokenSigner, generateKeyPair } from '../../platform/tokens.ts'
import type { Child, StartChild } from '../processes/child.ts'
import { freeBase } from './free-ports.ts'
import { until } from './until.ts'

export interface ServicesOptions {
  /** Told apart from others of the same run by this. */
  readonly name: string
  readonly startChild: StartChild
  readonly folder: string
  readonly environment?: Readonly<Record<string, string>>
}

/** The mesh's own processes, as `npm start` runs them, without any domain. */
export interface Services {
  readonly gateway: Child
  readonly catalog: Child
  readonly lineage: Child
  /** GraphQL endpoints. */
  readonly urls: {
    readonly gateway: string
    readonly catalog: string
    readonly lineage: string
    readonly products: string
  }
  readonly catalogUrl: string
  readonly publicKey: string
  readonly tokens: { readonly enrol: string; readonly service: string }
  /** The composed graph, as the catalog hands it out. */
  supergraphSdl(): Promise<string>
  stop(): Promise<void>
}

/** A young generation large enough for big answers, as `npm start` sets it. */
export const GATEWAY_FLAGS = ['--max-semi-space-size=64']

/** Domains are read when they say that they changed, and not on a timer: what a bench measures has to be its own doing. */
const QUIET = { HEDDLE_HARVEST_SECONDS: '86400', HEDDLE_PROBE_MS: '30000' }
const READY_MS = 60_000

/** Starts catalog, lineage and gateway on ports of their own, and waits until they are ready. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { name, startChild, folder } = options
  const base = await freeBase()
  const keys = generateKeyPair()
  const sign = createTokenSigner(keys.signingKey)
  const tokens = { enrol: await sign({ kind: 'enrol' }), service: await sign({ kind: 'service' }) }
  const origin = (offset: number) => `http://127.0.0.1:${base + offset}`
  const start = (service: string, own: Record<string, string> = {}, nodeFlags: readonly string[] = []) => {
    const dataDir = join(folder, name, service)
    mkdirSync(dataDir, { recursive: true })
    return startChild({
      name: `${name}-${service}`,
      bundle: `${service}.js`,
      nodeFlags,
      environment: {
        HEDDLE_PORT: String(base),
        HEDDLE_PUBLIC_KEY: keys.publicKey,
        HEDDLE_CATALOG_URL: origin(1),
        HEDDLE_LINEAGE_URL: origin(2),
        HEDDLE_DATA_DIR: dataDir,
        ...QUIET,
        ...own,
        ...options.environment,
      },
    })
  }
  const catalog = start('catalog', { HEDDLE_SIGNING_KEY: keys.signingKey, HEDDLE_TOKEN: tokens.service })
  const lineage = start('lineage')
  const gateway = start('gateway', { HEDDLE_TOKEN: tokens.service }, GATEWAY_FLAGS)
  const children = [gateway, lineage, catalog]
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()))
  }

  try {
    await Promise.all(
      children.map((child, index) =>
        until(`${child.name} is ready`, READY_MS, async () => {
          child.requireAlive()
          return (await fetch(`${origin([0, 2, 1][index] ?? 0)}/ready`)).ok
        }),
      ),
    )
  } catch (error) {
    await stop()
    throw error
  }
  return {
    gateway,
    catalog,
    lineage,
    urls: {
      gateway: `${origin(0)}/graphql`,
      catalog: `${origin(1)}/graphql`,
      lineage: `${origin(2)}/graphql`,
      products: `${origin(3)}/graphql`,
    },
    catalogUrl: origin(1),
    publicKey: keys.publicKey,
    tokens,
    async supergraphSdl() {
      const answer = await fetch(`${origin(1)}/internal/v1/mesh`, {
        headers: { authorization: `Bearer ${tokens.service}` },
      })
      return ((await answer.json()) as { supergraph: { sdl: string } }).supergraph.sdl
    },
    stop,
  }
}
