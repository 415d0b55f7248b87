import { describe, expect, it } from 'vitest'
import { readUrlState, writeUrlState } from '../../../gateway/explorer/web/app/url-state.ts'
import {
  chosenIn,
  isFiltered,
  NO_SEARCH,
  readSearchState,
  toggled,
} from '../../../gateway/explorer/web/pages/search/search-state.ts'

describe('the state in a URL', () => {
  it('is what it was after it was written and read, whatever the texts', () => {
    const state = { q: 'a&b=c d+é/?#%', domain: ['orders', 'x y'] }
    expect(readUrlState(writeUrlState(state))).toEqual(state)
  })

  it('has ids as people read them, and leaves out what is empty', () => {
    expect(writeUrlState({ id: 'orders/order-events', tab: '', more: undefined, none: [] })).toBe(
      '?id=orders/order-events',
    )
    expect(writeUrlState({})).toBe('')
  })

  it('has one value of a name as a text, several as a list', () => {
    expect(readUrlState('?a=1&b=1&b=2')).toEqual({ a: '1', b: ['1', '2'] })
  })
})

describe('the state of a search', () => {
  it('is read from any query without a complaint', () => {
    expect(readSearchState({})).toEqual(NO_SEARCH)
    expect(readSearchState({ q: ['a', 'b'], domain: 'orders', tag: ['a', ''], kind: 7 })).toEqual({
      ...NO_SEARCH,
      domain: ['orders'],
      tag: ['a'],
    })
  })

  it('has a value of a facet that is taken, until it is given back', () => {
    const taken = toggled(toggled(NO_SEARCH, 'domain', 'orders'), 'domain', 'payments')
    expect([taken.domain, isFiltered(taken)]).toEqual([['orders', 'payments'], true])
    expect(chosenIn(toggled(taken, 'kind', 'KAFKA'))).toEqual([
      ['domain', 'orders'],
      ['domain', 'payments'],
      ['kind', 'KAFKA'],
    ])
    const back = toggled(toggled(taken, 'domain', 'orders'), 'domain', 'payments')
    expect([back, isFiltered(back)]).toEqual([NO_SEARCH, false])
  })
})
