import type { HarvestedProduct } from '../harvest/product.ts'
import type { SemanticColumn } from '../joins.ts'
import { semanticTypeName } from './semantic-type.ts'

/** The columns of a product that say what they mean. */
export function semanticColumns(product: HarvestedProduct): readonly SemanticColumn[] {
  return (product.outputPorts ?? []).flatMap((port) =>
    (port.contract?.columns ?? []).flatMap((column): readonly SemanticColumn[] => {
      const { id, path, semanticType, logicalType, physicalType, primaryKey, unique, classification } = column
      const type = semanticType === null ? null : semanticTypeName(semanticType)
      if (semanticType === null || type === null) return []
      // A snapshot that an earlier release took has no such key, whatever its type says.
      const format = column.format ?? null
      const facts = { logicalType, physicalType, format, primaryKey, unique, classification }
      return [{ id, type, declared: semanticType, path, port: port.id, ...facts }]
    }),
  )
}
