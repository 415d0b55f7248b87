import { formatProductId, parsePortId } from '../../../../schema/ids.ts'
import type { LineagePort, LineageProduct } from '../../../../schema/lineage-document.ts'
import type { Reader } from '../reader.ts'

/** The columns of a port's contract, as its domain's harvest told them; null when it has none, or is not known. */
export async function contractColumns(reader: Reader, port: string): Promise<LineagePort['columns'] | null> {
  const { domain, product, id } = parsePortId(port)
  const body = await reader.facts.product(formatProductId(domain, product))
  if (body === null) return null
  const columns = (JSON.parse(body) as LineageProduct).ports.find((other) => other.id === id)?.columns ?? []
  return columns.length > 0 ? columns : null
}
