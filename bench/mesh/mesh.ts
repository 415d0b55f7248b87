import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from '../processes/child.ts'
import type { HostOrder } from '../processes/domain-host.ts'
import { ask } from './ask.ts'
import { type MeshPlan, productId } from './numbered-products.ts'
import { type Services, type ServicesOptions, startServices } from './services.ts'
import { until } from './until.ts'

export interface MeshOptions extends ServicesOptions {
  readonly plan: MeshPlan
  /** Processes that the domains share. */
  readonly hosts?: number
}

/** A mesh whose every process is a real one: the product's services, and domains that published themselves. */
export interface BenchMesh extends Services {
  readonly plan: MeshPlan
  readonly hosts: readonly Child[]
}

const WOVEN_MS = 180_000

/** Brings up a mesh and waits until the gateway answers for the last product, and lineage has heard of every domain. */
export async function startMesh(options: MeshOptions): Promise<BenchMesh> {
  const { plan, name, folder, startChild, hosts: count = 2 } = options
  const services = await startServices(options)
  const hosts = Array.from({ length: count }, (_, index) =>
    startChild({ name: `${name}-domains-${index}`, bundle: 'bench/domain-host.js' }),
  )
  const stop = async () => {
    await Promise.all([services.stop(), ...hosts.map((host) => host.stop())])
  }
  try {
    await Promise.all(
      hosts.map((host, index) => {
        const domains = Array.from({ length: plan.domains }, (_, domain) => domain)
        const order: HostOrder = {
          plan,
          domains: domains.filter((domain) => domain % count === index),
          folder: join(folder, name, 'domains'),
          catalogUrl: services.catalogUrl,
          publicKey: services.publicKey,
          enrolToken: services.tokens.enrol,
        }
        mkdirSync(order.folder, { recursive: true })
        return host.ask('host', order)
      }),
    )
    await untilWoven(services.urls.gateway, plan)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...services, plan, hosts, stop }
}

/** Waits until the gateway answers for the last product of a plan, and lineage has heard of every domain. @param gateway its endpoint */
export const untilWoven = (gateway: string, plan: MeshPlan): Promise<void> =>
  until('every domain is woven in', WOVEN_MS, () => isWoven(gateway, plan))

const WOVEN = `query Woven($first: ID!, $last: ID!) {
  products(first: 1) { totalCount }
  product(id: $last) { name }
  impact(of: $first) { total }
}`

interface Woven {
  readonly products: { readonly totalCount: number }
  readonly product: { readonly name: string } | null
  readonly impact: { readonly total: number } | null
}

async function isWoven(gateway: string, plan: MeshPlan): Promise<boolean> {
  const last = plan.products - 1
  const variables = { first: productId(plan, 0), last: productId(plan, last) }
  const { products, product, impact } = await ask<Woven>(gateway, { query: WOVEN, variables })
  return products.totalCount === plan.products && product !== null && impact?.total === last
}
