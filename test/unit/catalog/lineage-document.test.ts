import { describe, expect, it } from 'vitest'
import { lineageProduct } from '../../../schema/lineage-document.ts'
import { lineageProductOf } from '../../../subgraphs/catalog/harvest/lineage-document.ts'
import { harvestedProduct } from '../../../subgraphs/catalog/harvest/product.ts'
import { orderEvents } from './support/small-domain.ts'

const PORT = 'orders/order-events/orders-v1'

/** What lineage is told of the one port of a product whose contract is this. */
function portOf(contract: Record<string, unknown>) {
  const [port] = orderEvents().outputPorts as Record<string, unknown>[]
  const product = harvestedProduct.parse({ ...orderEvents(), outputPorts: [{ ...port, contract }] })
  return lineageProduct.parse(lineageProductOf(product)).ports[0]
}
const columnOf = (column: Record<string, unknown>) =>
  portOf({ id: 'c', columns: [{ id: `${PORT}#a`, path: 'a', ...column }] })?.columns[0]

describe('what lineage is told of a contract', () => {
  it('has its status, which the contracts of inputs have not', () => {
    expect(portOf({ id: 'c', version: '1.0.0', status: 'DEPRECATED' })).toMatchObject({
      contract: { id: 'c', version: '1.0.0', status: 'DEPRECATED' },
      inputContracts: [{ id: 'cart-contract', version: '1.0.0' }],
    })
    expect(portOf({ id: 'c' })?.contract).toEqual({ id: 'c', version: null, status: null })
  })

  it('has the type a column has in storage, else the one independent of it', () => {
    expect(columnOf({ physicalType: 'DECIMAL(10,2)', logicalType: 'number' })?.type).toBe('DECIMAL(10,2)')
    expect(columnOf({ logicalType: 'number' })?.type).toBe('number')
    expect(columnOf({})?.type).toBeNull()
  })

  it('has what a column is made from as it was declared, and tells nothing declared from made from nothing', () => {
    const sources = ['payments/refunds/refunds-v1#amount', 'settlements.net_eur', 'whatever']
    expect(columnOf({ transformSourceObjects: sources, classification: 'PII' })).toEqual({
      id: `${PORT}#a`,
      path: 'a',
      physicalName: null,
      type: null,
      classification: 'PII',
      transformSources: sources,
    })
    expect(columnOf({ transformSourceObjects: [] })?.transformSources).toEqual([])
    expect(columnOf({ transformSourceObjects: null })).not.toHaveProperty('transformSources')
  })

  it('can be made from a snapshot that an earlier release of the catalog took', () => {
    const snapshot = JSON.parse(JSON.stringify(harvestedProduct.parse(orderEvents())))
    for (const { contract } of snapshot.outputPorts)
      for (const column of contract.columns) {
        delete column.transformSourceObjects
        delete column.transformLogic
        delete column.transformDescription
      }
    const told = lineageProductOf(snapshot)
    expect(told).toEqual(lineageProductOf(harvestedProduct.parse(orderEvents())))
    expect(lineageProduct.safeParse(told).success).toBe(true)
  })
})
