import { counted, isolated } from '../ui/words.ts'
import type { LineageCard } from './card.ts'
import type { Display } from './display.ts'

/** The graph in one sentence, for those who do not see it, and for those who do not want to count. */
export function sentenceOf(
  { cards, lines }: Display,
  { roots, of, dir }: { roots: ReadonlySet<string>; of: string; dir: 'BOTH' | 'UPSTREAM' | 'DOWNSTREAM' },
): string {
  // What is drawn to show that it went is not there.
  const all = [...cards.values()].filter((card) => card.is === 'group' || card.change !== 'REMOVED')
  const present = [...lines.values()].filter(({ change }) => change !== 'REMOVED')
  const up = all.filter(({ hops }) => hops < 0)
  const down = all.filter(({ hops }) => hops > 0)
  const named = all.filter(({ id }) => roots.has(id)).map(({ title }) => title)
  const what = isolated(named.length === 1 ? (named[0] ?? of) : of)
  if (up.length + down.length === 0) return `${what} stands alone: ${besideIt(all)} drawn beside it.`
  const side = (cards: readonly LineageCard[], verb: string): string =>
    `${counted(things(cards), 'thing')} ${verb}${farthest(cards)}`
  const sides = [
    ...(dir === 'DOWNSTREAM' && up.length === 0 ? [] : [side(up, 'upstream')]),
    ...(dir === 'UPSTREAM' && down.length === 0 ? [] : [side(down, 'downstream')]),
  ]
  return `${what}: ${sides.join(', ')}; ${counted(present.length, 'connection')} between them.`
}

/** What is not drawn is not nothing. */
function besideIt(cards: readonly LineageCard[]): string {
  const total = cards.reduce(
    (sum, card) => sum + (card.is === 'thing' ? (card.beside.up.total ?? 0) + (card.beside.down.total ?? 0) : 0),
    0,
  )
  return total === 0 ? 'no lineage is' : `none of its ${counted(total, 'neighbour')} is`
}

const things = (cards: readonly LineageCard[]): number =>
  cards.reduce((sum, card) => sum + (card.is === 'group' ? card.group.members.length : 1), 0)

function farthest(cards: readonly LineageCard[]): string {
  const hops = Math.max(0, ...cards.map(({ hops }) => Math.abs(hops)))
  return hops > 1 ? ` up to ${counted(hops, 'hop')} away` : ''
}
