import { saysNothing } from '../marks.ts'
import type { Field } from '../source.ts'
import type { CatalogTable } from './catalog.ts'
import { entriesAt, flagAt, labelAt, mapAt, nameAt, neededNameAt, textAt, textsAt, valuesAt } from './fields.ts'
import type { DbtColumn, DbtConstraint, DbtGroup, DbtInput, DbtModel, DbtOwner, DbtRelation, Meta } from './project.ts'
import type { ColumnTest } from './tests.ts'

interface ModelParts {
  readonly place: Field
  readonly relation: DbtRelation | null
  readonly catalog: CatalogTable | null
  readonly tests: readonly ColumnTest[]
  readonly inputs: readonly DbtInput[]
}

/** A model of a manifest, with what its catalog and its tests say of it. */
export function readModel({ place, relation, catalog, tests, inputs }: ModelParts): DbtModel {
  const contract = mapAt(place, 'contract')
  contract.take('checksum')
  contract.take('alias_types')
  const fqn = textsAt(place, 'fqn')
  const columns = readColumns(place, catalog, tests)
  const known = new Set(columns.map(({ name }) => name.toLowerCase()))
  const { config, materialized, isEnforced } = readConfig(place)
  return {
    place,
    uniqueId: textAt(place, 'unique_id') ?? '',
    packageName: nameAt(place, 'package_name'),
    name: neededNameAt(place, 'name'),
    version: labelAt(place, 'version'),
    latestVersion: labelAt(place, 'latest_version'),
    deprecationDate: textAt(place, 'deprecation_date'),
    group: nameAt(place, 'group'),
    folders: fqn.slice(1, -1),
    description: textAt(place, 'description') || (catalog?.comment ?? null),
    tags: textsAt(place, 'tags'),
    meta: valuesAt(place, 'meta'),
    config,
    isEnforced: flagAt(contract, 'enforced') ?? isEnforced ?? false,
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

export function readConfig(place: Field): {
  readonly config: Meta
  readonly materialized: string | null
  readonly isEnforced: boolean | null
} {
  const all = valuesAt(place, 'config')
  const config = Object.fromEntries(
    Object.entries(all).filter(
      ([key, value]) => !CONFIG_ELSEWHERE.has(key) && !saysNothing(value) && CONFIG_DEFAULTS[key] !== value,
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
function readColumns(place: Field, catalog: CatalogTable | null, tests: readonly ColumnTest[]): readonly DbtColumn[] {
  const testsOf = (name: string) => tests.filter(({ column }) => column?.toLowerCase() === name.toLowerCase())
  const declared = entriesAt(place, 'columns')
    .map(([key, column]) => ({ ...readColumn(column, textAt(column, 'name') ?? key), tests: testsOf(key) }))
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
export function readColumn(column: Field, name: string): DbtColumn {
  const config = mapAt(column, 'config')
  return {
    ...emptyColumn(name),
    dataType: textAt(column, 'data_type'),
    description: textAt(column, 'description'),
    tags: [...new Set([...textsAt(column, 'tags'), ...textsAt(config, 'tags')])],
    meta: { ...valuesAt(config, 'meta'), ...valuesAt(column, 'meta') },
    quote: flagAt(column, 'quote'),
    constraints: readConstraints(column),
  }
}

export function readConstraints(owner: Field): readonly DbtConstraint[] {
  return owner
    .child('constraints')
    .items()
    .flatMap((place): DbtConstraint[] => {
      const type = textAt(place, 'type')
      if (type === null) {
        place
          .child('type')
          .problem('the type of a constraint: not_null, unique, primary_key, foreign_key, check or custom')
        return []
      }
      place.take('warn_unsupported')
      return [
        {
          place,
          type,
          name: textAt(place, 'name'),
          expression: textAt(place, 'expression'),
          columns: textsAt(place, 'columns'),
          to: textAt(place, 'to'),
          toColumns: textsAt(place, 'to_columns'),
        },
      ]
    })
}

export function readGroups(root: Field): ReadonlyMap<string, DbtGroup> {
  return new Map(
    entriesAt(root, 'groups').map(([key, place]): [string, DbtGroup] => [
      textAt(place, 'name') ?? key,
      readGroup(place),
    ]),
  )
}

export function readGroup(place: Field): DbtGroup {
  // A group builds nothing; dbt 1.11 writes one all the same.
  mapAt(place, 'config').take('materialized')
  return {
    place,
    owner: readOwner(place),
    description: textAt(place, 'description'),
    meta: valuesAt(mapAt(place, 'config'), 'meta'),
  }
}

/** dbt lets an owner have several addresses; the first is the one to write to. */
export function readOwner(of: Field): DbtOwner | null {
  const owner = mapAt(of, 'owner')
  const [email = null, ...others] = textsAt(owner, 'email')
  const name = textAt(owner, 'name')
  const { name: _name, email: _email, _extra, ...rest } = valuesAt(of, 'owner')
  const more = { ...(_extra as Meta | undefined), ...rest, ...(others.length > 0 ? { emails: others } : {}) }
  const known = Object.fromEntries(Object.entries(more).filter(([, value]) => !saysNothing(value)))
  return name === null && email === null && saysNothing(known) ? null : { name, email, more: known }
}
