import { conflict, notFound } from '../../../platform/errors.ts'
import type { ReleaseRecord } from '../releases/history.ts'
import { type CatalogStore, inService } from '../store.ts'
import type { PublishRequest } from './publish-steps.ts'

/**
 * An earlier release as it is published again: from where the domain is now, with the leaf it had then. Whether the domain still has
 * it, the steps of a publish find out.
 *
 * @param release null for the one that was accepted before the present one
 * @throws NOT_FOUND for a release that was never accepted, CONFLICT when the domain is not in the mesh, or there is no earlier release
 */
export async function rollbackRequest(
  store: CatalogStore,
  domain: string,
  release: string | null,
): Promise<PublishRequest> {
  const publication = inService((await store.domains([domain])).get(domain))
  if (publication === null) throw conflict(`domain ${domain} is not in the mesh; publish a release of it`, { domain })
  const { url, accepted } = publication
  const target = release === null ? await before(store, domain, accepted) : await store.releaseNamed(domain, release)
  if (target === null && release !== null) throw notFound(`release of domain ${domain}`, release)
  if (target === null) throw conflict(`domain ${domain} has no release before ${accepted}`, { domain })
  // Of a release that an earlier Heddle accepted it is not known which leaf it had: the present one stays.
  const extensionSdl = target.products === null ? await leafOf(store, domain) : target.leaf
  return { domain, url, release: target.release, extensionSdl, replaces: null }
}

async function before(store: CatalogStore, domain: string, accepted: string): Promise<ReleaseRecord | null> {
  let earlier = await store.lastRelease(domain)
  while (earlier !== null && earlier.release === accepted) earlier = await store.releaseBefore(domain, earlier.seq)
  return earlier
}

async function leafOf(store: CatalogStore, domain: string): Promise<string | null> {
  const leaves = (await store.currentSupergraph())?.leaves ?? []
  return leaves.find((leaf) => leaf.domain === domain)?.sdl ?? null
}
