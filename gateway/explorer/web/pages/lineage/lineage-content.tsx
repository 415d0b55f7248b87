import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import type { ColumnView } from '../../lineage/columns.ts'
import { neededDetails } from '../../lineage/needed-details.ts'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { CutGraph } from './cut-graph.tsx'
import { Filters } from './filters.tsx'
import { useLineageActions } from './lineage-actions.ts'
import { type LineageState, lineageOf } from './lineage-state.ts'
import { LineageView } from './lineage-view.tsx'
import { TimeBar } from './time-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { useColumnViews } from './use-column-views.ts'
import { useDetails } from './use-details.ts'
import { useDifferences } from './use-differences.ts'
import { useDisplay } from './use-display.ts'
import { type LineageFound, useLineage } from './use-lineage.ts'
import { Waiting } from './waiting.tsx'

export function LineageContent({ state }: { readonly state: LineageState }) {
  const [hovered, setHovered] = useState<string | null>(null)
  const { views, look } = useColumnViews()
  const actions = useLineageActions(state, { hover: setHovered, look })
  const { found, isPending, isCancelled, isOffline, error, retry, cancel, step } = useLineage(state)
  const isDrawn = found !== null && error === null && state.of !== ''
  const asking = (
    <>
      {isPending ? <Waiting key={state.of} first="Following the data…" step={step} cancel={cancel} /> : null}
      {isOffline ? <span role="status">This machine is offline: the lineage is asked for when it is back.</span> : null}
      {isCancelled ? (
        <span role="status">
          Cancelled{found === null ? '' : ': below is what was drawn before'}.{' '}
          <button type="button" className="min-h-[24px] underline" onClick={retry}>
            Ask again
          </button>
        </span>
      ) : null}
    </>
  )
  return (
    <>
      <Toolbar state={state} actions={actions} />
      {error === null ? null : isNoSuchThing(error) ? (
        <NoSuchThing
          id={state.of}
          error={error}
          leadTo={({ id, name }) => (
            <Link to="/lineage" search={lineageOf(id)} className="underline">
              {name}
            </Link>
          )}
        >
          Nothing was published or reported under this id. A domain publishes its products with{' '}
          <code>heddle publish</code>; jobs report what they read and write to{' '}
          <code>{location.origin}/api/v1/lineage</code>.
        </NoSuchThing>
      ) : (
        <Failure error={error} what="The lineage" retry={retry} />
      )}
      {isDrawn ? (
        <Found {...{ state, found, isPending, actions, views, hovered, asking }} />
      ) : (
        <p className="min-h-[24px] text-sm">{asking}</p>
      )}
    </>
  )
}

interface FoundProps {
  readonly state: LineageState
  readonly found: LineageFound
  readonly isPending: boolean
  readonly actions: ReturnType<typeof useLineageActions>
  readonly views: ReadonlyMap<string, ColumnView>
  readonly hovered: string | null
  /** What is said while more is asked for. */
  readonly asking: ReactNode
}

function Found({ state, found, isPending, actions, views, hovered, asking }: FoundProps) {
  const isFilteredByStatus = state.status.length > 0
  const needed = useMemo(
    () => neededDetails({ graph: found.graph, columns: found.columns, isFilteredByStatus, focus: state.focus }),
    [found, isFilteredByStatus, state.focus],
  )
  const used = useDetails({ asOf: state.asOf, columns: state.level === 'COLUMN', needed })
  const { details } = used
  const earliest = useMemo(
    () =>
      found.graph.edges
        .flatMap(({ claims }) => claims.map(({ validFrom }) => validFrom))
        .reduce<string | null>((least, one) => (least === null || one < least ? one : least), null),
    [found],
  )
  const differences = useDifferences(state)
  const drawn = useDisplay({ state, found, details, views, differences: differences.differences })
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <TimeBar state={state} actions={actions} earliest={earliest} />
        <Filters state={state} actions={actions} whole={drawn.whole} left={drawn.left} />
      </div>
      <Problems problems={found.problems} />
      {found.isTruncated ? <CutGraph state={state} actions={actions} graph={found.graph} /> : null}
      <LineageView {...{ state, actions, used, drawn, differences, hovered, isPending, asking }} />
    </>
  )
}
