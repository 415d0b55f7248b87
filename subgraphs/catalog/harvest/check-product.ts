import { readId } from '../../../schema/ids.ts'
import { DomainFailure, describeIssues, ProductRefused } from './domain-failure.ts'
import { type HarvestedProduct, harvestedProduct } from './product.ts'
import { valueProblems } from './product-values.ts'

/** Something wrong in a document. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
}

/** A product in the expected shape, whose every id lies within the domain. @throws DomainFailure, ProductRefused when its values alone are wrong */
export function checkProduct(node: unknown, domain: string, where: string): HarvestedProduct {
  const result = harvestedProduct.safeParse(node)
  if (!result.success) throw new DomainFailure(describeIssues(result.error, where))
  const product = result.data
  const [wrong] = idProblems(product, domain)
  if (wrong !== undefined)
    throw new DomainFailure(`${[where, ...wrong.path].join('.')}: expected ${wrong.expected}, found ${wrong.found}`)
  const problems = valueProblems(product)
  if (problems.length > 0) throw new ProductRefused(product.id, problems)
  return product
}

/** The ids of a product that are not within its domain, its ports' that are not within it, and its columns' that are not within their port. */
export function idProblems(product: HarvestedProduct, domain: string): readonly Place[] {
  const id = readId(product.id)
  if (id?.kind !== 'PRODUCT' || id.domain !== domain)
    return [{ path: ['id'], expected: `a product of domain ${domain}`, found: product.id }]
  return (product.outputPorts ?? []).flatMap((port, index) => {
    if (readId(port.id)?.kind !== 'PORT' || !port.id.startsWith(`${product.id}/`))
      return [{ path: ['outputPorts', index, 'id'], expected: `a port of ${product.id}`, found: port.id }]
    return (port.contract?.columns ?? []).flatMap((column, at) => {
      const path = ['outputPorts', index, 'contract', 'columns', at, 'id']
      return column.id.startsWith(`${port.id}#`) ? [] : [{ path, expected: `a column of ${port.id}`, found: column.id }]
    })
  })
}
