import { CONTRACT_TEMPLATES, type TemplateColumn } from './contract-templates.ts'
import type { ProductPlan } from './plan.ts'

/** `sales.orders.orders-v1`, which ports of any domain name it by. */
export function contractId({ domain, name, port }: ProductPlan): string {
  return [domain.id, name, port.name].join('.')
}

/** The data contract of a new product (ODCS 3.1.0). */
export function contractOf(plan: ProductPlan): unknown {
  const { domain, name, title, port, template, policies, promises } = plan
  const { granularity, columns } = CONTRACT_TEMPLATES[template]
  const promised = [
    ...promises,
    ...(policies.retention === null ? [] : [{ property: 'retention', value: policies.retention }]),
  ]
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: contractId(plan),
    name: `${title}: ${port.name}`,
    version: '1.0.0',
    status: 'draft',
    domain: domain.id,
    dataProduct: name,
    description: { purpose: plan.purpose },
    schema: [
      {
        name: name.replaceAll('-', '_'),
        logicalType: 'object',
        dataGranularityDescription: granularity,
        properties: keyed(columns).map((column) => property(column, policies.classification)),
      },
    ],
    slaProperties: promised.map(({ property: promise, value }) => ({ id: promise, property: promise, value })),
    customProperties: [{ property: 'heddle.breachPolicy', value: policies.breach }],
  }
}

/** The columns with their place in the key. */
function keyed(columns: readonly TemplateColumn[]): readonly (TemplateColumn & { readonly position?: number })[] {
  let position = 0
  return columns.map((column) => {
    if (column.key !== true) return column
    position += 1
    return { ...column, position }
  })
}

function property(column: TemplateColumn & { readonly position?: number }, classification: string): unknown {
  const { name, logicalType, description, required, position, format, columns } = column
  return {
    name,
    logicalType,
    description,
    ...(required === true ? { required } : {}),
    ...(position === undefined ? {} : { primaryKey: true, primaryKeyPosition: position }),
    classification,
    ...(format === undefined ? {} : { logicalTypeOptions: { format } }),
    ...(required === true ? { quality: [nothingMissing(name)] } : {}),
    ...(columns === undefined ? {} : { properties: columns.map((inner) => property(inner, classification)) }),
  }
}

const nothingMissing = (column: string) => ({
  id: checkName(column, 'present'),
  type: 'library',
  metric: 'nullValues',
  mustBe: 0,
  unit: 'rows',
  dimension: 'completeness',
  severity: 'error',
})

/** A check's name: quality results call it by it. */
export function checkName(column: string, what: 'present'): string {
  return `${column.replaceAll('_', '-')}-${what}`
}
