import { readId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { Availability, CatalogEntry, ProductSnapshot, Team } from '../generated/resolver-types.ts'
import type { DomainRecord, ProductRecord } from '../store.ts'

/** What the catalog says of a domain itself; its lists have resolvers of their own. */
export interface DomainParent {
  readonly id: string
  readonly title?: string | null
  readonly owner?: Team | null
  readonly availability?: Availability | null
  readonly lastSeenAt?: string | null
}

export function domainOf(record: DomainRecord, context: Pick<Context, 'lastSeen'>): DomainParent {
  const { id, title, owner, publication } = record
  return {
    id,
    title,
    owner: owner === null ? null : { name: owner },
    availability: publication?.availability ?? null,
    lastSeenAt: context.lastSeen(id) ?? publication?.lastSeenAt ?? null,
  }
}

/** Null for a product no harvest has seen. */
export async function productEntry(id: string, context: Context): Promise<CatalogEntry | null> {
  const product = await context.loaders.products.load(id)
  return product === null ? null : entryOf(product, context)
}

/** The entry of the port's product, when the last harvest found the port in it. */
export async function portEntry(id: string, context: Context): Promise<CatalogEntry | null> {
  const port = readId(id)
  if (port?.kind !== 'PORT') return null
  const product = await context.loaders.products.load(`${port.domain}/${port.product}`)
  const isKnown = product?.product.outputPorts?.some((known) => known.id === port.id) ?? false
  return product !== null && isKnown ? entryOf(product, context) : null
}

async function entryOf(record: ProductRecord, context: Context): Promise<CatalogEntry | null> {
  const publication = (await context.loaders.domains.load(record.domain))?.publication
  if (publication == null) return null
  const { availability, accepted, live, lastSeenAt } = publication
  return {
    availability,
    lastSeenAt: context.lastSeen(record.domain) ?? lastSeenAt,
    release: { accepted, live, drift: live !== null && live !== accepted },
    lastKnown: snapshotOf(record),
  }
}

/** A product as it was at a moment. */
export function snapshotOf({ takenAt, product }: Pick<ProductRecord, 'takenAt' | 'product'>): ProductSnapshot {
  const { name, title, status, version, owner, tags, inputPorts, outputPorts, serviceLevels, quality } = product
  return { takenAt, name, title, status, version, owner, tags, inputPorts, ports: outputPorts, serviceLevels, quality }
}
