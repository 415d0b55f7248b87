import { groupBy } from '../../../platform/group-by.ts'
import { formatColumnId, readId } from '../../../schema/ids.ts'
import type { LineagePort } from '../../../schema/lineage-document.ts'

export type ContractColumn = LineagePort['columns'][number]

/** The column of a contract that a field of a dataset is; null when there is none, or more than one. */
export type MatchField = (field: string, datasetName: string) => ContractColumn | null

const matchers = new WeakMap<LineagePort, MatchField>()

/**
 * Which column of its contract a field of one of a port's datasets is: the one with that physical name, else with that name,
 * else the only one with either in other cases. Of a contract with several schema objects only the columns of the object
 * that the dataset is called after, where one is.
 */
export function matcherOf(port: LineagePort): MatchField {
  const known = matchers.get(port)
  if (known) return known
  const fresh = createMatcher(port.columns)
  matchers.set(port, fresh)
  return fresh
}

function createMatcher(columns: readonly ContractColumn[]): MatchField {
  const byObject = groupBy(columns, objectOf)
  const all = createLookup(columns)
  const ofObject = new Map([...byObject].map(([object, own]) => [object?.toLowerCase(), createLookup(own)]))
  return (field, datasetName) => {
    const table = datasetName.split(/[./]/).at(-1)?.toLowerCase()
    return (ofObject.get(table) ?? all)(field)
  }
}

function createLookup(columns: readonly ContractColumn[]): (field: string) => ContractColumn | null {
  const physical = new Map<string, ContractColumn[]>()
  const named = new Map<string, ContractColumn[]>()
  const anyCase = new Map<string, ContractColumn[]>()
  const add = (map: Map<string, ContractColumn[]>, name: string, column: ContractColumn) => {
    const known = map.get(name)
    if (known === undefined) map.set(name, [column])
    else if (!known.includes(column)) known.push(column)
  }
  const physicalNames = physicalPaths(columns)
  for (const column of columns) {
    const physicalName = physicalNames.get(column) ?? column.path
    add(physical, physicalName, column)
    add(named, column.path, column)
    add(anyCase, physicalName.toLowerCase(), column)
    add(anyCase, column.path.toLowerCase(), column)
  }
  const only = (found: readonly ContractColumn[] | undefined) => (found?.length === 1 ? (found[0] ?? null) : undefined)
  return (field) =>
    only(physical.get(field)) ?? only(named.get(field)) ?? only(anyCase.get(field.toLowerCase())) ?? null
}

/** How a field of one of a port's datasets shows: as the column of the contract that it is, else under its own name. */
export function columnShownAs(
  port: LineagePort,
  field: string,
  datasetName: string,
): { readonly id: string; readonly path: string; readonly isDangling: boolean } {
  const column = matcherOf(port)(field, datasetName)
  if (column !== null) return { id: column.id, path: column.path, isDangling: false }
  return { id: formatColumnId(port.id, pathOf(field)), path: field, isDangling: port.columns.length > 0 }
}

/** Producers join the names of nested fields by dots. */
function pathOf(field: string): string[] {
  const names = field.split('.')
  return names.every((name) => name !== '') ? names : [field]
}

const pathsOfPorts = new WeakMap<LineagePort, ReadonlyMap<ContractColumn, string>>()

/** What a column of a contract is called in storage, from the outermost name on. */
export function physicalPathOf(port: LineagePort, column: ContractColumn): string {
  const paths = pathsOfPorts.get(port) ?? physicalPaths(port.columns)
  pathsOfPorts.set(port, paths)
  return paths.get(column) ?? column.path
}

/** Contracts say what each field is called in storage; a nested one is reached by those names from the outermost on. */
function physicalPaths(columns: readonly ContractColumn[]): Map<ContractColumn, string> {
  const byPath = new Map(columns.map((column) => [`${objectOf(column)} ${column.path}`, column]))
  const paths = new Map<ContractColumn, string>()
  const pathOf = (column: ContractColumn): string => {
    const known = paths.get(column)
    if (known !== undefined) return known
    const dot = column.path.lastIndexOf('.')
    const outer = dot < 0 ? undefined : byPath.get(`${objectOf(column)} ${column.path.slice(0, dot)}`)
    const own = nameable(column.physicalName) ?? (outer === undefined ? column.path : column.path.slice(dot + 1))
    const path = outer === undefined ? own : `${pathOf(outer)}.${own}`
    paths.set(column, path)
    return path
  }
  for (const column of columns) pathOf(column)
  return paths
}

/** Half a character makes no id. */
const nameable = (name: string | null): string | null => (name === null || /\p{Surrogate}/u.test(name) ? null : name)

/** The schema object it is of; null when its contract has one alone. */
export function objectOf({ id }: ContractColumn): string | null {
  const parsed = readId(id)
  return parsed?.kind === 'COLUMN' ? parsed.object : null
}
