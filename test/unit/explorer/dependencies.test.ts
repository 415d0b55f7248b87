import { describe, expect, it } from 'vitest'
import {
  aloneOf,
  aroundEach,
  mapOf,
  relationsTo,
  widthOf,
  widthsUpTo,
} from '../../../gateway/explorer/web/pages/mesh/map/map-graph.ts'
import { behindPair, heaviestFirst, pairsNamed } from '../../../gateway/explorer/web/pages/mesh/pairs.ts'

const pair = (from: string, to: string, readers: number) => ({
  from: { id: from, title: `Title of ${from}` },
  to: { id: to, title: null },
  readers,
  sources: 1,
})
/**
 *  a ──9──▶ c ──2──▶ a
 *  a ──1──▶ b ──2──▶ c
 */
const pairs = [pair('a', 'b', 1), pair('a', 'c', 9), pair('b', 'c', 2), pair('c', 'a', 2)]
const ids = (all: readonly { readonly from: { id: string }; readonly to: { id: string } }[]) =>
  all.map(({ from, to }) => `${from.id}>${to.id}`)

describe('pairs of domains', () => {
  it('are listed with the heaviest first, by id where that is the same', () => {
    expect(ids(heaviestFirst(pairs))).toEqual(['a>c', 'b>c', 'c>a', 'a>b'])
  })

  it('are narrowed by a part of the title or the id of either end', () => {
    expect(ids(pairsNamed(pairs, ' OF B '))).toEqual(['b>c'])
    expect(ids(pairsNamed(pairs, 'b'))).toEqual(['a>b', 'b>c'])
    expect(pairsNamed(pairs, ' ')).toBe(pairs)
    expect(pairsNamed(pairs, 'z')).toEqual([])
  })

  it('lead to the products of the one that read the other', () => {
    expect(behindPair(pair('a', 'c', 9))).toMatchObject({ of: 'a', dir: 'DOWNSTREAM', domain: ['c'] })
  })
})

describe('the map of the domains', () => {
  it('has a box for each domain and a line for each pair, from what is read to what reads it', () => {
    const { input, allDomains, most } = mapOf(pairs, { domains: 10, pairs: 10 })
    expect(input.boxes.map(({ id, layer }) => [id, layer])).toEqual([
      ['c', 1],
      ['a', 1],
      ['b', 1],
    ])
    expect(input.lines.map(({ id }) => id)).toEqual(['a c', 'b c', 'c a', 'a b'])
    expect([allDomains, most]).toEqual([3, 9])
  })

  it('of more than can be read draws the heaviest, and counts all', () => {
    const ring = Array.from({ length: 300 }, (_, at) => pair(`d${at}`, `d${(at + 1) % 300}`, at + 1))
    const map = mapOf(ring, { domains: 40, pairs: 20 })
    expect([map.domains.length, map.pairs.size, map.allDomains, map.allPairs]).toEqual([40, 20, 300, 300])
    expect(map.pairs.has('d298 d299')).toBe(true)
    for (const { from, to } of map.input.lines)
      expect(map.domains.map(({ id }) => id)).toEqual(expect.arrayContaining([from, to]))
  })

  it('tells whom a domain reads and who reads it, and how each stands to it', () => {
    const around = aroundEach(pairs).get('c') ?? { reads: [], readBy: [] }
    expect([ids(around.reads), ids(around.readBy)]).toEqual([['a>c', 'b>c'], ['c>a']])
    expect([...relationsTo(around)]).toEqual([
      ['a', 'reads it and is read'],
      ['b', 'is read by it'],
    ])
  })

  it('has no place for domains that neither read nor are read, and knows them', () => {
    const domains = [{ id: 'a' }, { id: 'z' }, { id: 'b' }]
    expect(aloneOf(domains, aroundEach(pairs))).toEqual([{ id: 'z' }])
  })

  it('draws lines by their share of the most, and says in numbers what each width means', () => {
    expect([1, 3, 9].map((readers) => widthOf(readers, 9))).toEqual([1, 2, 4])
    for (const most of [1, 3, 9, 40])
      for (const { width, least, most: top } of widthsUpTo(most))
        expect([widthOf(least, most), widthOf(top, most)]).toEqual([width, width])
    expect(widthsUpTo(1)).toEqual([{ width: 4, least: 1, most: 1 }])
  })
})
