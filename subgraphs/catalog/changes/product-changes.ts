import type { ChangeEvent, PORT_EVENTS } from '../../../schema/changes.ts'
import { domainOf } from '../../../schema/ids.ts'
import type { HarvestedPort, HarvestedProduct } from '../harvest/product.ts'
import { declaredProduct } from '../releases/declared-product.ts'
import { type ChangeKind, diffProducts, type FieldDiff, type PortDiff } from '../releases/product-diff.ts'
import type { ChangeDetail, ChangeDraft } from './change.ts'

/**
 * What became of a product as the changes it is told in: each thing that came, changed or went has an event of its own. A
 * product that comes or goes is followed by its ports; the owner of such a product, and the contract of a port that comes or
 * goes, stand among its own fields. None when only measured values are others.
 *
 * @param before null when the product is new
 * @param after null when it is gone
 */
export function productChanges(
  before: HarvestedProduct | null,
  after: HarvestedProduct | null,
  by: string | null,
): readonly ChangeDraft[] {
  const diff = diffProducts(before && declaredProduct(before), after && declaredProduct(after))
  if (diff === null) return []
  const { product, change, inputPorts } = diff
  const told = (event: ChangeEvent, subjects: readonly string[], detail: ChangeDetail): ChangeDraft => ({
    event,
    at: null,
    by,
    domains: [domainOf(product) ?? ''],
    subjects,
    detail,
  })
  const drafts: ChangeDraft[] = []
  const [owner, own] = change === 'CHANGED' ? parted(diff.fields, OWNER) : [[], diff.fields]
  if (change !== 'CHANGED' || own.length + inputPorts.length > 0)
    drafts.push(told(`PRODUCT_${change}`, [product], { product, fields: own, inputPorts }))
  if (owner.length > 0) {
    const became = changeOf(before?.owner, after?.owner)
    drafts.push(told(`OWNER_${became}`, [product], { product, fields: owner, inputPorts: [] }))
  }
  for (const port of diff.ports) {
    for (const { event, fields, columns } of portEvents(port, portOf(before, port.port), portOf(after, port.port)))
      drafts.push(told(event, [port.port, product], { product, port: port.port, fields, columns }))
  }
  return drafts
}

const OWNER = /^owner(\.|$)/
/** What a contract promises belongs to it (ODCS `slaProperties`). */
const CONTRACT = /^(contract|serviceLevels)(\.|$)/

interface PortEvent extends Pick<PortDiff, 'fields' | 'columns'> {
  readonly event: (typeof PORT_EVENTS)[number]
}

function portEvents(
  { change, fields, columns }: PortDiff,
  before: HarvestedPort | undefined,
  after: HarvestedPort | undefined,
): readonly PortEvent[] {
  if (change !== 'CHANGED') return [{ event: `PORT_${change}`, fields, columns: [] }]
  const [contract, own] = parted(fields, CONTRACT)
  const events: PortEvent[] = own.length > 0 ? [{ event: 'PORT_CHANGED', fields: own, columns: [] }] : []
  if (contract.length + columns.length === 0) return events
  const became = changeOf(before?.contract, after?.contract)
  return [...events, { event: `CONTRACT_${became}`, fields: contract, columns: became === 'CHANGED' ? columns : [] }]
}

const portOf = (product: HarvestedProduct | null, id: string): HarvestedPort | undefined =>
  product?.outputPorts?.find((port) => port.id === id)

/** Of a part of what was there before and after. */
function changeOf(before: unknown, after: unknown): ChangeKind {
  if (before == null && after != null) return 'ADDED'
  return before != null && after == null ? 'REMOVED' : 'CHANGED'
}

function parted(fields: readonly FieldDiff[], which: RegExp): readonly [readonly FieldDiff[], readonly FieldDiff[]] {
  return [fields.filter(({ field }) => which.test(field)), fields.filter(({ field }) => !which.test(field))]
}
