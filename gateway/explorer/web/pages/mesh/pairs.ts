import type { DomainPairFragment } from '../../generated/operations.ts'
import { impactOf } from '../impact/impact-state.ts'

export type DomainPair = DomainPairFragment
type End = DomainPair['from']

/** Of both its ends, which no other pair has. */
export const keyOfPair = ({ from, to }: Pick<DomainPair, 'from' | 'to'>): string => `${from.id} ${to.id}`

export const titleOf = ({ id, title }: End): string => title ?? id

/** Those with a domain, at either end, that has `named` in its title or its id. */
export function pairsNamed(pairs: readonly DomainPair[], named: string): readonly DomainPair[] {
  const wanted = named.trim().toLowerCase()
  if (wanted === '') return pairs
  const isNamed = (end: End) => `${titleOf(end)}\n${end.id}`.toLowerCase().includes(wanted)
  return pairs.filter(({ from, to }) => isNamed(from) || isNamed(to))
}

/** What most products depend on first; by id where that is the same. */
export const heaviestFirst = (pairs: readonly DomainPair[]): readonly DomainPair[] =>
  pairs.toSorted((a, b) => b.readers - a.readers || compare(a.from.id, b.from.id) || compare(a.to.id, b.to.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What is behind a pair, product by product: the impact of the one among the products of the other. */
export const behindPair = ({ from, to }: Pick<DomainPair, 'from' | 'to'>) => ({
  ...impactOf([from.id]),
  domain: [to.id],
})
