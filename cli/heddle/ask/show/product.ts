import type { ProductId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { type AnswerError, askMesh, rootOf } from '../answer.ts'
import { FIRST } from './parts.ts'
import { type Product, REMOVED, SHOWN } from './product-question.ts'
import { productText } from './product-text.ts'
import type { Shown } from './shown.ts'

export async function showProduct(mesh: Mesh, { id, domain }: ProductId): Promise<Shown<Product> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id, domain, first: FIRST })
  const product = rootOf(data.product, errors, 'product')
  const found = product === null ? await removed(mesh, id, domain) : { product, errors }
  if (found === null) return null
  const problems = data.domain?.problems?.filter(({ product }) => product === id) ?? null
  const thing: Product = { ...found.product, problems }
  return { thing, errors: found.errors, text: (drawing) => productText(thing, drawing) }
}

async function removed(mesh: Mesh, id: string, domain: string) {
  const { data, errors } = await askMesh(mesh, REMOVED, { id: id.replaceAll('/', ' '), domain, first: FIRST, hits: 5 })
  const hits = rootOf(data.search, errors, 'search')?.edges ?? []
  const at = hits.findIndex(({ node }) => node.product.id === id)
  const product = hits[at]?.node.product
  const own = (error: AnswerError) => error.path.startsWith(`search.edges.${at}.`)
  return product?.catalogEntry == null ? null : { product, errors: errors.filter(own) }
}
