import { leafDiffs } from '../composition/leaf-diff.ts'
import type { SupergraphVersion } from '../generated/resolver-types.ts'
import type { CatalogStore } from '../store.ts'

/** The newest first, each with what it changed against the one that was made before it. */
export async function supergraphVersions(store: CatalogStore, first: number): Promise<SupergraphVersion[]> {
  // One more than is shown: what the last one follows on.
  const versions = await store.supergraphVersions(first + 1)
  const parts = await store.supergraphParts(versions.map(({ id }) => id))
  return versions.slice(0, first).map(({ id, at, domain, current }, index) => {
    const [now, from] = [parts.get(id), versions[index + 1]?.id]
    const before = from === undefined ? undefined : parts.get(from)
    const changes =
      now === undefined || before === undefined || from === undefined
        ? null
        : { from, contractChanged: now.contract !== before.contract, leaves: leafDiffs(before.leaves, now.leaves) }
    return { id, publishedAt: at, domain, current, changes }
  })
}
