import { readId } from '../../../schema/ids.ts'
import { DomainFailure, describeIssues, ProductRefused } from './domain-failure.ts'
import { type HarvestedProduct, harvestedProduct } from './product.ts'
import { valueProblems } from './product-values.ts'

/** A product in the expected shape, whose every id lies within the domain. @throws DomainFailure, ProductRefused when its values alone are wrong */
export function checkProduct(node: unknown, domain: string, where: string): HarvestedProduct {
  const result = harvestedProduct.safeParse(node)
  if (!result.success) throw new DomainFailure(describeIssues(result.error, where))
  const product = result.data
  const id = readId(product.id)
  if (id?.kind !== 'PRODUCT' || id.domain !== domain)
    throw new DomainFailure(`${where}.id: expected a product of domain ${domain}, found ${product.id}`)
  for (const [index, port] of (product.outputPorts ?? []).entries()) {
    if (readId(port.id)?.kind !== 'PORT' || !port.id.startsWith(`${product.id}/`))
      throw new DomainFailure(`${where}.outputPorts.${index}.id: expected a port of ${product.id}, found ${port.id}`)
    for (const column of port.contract?.columns ?? []) {
      if (!column.id.startsWith(`${port.id}#`))
        throw new DomainFailure(`${where}.outputPorts.${index}: expected a column of ${port.id}, found ${column.id}`)
    }
  }
  const problems = valueProblems(product)
  if (problems.length > 0) throw new ProductRefused(product.id, problems)
  return product
}
