import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { HARVEST_SELECTION } from '../../../schema/harvest-selection.ts'
import { readId } from '../../../schema/ids.ts'
import { shapeDeviations } from '../conformance/deviation.ts'
import {
  type AskProducts,
  missed,
  type PagesDeviate,
  releaseChanged,
  restSince,
  unasked,
  walkPages,
} from '../conformance/own-pages.ts'
import type { TypeShape } from '../conformance/sdl-types.ts'
import type { ReadProduct } from '../store.ts'
import { checkProduct } from './check-product.ts'
import { Deviated, DomainFailure, ProductRefused } from './domain-failure.ts'
import type { HarvestedProduct } from './product.ts'
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

/** Worth one more try at once. */
export class ChangedMeanwhile extends Deviated {}

/** A domain of more text than this is not believed: what is read is in memory until all of it is committed. */
const MOST_CHARACTERS = 256 * 2 ** 20
/** Ids and digests alone are a few dozen bytes each. */
const LIST_SIZE = 500
const LONGEST_DIGEST = 200
/** Others have the event loop after so many products: some milliseconds, even where contracts have hundreds of columns. */
const AT_A_TIME = 10
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
  let characters = 0

  async function* nodesOf(fields: string | null, first: number, ids: readonly string[] | null) {
    for await (const { page } of walkPages(ask, { fields, first, release, ids }, refuse)) {
      releases.add(page.release ?? null)
      if (releases.size > 1) throw new ChangedMeanwhile(releaseChanged(...releases))
      yield* page.nodes.entries()
    }
  }

  /** Reads products: all, or those with these ids. */
  async function read(ids: readonly string[] | null): Promise<void> {
    const awaited = new Set(ids)
    for await (const [index, node] of nodesOf(selection, pageSize, ids)) {
      if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
      const product = checkedOrRefused(node, domain, `ownProducts.nodes.${index}`)
      const id = product instanceof ProductRefused ? product.product : product.id
      if (ids !== null && !awaited.delete(id)) throw new Deviated(unasked(id))
      if (product instanceof ProductRefused) refused.set(id, product.message)
      else {
        const mark = markOf(listed.safeParse(node).data?.digest)
        const snapshot = JSON.stringify(product)
        characters += snapshot.length
        if (characters > MOST_CHARACTERS)
          throw new DomainFailure(`ownProducts: expected at most ${MOST_CHARACTERS} characters of products`)
        products.set(id, { id, snapshot, mark })
      }
    }
    const [missing] = awaited
    if (missing !== undefined) throw new ChangedMeanwhile(missed(missing))
  }

  /** The ids of those that are not known by their digests. */
  async function list(): Promise<readonly string[]> {
    const changed = new Set<string>()
    for await (const [index, node] of nodesOf('{ id digest }', LIST_SIZE, null)) {
      const { id, digest } = checkedEntry(node, domain, `ownProducts.nodes.${index}`)
      const mark = markOf(digest)
      if (mark !== null && mark === known.get(id)) unchanged.add(id)
      else changed.add(id)
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

/** What a digest is kept as: it holds for the address and the fields it was answered for. */
function marker(url: string, selection: string | null): (digest: string | null | undefined) => string | null {
  const asked = createHash('sha256')
    .update(JSON.stringify([READING_FORM, url, selection]))
    .digest('hex')
    .slice(0, 16)
  return (digest) => (digest == null || digest === '' || digest.length > LONGEST_DIGEST ? null : `${asked} ${digest}`)
}

/** Half of what deviates is not taken: the first thing refuses all. */
const refuse: PagesDeviate = (how, deviation) => {
  throw how === 'release' ? new ChangedMeanwhile(deviation) : new Deviated(deviation)
}

function checkedEntry(node: unknown, domain: string, where: string): z.infer<typeof listed> {
  const result = listed.safeParse(node)
  if (!result.success) throw new Deviated(...shapeDeviations(result.error, node, where))
  const id = readId(result.data.id)
  if (id?.kind !== 'PRODUCT' || id.domain !== domain)
    throw new Deviated({ where: `${where}.id`, expected: `a product of domain ${domain}`, found: result.data.id })
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
