import { logicalTypeOf } from '../dbt/column-types.ts'
import { keepOthers, keptOthers } from '../kept.ts'
import { compact, customOf } from '../native-files.ts'
import type { Field } from '../source.ts'

/** One constraint a column: what comes first says most. */
const CONSTRAINTS = [
  ['PRIMARY_KEY', 'primaryKey'],
  ['NOT_NULL', 'required'],
  ['UNIQUE', 'unique'],
] as const

const PLACED = ['name', 'displayName', 'description', 'dataType', 'tags']

/** A column of a Data Store API as an ODCS property. Its place is that in the list, unless it says another. */
export function readColumn(column: Field, index: number): object {
  const get = column.map().child
  const type = get('dataType').text()
  const length = get('dataLength')
  const isSized = type !== undefined && /^\w+$/.test(type) && Number.isInteger(length.value)
  const constraint = CONSTRAINTS.find(([name]) => name === get('columnConstraint').value)
  get('ordinalPosition').expect(index + 1)
  const placed = new Set([
    ...PLACED,
    ...(isSized ? ['dataLength'] : []),
    ...(constraint === undefined ? [] : ['columnConstraint']),
    ...(get('ordinalPosition').value === index + 1 ? ['ordinalPosition'] : []),
  ])
  if (constraint !== undefined) get('columnConstraint').all()
  return compact({
    name: get('name').needed(),
    businessName: get('displayName').text(),
    logicalType: type === undefined ? undefined : (logicalTypeOf(type) ?? undefined),
    physicalType: isSized ? `${type}(${length.all()})` : type,
    description: get('description').text(),
    ...(constraint === undefined ? {} : { [constraint[1]]: true }),
    tags: get('tags').texts(),
    customProperties: keepOthers(column, 'dpds', placed),
  })
}

export function writeColumn(column: Field, index: number): object {
  const get = column.child
  const physical = get('physicalType')
  const [, type, length] = /^(\w+)\((\d+)\)$/.exec(String(physical.value)) ?? []
  const logical = get('logicalType')
  const dataType = type ?? physical.text() ?? logical.text()
  physical.all()
  logical.expect(dataType === undefined ? undefined : logicalTypeOf(dataType))
  const constraint = CONSTRAINTS.find(([, flag]) => get(flag).value === true)
  if (constraint !== undefined) get(constraint[1]).all()
  for (const [, flag] of CONSTRAINTS) get(flag).expect(false)
  return compact({
    name: get('name').text(),
    displayName: get('businessName').text(),
    description: get('description').text(),
    dataType,
    dataLength: length === undefined ? undefined : Number(length),
    columnConstraint: constraint?.[0],
    ordinalPosition: index + 1,
    tags: get('tags').texts(),
    ...keptOthers(customOf(column), 'dpds'),
  })
}
