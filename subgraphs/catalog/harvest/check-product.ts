import { readId } from '../../../schema/ids.ts'
import { type Deviation, shapeDeviations } from '../conformance/deviation.ts'
import { Deviated, ProductRefused } from './domain-failure.ts'
import { type HarvestedProduct, harvestedProduct } from './product.ts'
import { valueDeviations } from './product-values.ts'

/** What is not as it has to be about one product of `ownProducts`: all of it. */
export interface ExaminedProduct {
  /** Null when it has not the shape; what else is wrong cannot be told then. */
  readonly product: HarvestedProduct | null
  /** Of its shape and its ids: it cannot be told what it is. */
  readonly form: readonly Deviation[]
  /** Of its values alone: it cannot be kept. */
  readonly values: readonly Deviation[]
}

export function examineProduct(node: unknown, domain: string, where: string): ExaminedProduct {
  const result = harvestedProduct.safeParse(node)
  if (!result.success) return { product: null, form: shapeDeviations(result.error, node, where), values: [] }
  const product = result.data
  return { product, form: idDeviations(product, domain, where), values: valueDeviations(product) }
}

/** A product in the expected shape, whose every id lies within the domain. @throws Deviated, ProductRefused when its values alone are wrong */
export function checkProduct(node: unknown, domain: string, where: string): HarvestedProduct {
  const { product, form, values } = examineProduct(node, domain, where)
  if (product === null || form.length > 0) throw new Deviated(...form)
  if (values.length > 0) throw new ProductRefused(product.id, values)
  return product
}

function idDeviations(product: HarvestedProduct, domain: string, where: string): readonly Deviation[] {
  const id = readId(product.id)
  if (id?.kind !== 'PRODUCT' || id.domain !== domain)
    return [{ where: `${where}.id`, expected: `a product of domain ${domain}`, found: product.id }]
  return (product.outputPorts ?? []).flatMap((port, index) => {
    const at = `${where}.outputPorts.${index}`
    if (readId(port.id)?.kind !== 'PORT' || !port.id.startsWith(`${product.id}/`))
      return [{ where: `${at}.id`, expected: `a port of ${product.id}`, found: port.id }]
    return (port.contract?.columns ?? [])
      .filter((column) => !column.id.startsWith(`${port.id}#`))
      .map((column) => ({ where: at, expected: `a column of ${port.id}`, found: column.id }))
  })
}
