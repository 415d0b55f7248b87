import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { describe } from '../../../platform/errors.ts'
import type { Deviation } from './deviation.ts'

export const productsPage = z.object({
  ownProducts: z.object({
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    release: z.string().nullish(),
  }),
})
export type ProductsPage = z.infer<typeof productsPage>

/** Puts a question to the domain; the answer has no errors, and the shape. */
export type AskProducts = (query: string, variables: Record<string, unknown>) => Promise<ProductsPage>

export interface PagesAsked {
  /** What of each product, as a selection in braces; null when the domain serves nothing of it. */
  readonly fields: string | null
  readonly first: number
  /** A release not yet accepted; null for what is in service. */
  readonly release: string | null
  /** These alone; null for all. */
  readonly ids: readonly string[] | null
}

/** How pages may deviate from the contract: all that can be said of them before their products are looked at. */
export type PagesDeviate = (how: 'release' | 'cursor' | 'twice' | 'many' | 'slow', deviation: Deviation) => void

/** A domain of more products than this is not believed. */
const MOST_PRODUCTS = 20_000
/** Nor is one waited for that takes longer for all its pages: others wait for its place. */
const LONGEST_MS = 5 * 60_000
/**
 * Between two pages nothing is done for as long as the last one took, at most so long, in ms: a domain of thousands of
 * products is read at half speed, and whoever searches meanwhile has the other half of the machine.
 */
const LONGEST_REST_MS = 200

/** Whether `deviates` throws or takes note is the caller's; the walk goes on where it can. */
export async function* walkPages(
  ask: AskProducts,
  { fields, first, release, ids }: PagesAsked,
  deviates: PagesDeviate,
): AsyncGenerator<{ readonly page: ProductsPage['ownProducts']; readonly number: number }> {
  const some = ids === null ? { declared: '', given: '' } : { declared: ', $ids: [ID!]', given: ', ids: $ids' }
  const query = `query HeddleHarvest($first: Int, $after: String, $release: String${some.declared}) {
    ownProducts(first: $first, after: $after, release: $release${some.given}) {
      release pageInfo { hasNextPage endCursor } nodes ${fields}
    }
  }`
  const seen = new Set<string>()
  const started = performance.now()
  let said: string | null | undefined
  let products = 0
  for (let after: string | null = null, number = 0; ; number += 1) {
    const began = performance.now()
    if (began - started > LONGEST_MS)
      return deviates('slow', {
        where: 'ownProducts',
        expected: `all pages within ${LONGEST_MS / 60_000} minutes`,
        found: `${number} pages by then`,
      })
    const { ownProducts: page } = await ask(query, { first, after, release, ...(ids === null ? {} : { ids }) })
    const { hasNextPage, endCursor } = page.pageInfo
    const saysNow = page.release ?? null
    if (said !== undefined && said !== saysNow) deviates('release', releaseChanged(said, saysNow))
    said ??= saysNow
    for (const id of page.nodes.flatMap(idOf)) {
      if (seen.has(id)) deviates('twice', { where: 'ownProducts', expected: `product ${id} once`, found: 'it twice' })
      seen.add(id)
    }
    products += page.nodes.length
    if (products > MOST_PRODUCTS)
      return deviates('many', { where: 'ownProducts', expected: `at most ${MOST_PRODUCTS} products`, found: 'more' })
    yield { page, number }
    if (!hasNextPage) return
    if (endCursor == null || endCursor === after || page.nodes.length === 0)
      return deviates('cursor', {
        where: 'ownProducts.pageInfo.endCursor',
        expected: 'a cursor that moves while there is a next page',
        found: describe(endCursor ?? null),
      })
    after = endCursor
    await restSince(began)
  }
}

export const releaseChanged = (before?: string | null, after?: string | null): Deviation => ({
  where: 'ownProducts.release',
  expected: `${describe(before)} on every page`,
  found: describe(after),
})

export const unasked = (id: string): Deviation => ({
  where: 'ownProducts(ids:)',
  expected: 'those asked for alone',
  found: `product ${id} too`,
})

export const missed = (id: string): Deviation => ({
  where: 'ownProducts(ids:)',
  expected: `product ${id}, which ownProducts has listed`,
  found: 'that it did not come',
})

export function restSince(began: number): Promise<void> {
  return delay(Math.min(performance.now() - began, LONGEST_REST_MS))
}

function idOf(node: unknown): readonly string[] {
  const id = typeof node === 'object' && node !== null ? (node as { id?: unknown }).id : undefined
  return typeof id === 'string' ? [id] : []
}
