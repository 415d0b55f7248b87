import { describe, expect, it } from 'vitest'
import { lineageDocument } from '../../../schema/lineage-document.ts'

const PORT = 'orders/order-events/orders-v1'
const CONTRACT = { id: 'orders.order-events.orders-v1', version: '1.0.0' }

/** A document as the first release of the catalog sent it, with some of its one port replaced. */
const documentOf = (port: Record<string, unknown> = {}) => ({
  domain: 'orders',
  title: 'Orders',
  version: 1,
  harvestedAt: '2026-01-01T00:00:00Z',
  complete: true,
  products: [
    {
      id: 'orders/order-events',
      title: 'Order events',
      version: '1.0.0',
      status: 'ACTIVE',
      owner: 'Checkout',
      tags: [],
      inputs: [],
      ports: [
        {
          id: PORT,
          name: 'orders',
          version: '1.0.0',
          kind: 'KAFKA',
          contract: CONTRACT,
          datasets: [],
          inputContracts: null,
          columns: [{ id: `${PORT}#order_id`, path: 'order_id', physicalName: null }],
          serviceLevels: [],
          ...port,
        },
      ],
      serviceLevels: [],
    },
  ],
})
const wrongPaths = (document: unknown) =>
  lineageDocument.safeParse(document).error?.issues.map(({ path, code }) => [path.join('.'), code]) ?? []

describe('the document that the catalog sends lineage', () => {
  it('may be that of a catalog which knows nothing of types, sources and the contract’s status', () => {
    expect(lineageDocument.parse(documentOf())).toEqual(documentOf())
  })

  it('says of a contract where it stands, and of a column its type, its class and what it is made from', () => {
    const column = { id: `${PORT}#order_id`, path: 'order_id', physicalName: null }
    const said = { type: 'uuid', classification: 'internal', transformSources: ['shop.orders.id', 'anything at all'] }
    for (const status of ['DEPRECATED', null]) {
      const document = documentOf({
        contract: { ...CONTRACT, status },
        columns: [
          { ...column, ...said },
          { ...column, type: null, classification: null, transformSources: [] },
        ],
      })
      expect(lineageDocument.parse(document)).toEqual(document)
    }
  })

  it('has a status for the contract a port keeps, not for those of its inputs, which are others’ to tell', () => {
    const at = 'products.0.ports.0'
    const inputContracts = [{ ...CONTRACT, status: 'ACTIVE' }]
    expect(wrongPaths(documentOf({ inputContracts }))).toEqual([[`${at}.inputContracts.0`, 'unrecognized_keys']])
    expect(wrongPaths(documentOf({ contract: { ...CONTRACT, status: 'BROKEN' } }))).toEqual([
      [`${at}.contract.status`, 'invalid_value'],
    ])
  })
})
