import { isNothing, type Place } from '../tracked.ts'
import type { CatalogTable } from './catalog.ts'
import type { DbtColumn, DbtConstraint, DbtGroup, DbtInput, DbtModel, DbtOwner, DbtRelation, Meta } from './project.ts'
import type { ColumnTest } from './tests.ts'

interface ModelParts {
  readonly place: Place
  readonly relation: DbtRelation | null
  readonly catalog: CatalogTable | null
  readonly tests: readonly ColumnTest[]
  readonly inputs: readonly DbtInput[]
}

/** A model of a manifest, with what its catalog and its tests say of it. */
export function readModel({ place, relation, catalog, tests, inputs }: ModelParts): DbtModel {
  const contract = place.at('contract')
  contract.take('checksum')
  contract.take('alias_types')
  const fqn = place.texts('fqn')
  const columns = readColumns(place, catalog, tests)
  const known = new Set(columns.map(({ name }) => name.toLowerCase()))
  const { config, materialized, isEnforced } = readConfig(place)
  return {
    place,
    uniqueId: place.text('unique_id') ?? '',
    packageName: place.text('package_name'),
    name: place.text('name') ?? '',
    version: place.label('version'),
    latestVersion: place.label('latest_version'),
    deprecationDate: place.text('deprecation_date'),
    group: place.text('group'),
    folders: fqn.slice(1, -1),
    description: place.text('description') || (catalog?.comment ?? null),
    tags: place.texts('tags'),
    meta: place.map('meta'),
    config,
    isEnforced: contract.flag('enforced') ?? isEnforced ?? false,
    materialized,
    relation,
    columns,
    constraints: readConstraints(place),
    tests: tests.filter(({ column }) => column === null || !known.has(column.toLowerCase())),
    inputs,
  }
}

/** What else `config` says twice, or what dbt fills in for everyone. */
const CONFIG_ELSEWHERE = new Set(
  'access alias contract database deprecation_date docs enabled group materialized meta schema tags'.split(' '),
)
const CONFIG_DEFAULTS: Meta = { lookback: 1, on_configuration_change: 'apply', on_schema_change: 'ignore' }

export function readConfig(place: Place): {
  readonly config: Meta
  readonly materialized: string | null
  readonly isEnforced: boolean | null
} {
  const all = place.map('config')
  const config = Object.fromEntries(
    Object.entries(all).filter(
      ([key, value]) => !CONFIG_ELSEWHERE.has(key) && !isNothing(value) && CONFIG_DEFAULTS[key] !== value,
    ),
  )
  const contract = all.contract as { enforced?: unknown } | undefined
  return {
    config,
    materialized: typeof all.materialized === 'string' ? all.materialized : null,
    isEnforced: typeof contract?.enforced === 'boolean' ? contract.enforced : null,
  }
}

/** In the order of the database where it is known: that of `select *`. */
function readColumns(place: Place, catalog: CatalogTable | null, tests: readonly ColumnTest[]): readonly DbtColumn[] {
  const testsOf = (name: string) => tests.filter(({ column }) => column?.toLowerCase() === name.toLowerCase())
  const declared = place
    .entries('columns')
    .map(([key, column]) => ({ ...readColumn(column, column.text('name') ?? key), tests: testsOf(key) }))
    .map((column) => {
      const found = catalog?.columns.get(column.name.toLowerCase())
      return {
        ...column,
        catalogType: found?.type ?? null,
        description: column.description || (found?.comment ?? null),
        index: found?.index ?? Number.POSITIVE_INFINITY,
      }
    })
  const names = new Set(declared.map(({ name }) => name.toLowerCase()))
  const others = [...(catalog?.columns ?? [])]
    .filter(([key]) => !names.has(key))
    .map(([, { name, type, comment, index }]) => ({
      ...emptyColumn(name),
      catalogType: type,
      description: comment,
      tests: testsOf(name),
      index,
    }))
  return [...declared, ...others].toSorted((a, b) => (a.index === b.index ? 0 : a.index - b.index))
}

function emptyColumn(name: string): DbtColumn {
  return {
    name,
    dataType: null,
    catalogType: null,
    description: null,
    tags: [],
    meta: {},
    quote: null,
    constraints: [],
    tests: [],
  }
}

/** As both forms write it; the tests of a manifest's column are nodes of their own. */
export function readColumn(column: Place, name: string): DbtColumn {
  const config = column.at('config')
  return {
    ...emptyColumn(name),
    dataType: column.text('data_type'),
    description: column.text('description'),
    tags: [...new Set([...column.texts('tags'), ...config.texts('tags')])],
    meta: { ...config.map('meta'), ...column.map('meta') },
    quote: column.flag('quote'),
    constraints: readConstraints(column),
  }
}

export function readConstraints(owner: Place): readonly DbtConstraint[] {
  return owner.items('constraints').flatMap((place): DbtConstraint[] => {
    const type = place.text('type')
    if (type === null) {
      place.problem('type', 'the type of a constraint: not_null, unique, primary_key, foreign_key, check or custom')
      return []
    }
    place.take('warn_unsupported')
    return [
      {
        place,
        type,
        name: place.text('name'),
        expression: place.text('expression'),
        columns: place.texts('columns'),
        to: place.text('to'),
        toColumns: place.texts('to_columns'),
      },
    ]
  })
}

export function readGroups(root: Place): ReadonlyMap<string, DbtGroup> {
  return new Map(
    root.entries('groups').map(([key, place]): [string, DbtGroup] => [place.text('name') ?? key, readGroup(place)]),
  )
}

export function readGroup(place: Place): DbtGroup {
  // A group builds nothing; dbt 1.11 writes one all the same.
  place.at('config').take('materialized')
  return {
    place,
    owner: readOwner(place),
    description: place.text('description'),
    meta: place.at('config').map('meta'),
  }
}

/** dbt lets an owner have several addresses; the first is the one to write to. */
export function readOwner(of: Place): DbtOwner | null {
  const owner = of.at('owner')
  const [email = null, ...others] = owner.texts('email')
  const name = owner.text('name')
  const { name: _name, email: _email, _extra, ...rest } = of.map('owner')
  const more = { ...(_extra as Meta | undefined), ...rest, ...(others.length > 0 ? { emails: others } : {}) }
  const known = Object.fromEntries(Object.entries(more).filter(([, value]) => !isNothing(value)))
  return name === null && email === null && isNothing(known) ? null : { name, email, more: known }
}
