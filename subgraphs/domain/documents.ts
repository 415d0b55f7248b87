/**
 * A product as this kit keeps it: what a reader makes of a descriptor, whatever its form. Plain JSON, so that the last
 * good version and each release can be stored as they are, and a release's digest taken. The field names are those of
 * the graph (`schema/domain.graphql`); unknown is null, or absent where a field came later (`readers/odcs.ts` says why).
 */
import type { DatasetName } from '../../schema/lineage-document.ts'
import type {
  Archetype,
  BreachPolicy,
  Column,
  ContractRef,
  Link,
  PortKind,
  ProductStatus,
  QualityDimension,
} from './generated/resolver-types.ts'

export interface DomainDocument {
  readonly id: string
  readonly title: string
  readonly description: string | null
  /** The owner of every product that names none. */
  readonly owner: TeamDocument | null
}

export interface TeamDocument {
  readonly name: string | null
  readonly email: string | null
  readonly members: readonly string[] | null
}

export interface ProductDocument {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly description: {
    readonly purpose: string | null
    readonly usage: string | null
    readonly limitations: string | null
  } | null
  readonly version: string | null
  readonly status: ProductStatus | null
  readonly archetype: Archetype | null
  readonly owner: TeamDocument | null
  readonly tags: readonly string[]
  readonly links: readonly Link[]
  readonly support: readonly Link[]
  /** What the descriptor says; when it says nothing, the kit's own memory of when this content appeared is served. */
  readonly updatedAt: string | null
  readonly inputPorts: readonly InputPortDocument[]
  readonly outputPorts: readonly PortDocument[]
  readonly managementPorts: readonly ManagementPortDocument[]
  readonly transformation: {
    readonly engine: string | null
    readonly version: string | null
    readonly description: string | null
  } | null
  /** Promises about the product as a whole; those of its ports are with the ports. */
  readonly serviceLevels: readonly ServiceLevelTerm[]
}

export interface InputPortDocument {
  readonly name: string
  readonly version: string | null
  readonly contractId: string | null
  readonly portId: string | null
  readonly datasetId: string | null
  readonly description: string | null
}

export interface ManagementPortDocument {
  readonly name: string
  readonly content: string | null
  readonly type: string | null
  readonly url: string | null
}

export interface PortDocument {
  readonly id: string
  readonly name: string
  readonly version: string | null
  readonly kind: PortKind | null
  readonly format: string | null
  readonly location: string | null
  readonly description: string | null
  /** Never empty: a port that declares none has one of its own (DESIGN §1). */
  readonly datasets: readonly DatasetName[]
  readonly contract: ContractDocument | null
  /** Null when the descriptor does not say which inputs feed this port: then all do. */
  readonly inputContracts: readonly ContractRef[] | null
  readonly sampleQueries: readonly string[] | null
  readonly serviceLevels: readonly ServiceLevelTerm[]
  readonly checks: readonly DeclaredCheck[]
}

export interface ContractDocument {
  readonly id: string
  readonly version: string | null
  readonly status: ProductStatus | null
  /** Null when the contract's file is not known here. */
  readonly columns: readonly Column[] | null
}

export type Comparison = '<=' | '>=' | '<' | '>' | '='

/** A promise as declared; what was measured is added when it is asked for. */
export interface ServiceLevelTerm {
  readonly id: string
  readonly property: string
  readonly element: string | null
  readonly objective: string | null
  /** Seconds for durations, 0–1 for shares, else as written; null when the promise is a text or a date. */
  readonly target: number | null
  readonly unit: string | null
  /** How `actual` has to stand to `target`; null when only who measures can say. */
  readonly comparison: Comparison | null
  readonly breachPolicy: BreachPolicy | null
}

/** A check that the contract asks for; `name` is what a quality result calls it by. */
export interface DeclaredCheck {
  readonly name: string
  readonly dimension: QualityDimension | null
}

/** One thing wrong in one place of one file, as `Domain.problems` shows it. */
export interface Problem {
  /** Seen from the domain's folder. */
  readonly file: string
  /** From 1. */
  readonly line: number | null
  /** A JSON path: `$.outputPorts[0].version`. */
  readonly path: string | null
  readonly expected: string | null
  readonly found: string | null
  /** The product's id, when the file is a product's. */
  readonly product: string | null
}
