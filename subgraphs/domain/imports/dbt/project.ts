/**
 * A dbt project as far as others can rely on it: what both of its forms, the manifest that dbt writes and the `schema.yml` that
 * people write, are read into, and what products and contracts are made from.
 */
import type { DatasetName } from '../../../../schema/lineage-document.ts'
import type { Field } from '../source.ts'

export interface DbtProject {
  readonly name: string | null
  /** dbt's own version. */
  readonly dbtVersion: string | null
  readonly adapter: string | null
  /** Those that become output ports. */
  readonly models: readonly DbtModel[]
  /** By name. */
  readonly groups: ReadonlyMap<string, DbtGroup>
}

export interface DbtGroup {
  readonly place: Field
  readonly owner: DbtOwner | null
  readonly description: string | null
  readonly meta: Meta
}

export interface DbtOwner {
  readonly name: string | null
  readonly email: string | null
  /** Whatever else a project writes there: `slack`, `github`. */
  readonly more: Meta
}

export type Meta = Readonly<Record<string, unknown>>

export interface DbtModel {
  /** Where it stands, for problems. */
  readonly place: Field
  /** `model.<package>.<name>[.v<version>]`; in a `schema.yml`, which knows no package, without it. */
  readonly uniqueId: string
  readonly packageName: string | null
  readonly name: string
  /** Null for a model that is not versioned. */
  readonly version: string | null
  readonly latestVersion: string | null
  readonly deprecationDate: string | null
  readonly group: string | null
  /** The folders below the project's models that it lies in. */
  readonly folders: readonly string[]
  readonly description: string | null
  readonly tags: readonly string[]
  readonly meta: Meta
  /** `config` without what has a place of its own, and without what says nothing. */
  readonly config: Meta
  readonly isEnforced: boolean
  readonly materialized: string | null
  readonly relation: DbtRelation | null
  readonly columns: readonly DbtColumn[]
  readonly constraints: readonly DbtConstraint[]
  readonly tests: readonly DbtTest[]
  /** Null when the form does not say. */
  readonly inputs: readonly DbtInput[] | null
}

/** A table or view, as the database calls it. */
export interface DbtRelation {
  readonly database: string | null
  readonly schema: string | null
  readonly identifier: string
  /** Null when it is not known which server that is on: no file of dbt's but its profile says so. */
  readonly dataset: DatasetName | null
  /** The whole name as SQL has it. */
  readonly sqlName: string | null
}

export interface DbtColumn {
  readonly name: string
  readonly dataType: string | null
  /** As the database says, where a catalog was at hand. */
  readonly catalogType: string | null
  readonly description: string | null
  readonly tags: readonly string[]
  readonly meta: Meta
  readonly quote: boolean | null
  readonly constraints: readonly DbtConstraint[]
  readonly tests: readonly DbtTest[]
}

export interface DbtConstraint {
  readonly place: Field
  readonly type: string
  readonly name: string | null
  readonly expression: string | null
  /** Of a constraint on the whole model. */
  readonly columns: readonly string[]
  /** Of a foreign key: `ref('customers')` or the relation's name. */
  readonly to: string | null
  readonly toColumns: readonly string[]
}

export interface DbtTest {
  readonly place: Field
  /** What dbt calls it in run results: quality results that are posted meet the check by it. */
  readonly name: string
  /** Null for a test that is a query of its own. */
  readonly test: { readonly namespace: string | null; readonly name: string; readonly args: Meta } | null
  readonly query: string | null
  readonly description: string | null
  readonly severity: string | null
  readonly where: string | null
  readonly errorIf: string | null
  readonly warnIf: string | null
  /** What else is set of it, without what dbt sets for everyone. */
  readonly config: Meta
  readonly tags: readonly string[]
  readonly meta: Meta
}

/** Something a model is made from that lies outside of it: what is in between is the inside of its product. */
export type DbtInput =
  | { readonly kind: 'model'; readonly uniqueId: string }
  /** Of another project: `packageName` is that project's name. */
  | {
      readonly kind: 'external'
      readonly uniqueId: string
      readonly packageName: string
      readonly name: string
      readonly version: string | null
      readonly relation: DbtRelation | null
    }
  | {
      readonly kind: 'source' | 'seed'
      readonly uniqueId: string
      readonly name: string
      readonly description: string | null
      readonly relation: DbtRelation | null
    }
