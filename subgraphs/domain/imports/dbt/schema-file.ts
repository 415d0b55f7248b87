import { basename, dirname } from 'node:path/posix'
import type { YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { NotCarried } from '../importer.ts'
import { type Field, readSource } from '../source.ts'
import { labelAt, mapAt, nameAt, textAt, textsAt, valuesAt } from './fields.ts'
import { readColumn, readConfig, readConstraints, readGroup } from './models.ts'
import type { DbtColumn, DbtGroup, DbtModel, DbtProject, DbtTest } from './project.ts'
import { readWrittenTest } from './tests.ts'

export interface SchemaFileReading {
  readonly project: DbtProject
  notCarried(): readonly NotCarried[]
}

/**
 * A file of dbt's properties, as people write it. Who imports one wants its models: all that are not said to be for the
 * project alone are taken.
 */
export function readSchemaFile(document: YamlDocument, problems: Problem[]): SchemaFileReading {
  const { root } = readSource(document, undefined, problems)
  root.take('version')
  const folder = folderOf(document.file)
  const groups = new Map(
    root
      .child('groups')
      .items()
      .flatMap((place): [string, DbtGroup][] => {
        const name = textAt(place, 'name')
        return name === null ? [] : [[name, readGroup(place)]]
      }),
  )
  const places = root.child('models').items()
  const models = places.flatMap((place) => readWrittenModel(place, folder))
  if (models.length === 0 && places.length > 0)
    root.child('models').problem('a model that is not private or protected', 'none')
  return {
    project: { name: null, dbtVersion: null, adapter: null, models, groups },
    notCarried: () => root.rest('products and contracts have no place for it'),
  }
}

/** Every version of a model is a port of its own. */
function readWrittenModel(place: Field, folder: string): readonly DbtModel[] {
  const raw = place.value as { access?: unknown; config?: { access?: unknown } } | null
  const access = raw?.access ?? raw?.config?.access
  if (access === 'private' || access === 'protected') {
    place.explain(`${access}: the inside of a product, on which nobody outside relies`)
    return []
  }
  place.take('access')
  const name = nameAt(place, 'name')
  if (name === null) {
    if (!place.child('name').isGiven) place.child('name').problem('the name of a model')
    return []
  }
  const { config, materialized, isEnforced } = readConfig(place)
  const said = mapAt(place, 'config')
  const latestVersion = labelAt(place, 'latest_version')
  const model: DbtModel = {
    place,
    uniqueId: `model.${name}`,
    packageName: null,
    name,
    version: null,
    latestVersion: null,
    deprecationDate: labelAt(place, 'deprecation_date'),
    group: nameAt(place, 'group') ?? nameAt(said, 'group'),
    folders: [folder],
    description: textAt(place, 'description'),
    tags: [...new Set([...textsAt(place, 'tags'), ...textsAt(said, 'tags')])],
    meta: { ...valuesAt(said, 'meta'), ...valuesAt(place, 'meta') },
    config,
    isEnforced: isEnforced ?? false,
    materialized,
    relation: null,
    columns: columnsOf(place, name),
    constraints: readConstraints(place),
    tests: testsOf(place, name, null),
    inputs: null,
  }
  const versions = place.child('versions').items()
  if (versions.length === 0) return [model]
  const numbers = versions.map((version) => Number(labelAt(version, 'v')))
  const latest = latestVersion ?? (numbers.every(Number.isFinite) ? String(Math.max(...numbers)) : null)
  return versions.flatMap((version) => readVersion(version, model, latest))
}

/** What a version says in place of the model; its columns are the model's but for those it writes itself. */
function readVersion(version: Field, model: DbtModel, latestVersion: string | null): readonly DbtModel[] {
  const number = labelAt(version, 'v')
  if (number === null) {
    version.child('v').problem('the version')
    return []
  }
  const own = version
    .child('columns')
    .items()
    .filter(({ value }) => !(value as { include?: unknown } | null)?.include)
  const rule = version
    .child('columns')
    .items()
    .find(({ value }) => (value as { include?: unknown } | null)?.include)
  const isWritten = version.value !== null && 'columns' in (version.value as object)
  const excluded = rule?.child('exclude').texts() ?? []
  const included = rule?.child('include').texts() ?? []
  const inherited = model.columns.filter(
    ({ name }) =>
      !isWritten ||
      ((included.includes('*') || included.includes('all') || included.includes(name)) && !excluded.includes(name)),
  )
  const columns = own.flatMap((place) => readWrittenColumn(place, model.name))
  const names = new Set(columns.map(({ name }) => name))
  return [
    {
      ...model,
      place: version,
      uniqueId: `${model.uniqueId}.v${number}`,
      version: number,
      latestVersion,
      deprecationDate: labelAt(version, 'deprecation_date') ?? model.deprecationDate,
      description: textAt(version, 'description') ?? model.description,
      columns: [...inherited.filter(({ name }) => !names.has(name)), ...columns],
      tests: [...model.tests, ...testsOf(version, model.name, null)],
    },
  ]
}

function columnsOf(place: Field, model: string): readonly DbtColumn[] {
  return place
    .child('columns')
    .items()
    .flatMap((column) => readWrittenColumn(column, model))
}

function readWrittenColumn(place: Field, model: string): readonly DbtColumn[] {
  const name = textAt(place, 'name')
  if (name !== null) return [{ ...readColumn(place, name), tests: testsOf(place, model, name) }]
  place.child('name').problem('the name of a column')
  return []
}

/** `tests` until dbt 1.8, `data_tests` since. */
function testsOf(place: Field, model: string, column: string | null): readonly DbtTest[] {
  return ['tests', 'data_tests'].flatMap((key) =>
    place
      .child(key)
      .items()
      .flatMap((test) => {
        const read = readWrittenTest(test, model, column)
        return read ?? []
      }),
  )
}

/** The folder that the file lies in; without one, the models of the file are a product by its name. */
function folderOf(file: string): string {
  const folder = basename(dirname(file))
  return folder === '.' || folder === '' ? basename(file).replace(/\.[^.]*$/, '') : folder
}
