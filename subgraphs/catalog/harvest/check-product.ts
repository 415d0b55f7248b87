import { readId } from '../../../schema/ids.ts'
import { type Deviation, deviationAt, type Place, shapePlaces } from '../conformance/deviation.ts'
import { Deviated, ProductRefused } from './domain-failure.ts'
import { type HarvestedProduct, harvestedProduct } from './product.ts'
import { valueDeviations } from './product-values.ts'

/** What is not as it has to be about one product: all of it. */
export interface ExaminedProduct {
  /** Null when it has not the shape; what else is wrong cannot be told then. */
  readonly product: HarvestedProduct | null
  /** Of its shape and its ids: it cannot be told what it is. */
  readonly places: readonly Place[]
  /** Of its values alone: it cannot be kept. */
  readonly values: readonly Deviation[]
}

/** A product as `ownProducts` answers it, or as somebody shows it. */
export function examineProduct(given: unknown, domain: string): ExaminedProduct {
  const result = harvestedProduct.safeParse(given)
  if (!result.success) return { product: null, places: shapePlaces(result.error, given), values: [] }
  const product = result.data
  return { product, places: idProblems(product, domain), values: valueDeviations(product) }
}

/** A product in the expected shape, whose every id lies within the domain. @throws Deviated, ProductRefused when its values alone are wrong */
export function checkProduct(node: unknown, domain: string, where: string): HarvestedProduct {
  const { product, places, values } = examineProduct(node, domain)
  if (product === null || places.length > 0) throw new Deviated(...places.map((place) => deviationAt(where, place)))
  if (values.length > 0) throw new ProductRefused(product.id, values)
  return product
}

/** The ids of a product that are not within its domain, its ports' that are not within it, and its columns' that are not within their port. */
function idProblems(product: HarvestedProduct, domain: string): readonly Place[] {
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
