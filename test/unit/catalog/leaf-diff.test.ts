import { describe, expect, it } from 'vitest'
import { leafDiffs } from '../../../subgraphs/catalog/composition/leaf-diff.ts'

const leaf = (domain: string, sdl: string) => ({ domain, sdl })

describe('what is another of the leaves of two versions', () => {
  it('is told by type and field: what came, what went, what is declared otherwise', () => {
    const before = 'type Query { ordersBacklog(first: Int): Int ordersOld: Int } type OrdersView { id: ID! }'
    const now =
      'type Query { ordersBacklog(first: Int = 5): Int } type OrdersView { id: ID! ordersRisk: Float } enum OrdersRisk { HIGH }'
    expect(leafDiffs([leaf('orders', before)], [leaf('orders', now)])).toEqual([
      {
        domain: 'orders',
        change: 'CHANGED',
        added: ['OrdersRisk', 'OrdersRisk.HIGH', 'OrdersView.ordersRisk'],
        removed: ['Query.ordersOld'],
        changed: ['Query.ordersBacklog'],
      },
    ])
  })

  it('leaves out what is the same, and tells all of a leaf that came or went', () => {
    const sdl = 'type Query { aThing: Int } type DataProduct { id: ID! } interface DomainView { id: ID! }'
    expect(leafDiffs([leaf('a', sdl), leaf('b', sdl)], [leaf('b', sdl), leaf('c', sdl)])).toEqual([
      { domain: 'a', change: 'REMOVED', added: [], removed: ['Query.aThing'], changed: [] },
      { domain: 'c', change: 'ADDED', added: ['Query.aThing'], removed: [], changed: [] },
    ])
  })
})
