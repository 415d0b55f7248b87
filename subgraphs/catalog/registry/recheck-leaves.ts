import type { ReservedNames } from '../../../schema/reserved-names.ts'
import { readTypes } from '../conformance/sdl-types.ts'
import type { CatalogStore } from '../store.ts'
import { checkLeaf } from './leaf.ts'

export interface LeafFinding {
  readonly domain: string
  readonly problems: readonly string[]
}

/**
 * The leaves in service that today's rules would refuse: an earlier release may have had fewer. They stay, since clients ask for
 * them, until their domain publishes again.
 */
export async function recheckLeaves(store: CatalogStore, reserved: ReservedNames): Promise<readonly LeafFinding[]> {
  const leaves = (await store.currentSupergraph())?.leaves ?? []
  if (leaves.length === 0) return []
  const domains = await store.domains()
  return leaves.flatMap(({ domain, sdl }) => {
    const publication = domains.get(domain)?.publication
    const served = publication ? readTypes(publication.sdl) : new Map()
    const others = leaves.filter((leaf) => leaf.domain !== domain)
    const problems = checkLeaf(sdl, { domain, domains: [...domains.keys()], others, served, reserved })
    return problems.length === 0 ? [] : [{ domain, problems }]
  })
}
