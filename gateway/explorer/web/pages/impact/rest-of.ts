import { counted, inWords } from '../../ui/words.ts'
import type { Count } from './count.ts'

interface Whole {
  readonly total: number
  readonly byKind: readonly Pick<Count, 'key' | 'count'>[]
}

/** Kinds of things that no domain owns. */
const OF_NO_DOMAIN: readonly string[] = ['CONSUMER', 'DATASET']

/** What belongs to no domain, so that the domains and it add up to the total; with its kinds, where they are all of it. */
export function restOfDomains(
  { total, byKind }: Whole,
  byDomain: readonly Pick<Count, 'count'>[],
): { readonly count: number; readonly what: string } {
  const count = total - sumOf(byDomain)
  const kinds = byKind.filter(({ key }) => OF_NO_DOMAIN.includes(key))
  const named = kinds.map(({ key, count }) => counted(count, inWords(key))).join(', ')
  return { count, what: sumOf(kinds) === count && named !== '' ? `no domain: ${named}` : 'no domain' }
}

export const restOfOwners = ({ total }: Pick<Whole, 'total'>, byOwner: readonly Pick<Count, 'count'>[]) => ({
  count: total - sumOf(byOwner),
  what: 'owner not known',
})

const sumOf = (counts: readonly Pick<Count, 'count'>[]): number => counts.reduce((sum, { count }) => sum + count, 0)
