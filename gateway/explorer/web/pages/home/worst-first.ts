import type { Availability } from '../../generated/operations.ts'

const RANK: Readonly<Record<Availability | 'NEVER', number>> = { UNREACHABLE: 0, REMOVED: 1, NEVER: 2, LIVE: 3 }

interface Standing {
  readonly id: string
  readonly availability: Availability | null
}

/** What needs a look before what is as it should be; by id where that is the same. */
export function worstFirst<Domain extends Standing>(domains: readonly Domain[]): readonly Domain[] {
  const rank = ({ availability }: Standing) => RANK[availability ?? 'NEVER']
  return domains.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}
