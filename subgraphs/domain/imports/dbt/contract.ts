import { type CustomProperty, compact, customProperties, keptProperties } from '../native-files.ts'
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
  return compact({
    id: contractIdOf(model.packageName, model.name),
    version: versionOf(model),
    status: statusOf(model),
    name: model.name,
    description: compact({ purpose: model.description || undefined }),
    tags: model.tags,
    servers: serversOf(model.relation, project.adapter),
    schema: [objectOf(model)],
    team: group?.owner ? teamOf(group, model.group ?? '') : undefined,
    slaProperties: model.deprecationDate === null ? [] : [{ property: 'endOfSupport', value: model.deprecationDate }],
    customProperties: [
      ...customProperties({
        'dbt.uniqueId': model.uniqueId,
        'dbt.contractEnforced': model.isEnforced,
        'dbt.latestVersion': model.latestVersion ?? undefined,
      }),
      ...metaProperties(model.meta),
      ...customProperties({ 'dbt.config': model.config }),
    ],
  })
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
    ...compact({
      name: model.name,
      physicalName: relation === null || relation.identifier === model.name ? undefined : relation.identifier,
      physicalType: kindOf(model),
      relationships: compositeReferences(model).map(({ from, to }) => relationship(from, to)),
      quality: checks,
      customProperties: leftConstraints(constraints),
    }),
    properties: columns.map((column) => columnOf(column, model, table)),
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
  const isOtherwise = dataType !== null && catalogType !== null && dataType.toLowerCase() !== catalogType.toLowerCase()
  return compact({
    name,
    logicalType: logicalType ?? undefined,
    physicalType: physicalType ?? undefined,
    description: column.description || undefined,
    ...(position < 0 ? {} : { primaryKey: true, primaryKeyPosition: position + 1 }),
    required: has('not_null') || isNotNullOf(model, name) || hasStrictTest(tests, 'not_null') || undefined,
    unique: has('unique') || hasStrictTest(tests, 'unique') || undefined,
    classification: typeof meta.classification === 'string' ? meta.classification : undefined,
    tags,
    relationships: referencesOf(column).map((to) => ({ type: 'foreignKey', to })),
    quality: checks,
    customProperties: [
      ...customProperties({
        'dbt.catalogType': isOtherwise ? catalogType : undefined,
        'dbt.quote': column.quote ?? undefined,
        'heddle.semanticType': typeof meta.semantic_type === 'string' ? meta.semantic_type : undefined,
      }),
      ...metaProperties(meta),
      ...leftConstraints(constraints),
    ],
  })
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
function leftConstraints(constraints: readonly DbtConstraint[]): readonly CustomProperty[] {
  const left = constraints.flatMap(({ type, name, expression, columns, to, toColumns }) => {
    const isPlain = name === null && expression === null && to === null && columns.length <= 1
    if (type === 'check' || (isPlain && type !== 'custom')) return []
    return [
      compact({
        type,
        name: name ?? undefined,
        expression: expression ?? undefined,
        columns,
        to: to ?? undefined,
        to_columns: toColumns,
      }),
    ]
  })
  return customProperties({ 'dbt.constraints': left })
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
  const more = Object.entries(owner?.more ?? {}).map(([key, value]) => [`dbt.owner.${key}`, value])
  return compact({
    name: owner?.name ?? name,
    customProperties: [
      ...customProperties({ 'heddle.email': owner?.email || undefined }),
      ...keptProperties(Object.fromEntries(more)),
      ...metaProperties(meta),
    ],
  })
}

/** A project may write Heddle's own properties in `meta`: they are taken for what they are. All of it is kept besides. */
export function metaProperties(meta: Meta): readonly CustomProperty[] {
  const own = Object.entries(meta).filter(([key]) => key.startsWith('heddle.'))
  const others = Object.entries(meta).filter(([key]) => !key.startsWith('heddle.'))
  return [...keptProperties(Object.fromEntries(own)), ...customProperties({ 'dbt.meta': Object.fromEntries(others) })]
}

function relationship(from: readonly string[], to: readonly string[]): Fields {
  const isOne = from.length === 1
  return { type: 'foreignKey', from: isOne ? from[0] : from, to: isOne ? to[0] : to }
}
