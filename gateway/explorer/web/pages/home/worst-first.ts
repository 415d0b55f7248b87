import type { Availability } from '../../generated/operations.ts'

const RANK: Readonly<Record<Availability | 'NEVER', number>> = { UNREACHABLE: 0, REMOVED: 1, NEVER: 2, LIVE: 3 }

interface Standing {
  readonly id: string
  readonly availability: Availability | null
  readonly serviceLevels: { readonly missed: number } | null
}

/** Who does not answer first, then who misses most of what it promises; by id where that is the same. */
export function worstFirst<Domain extends Standing>(domains: readonly Domain[]): readonly Domain[] {
  const rank = ({ availability }: Standing) => RANK[availability ?? 'NEVER']
  const missed = ({ serviceLevels }: Standing) => serviceLevels?.missed ?? 0
  return domains.toSorted((a, b) => rank(a) - rank(b) || missed(b) - missed(a) || (a.id < b.id ? -1 : 1))
}
