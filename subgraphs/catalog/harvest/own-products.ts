import { createHash } from 'node:crypto'
import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { readId } from '../../../schema/ids.ts'
import type { TypeShape } from '../registry/sdl-types.ts'
import type { ReadProduct } from '../store.ts'
import { checkProduct } from './check-product.ts'
import { DomainFailure, describeIssues, ProductRefused } from './domain-failure.ts'
import { HARVEST_SELECTION, type HarvestedProduct } from './product.ts'
import { pruneSelection } from './prune.ts'

export interface OwnProducts {
  readonly products: readonly ReadProduct[]
  /** Those the domain has, under the mark they are known by: not read. */
  readonly unchanged: readonly string[]
  /** Those whose values cannot be kept: the reason by their ids. */
  readonly refused: ReadonlyMap<string, string>
  /** The digest the domain says these are; null when it says none. */
  readonly release: string | null
}

export interface ProductsQuestion {
  readonly url: string
  readonly domain: string
  readonly served: ReadonlyMap<string, TypeShape>
  /** A release not yet accepted; null for what is in service. */
  readonly release: string | null
  /** The marks that known products were read under. */
  readonly marks: ReadonlyMap<string, string>
}

/** Puts a question to the domain; the answer has no errors, and the shape. */
export type AskProducts = (query: string, variables: Record<string, unknown>) => Promise<ProductsPage>

export const productsPage = z.object({
  ownProducts: z.object({
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    release: z.string().nullish(),
  }),
})
type ProductsPage = z.infer<typeof productsPage>

/** Worth one more try at once. */
export class ChangedMeanwhile extends DomainFailure {}

/** A domain of more products than this is not believed. */
const MOST_PRODUCTS = 20_000
/** Nor one of more text than this: what is read is in memory until all of it is committed. */
const MOST_CHARACTERS = 256 * 2 ** 20
/** Nor is one waited for that takes longer for all its pages: others wait for its place. */
const LONGEST_MS = 5 * 60_000
/** Ids and digests alone are a few dozen bytes each. */
const LIST_SIZE = 500
const LONGEST_DIGEST = 200
/** Others have the event loop after so many products: some milliseconds, even where contracts have hundreds of columns. */
const AT_A_TIME = 10
/**
 * Between two pages nothing is done for as long as the last one took, at most so long, in ms: a domain of thousands of
 * products is read at half speed, and whoever searches meanwhile has the other half of the machine.
 */
const LONGEST_REST_MS = 200
/** To be raised when the same answers are to be kept in another form, or are checked for more: all is read again then. */
const READING_FORM = 2

const listed = z.object({ id: z.string(), digest: z.string().nullish() })

/**
 * All products of a domain: those that are known by their digest are only listed, the others are read. A domain without
 * digests, or of which none is known, is read whole.
 *
 * @throws DomainFailure when anything of it is not as the contract has it: half an answer is none
 */
export async function readOwnProducts(
  ask: AskProducts,
  { url, domain, served, release, marks: known }: ProductsQuestion,
  pageSize: number,
): Promise<OwnProducts> {
  const selection = pruneSelection(HARVEST_SELECTION, 'DataProduct', served)
  const markOf = marker(url, selection)
  const takesIds = served.get('Query')?.fields.get('ownProducts')?.args.has('ids') === true
  const products = new Map<string, ReadProduct>()
  const unchanged = new Set<string>()
  const refused = new Map<string, string>()
  const releases = new Set<string | null>()
  const started = performance.now()
  let characters = 0

  async function* nodesOf(fields: string | null, first: number, ids: readonly string[] | null) {
    const some = ids === null ? { declared: '', given: '' } : { declared: ', $ids: [ID!]', given: ', ids: $ids' }
    const query = `query HeddleHarvest($first: Int, $after: String, $release: String${some.declared}) {
      ownProducts(first: $first, after: $after, release: $release${some.given}) {
        release pageInfo { hasNextPage endCursor } nodes ${fields}
      }
    }`
    for (let after: string | null = null; ; ) {
      const began = performance.now()
      if (began - started > LONGEST_MS)
        throw new DomainFailure(`ownProducts: expected all pages within ${LONGEST_MS / 60_000} minutes`)
      const variables = { first, after, release, ...(ids === null ? {} : { ids }) }
      const { ownProducts }: ProductsPage = await ask(query, variables)
      releases.add(ownProducts.release ?? null)
      if (releases.size > 1) throw new ChangedMeanwhile('ownProducts: the release changed between two pages')
      yield* ownProducts.nodes.entries()
      const { hasNextPage, endCursor } = ownProducts.pageInfo
      if (!hasNextPage) return
      if (endCursor == null || endCursor === after || ownProducts.nodes.length === 0)
        throw new DomainFailure('ownProducts: says there is a next page, but its cursor does not move')
      after = endCursor
      await restSince(began)
    }
  }

  /** Reads products: all, or those with these ids. */
  async function read(ids: readonly string[] | null): Promise<void> {
    const awaited = new Set(ids)
    for await (const [index, node] of nodesOf(selection, pageSize, ids)) {
      if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
      const product = checkedOrRefused(node, domain, `ownProducts.nodes.${index}`)
      const id = product instanceof ProductRefused ? product.product : product.id
      if (products.has(id) || refused.has(id)) throw new DomainFailure(`ownProducts: product ${id} came twice`)
      if (ids !== null && !awaited.delete(id))
        throw new DomainFailure(`ownProducts(ids:): product ${id} came, which was not asked for`)
      if (product instanceof ProductRefused) refused.set(id, product.message)
      else {
        const mark = markOf(listed.safeParse(node).data?.digest)
        const snapshot = JSON.stringify(product)
        characters += snapshot.length
        if (characters > MOST_CHARACTERS)
          throw new DomainFailure(`ownProducts: expected at most ${MOST_CHARACTERS} characters of products`)
        products.set(id, { id, snapshot, mark })
      }
      expectFew(products.size + refused.size)
    }
    const [missing] = awaited
    if (missing !== undefined)
      throw new ChangedMeanwhile(`ownProducts(ids:): product ${missing} did not come, which ownProducts has listed`)
  }

  /** The ids of those that are not known by their digests. */
  async function list(): Promise<readonly string[]> {
    const changed = new Set<string>()
    for await (const [index, node] of nodesOf('{ id digest }', LIST_SIZE, null)) {
      const { id, digest } = checkedEntry(node, domain, `ownProducts.nodes.${index}`)
      if (changed.has(id) || unchanged.has(id)) throw new DomainFailure(`ownProducts: product ${id} came twice`)
      const mark = markOf(digest)
      if (mark !== null && mark === known.get(id)) unchanged.add(id)
      else changed.add(id)
      expectFew(changed.size + unchanged.size)
    }
    return [...changed]
  }

  if (takesIds && served.get('DataProduct')?.fields.has('digest') === true && known.size > 0) {
    const changed = await list()
    for (let from = 0; from < changed.length; from += pageSize) {
      const began = performance.now()
      await read(changed.slice(from, from + pageSize))
      if (from + pageSize < changed.length) await restSince(began)
    }
  } else await read(null)
  const [live = null] = releases
  return { products: [...products.values()], unchanged: [...unchanged], refused, release: live }
}

function restSince(began: number): Promise<void> {
  return delay(Math.min(performance.now() - began, LONGEST_REST_MS))
}

/** What a digest is kept as: it holds for the address and the fields it was answered for. */
function marker(url: string, selection: string | null): (digest: string | null | undefined) => string | null {
  const asked = createHash('sha256')
    .update(JSON.stringify([READING_FORM, url, selection]))
    .digest('hex')
    .slice(0, 16)
  return (digest) => (digest == null || digest === '' || digest.length > LONGEST_DIGEST ? null : `${asked} ${digest}`)
}

function expectFew(products: number): void {
  if (products > MOST_PRODUCTS) throw new DomainFailure(`ownProducts: more than ${MOST_PRODUCTS} products`)
}

function checkedEntry(node: unknown, domain: string, where: string): z.infer<typeof listed> {
  const result = listed.safeParse(node)
  if (!result.success) throw new DomainFailure(describeIssues(result.error, where))
  const id = readId(result.data.id)
  if (id?.kind !== 'PRODUCT' || id.domain !== domain)
    throw new DomainFailure(`${where}.id: expected a product of domain ${domain}, found ${result.data.id}`)
  return result.data
}

function checkedOrRefused(...asked: Parameters<typeof checkProduct>): HarvestedProduct | ProductRefused {
  try {
    return checkProduct(...asked)
  } catch (error) {
    if (error instanceof ProductRefused) return error
    throw error
  }
}
