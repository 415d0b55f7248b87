import type { YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { NotCarried } from '../importer.ts'
import { wordOf } from '../native-files.ts'
import { readSource } from '../source.ts'
import { entriesAt, mapAt, textAt } from './fields.ts'

/** dbt's `catalog.json`: the tables as the database says they are. */
export interface Catalog {
  of(uniqueId: string): CatalogTable | null
  /** What the catalog says of the tables that were asked for, and that nothing has a place for. */
  rest(): readonly NotCarried[]
}

export interface CatalogTable {
  readonly comment: string | null
  /** By name in lower case: databases disagree with the people who write names down. */
  readonly columns: ReadonlyMap<string, CatalogColumn>
}

export interface CatalogColumn {
  readonly name: string
  readonly type: string | null
  readonly index: number
  readonly comment: string | null
}

/** Told by what dbt says of its own files; of which version is for `readCatalog` to judge. */
export function isCatalog(value: unknown): boolean {
  const metadata = (value as { metadata?: { dbt_schema_version?: unknown } } | null)?.metadata
  return /\/dbt\/catalog\/v\d+\.json$/.test(wordOf(metadata?.dbt_schema_version))
}

const SCHEMA_VERSION = /\/dbt\/catalog\/v1\.json$/

/** Null for what is no catalog; then `problems` says why. */
export function readCatalog(document: YamlDocument, problems: Problem[]): Catalog | null {
  const { root } = readSource(document, undefined, problems)
  const version = textAt(mapAt(root, 'metadata'), 'dbt_schema_version')
  if (version === null || !SCHEMA_VERSION.test(version)) {
    root.child('metadata').problem('a catalog of dbt, v1', version ?? 'another document')
    return null
  }
  const tables = mapAt(root, 'nodes')
  const asked = new Set<string>()
  return {
    of(uniqueId) {
      const table = mapAt(tables, uniqueId)
      if (table.value === undefined) return null
      asked.add(uniqueId)
      const columns = entriesAt(table, 'columns').map(([key, column], position): [string, CatalogColumn] => {
        const name = textAt(column, 'name') ?? key
        const index = column.child('index').number() ?? position
        return [name.toLowerCase(), { name, type: textAt(column, 'type'), index, comment: textAt(column, 'comment') }]
      })
      const metadata = mapAt(table, 'metadata')
      for (const key of ['type', 'schema', 'name', 'database']) metadata.take(key)
      table.take('unique_id')
      return { comment: textAt(metadata, 'comment'), columns: new Map(columns) }
    },
    rest: () => [
      ...[...asked].flatMap((id) =>
        mapAt(tables, id).rest(
          'measured when the catalog was written, not promised: quality results have a place for it',
        ),
      ),
      ...root
        .child('errors')
        .items()
        .map(({ at }) => notice(document, at)),
    ],
  }
}

function notice(document: YamlDocument, path: readonly (string | number)[]): NotCarried {
  const { file, line, path: at } = document.problem(path, '', '')
  return { file, line, path: at ?? '$', value: '', why: 'dbt could not read a part of the database’s catalog' }
}
