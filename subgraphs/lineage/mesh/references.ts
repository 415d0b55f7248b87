import type { LineageInput } from '../../../schema/lineage-document.ts'
import { columnSourcesOf } from './column-sources.ts'
import type { KnownDomain, KnownPort, KnownProduct } from './known-domain.ts'

export type PortOfProduct = { readonly port: KnownPort; readonly product: KnownProduct; readonly domain: string }

/** A product that says something else than before; null: there was none, or there is none any more. */
export type ProductChange = { readonly before: KnownProduct | null; readonly now: KnownProduct | null }

/** How an input names what it reads. */
export type Reference = Pick<LineageInput, 'version' | 'contractId' | 'portId' | 'dataset'>

/**
 * Which ports the inputs of all domains refer to, and who refers to what: the write side's index over the mesh. A port
 * that appears finds the products that have been waiting for it.
 */
export type References = ReturnType<typeof createReferences>

export function createReferences() {
  const domains = new Map<string, KnownDomain>()
  const products = new Map<string, { product: KnownProduct; domain: string }>()
  const ports = new Map<string, PortOfProduct>()
  const byContract = new Map<string, Set<string>>()
  const readers = new Map<string, Set<string>>()

  const forget = (product: KnownProduct): void => {
    products.delete(product.id)
    for (const name of referencedBy(product)) readers.get(name)?.delete(product.id)
    for (const port of product.ports) {
      ports.delete(port.id)
      if (port.contract) byContract.get(port.contract.id)?.delete(port.id)
    }
  }

  const know = (product: KnownProduct, domain: string): void => {
    products.set(product.id, { product, domain })
    for (const name of referencedBy(product)) add(readers, name, product.id)
    for (const port of product.ports) {
      ports.set(port.id, { port, product, domain })
      if (port.contract) add(byContract, port.contract.id, port.id)
    }
  }

  return {
    domains: (): ReadonlyMap<string, KnownDomain> => domains,
    product: (id: string) => products.get(id) ?? null,
    port: (id: string) => ports.get(id) ?? null,

    /** Adds a product, for an index that is filled once. */
    know,

    /** `changes` are the products that are not as they were in the domain that was put before. */
    put(domain: KnownDomain, changes: readonly ProductChange[]): void {
      domains.set(domain.domain, domain)
      for (const { before } of changes) if (before) forget(before)
      for (const { now } of changes) if (now) know(now, domain.domain)
    },

    /** The ports an input means: by id, else by contract, of its version if one has that. None: it waits. */
    portsOf(reference: Reference): readonly PortOfProduct[] {
      const named = reference.portId === null ? undefined : ports.get(reference.portId)
      if (named) return [named]
      if (reference.contractId === null) return []
      const offered = [...(byContract.get(reference.contractId) ?? [])].flatMap((id) => ports.get(id) ?? [])
      const { version } = reference
      const exact =
        version === null ? [] : offered.filter(({ port }) => versionsOffered(port).includes(bareVersion(version)))
      return exact.length > 0 ? exact : offered
    },

    /** The products with an input that names one of these ports, or the contract of one. */
    readersOf(changed: Iterable<KnownPort>): ReadonlySet<string> {
      const found = new Set<string>()
      for (const { id, contract } of changed) {
        for (const name of [portName(id), contract ? contractName(contract.id) : null]) {
          if (name !== null) for (const product of readers.get(name) ?? []) found.add(product)
        }
      }
      return found
    },
  }
}

/** What a product refers to, also by an output's `inputContracts`, and by what its columns are made from. */
function referencedBy(product: KnownProduct): string[] {
  const inputs = product.inputs.flatMap(({ portId, contractId }) => [
    ...(portId === null ? [] : [portName(portId)]),
    ...(contractId === null ? [] : [contractName(contractId)]),
  ])
  const ofPorts = product.ports.flatMap(({ inputContracts }) =>
    (inputContracts ?? []).map(({ id }) => contractName(id)),
  )
  const ofColumns = [...columnSourcesOf(product)].flatMap((source) =>
    source.kind === 'PORT_COLUMN' ? portName(source.port) : [],
  )
  return [...inputs, ...ofPorts, ...new Set(ofColumns)]
}

const portName = (id: string): string => `port ${id}`
const contractName = (id: string): string => `contract ${id}`

/** The contract's and the port's own; none, one, or two that differ. `v1.2.0` and `1.2.0` are one version. */
export function versionsOffered({ contract, version }: KnownPort): string[] {
  return [contract?.version, version].flatMap((offered) => (offered ? [bareVersion(offered)] : []))
}

export const bareVersion = (version: string): string => version.replace(/^v/i, '')

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.add(value)
  else map.set(key, new Set([value]))
}
