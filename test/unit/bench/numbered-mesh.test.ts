import { describe, expect, it } from 'vitest'
import { inputsOf, numberedProduct, productId, productsOf } from '../../../bench/mesh/numbered-products.ts'

const plan = { domains: 3, products: 10, columns: 4, edition: 0 }

describe('a mesh of numbered products', () => {
  it('deals each product to one domain', () => {
    const dealt = [0, 1, 2].flatMap((domain) => productsOf(plan, domain))
    expect(dealt.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const product of productsOf(plan, 1)) expect(productId(plan, product)).toMatch(/^domain-001\//)
  })

  it('lets every product but the first read an earlier one', () => {
    expect(inputsOf(0)).toEqual([])
    for (let product = 1; product < 100; product += 1) {
      expect(inputsOf(product).length).toBeGreaterThan(0)
      for (const input of inputsOf(product)) expect(input).toBeLessThan(product)
    }
  })

  it('gives a crowd to the first domain, and the readers that a plan wants to its hubs', () => {
    const crowded = { ...plan, crowd: 4, hubs: [{ product: 1, every: 3 }] }
    expect([0, 1, 2].map((domain) => productsOf(crowded, domain))).toEqual([
      [0, 3, 6, 7, 8, 9],
      [1, 4],
      [2, 5],
    ])
    expect(productId(crowded, 7)).toBe('domain-000/product-7')
    expect(inputsOf(9, crowded.hubs)).toEqual([2, 1])
    expect(inputsOf(8, crowded.hubs)).toEqual(inputsOf(8))
    expect(numberedProduct(crowded, 9).inputPorts.map(({ portId }) => portId)).toEqual([
      'domain-002/product-2/table-v1',
      'domain-001/product-1/table-v1',
    ])
  })

  it('says the same of a product each time, and something else in another edition', () => {
    expect(numberedProduct(plan, 5)).toEqual(numberedProduct(plan, 5))
    expect(numberedProduct({ ...plan, edition: 1 }, 5)).not.toEqual(numberedProduct(plan, 5))
  })
})
