import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { COLUMN_VIEW, type ColumnView } from '../../lineage/columns.ts'
import { Notice } from '../../ui/notice.tsx'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { Filters } from './filters.tsx'
import { useLineageActions } from './lineage-actions.ts'
import { type LineageState, lineageOf } from './lineage-state.ts'
import { LineageView } from './lineage-view.tsx'
import { TimeBar } from './time-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { useDetails } from './use-details.ts'
import { useDifferences } from './use-differences.ts'
import { useDisplay } from './use-display.ts'
import { type LineageFound, type UsedLineage, useLineage } from './use-lineage.ts'
import { Waiting } from './waiting.tsx'

export function LineageContent({ state }: { readonly state: LineageState }) {
  const used = useLineage(state)
  const [hovered, setHovered] = useState<string | null>(null)
  const [views, setViews] = useState<ReadonlyMap<string, ColumnView>>(new Map())
  const look = useCallback(
    (card: string, changes: Partial<ColumnView>) =>
      setViews((before) => new Map(before).set(card, { ...(before.get(card) ?? COLUMN_VIEW), ...changes })),
    [],
  )
  const actions = useLineageActions(state, { hover: setHovered, look })
  const { found, isPending, error, retry, cancel, step } = used
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
      {isPending ? <Waiting key={state.of} step={step} cancel={cancel} /> : null}
      {found === null && !isPending && error === null && state.of !== '' ? (
        <Notice kind="plain" title="Cancelled">
          <button type="button" className="underline" onClick={retry}>
            Ask again
          </button>
        </Notice>
      ) : null}
      {found === null || error !== null || state.of === '' ? null : (
        <Found {...{ state, found, used, actions, views, hovered }} />
      )}
    </>
  )
}

interface FoundProps {
  readonly state: LineageState
  readonly found: LineageFound
  readonly used: UsedLineage
  readonly actions: ReturnType<typeof useLineageActions>
  readonly views: ReadonlyMap<string, ColumnView>
  readonly hovered: string | null
}

function Found({ state, found, used, actions, views, hovered }: FoundProps) {
  const details = useDetails(found.questions, { columns: state.level === 'COLUMN' })
  const hops = useMemo(
    () => [...found.graph.nodes.values()].reduce((most, { hops }) => Math.max(most, Math.abs(hops)), 1),
    [found],
  )
  const earliest = useMemo(
    () =>
      found.graph.edges
        .flatMap(({ claims }) => claims.map(({ validFrom }) => validFrom))
        .reduce<string | null>((least, one) => (least === null || one < least ? one : least), null),
    [found],
  )
  const differences = useDifferences(state, hops)
  const drawn = useDisplay({ state, found, details, views, differences: differences.differences })
  return (
    <>
      <TimeBar state={state} actions={actions} earliest={earliest} />
      <Filters state={state} actions={actions} whole={drawn.whole} left={drawn.left} />
      <Problems problems={found.problems} />
      {found.isTruncated ? (
        <Notice kind="warn" title="This is not all of it">
          The graph ends after whole hops at 3,000 things: the outermost say how many more there are. Fewer hops, or a
          coarser level, show the whole.
        </Notice>
      ) : null}
      <LineageView {...{ state, actions, details, drawn, differences, hovered }} isPending={used.isPending} />
    </>
  )
}
