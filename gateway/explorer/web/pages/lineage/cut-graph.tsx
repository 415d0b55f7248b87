import { Link } from '@tanstack/react-router'
import { besideRoots, type MeshGraph } from '../../lineage/mesh-graph.ts'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/words.ts'
import { type ImpactState, impactOf } from '../impact/impact-state.ts'
import type { LineageActions } from './lineage-actions.ts'
import type { LineageState } from './lineage-state.ts'

interface CutGraphProps {
  readonly state: LineageState
  readonly actions: LineageActions
  readonly graph: MeshGraph
}

/** What to do where the mesh gave a part of the graph only: it ends after whole hops, and of a large hub already the first is too much. */
export function CutGraph({ state, actions, graph }: CutGraphProps) {
  const { up, down } = besideRoots(graph)
  const missing = [
    ...(down > 0 ? [`${counted(down, 'thing')} downstream`] : []),
    ...(up > 0 ? [`${counted(up, 'thing')} upstream`] : []),
  ]
  const dir: ImpactState['dir'] = down > 0 || up === 0 ? 'DOWNSTREAM' : 'UPSTREAM'
  return (
    <Notice kind="warn" title="This is not all of it">
      <p>
        The graph ends after whole hops at 3,000 things: the outermost say how many more there are.
        {missing.length === 0
          ? ' Fewer hops, or a coarser level, show the whole.'
          : ` Not drawn: ${missing.join(' and ')}.`}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4">
        {state.level === 'DOMAIN' ? null : (
          <button type="button" className="min-h-[24px] underline" onClick={() => actions.go({ level: 'DOMAIN' })}>
            Draw the domains instead
          </button>
        )}
        <Link to="/impact" search={{ ...impactOf([state.of]), dir }} className="inline-block min-h-[24px] underline">
          All of it as a list
        </Link>
      </p>
    </Notice>
  )
}
