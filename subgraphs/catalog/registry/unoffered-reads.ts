import { compareTexts } from '../../../platform/compare-texts.ts'
import { domainOf, productOf } from '../../../schema/ids.ts'
import type { Candidate } from '../releases/candidate.ts'
import type { DeclaredProduct } from '../releases/declared-product.ts'
import { type CatalogStore, inService } from '../store.ts'

/**
 * Which ports the candidate's products say that they read, and nobody offers: a slip of the keyboard, or one that is to come, or that
 * has gone. Warnings, since who reads may be there before what is read.
 */
export async function unofferedReads(
  domain: string,
  { documents, products, unread }: Candidate,
  store: Pick<CatalogStore, 'products' | 'domains'>,
): Promise<readonly string[]> {
  const own = new Map([...documents.values()].map((product) => [product.id, portIds(product)]))
  const reads = [...documents.values()]
    .toSorted((a, b) => compareTexts(a.id, b.id))
    .flatMap(({ id, inputPorts }) =>
      [...new Set(inputPorts?.flatMap(({ portId }) => portId ?? []))].map((port) => ({ id, port })),
    )
  const wanted = new Set(reads.flatMap(({ port }) => productOf(port) ?? []))
  const known = await store.products([...wanted].filter((product) => !own.has(product)))
  const owners = await store.domains([...new Set([...known.values()].map((product) => product.domain))])

  const offeredBy = (product: string) => {
    // What the release leaves out is known still.
    if (domainOf(product) === domain && !products.has(product) && !unread.has(product)) return undefined
    const record = known.get(product)
    return own.get(product) ?? (record === undefined ? undefined : portIds(record.product))
  }
  return reads.flatMap(({ id, port }) => {
    const product = productOf(port) ?? ''
    const offered = offeredBy(product)
    const said = `${id}: reads ${port}`
    if (offered === undefined) return [`${said}, which nobody in the mesh offers`]
    if (!offered.includes(port))
      return [`${said}, which nobody in the mesh offers; ${product} offers ${offered.join(', ') || 'nothing'}`]
    const owner = known.get(product)?.domain ?? domain
    if (owner === domain || inService(owners.get(owner)) !== null) return []
    return [`${said}, whose domain was taken out of the mesh`]
  })
}

const portIds = ({ outputPorts }: Pick<DeclaredProduct, 'outputPorts'>): readonly string[] =>
  (outputPorts ?? []).map(({ id }) => id)
