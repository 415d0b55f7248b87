import { describe, expect, test } from 'vitest'
import { filterOf, NO_SEARCH } from '../../../gateway/explorer/web/pages/search/search-state.ts'
import { widenedFacets } from '../../../gateway/explorer/web/pages/search/widened-facets.ts'

const facet = (field: string, ...keys: string[]) => ({
  field,
  values: keys.map((key, at) => ({ key, label: null, count: at + 1 })),
})

describe('a facet in use', () => {
  test('has the values and counts that it has without its own filter; all others are of what is found', () => {
    const found = [facet('domain', 'payments'), facet('owner', 'a')]
    const wider = [facet('domain', 'payments', 'orders'), facet('owner', 'a', 'b')]
    const facets = widenedFacets(found, new Map([['domain', wider]]))
    expect(facets.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual([wider[0], found[1]])
  })

  test('is as it is found until the wider answer is there', () => {
    const found = [facet('domain', 'payments')]
    expect(widenedFacets(found, new Map([['domain', undefined]]))).toEqual(found)
  })

  test('sends all its values, any of which may be had', () => {
    expect(filterOf({ ...NO_SEARCH, domain: ['payments', 'orders'], tag: [] })).toEqual({
      domain: ['payments', 'orders'],
    })
  })
})
