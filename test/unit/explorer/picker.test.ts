import { describe, expect, it } from 'vitest'
import type { ThingHitFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import { thingsFound } from '../../../gateway/explorer/web/pages/picker/things-found.ts'
import { placeOfHit } from '../../../gateway/explorer/web/pages/product/product-state.ts'
import { partsOf } from '../../../gateway/explorer/web/ui/name-parts.ts'

const columns = (port: string, names: readonly string[]) => names.map((path) => ({ id: `${port}#${path}`, path }))
const hit = (id: string, names: readonly string[]): ThingHitFragment => ({
  id,
  title: 'Order events',
  port: null,
  product: {
    id,
    catalogEntry: {
      lastKnown: {
        ports: [{ id: `${id}/orders-v1`, name: 'orders-v1', contract: { columns: columns(`${id}/orders-v1`, names) } }],
      },
    },
  },
})
const domains = [{ id: 'orders', title: 'Orders and returns' }]
const found = (typed: string, names: readonly string[] = []) =>
  thingsFound({ typed, hits: [hit('orders/order-events', names)], domains })

describe('what a field of ids offers', () => {
  it('is the product, its ports, its columns and the domain that are called so, with their ids', () => {
    expect(found('ord', ['order_id', 'total']).map(({ id, kind }) => [kind, id])).toEqual([
      ['product', 'orders/order-events'],
      ['port', 'orders/order-events/orders-v1'],
      ['column', 'orders/order-events/orders-v1#order_id'],
      ['domain', 'orders'],
    ])
  })

  it('has what is called just so first', () => {
    expect(found('order_id', ['order_id_old', 'order_id'])[0]?.id).toBe('orders/order-events/orders-v1#order_id')
  })

  it('does not let columns of one name push out the products', () => {
    const many = Array.from({ length: 30 }, (_, index) => `order_${index}`)
    expect(found('order', many).filter(({ kind }) => kind === 'column')).toHaveLength(6)
  })

  it('is of the kinds that are asked for alone', () => {
    const hits = [hit('orders/order-events', ['order_id'])]
    expect(thingsFound({ typed: 'order', hits, domains }, ['product']).map(({ kind }) => kind)).toEqual(['product'])
  })
})

describe('a hit of the search', () => {
  const port = { id: 'orders/order-events/orders-v1' }

  it('leads to the row of the column that matched', () => {
    const highlight = 'orders-v1 › <mark>order</mark>_id: global_order_id · The <mark>order</mark>: its id'
    expect(placeOfHit({ id: port.id, highlight, port })).toEqual({
      id: 'orders/order-events',
      tab: 'contract',
      col: 'orders/order-events/orders-v1#order_id',
    })
    expect(placeOfHit({ id: port.id, highlight: 'orders-v1 › <mark>total</mark>', port }).col).toBe(`${port.id}#total`)
  })

  it('leads to the contract where a port matched, and else to the product', () => {
    expect(placeOfHit({ id: port.id, highlight: '<mark>orders</mark>-v1 · kafka://x', port })).toEqual({
      id: 'orders/order-events',
      tab: 'contract',
    })
    expect(placeOfHit({ id: 'orders/order-events', highlight: null, port: null }).tab).toBe('overview')
  })
})

describe('a name of a machine', () => {
  it('goes on in the next line where its parts join', () => {
    expect(partsOf('order_amount.usd')).toEqual(['order_', 'amount.', 'usd'])
    expect(partsOf('timestamp')).toEqual(['timestamp'])
    expect(partsOf('decimal(18,2)').join('')).toBe('decimal(18,2)')
  })
})
