import type { DatasetName } from './names.ts'
import { field, fieldsOf, isObject, listOf, readName, textOf } from './raw.ts'

/** How a source becomes a target, as its producer puts it (OpenLineage `transformations`). */
export type Transformation = {
  /** `DIRECT` or `INDIRECT`; other words are kept as they came. */
  readonly type: string
  /** `IDENTITY`, `AGGREGATION`, `FILTER`, `JOIN`…; null when not said. */
  readonly subtype: string | null
  readonly masking: boolean
}

/** A column that something is made from; without `field`, all of its dataset, in a way that nobody says. */
export type ColumnSource = {
  readonly dataset: DatasetName
  readonly field: string | null
  readonly transformations: readonly Transformation[]
}

/** What an output's facets say it is made from. */
export type StatedLineage = {
  /** Datasets that feed it, when it names them all; null when that is every input of the job. */
  readonly datasets: readonly DatasetName[] | null
  /** Its columns with what each is made from, and what affects every row of it; null when nothing is said of columns. */
  readonly columns: StatedColumns | null
}

export type StatedColumns = {
  readonly fields: ReadonlyMap<string, readonly ColumnSource[]>
  readonly wide: readonly ColumnSource[]
}

export type LineageEntry = { readonly target: DatasetName; readonly stated: StatedLineage | null }

/** Facets that say what an output is made from. A producer takes a facet back by sending it as deleted. */
export const STATING_FACETS = ['lineage', 'columnLineage'] as const

/**
 * Reads an output's `lineage` facet (1-0-0), which supersedes `columnLineage` (1-2-0) where both are present. Null when it
 * has neither, or something else under their names. A `lineage` facet with an empty list of inputs says that nothing feeds it.
 */
export function readStatedLineage(facets: Readonly<Record<string, unknown>>): StatedLineage | null {
  const { lineage, columnLineage } = facets
  return (
    (isDeleted(lineage) ? null : readLineageFacet(lineage)) ??
    (isDeleted(columnLineage) ? null : readColumnLineage(columnLineage))
  )
}

/** The same from a job's own `lineage` facet: its entries whose target is a dataset. */
export function readLineageEntries(facet: unknown): LineageEntry[] {
  if (facet === undefined || isDeleted(facet)) return []
  return listOf(field(facet, 'entries'))
    .filter((entry) => field(entry, 'type') === 'DATASET')
    .flatMap((entry) => readName(entry).map((target) => ({ target, stated: readLineageFacet(entry) })))
}

/** Every dataset that a statement names, each once. */
export function datasetsIn({ datasets, columns }: StatedLineage): readonly DatasetName[] {
  const named = new Map<string, DatasetName>()
  const add = (name: DatasetName) => void named.set(`${name.namespace}\n${name.name}`, name)
  for (const name of datasets ?? []) add(name)
  for (const source of columns === null ? [] : sourcesIn(columns)) add(source.dataset)
  return [...named.values()]
}

/** Every source of a column, or of the whole. */
export function* sourcesIn({ fields, wide }: StatedColumns): Generator<ColumnSource> {
  yield* wide
  for (const sources of fields.values()) yield* sources
}

/** Whether a facet takes back what earlier events said with it (`_deleted` of OpenLineage's DatasetFacet and JobFacet). */
export const isDeleted = (facet: unknown): boolean => field(facet, '_deleted') === true

function readLineageFacet(facet: unknown): StatedLineage | null {
  if (!Array.isArray(field(facet, 'inputs')) && !isObject(field(facet, 'fields'))) return null
  const inputs = readInputs(field(facet, 'inputs'))
  const stated = [...fieldsOf(field(facet, 'fields'))].map(
    ([name, entry]) => [name, readInputs(field(entry, 'inputs'))] as const,
  )
  const all = [...inputs, ...stated.flatMap(([, sources]) => sources)]
  return {
    datasets: all.map(({ dataset }) => dataset),
    columns: { fields: new Map(stated), wide: inputs.filter((source) => source.field !== null) },
  }
}

/** Sources that are datasets; jobs are none. */
function readInputs(inputs: unknown): ColumnSource[] {
  return listOf(inputs)
    .filter((input) => field(input, 'type') === 'DATASET')
    .flatMap((input) => readSource(input))
}

function readColumnLineage(facet: unknown): StatedLineage | null {
  if (!isObject(field(facet, 'fields'))) return null
  const fields = [...fieldsOf(field(facet, 'fields'))].map(([name, entry]) => {
    const sources = listOf(field(entry, 'inputFields')).flatMap((input) => readSource(input, entry))
    return [name, sources.filter((source) => source.field !== null)] as const
  })
  const wide = listOf(field(facet, 'dataset')).flatMap((input) => readSource(input))
  return {
    datasets: null,
    columns: { fields: new Map(fields), wide: wide.filter((source) => source.field !== null) },
  }
}

/** `entry` is the field it feeds: older producers say there, once for all its sources, how they become it. */
function readSource(given: unknown, entry?: unknown): ColumnSource[] {
  const transformations = listOf(field(given, 'transformations')).flatMap((transformation) => {
    const type = textOf(field(transformation, 'type'))
    if (type === null) return []
    return [
      {
        type: type.toUpperCase(),
        subtype: textOf(field(transformation, 'subtype'))?.toUpperCase() ?? null,
        masking: field(transformation, 'masking') === true,
      },
    ]
  })
  if (transformations.length === 0) transformations.push(...readDeprecated(entry))
  return readName(given).map((dataset) => ({ dataset, field: textOf(field(given, 'field')), transformations }))
}

/** `transformationType` of versions before 1-1-0: `IDENTITY` or `MASKED`. */
function readDeprecated(entry: unknown): Transformation[] {
  const type = textOf(field(entry, 'transformationType'))?.toUpperCase()
  if (type === undefined) return []
  return [{ type: 'DIRECT', subtype: type === 'MASKED' ? null : type, masking: type === 'MASKED' }]
}
