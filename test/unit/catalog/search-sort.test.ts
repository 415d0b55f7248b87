import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { SearchOrder } from '../../../subgraphs/catalog/search.ts'
import { levelsOfDomains } from '../../../subgraphs/catalog/stores/sqlite-standings.ts'
import { createSearchIndex, type SearchIndex } from './support/search-index.ts'

const opened: SearchIndex[] = []
afterEach(() => {
  for (const index of opened.splice(0)) index.close()
})
function openIndex(): SearchIndex {
  const index = createSearchIndex()
  opened.push(index)
  return index
}

interface Sample {
  readonly title: string
  readonly score: number | null
  readonly coverage: number | null
  readonly consumers: number | null
}

const few = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
const sample: fc.Arbitrary<Sample> = fc.record({
  title: few('alpha one', 'Alpha one', 'alpha two', 'beta', 'älpha'),
  score: few(null, 0, 0.5, 1),
  coverage: few(null, 0.5, 1),
  consumers: few(null, 0, 1, 12),
})

const productOf = ({ title, score, coverage }: Sample, id: string) =>
  ({ id, title, quality: score === null && coverage === null ? null : { score, coverage } }) as never

/** Unknown last, most first. */
const down = (a: number | null, b: number | null) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY)
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Entry = Sample & { readonly id: string }
const COMPARE: Readonly<Record<'NAME' | 'QUALITY' | 'CONSUMERS', (a: Entry, b: Entry) => number>> = {
  NAME: (a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase()),
  QUALITY: (a, b) => down(a.score, b.score) || down(a.coverage, b.coverage),
  CONSUMERS: (a, b) => down(a.consumers, b.consumers),
}

/** All ids, page by page. */
function walk(index: SearchIndex, text: string, sort: SearchOrder, first: number): readonly string[] {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const page = index.search(text, { sort, first, after })
    ids.push(...page.hits.map((hit) => hit.id))
    if (!page.hasNextPage) return ids
    after = page.hits.at(-1)?.cursor ?? null
  }
}

describe('an order of hits', () => {
  it('is what sorting by hand gives, ties by id and the unknown last, page by page, with any text', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 30 }),
        fc.constantFrom('', 'alpha', 'beta'),
        few('NAME' as const, 'QUALITY' as const, 'CONSUMERS' as const),
        fc.integer({ min: 1, max: 7 }),
        (items, text, sort, first) => {
          const index = openIndex()
          const entries = items.map((item, at) => ({ ...item, id: `orders/p${String(at).padStart(2, '0')}` }))
          index.put(
            'orders',
            entries.map((entry) => productOf(entry, entry.id)),
          )
          const counts = entries.flatMap(({ id, consumers }) =>
            consumers === null ? [] : [{ product: id, consumers }],
          )
          expect(index.tell({ after: null, until: 'first', counts })).toBe(true)
          const expected = entries
            .filter(({ title }) => title.toLowerCase().replaceAll('ä', 'a').includes(text))
            .sort((a, b) => COMPARE[sort](a, b) || compareText(a.id, b.id))
          expect(walk(index, text, sort, first)).toEqual(expected.map(({ id }) => id))
          for (const open of opened.splice(0)) open.close()
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  const three = (scores: readonly (number | null)[]) =>
    scores.map((score, at) => productOf({ title: 'order', score, coverage: 1, consumers: null }, `orders/p${at}`))

  it('stays that of its first page while quality and use become others, and a new search has the new one', () => {
    const index = openIndex()
    index.put('orders', three([0.1, 0.2, 0.3, 0.4]))
    const first = index.search('order', { sort: 'QUALITY', first: 2 })
    expect(first.hits.map((hit) => hit.id)).toEqual(['orders/p3', 'orders/p2'])
    index.put('orders', three([0.9, 0.2, 0.3, 0.4]))
    const rest = index.search('order', { sort: 'QUALITY', after: first.hits.at(-1)?.cursor ?? null })
    expect(rest.hits.map((hit) => hit.id)).toEqual(['orders/p1', 'orders/p0'])
    expect(index.ids('order', { sort: 'QUALITY' })[0]).toBe('orders/p0')
    index.tell({ after: null, until: 'a', counts: [{ product: 'orders/p1', consumers: 3 }] })
    expect(index.ids('order', { sort: 'CONSUMERS' })[0]).toBe('orders/p1')
    index.tell({ after: 'a', until: 'b', counts: [{ product: 'orders/p2', consumers: 4 }] })
    expect(index.ids('order', { sort: 'CONSUMERS' })[0]).toBe('orders/p2')
  })

  it('shows what was measured last of a product that was shown before, and why it is found as it reads now', () => {
    const index = openIndex()
    const described = (purpose: string, score: number) =>
      [{ id: 'orders/p0', title: 'Holds', description: { purpose }, quality: { score, coverage: 1 } }] as never
    const shown = (text: string) => index.search(text).hits.map(({ quality, highlight }) => [quality?.score, highlight])
    index.put('orders', described('Orders that wait.', 0.1))
    expect(shown('orders')).toEqual([[0.1, expect.anything()]])
    expect(shown('wait')).toEqual([[0.1, 'Orders that <mark>wait</mark>.']])
    index.put('orders', described('Orders that wait.', 0.7))
    expect(shown('wait')).toEqual([[0.7, 'Orders that <mark>wait</mark>.']])
    index.put('orders', described('What has to wait.', 0.7))
    expect(shown('wait')).toEqual([[0.7, 'What has to <mark>wait</mark>.']])
  })

  it('by what was measured is CURSOR_EXPIRED for a search that lost its list, because it is another one now', () => {
    const index = openIndex()
    index.put('orders', three([0.1, 0.2, 0.3]))
    const after = index.search('order', { sort: 'QUALITY', first: 1 }).hits[0]?.cursor ?? null
    index.put('orders', three([0.1, 0.2, 0.4]))
    const request = { text: 'order', filter: {}, first: 5, after, withFacets: false, sort: 'QUALITY' as const }
    expect(() => index.anotherEngine().search(request)).toThrow(expect.objectContaining({ code: 'CURSOR_EXPIRED' }))
  })

  it('is part of a cursor', () => {
    const index = openIndex()
    index.put('orders', three([0.1, 0.2]))
    const after = index.search('order', { sort: 'NAME', first: 1 }).hits[0]?.cursor ?? null
    expect(() => index.search('order', { sort: 'UPDATED', after })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    )
  })

  it('by update has what was declared anew first; a new measurement is none', async () => {
    const index = openIndex()
    const named = (title: string, score: number) => [
      productOf({ title, score, coverage: 1, consumers: null }, 'orders/a'),
      productOf({ title: 'order b', score, coverage: 1, consumers: null }, 'orders/b'),
    ]
    index.put('orders', named('order a', 0.1))
    const began = index.search('').hits[0]?.updatedAt ?? ''
    while (new Date().toISOString() <= began) await new Promise(setImmediate)
    index.put('orders', named('order a', 0.2))
    expect(index.search('', { sort: 'UPDATED' }).hits.map(({ id, updatedAt }) => [id, updatedAt])).toEqual([
      ['orders/a', began],
      ['orders/b', began],
    ])
    index.put('orders', [
      ...named('order a', 0.2).slice(0, 1),
      productOf({ title: 'order c', score: 0.2, coverage: 1, consumers: null }, 'orders/b'),
    ])
    expect(index.ids('', { sort: 'UPDATED' })).toEqual(['orders/b', 'orders/a'])
  })
})

describe('a hit', () => {
  it('says how its product stands: quality, promises each once, readers as lineage told', () => {
    const index = openIndex()
    const level = (id: string, met: boolean | null) => ({ id, property: 'freshness', met })
    const told = [level('orders/a/x-v1/slo:freshness', false), level('orders/a/x-v1/slo:latency', null)]
    index.tell({ after: null, until: 'early', counts: [{ product: 'orders/a', consumers: 2 }] })
    index.put('orders', [
      {
        id: 'orders/a',
        quality: { score: 0.75, coverage: 0.5, measuredAt: '2026-01-01T00:00:00Z', dimensions: null },
        serviceLevels: [level('orders/a/slo:support', true), ...told],
        outputPorts: [{ id: 'orders/a/x-v1', serviceLevels: told }],
      },
      { id: 'orders/b' },
    ] as never)
    const [a, b] = index.search('', { sort: 'NAME' }).hits
    expect(a).toMatchObject({
      quality: { score: 0.75, coverage: 0.5 },
      serviceLevels: { total: 3, met: 1, missed: 1, unknown: 1 },
      consumers: 2,
    })
    expect(b).toMatchObject({ quality: null, serviceLevels: null, consumers: null })
  })

  it('keeps what lineage told when its product is declared anew, and forgets it when lineage does', () => {
    const index = openIndex()
    index.put('orders', [{ id: 'orders/a', title: 'one' }])
    index.tell({ after: null, until: '1', counts: [{ product: 'orders/a', consumers: 5 }] })
    index.put('orders', [{ id: 'orders/a', title: 'two' }])
    expect(index.search('').hits[0]?.consumers).toBe(5)
    index.put('orders', [])
    index.put('orders', [{ id: 'orders/a', title: 'three' }])
    expect(index.search('').hits[0]?.consumers).toBe(5)
    expect(index.tell({ after: 'another', until: '2', counts: [{ product: 'orders/a', consumers: 9 }] })).toBe(false)
    expect(index.search('').hits[0]?.consumers).toBe(5)
    expect(index.tell({ after: '1', until: '2', counts: [{ product: 'orders/a', consumers: null }] })).toBe(true)
    expect(index.search('').hits[0]?.consumers).toBeNull()
  })

  it('is counted with the others of its domain, as they were measured last', () => {
    const index = openIndex()
    const product = (id: string, ...met: (boolean | null)[]) =>
      ({ id, serviceLevels: met.map((is, at) => ({ id: `${id}/slo:${at}`, property: 'x', met: is })) }) as never
    index.put('orders', [product('orders/a', true, false), product('orders/b', null), { id: 'orders/c' } as never])
    index.put('sales', [{ id: 'sales/a' } as never])
    const count = () => Object.fromEntries(levelsOfDomains(index.database, ['orders', 'sales', 'nobody']))
    expect(count()).toEqual({ orders: { total: 3, met: 1, missed: 1, unknown: 1 } })
    index.put('orders', [product('orders/a', true, true)])
    expect(count()).toEqual({ orders: { total: 2, met: 2, missed: 0, unknown: 0 } })
  })
})
