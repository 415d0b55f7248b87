import type { ExplorerSearchQuery } from '../../generated/operations.ts'
import type { FacetName } from './search-state.ts'

export type Facet = NonNullable<ExplorerSearchQuery['search']>['facets'][number]

/**
 * Facets with each of those in use as it is without its own filter: its values widen each other, and what another one would find is
 * what its count has to say. Where that is not known yet, what is found with all filters stands.
 */
export function widenedFacets(
  found: readonly Facet[],
  wider: ReadonlyMap<FacetName, readonly Facet[] | undefined>,
): readonly Facet[] {
  const own = [...wider].flatMap(([name, facets]) => facets?.find(({ field }) => field === name) ?? [])
  return [...found.filter(({ field }) => !own.some((facet) => facet.field === field)), ...own]
}
