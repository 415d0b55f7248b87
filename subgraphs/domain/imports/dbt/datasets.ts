import type { Field } from '../source.ts'
import { textAt } from './fields.ts'
import type { DbtRelation } from './project.ts'

/** What a manifest does not say: the server. Null where nobody does. */
export interface DatasetNaming {
  /** OpenLineage's namespace of the database that the project builds into. */
  readonly namespace: string | null
}

/** Databases whose namespace needs no server (the naming of OpenLineage, and what its dbt integration sends). */
const NAMESPACE_OF_ADAPTER: ReadonlyMap<string, string> = new Map([['bigquery', 'bigquery']])

export function namespaceOf({ namespace }: DatasetNaming, adapter: string | null): string | null {
  return namespace ?? NAMESPACE_OF_ADAPTER.get(adapter ?? '') ?? null
}

/**
 * The table of a node, named as OpenLineage's dbt integration names it: database, schema and name by dots, unquoted. The name
 * is a model's alias, but a source's name in the project, even where its table is called otherwise (`identifier`). Null for
 * what is no table.
 */
export function relationOf(node: Field, naming: DatasetNaming, adapter: string | null): DbtRelation | null {
  const [database, schema] = [textAt(node, 'database'), textAt(node, 'schema')]
  const [name, alias, identifier] = [textAt(node, 'name'), textAt(node, 'alias'), textAt(node, 'identifier')]
  const table = identifier ?? alias ?? name
  if (table === null || name === null) return null
  const namespace = namespaceOf(naming, adapter)
  const named = [database, schema, identifier === null ? table : name].filter((part) => part !== null && part !== '')
  return {
    database,
    schema,
    identifier: table,
    dataset: namespace === null ? null : { namespace, name: named.join('.') },
    sqlName: textAt(node, 'relation_name'),
  }
}
