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

  it('says the same of a product each time, and something else in another edition', () => {
    expect(numberedProduct(plan, 5)).toEqual(numberedProduct(plan, 5))
    expect(numberedProduct({ ...plan, edition: 1 }, 5)).not.toEqual(numberedProduct(plan, 5))
  })
})
