import type { YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { NotCarried } from '../importer.ts'
import { trackDocument } from '../tracked.ts'

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

const SCHEMA_VERSION = /\/dbt\/catalog\/v1\.json$/

/** Null for what is no catalog; then `report` has heard why. */
export function readCatalog(document: YamlDocument, report: (problem: Problem) => void): Catalog | null {
  const root = trackDocument(document, report)
  const version = root.at('metadata').text('dbt_schema_version')
  if (version === null || !SCHEMA_VERSION.test(version)) {
    root.problem('metadata', 'a catalog of dbt, v1', version ?? 'another document')
    return null
  }
  const tables = root.at('nodes')
  const asked = new Set<string>()
  return {
    of(uniqueId) {
      const table = tables.at(uniqueId)
      if (table.value === undefined) return null
      asked.add(uniqueId)
      const columns = table.entries('columns').map(([key, column], position): [string, CatalogColumn] => {
        const name = column.text('name') ?? key
        const index = column.number('index') ?? position
        return [name.toLowerCase(), { name, type: column.text('type'), index, comment: column.text('comment') }]
      })
      const metadata = table.at('metadata')
      for (const key of ['type', 'schema', 'name', 'database']) metadata.take(key)
      table.take('unique_id')
      return { comment: metadata.text('comment'), columns: new Map(columns) }
    },
    rest: () => [
      ...[...asked].flatMap((id) =>
        tables.at(id).rest('measured when the catalog was written, not promised: quality results have a place for it'),
      ),
      ...root.items('errors').map(({ path }) => notice(document, path)),
    ],
  }
}

function notice(document: YamlDocument, path: readonly (string | number)[]): NotCarried {
  const { file, line, path: at } = document.problem(path, '', '')
  return { file, line, path: at ?? '$', value: '', why: 'dbt could not read a part of the database’s catalog' }
}
