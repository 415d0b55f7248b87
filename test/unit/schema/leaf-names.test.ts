import { describe, expect, it } from 'vitest'
import { fieldPrefix, typePrefix, viewType } from '../../../schema/leaf-names.ts'

describe('the names of what a domain brings of its own', () => {
  it.each([
    ['orders', 'Orders', 'orders'],
    ['order-items', 'OrderItems', 'orderItems'],
    ['order-items_2', 'OrderItems2', 'orderItems2'],
    ['a--b', 'AB', 'aB'],
    ['trailing-', 'Trailing', 'trailing'],
  ])('begin, for %s, with %s and %s', (domain, type, field) => {
    expect([typePrefix(domain), fieldPrefix(domain), viewType(domain)]).toEqual([type, field, `${type}View`])
  })
})
