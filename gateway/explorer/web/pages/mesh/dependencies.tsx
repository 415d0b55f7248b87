import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { DependencyViews } from './dependency-views.tsx'
import { MatrixView } from './matrix-view.tsx'
import type { MeshState } from './mesh-state.ts'
import { PairList } from './pair-list.tsx'
import { type DomainPair, pairsNamed } from './pairs.ts'
import { type Pairs, usePairs } from './use-pairs.ts'

/** What draws graphs is not for those who look at the other parts of the page. */
const DependencyMap = lazy(async () => ({ default: (await import('./map/dependency-map.tsx')).DependencyMap }))

/** Who depends on whom, of all domains or around one. */
export function Dependencies({ state }: { readonly state: MeshState }) {
  const pairs = usePairs(state.focus)
  const { read, error, problems, retry } = pairs
  const found = pairsNamed(read ?? [], state.named)
  const isAll = state.focus === '' && found.length === pairs.total
  return (
    <>
      <DependencyViews state={state} />
      {error ? <Failure error={error} what="Who depends on whom" retry={retry} /> : null}
      <Problems problems={problems} />
      {state.focus === '' ? null : (
        <p className="mb-2 text-sm">
          Around <code>{state.focus}</code> alone.{' '}
          <Link to="/mesh" search={{ ...state, focus: '' }}>
            Of all domains
          </Link>
        </p>
      )}
      {read === undefined ? (
        error ? null : (
          <Lines count={8} label="Counting who reads whom" />
        )
      ) : (
        <>
          <HowMany pairs={pairs} read={read.length} found={found.length} state={state} />
          {found.length > 0 ? <View state={state} pairs={found} isAll={isAll} /> : null}
        </>
      )}
    </>
  )
}

interface ViewProps {
  readonly state: MeshState
  readonly pairs: readonly DomainPair[]
  /** Whether these are all the pairs of the mesh. */
  readonly isAll: boolean
}

function View({ state, pairs, isAll }: ViewProps) {
  if (state.view === 'list') return <PairList pairs={pairs} />
  if (state.view === '') return <MatrixView pairs={pairs} state={state} />
  return (
    <Suspense fallback={<Lines count={8} label="Loading what draws the map" />}>
      <DependencyMap pairs={pairs} isAll={isAll} state={state} />
    </Suspense>
  )
}

interface HowManyProps {
  readonly pairs: Pairs
  readonly read: number
  readonly found: number
  readonly state: MeshState
}

function HowMany({ pairs: { total, isReading, more }, read, found, state: { named, focus } }: HowManyProps) {
  if (total === null) return null
  if (total === 0)
    return (
      <Notice
        kind="plain"
        title={focus === '' ? 'No domain reads another' : 'It reads no other domain, and none reads it'}
      >
        Inputs that products declare, and jobs that report what they read and write (OpenLineage), make it known.
      </Notice>
    )
  return (
    <p role="status" className="mb-2 text-sm text-muted">
      {named.trim() === ''
        ? `${counted(total, 'pair')} of domains of which the one reads the other directly`
        : `${inFigures(found)} of ${counted(total, 'pair')}, with a domain whose name has “${named.trim()}”`}
      {isReading ? `. Reading them: ${inFigures(read)} of ${inFigures(total)} so far…` : ''}
      {more === null ? null : (
        <>
          . {inFigures(read)} of {inFigures(total)} are read: heavier ones may be among the others.{' '}
          <button type="button" className="min-h-[24px] underline" onClick={more}>
            Read on
          </button>
        </>
      )}
    </p>
  )
}
