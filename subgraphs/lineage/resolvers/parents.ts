import type { ConsumerList } from '../reads/consumer-list.ts'
import type { DependencyList } from '../reads/dependency-list.ts'
import type { Change } from '../reads/diff/compare.ts'
import type { Diff } from '../reads/diff/diff.ts'
import type { EdgeList } from '../reads/edge-list.ts'
import type { PlaceEdge } from '../reads/graph-edges.ts'
import type { Measured } from '../reads/lead-time/lead-time.ts'
import type { Page } from '../reads/page.ts'
import type { Place } from '../reads/place.ts'
import type { RollUpLevel } from '../reads/places.ts'
import type { Reached } from '../reads/reached.ts'
import type { Proof } from '../reads/reconciliation/evidence.ts'
import type { Finding } from '../reads/reconciliation/finding.ts'
import type { FindingsPage } from '../reads/reconciliation/findings-page.ts'
import type { Row } from '../reads/rows.ts'
import type { Snapshot } from '../reads/snapshot.ts'
import type { EdgeVersion } from '../stores/store.ts'

/** What stands behind the types of the graph while a request runs. `codegen.ts` maps them. */

/** An entity is its id; what else there is to know is asked of its owner. */
export type EntityParent = { readonly id: string }

export type NodeParent = {
  readonly snapshot: Snapshot
  readonly place: Place
  readonly level: RollUpLevel
  /** Null where nothing was asked about, as on a path. */
  readonly distance: number | null
}

export type EdgeParent = { readonly snapshot: Snapshot; readonly level: RollUpLevel; readonly edge: PlaceEdge }

export type ImpactParent = Reached

export type FindingsParent = FindingsPage

export type FindingParent = { readonly snapshot: Snapshot; readonly finding: Finding }

/** Either side of a finding. */
export type ProvenFindingParent = FindingParent & { readonly proof: Proof }

/** One version of an edge, as it is stored. */
export type EvidenceParent = { readonly snapshot: Snapshot; readonly version: EdgeVersion }

export type ImpactRowParent = { readonly reached: Reached; readonly row: Row }

export type DiffParent = Diff

export type ChangeParent = { readonly diff: Diff; readonly change: Change }

export type ListParent = { readonly reached: Reached; readonly page: Page }

export type LeadTimeParent = {
  readonly snapshot: Snapshot
  readonly from: Place
  readonly to: Place
  readonly measured: Measured
}

export type LeadTimeHopParent = { readonly snapshot: Snapshot; readonly measured: Measured; readonly index: number }

export type EdgeListParent = EdgeList

export type ConsumerListParent = ConsumerList

export type DependencyListParent = DependencyList
