import { listOf, textOf } from '../../app/url-state.ts'
import type { FindingKind, FindingSeverity } from '../../generated/operations.ts'

/** The parts of the mesh page. */
export const MESH_TABS = ['domains', 'dependencies', 'findings', 'releases', 'versions'] as const
export type MeshTab = (typeof MESH_TABS)[number]

/** How who depends on whom is shown; without a word as a matrix. */
export const DEPENDENCY_VIEWS = ['', 'map', 'list'] as const
export type DependencyView = (typeof DEPENDENCY_VIEWS)[number]

export const FINDING_KINDS = [
  'DECLARED_NOT_OBSERVED',
  'OBSERVED_NOT_DECLARED',
  'UNDECLARED_CONSUMER',
  'VERSION_SKEW',
  'UNRESOLVED_INPUT',
] as const satisfies readonly FindingKind[]
export const SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const satisfies readonly FindingSeverity[]

/** What the URL of the mesh page says; it is all the state that the page has. */
export interface MeshState {
  readonly tab: MeshTab
  /** The domain whose dependencies alone are shown; empty for all. */
  readonly focus: string
  readonly view: DependencyView
  /** Of domains whose dependencies alone are shown, a part of the title or the id; empty for all. */
  readonly named: string
  readonly kind: readonly FindingKind[]
  readonly severity: readonly FindingSeverity[]
  /** Domains of the products that findings are about. */
  readonly domain: readonly string[]
}

export const NO_CHOICE = { focus: '', view: '', named: '', kind: [], severity: [], domain: [] } as const

export function readMeshState(query: Readonly<Record<string, unknown>>): MeshState {
  return {
    tab: MESH_TABS.find((tab) => tab === query.tab) ?? 'domains',
    focus: textOf(query.focus),
    view: DEPENDENCY_VIEWS.find((view) => view === query.view) ?? '',
    named: textOf(query.named),
    kind: FINDING_KINDS.filter((kind) => listOf(query.kind).includes(kind)),
    severity: SEVERITIES.filter((severity) => listOf(query.severity).includes(severity)),
    domain: listOf(query.domain),
  }
}
