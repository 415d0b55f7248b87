import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { editDistance } from '../../../platform/edit-distance.ts'
import { FILTER_FIELDS, type FilterField, type ProductFilter } from '../../../subgraphs/catalog/search/filter-tokens.ts'
import { tokens, words } from '../../../subgraphs/catalog/search/tokenize.ts'
import { createVocabulary } from '../../../subgraphs/catalog/search/vocabulary.ts'
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

const many = (count: number, title = 'Order stream') =>
  Array.from(
    { length: count },
    (_, at) => ({ id: `orders/p${String(at).padStart(4, '0')}`, title: `${title} ${at}` }) as never,
  )

describe('pages of a search', () => {
  it('are slices of one answer, complete and without repetition, while everything changes underneath', () => {
    const index = openIndex()
    index.put('orders', many(500))
    const first = index.search('order', { first: 70 })
    const found = [...first.hits]
    let { hasNextPage } = first
    for (let round = 0; hasNextPage; round += 1) {
      // Each harvest makes other products the best ones: bm25 of every hit shifts.
      index.put(
        'other',
        many(20 + round, 'order order').map(
          (p: { id: string }) => ({ ...p, id: p.id.replace('orders/', 'other/') }) as never,
        ),
      )
      const page = index.search('order', { first: 70, after: found.at(-1)?.cursor ?? null })
      expect(page.total).toBe(500)
      found.push(...page.hits)
      hasNextPage = page.hasNextPage
    }
    expect(found).toHaveLength(500)
    expect(new Set(found.map((hit) => hit.id)).size).toBe(500)
    expect(index.search('order').total).toBeGreaterThan(500)
  })

  it('pass over products that were removed meanwhile', () => {
    const index = openIndex()
    index.put('orders', many(30))
    const first = index.search('order', { first: 10 })
    index.put(
      'orders',
      many(30).filter((_, at) => at % 2 === 0),
    )
    const rest = index.search('order', { first: 100, after: first.hits.at(-1)?.cursor ?? null })
    const seen = new Set(first.hits.map((hit) => hit.id))
    expect(rest.hits.every((hit) => !seen.has(hit.id))).toBe(true)
    expect(rest.hasNextPage).toBe(false)
  })

  it('go on after a restart while nothing changed, and say CURSOR_EXPIRED when something did', () => {
    const index = openIndex()
    index.put('orders', many(30))
    const after = index.search('order', { first: 10 }).hits.at(-1)?.cursor ?? null
    const request = { text: 'order', filter: {}, first: 10, after, withFacets: false, sort: 'RELEVANCE' as const }
    const expected = index.engine.search(request).hits.map((hit) => hit.id)
    expect(
      index
        .anotherEngine()
        .search(request)
        .hits.map((hit) => hit.id),
    ).toEqual(expected)
    index.put('orders', many(31))
    expect(() => index.anotherEngine().search(request)).toThrow(expect.objectContaining({ code: 'CURSOR_EXPIRED' }))
    expect(index.engine.search(request).hits.map((hit) => hit.id)).toEqual(expected)
  })

  it('are not disturbed by new quality results, which change the snapshot alone', () => {
    const index = openIndex()
    const measured = (score: number) => [{ id: 'orders/a', title: 'Order a', quality: { score } } as never, ...many(30)]
    index.put('orders', measured(0.5))
    const after = index.search('order', { first: 10 }).hits.at(-1)?.cursor ?? null
    index.put('orders', measured(0.9))
    const request = { text: 'order', filter: {}, first: 10, after, withFacets: false, sort: 'RELEVANCE' as const }
    expect(index.anotherEngine().search(request).hits).toHaveLength(10)
  })

  it('refuse a cursor of another text or filter', () => {
    const index = openIndex()
    index.put('orders', many(30))
    const after = index.search('order', { first: 10 }).hits.at(-1)?.cursor ?? null
    for (const other of [{ text: 'stream' }, { filter: { domain: ['orders'] } }])
      expect(() => index.search('order', { ...other, after })).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      )
    expect(index.search(' ORDER ', { first: 10, after }).hits).toHaveLength(10)
  })

  it('of products are by id, with a cursor that survives everything', () => {
    const index = openIndex()
    index.put('orders', many(1_200))
    const first = index.engine.products({ filter: { domain: ['orders'] }, first: 500, after: null })
    index.put('another', [{ id: 'another/a', title: 'first of all' } as never])
    const ids = first.products.map((product) => product.id)
    let page = first
    while (page.hasNextPage) {
      page = index.engine.products({
        filter: { domain: ['orders'] },
        first: 500,
        after: page.products.at(-1)?.cursor ?? null,
      })
      ids.push(...page.products.map((product) => product.id))
    }
    expect(ids).toEqual([...ids].sort())
    expect(ids).toHaveLength(1_200)
    expect(page.total).toBe(1_200)
  })
})

interface Sample {
  readonly domain: string
  readonly word: string
  readonly owner: string | null
  readonly status: string | null
  readonly tags: readonly string[]
  readonly kinds: readonly string[]
}

const sample: fc.Arbitrary<Sample> = fc.record({
  domain: fc.constantFrom('orders', 'payments', 'customers'),
  word: fc.constantFrom('alpha', 'beta', 'gamma'),
  owner: fc.constantFrom('Team A', 'team a', 'Tëam', null),
  status: fc.constantFrom('ACTIVE', 'DRAFT', 'RETIRED', null),
  tags: fc.uniqueArray(fc.constantFrom('pii', 'PII', 'hot tub', 'a"b', '日本')),
  kinds: fc.uniqueArray(fc.constantFrom('KAFKA', 'DELTA', 'REST')),
})

const filterOf = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }), { nil: undefined })
const filter: fc.Arbitrary<ProductFilter> = fc.record({
  domain: filterOf(['orders', 'payments', 'nobody']),
  owner: filterOf(['Team A', 'team a', 'Tëam']),
  tag: filterOf(['pii', 'PII', 'hot tub', 'a"b', '日本']),
  status: filterOf(['ACTIVE', 'DRAFT']),
  kind: filterOf(['KAFKA', 'DELTA', 'REST']),
})

const valuesOf = (item: Sample, field: FilterField): readonly string[] => {
  if (field === 'tag') return item.tags
  if (field === 'kind') return item.kinds
  const value = item[field]
  return value === null ? [] : [value]
}
const passes = (item: Sample, given: ProductFilter) =>
  FILTER_FIELDS.every((field) => {
    const wanted = given[field] ?? []
    return wanted.length === 0 || valuesOf(item, field).some((value) => wanted.includes(value))
  })

describe('facets and totals', () => {
  it('are exactly what counting by hand gives, with any text and filter', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 40 }),
        filter,
        fc.constantFrom('', 'alpha', 'bet', 'gamma'),
        (items, given, text) => {
          const index = openIndex()
          const products = new Map<string, never[]>()
          for (const [at, item] of items.entries()) {
            const id = `${item.domain}/p${at}`
            const outputPorts = item.kinds.map((kind, number) => ({ id: `${id}/k${number}-v1`, kind }))
            const owner = item.owner === null ? null : { name: item.owner }
            const made = { id, title: item.word, owner, status: item.status, tags: item.tags, outputPorts } as never
            products.set(item.domain, [...(products.get(item.domain) ?? []), made])
          }
          for (const [domain, list] of products) index.put(domain, list)

          const matching = items.filter((item) => item.word.startsWith(text))
          const page = index.search(text, { filter: given, first: 200, withFacets: true })
          expect(page.total).toBe(matching.filter((item) => passes(item, given)).length)
          expect(page.hits).toHaveLength(page.total)
          for (const { field, values } of page.facets) {
            const counts = new Map<string, number>()
            for (const item of matching.filter((each) => passes(each, given)))
              for (const value of valuesOf(item, field)) counts.set(value, (counts.get(value) ?? 0) + 1)
            expect(new Map(values.map(({ value, count }) => [value, count])), field).toEqual(counts)
          }
          const listed = index.engine.products({ filter: given, first: 200, after: null })
          expect(listed.total).toBe(items.filter((item) => passes(item, given)).length)
          for (const open of opened.splice(0)) open.close()
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('spelling', () => {
  it('counts one edit for a swap of neighbours', () => {
    expect(editDistance('customer', 'cusotmer', 2)).toBe(1)
    expect(editDistance('abcd', 'acbd', 1)).toBe(1)
    expect(editDistance('customer', 'orders', 2)).toBe(3)
    expect(editDistance('kitten', 'sitting', 3)).toBe(3)
  })

  it('finds every word that is one or two slips away', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'change'), (right, place, slip) => {
        const at = place % (right.length - 1)
        const typed = {
          drop: right.slice(0, at) + right.slice(at + 1),
          double: right.slice(0, at) + right.charAt(at) + right.slice(at),
          swap: right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2),
          change: `${right.slice(0, at)}q${right.slice(at + 1)}`,
        }[slip]
        fc.pre(typed.length >= 4 && typed !== right)
        const vocabulary = createVocabulary()
        vocabulary.add(right)
        expect(vocabulary.near(typed)).toEqual([right])
      }),
    )
  })
})

describe('tokens', () => {
  const tokensIn = (text: string) => words(text).flatMap(({ tokens }) => tokens)
  it('split identifiers and keep them whole', () => {
    expect(tokensIn('cust_id')).toEqual(['cust', 'id', 'cust_id'])
    expect(tokensIn('orderID2 HTTPServer')).toEqual(['order', 'id2', 'orderid2', 'http', 'server', 'httpserver'])
    expect(tokensIn('order-events')).toEqual(['order', 'event', 'events'])
    expect(tokensIn('Addresses of the boss, status: categories')).toEqual([
      'address',
      'addresses',
      'of',
      'the',
      'boss',
      'status',
      'category',
      'categories',
    ])
  })
})

describe('a text that is made to be slow', () => {
  it('is taken apart in time that grows with its length alone', () => {
    const text = `a${'_'.repeat(1_000_000)}a __id_`
    const found = words(text)
    expect(found.map(({ parts }) => parts)).toEqual([['a', 'a'], ['id']])
    expect(found[1]?.whole).toBe('id')
  })

  it('is indexed as far as a description goes', () => {
    expect(tokens(`${'word '.repeat(4_000)}beyond`)).not.toContain('beyond')
    expect(tokens(`${'word '.repeat(3_000)}within`)).toContain('within')
  })
})
