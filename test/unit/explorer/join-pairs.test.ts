import { describe, expect, test } from 'vitest'
import type { JoinPairFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import { type Joined, joinChoices, joinedColumn } from '../../../gateway/explorer/web/pages/product/join-pairs.ts'

const column = (id: string, isUnique = false) => ({
  id,
  path: id.split('#')[1] ?? id,
  primaryKey: null,
  unique: isUnique || null,
})
const pair = (semanticType: string, ours: string, theirs: string, isUnique = false): JoinPairFragment => ({
  semanticType,
  ours: column(ours, isUnique),
  theirs: column(theirs),
  format: 'SAME',
  reason: 'both are string',
})
const joined = (id: string, ...keys: JoinPairFragment[]): Joined => ({
  id,
  title: id,
  domainId: 'd',
  availability: 'LIVE',
  keyCount: keys.length,
  keys,
})

describe('what a product can be joined with', () => {
  const amount = pair('monetary_amount', 'orders/events/v1#unit_price', 'ads/a/v1#lifetime_value')
  const time = pair('event_time_utc', 'orders/events/v1#order_ts', 'ads/a/v1#decided_at')
  const order = pair('order_id', 'orders/events/v1#order', 'ads/b/v1#order_ref')
  const code = pair('warehouse_code', 'orders/events/v1#warehouse', 'ads/c/v1#warehouse', true)

  test('are products with a key first, unique ones before identifiers by name; amounts and times alone come apart', () => {
    const { keyed, others } = joinChoices([joined('a', amount, time), joined('b', amount, order), joined('c', code)])
    expect(keyed.map(({ product }) => product.id)).toEqual(['c', 'b'])
    expect(others.map(({ product }) => product.id)).toEqual(['a'])
    expect(keyed[1]).toMatchObject({ keys: [order], others: [amount] })
  })

  test('takes a word that only ends like an identifier for none', () => {
    const { keyed } = joinChoices([joined('a', pair('paid', 'o/e/v1#paid', 'a/a/v1#paid'))])
    expect(keyed).toEqual([])
  })

  test('names the port of each column: two ports may call theirs alike', () => {
    expect(joinedColumn(order.theirs)).toBe('v1.order_ref')
  })
})
