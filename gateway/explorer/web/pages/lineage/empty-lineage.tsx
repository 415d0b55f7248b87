import { isFiltering } from '../../lineage/filtered.ts'
import { besideRoots, type MeshGraph } from '../../lineage/mesh-graph.ts'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NO_FILTER } from './filters.tsx'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'

/** There is something that is not drawn: what is above the graph says so. */
function isCut(graph: MeshGraph): boolean {
  const { up, down } = besideRoots(graph)
  return up + down > 0
}

interface EmptyLineageProps {
  readonly state: LineageState
  readonly actions: LineageActions
  readonly whole: MeshGraph
  readonly left: MeshGraph
}

/** Why nothing is drawn beside what was asked about; nothing when something is. */
export function EmptyLineage({ state, actions, whole, left }: EmptyLineageProps) {
  if (left.nodes.size > left.roots.size) return null
  if (isFiltering(state) && whole.nodes.size > left.nodes.size)
    return (
      <Notice kind="plain" title="The filter leaves nothing">
        {whole.nodes.size - left.nodes.size} things are left out.{' '}
        <button type="button" className="underline" onClick={() => actions.go(NO_FILTER)}>
          Clear the filter
        </button>
      </Notice>
    )
  if (state.shut.length > 0)
    return (
      <Notice kind="plain" title="Everything is folded away">
        <button type="button" className="underline" onClick={() => actions.go({ shut: [] })}>
          Unfold all of it
        </button>
      </Notice>
    )
  if (isCut(left)) return null
  if (state.asOf !== '')
    return (
      <Notice kind="plain" title="Nothing held at that moment">
        <Moment at={state.asOf} /> nothing led to it or from it, as far as is known; or it was not in the mesh yet.{' '}
        <button type="button" className="underline" onClick={() => actions.go({ asOf: '' })}>
          Back to now
        </button>
      </Notice>
    )
  return (
    <Notice kind="plain" title="No lineage is recorded here">
      Nobody declares that anything reads it or feeds it, and no job was seen to. Jobs report by OpenLineage to{' '}
      <code>{location.origin}/api/v1/lineage</code>; products declare their inputs in their descriptors.
    </Notice>
  )
}
