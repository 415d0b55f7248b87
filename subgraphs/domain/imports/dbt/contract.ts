import { logicalTypeOf } from './column-types.ts'
import type { DbtColumn, DbtConstraint, DbtGroup, DbtModel, DbtProject, DbtRelation, Meta } from './project.ts'
import { compositeReferences, hasStrictTest, referencesOf, ruleOf, ruleOfCheck } from './quality.ts'

type Fields = Readonly<Record<string, unknown>>

/** The version of a model that has none: should it get versions, its first takes over this port's id. */
export const UNVERSIONED = '1'

export function versionOf({ version }: DbtModel): string {
  return version ?? UNVERSIONED
}

/** The same for whoever imports the model's own project and for whoever imports one that reads it: they meet by it. */
export function contractIdOf(packageName: string | null, name: string): string {
  return packageName === null ? name : `${packageName}.${name}`
}

/** An ODCS contract of a model. What dbt knows and ODCS does not goes in `customProperties`, as `dbt.*`. */
export function contractOf(model: DbtModel, project: DbtProject): Fields {
  const group = model.group === null ? undefined : project.groups.get(model.group)
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: contractIdOf(model.packageName, model.name),
    version: versionOf(model),
    status: statusOf(model),
    name: model.name,
    ...(model.description ? { description: { purpose: model.description } } : {}),
    ...listed('tags', model.tags),
    ...listed('servers', serversOf(model.relation, project.adapter)),
    schema: [objectOf(model)],
    ...(group?.owner ? { team: teamOf(group, model.group ?? '') } : {}),
    ...(model.deprecationDate === null
      ? {}
      : { slaProperties: [{ property: 'endOfSupport', value: model.deprecationDate }] }),
    customProperties: [
      property('dbt.uniqueId', model.uniqueId),
      property('dbt.contractEnforced', model.isEnforced),
      ...(model.latestVersion === null ? [] : [property('dbt.latestVersion', model.latestVersion)]),
      ...metaProperties(model.meta),
      ...(Object.keys(model.config).length === 0 ? [] : [property('dbt.config', model.config)]),
    ],
  }
}

/**
 * Deprecated from the day that its end is announced. A draft is what dbt does not hold the model to (no enforced contract), and
 * a version above the latest, which dbt calls a prerelease.
 */
function statusOf({ deprecationDate, isEnforced, version, latestVersion }: DbtModel): string {
  if (deprecationDate !== null) return 'deprecated'
  const isPrerelease = Number(version) > Number(latestVersion ?? Number.NaN)
  return isEnforced && !isPrerelease ? 'active' : 'draft'
}

function objectOf(model: DbtModel): Fields {
  const { relation, constraints, tests, columns } = model
  const table = relation?.sqlName ?? relation?.identifier ?? model.name
  const checks = [...constraints.flatMap((constraint) => ruleOfCheck(constraint, table) ?? []), ...tests.map(ruleOf)]
  return {
    name: model.name,
    ...(relation === null || relation.identifier === model.name ? {} : { physicalName: relation.identifier }),
    physicalType: kindOf(model),
    properties: columns.map((column) => columnOf(column, model, table)),
    ...listed(
      'relationships',
      compositeReferences(model).map(({ from, to }) => relationship(from, to)),
    ),
    ...listed('quality', checks),
    ...listed('customProperties', leftConstraints(constraints)),
  }
}

/** What becomes of the model in the database. */
export function kindOf({ materialized }: DbtModel): string {
  if (materialized === 'view') return 'view'
  return materialized === 'materialized_view' || materialized === 'dynamic_table' ? 'materialized view' : 'table'
}

function columnOf(column: DbtColumn, model: DbtModel, table: string): Fields {
  const { name, dataType, catalogType, constraints, tests, meta, tags } = column
  const physicalType = dataType ?? catalogType
  const logicalType = physicalType === null ? null : logicalTypeOf(physicalType)
  const has = (type: string): boolean =>
    constraints.some((constraint) => constraint.type === type) ||
    model.constraints.some((constraint) => constraint.type === type && isOnlyOf(constraint, name))
  const key = primaryKeyOf(model)
  const position = key.indexOf(name.toLowerCase())
  const checks = [...constraints.flatMap((constraint) => ruleOfCheck(constraint, table) ?? []), ...tests.map(ruleOf)]
  return {
    name,
    ...(logicalType === null ? {} : { logicalType }),
    ...(physicalType === null ? {} : { physicalType }),
    ...(column.description ? { description: column.description } : {}),
    ...(position < 0 ? {} : { primaryKey: true, primaryKeyPosition: position + 1 }),
    ...(has('not_null') || isNotNullOf(model, name) || hasStrictTest(tests, 'not_null') ? { required: true } : {}),
    ...(has('unique') || hasStrictTest(tests, 'unique') ? { unique: true } : {}),
    ...(typeof meta.classification === 'string' ? { classification: meta.classification } : {}),
    ...listed('tags', tags),
    ...listed(
      'relationships',
      referencesOf(column).map((to) => ({ type: 'foreignKey', to })),
    ),
    ...listed('quality', checks),
    ...listed('customProperties', [
      ...(dataType !== null && catalogType !== null && dataType.toLowerCase() !== catalogType.toLowerCase()
        ? [property('dbt.catalogType', catalogType)]
        : []),
      ...(column.quote === null ? [] : [property('dbt.quote', column.quote)]),
      ...(typeof meta.semantic_type === 'string' ? [property('heddle.semanticType', meta.semantic_type)] : []),
      ...metaProperties(meta),
      ...leftConstraints(constraints),
    ]),
  }
}

function isOnlyOf({ columns }: DbtConstraint, name: string): boolean {
  return columns.length === 1 && columns[0]?.toLowerCase() === name.toLowerCase()
}

/** `not_null` on several columns of a model says it of each. */
function isNotNullOf({ constraints }: DbtModel, name: string): boolean {
  return constraints.some(
    ({ type, columns }) => type === 'not_null' && columns.some((column) => column.toLowerCase() === name.toLowerCase()),
  )
}

/** In lower case, in the order of the key. */
function primaryKeyOf({ constraints, columns }: DbtModel): readonly string[] {
  const ofModel = constraints.find(({ type }) => type === 'primary_key')?.columns ?? []
  const ofColumns = columns
    .filter((column) => column.constraints.some(({ type }) => type === 'primary_key'))
    .map(({ name }) => name)
  return (ofModel.length > 0 ? ofModel : ofColumns).map((name) => name.toLowerCase())
}

/** What of the constraints no field says: their names and expressions, those of several columns, and dbt's own kinds. */
function leftConstraints(constraints: readonly DbtConstraint[]): readonly Fields[] {
  const left = constraints.flatMap(({ type, name, expression, columns, to, toColumns }) => {
    const isPlain = name === null && expression === null && to === null && columns.length <= 1
    if (type === 'check' || (isPlain && type !== 'custom')) return []
    return [
      {
        type,
        ...(name === null ? {} : { name }),
        ...(expression === null ? {} : { expression }),
        ...listed('columns', columns),
        ...(to === null ? {} : { to }),
        ...listed('to_columns', toColumns),
      },
    ]
  })
  return left.length === 0 ? [] : [property('dbt.constraints', left)]
}

/** A server as ODCS wants it, where dbt knows all that the standard asks for of that kind. */
function serversOf(relation: DbtRelation | null, adapter: string | null): readonly Fields[] {
  if (relation === null || adapter === null) return []
  const server = serverOf(adapter, relation.database, relation.schema)
  return server === null ? [] : [{ server: adapter, ...server }]
}

function serverOf(adapter: string, database: string | null, schema: string | null): Fields | null {
  if (database === null) return null
  const inSchema = schema === null ? {} : { schema }
  if (adapter === 'duckdb') return { type: 'duckdb', database, ...inSchema }
  if (schema === null) return null
  if (adapter === 'bigquery') return { type: 'bigquery', project: database, dataset: schema }
  if (adapter === 'databricks') return { type: 'databricks', catalog: database, schema }
  if (adapter === 'redshift') return { type: 'redshift', database, schema }
  return { type: 'custom', description: `${adapter}, on a server that dbt’s files do not name`, database, schema }
}

export function teamOf({ owner, meta }: DbtGroup, name: string): Fields {
  return {
    name: owner?.name ?? name,
    ...listed('customProperties', [
      ...(owner?.email ? [property('heddle.email', owner.email)] : []),
      ...Object.entries(owner?.more ?? {}).map(([key, value]) => property(`dbt.owner.${key}`, value)),
      ...metaProperties(meta),
    ]),
  }
}

/** A project may write Heddle's own properties in `meta`: they are taken for what they are. All of it is kept besides. */
export function metaProperties(meta: Meta): readonly Fields[] {
  if (Object.keys(meta).length === 0) return []
  const own = Object.entries(meta).filter(([key]) => key.startsWith('heddle.'))
  const others = Object.fromEntries(Object.entries(meta).filter(([key]) => !key.startsWith('heddle.')))
  return [
    ...own.map(([key, value]) => property(key, value)),
    ...(Object.keys(others).length === 0 ? [] : [property('dbt.meta', others)]),
  ]
}

export function property(name: string, value: unknown): Fields {
  return { property: name, value }
}

/** A list that says something, under its key. */
export function listed(key: string, items: readonly unknown[]): Fields {
  return items.length === 0 ? {} : { [key]: items }
}

function relationship(from: readonly string[], to: readonly string[]): Fields {
  const isOne = from.length === 1
  return { type: 'foreignKey', from: isOne ? from[0] : from, to: isOne ? to[0] : to }
}
