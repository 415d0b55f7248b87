import { digest } from '../composition/contract.ts'
import { readTypes, type TypeShape } from '../registry/sdl-types.ts'
import type { Harvest } from '../store.ts'
import type { DescriptorTrouble, DomainClient } from './domain-client.ts'
import { DomainFailure } from './domain-failure.ts'

export interface ServedSdl {
  readonly sdl: string
  readonly digest: string
  readonly types: ReadonlyMap<string, TypeShape>
}

/** What a domain serves at present, or would with a release that is not accepted yet. @throws DomainFailure when it does not say, or says what is no SDL */
export async function readServedSdl(
  client: DomainClient,
  url: string,
  release: string | null = null,
): Promise<ServedSdl> {
  const sdl = await client.servedSdl(url, release)
  try {
    return { sdl, digest: digest(sdl), types: readTypes(sdl) }
  } catch (cause) {
    throw new DomainFailure(`_service.sdl: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

export interface DomainQuestion {
  readonly domain: string
  readonly url: string
  readonly served: ServedSdl
  /** A release not yet accepted; null for what is in service. */
  readonly release: string | null
  /** The products the catalog knows of this domain. */
  readonly known: readonly string[]
  /** What it knows them by, as far as it does. */
  readonly marks: ReadonlyMap<string, string>
}

/** Everything of one domain, or a failure. @throws DomainFailure */
export async function readDomain(client: DomainClient, question: DomainQuestion): Promise<Harvest> {
  const { domain, url, release, known, marks } = question
  const served = question.served.types
  const at = new Date().toISOString()
  const {
    products,
    unchanged,
    refused,
    release: live,
  } = await client.ownProducts({
    url,
    domain,
    served,
    release,
    marks,
  })
  const troubles = await client.troubles(url, domain, served)
  const found = new Set([...unchanged, ...products.map((product) => product.id)])
  const missing = known.filter((id) => !found.has(id))
  const retained = missing.filter((id) => refused.has(id) || isTroubled(id, troubles))
  return { at, live, products, unchanged, retained, refused: [...refused.values()] }
}

/** The first of many reasons. */
export function listed(reasons: readonly string[], most = 20): readonly string[] {
  return reasons.length <= most ? reasons : [...reasons.slice(0, most), `and ${reasons.length - most} more`]
}

/** A product that is gone while its descriptor cannot be read is not removed: it is a typo (DESIGN §2.3). */
function isTroubled(id: string, troubles: readonly DescriptorTrouble[]): boolean {
  return troubles.some(({ product }) => product === null || product === id || id.endsWith(`/${product}`))
}
