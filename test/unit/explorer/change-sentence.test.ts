import { describe, expect, it } from 'vitest'
import type { Change } from '../../../client/follow.ts'
import { sentenceOf } from '../../../gateway/explorer/web/pages/product/change-sentence.ts'

/** As far as a sentence needs it. */
const said = (change: object) => sentenceOf(change as Change)

describe('a change in a sentence', () => {
  it('names what is another of a contract, and how much more there is', () => {
    const port = { __typename: 'PortChange', event: 'CONTRACT_CHANGED', port: { id: 'orders/events/orders-v1' } }
    const fields = [{ field: 'contract.version', before: '1', after: '2' }]
    expect(said({ ...port, fields, columns: [{ path: 'tier' }] })).toBe(
      'contract changed of orders-v1: contract.version, column tier',
    )
    const columns = Array.from({ length: 9 }, (_, at) => ({ path: `c${at}` }))
    expect(said({ ...port, fields: [], columns })).toMatch(/column c5 and 3 more$/)
  })

  it('lists nothing of what came or went whole', () => {
    const fields = [{ field: 'title', before: null, after: 'x' }]
    expect(said({ __typename: 'ProductChange', event: 'PRODUCT_ADDED', fields, inputPorts: [] })).toBe('product added')
  })

  it('says whence and whither data flows, by the ports where they are known', () => {
    const [from, to] = [
      { id: 'dataset:db/a%20b', ports: [] },
      { id: 'dataset:db/x', ports: [{ id: 'orders/events/v1' }] },
    ]
    const edge = { __typename: 'EdgeChange', method: 'OBSERVED', from, to }
    expect(said({ ...edge, event: 'EDGE_OPENED' })).toBe('data flows from a b to v1 (observed)')
    expect(said({ ...edge, event: 'EDGE_CLOSED' })).toBe('data flows no more from a b to v1 (observed)')
  })

  it('tells rules and what its domain did', () => {
    const rule = { __typename: 'ViolationChange', message: 'claimed by two' }
    expect(said({ ...rule, event: 'VIOLATION_OPENED' })).toBe('a rule does not hold: claimed by two')
    expect(said({ __typename: 'DomainChange', event: 'DOMAIN_UNREACHABLE' })).toBe('its domain: unreachable')
  })
})
