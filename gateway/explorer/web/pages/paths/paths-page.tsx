import '../lineage/lineage.css'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { type Awaitable, useAnswer } from '../../api/use-answer.ts'
import { type ExplorerPathsQuery, operations } from '../../generated/operations.ts'
import { cardOf } from '../../lineage/columns.ts'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOldLook } from '../../ui/old-look.ts'
import { counted } from '../../ui/words.ts'
import { AsOf } from '../lineage/as-of.tsx'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { NothingAsked } from '../picker/nothing-asked.tsx'
import { ThingPicker } from '../picker/thing-picker.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { PathsGraph } from './paths-graph.tsx'
import { PathsList } from './paths-list.tsx'
import type { PathsState } from './paths-state.ts'

const route = getRouteApi('/paths')
const LABELS = { from: 'From', to: 'To' } as const
/** The most that the mesh gives. */
const MOST = 20

export function PathsPage() {
  const state = route.useSearch()
  return (
    <div className="flex flex-col gap-3 p-4">
      <title>{`From ${state.from} to ${state.to} · Heddle`}</title>
      <h1 className="font-semibold text-xl">How data gets from one thing to another</h1>
      <PathsForm key={`${state.from} ${state.to}`} state={state} />
      {state.from === '' || state.to === '' ? (
        <NothingAsked
          title="Choose where data starts, and where it may arrive"
          what="Two domains, products, ports, columns, datasets or consumers."
        />
      ) : (
        <PathsContent key={`ways ${cardOf(state.from)} ${cardOf(state.to)}`} state={state} />
      )}
    </div>
  )
}

function PathsForm({ state }: { readonly state: PathsState }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(state)
  const show = ({ from, to }: Pick<PathsState, 'from' | 'to'>) =>
    void navigate({ to: '/paths', search: { from, to, asOf: state.asOf } })
  return (
    <form
      className="flex flex-wrap items-end gap-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        show(typed)
      }}
    >
      {(['from', 'to'] as const).map((name) => (
        <ThingPicker
          key={name}
          label={LABELS[name]}
          id={state[name]}
          onPick={(id) => show({ ...typed, [name]: id })}
          onTyped={(text) => setTyped((before) => ({ ...before, [name]: text.trim() }))}
        />
      ))}
      <button type="submit" className="min-h-8 rounded border border-line px-3 hover:bg-raised">
        Show
      </button>
      <button
        type="button"
        className="min-h-8 rounded border border-line px-3 hover:bg-raised"
        onClick={() => show({ from: state.to, to: state.from })}
      >
        Turn round
      </button>
    </form>
  )
}

function PathsContent({ state }: { readonly state: PathsState }) {
  const { from, to, asOf } = state
  const navigate = useNavigate()
  const go = (changes: Partial<PathsState>) => void navigate({ to: '/paths', search: { ...state, ...changes } })
  const variables = { from, to, first: MOST, asOf: asOf || null }
  const answer = useAnswer(operations.explorerPaths, variables, { keepPrevious: true })
  const { data, error, isPlaceholderData: isOld, refetch } = answer
  const oldLook = useOldLook(isOld)
  const since = (data?.data.paths ?? []).flatMap(({ edges }) => edges.map(({ validFrom }) => validFrom)).toSorted()
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <AsOf asOf={asOf} earliest={since[0] ?? null} onChange={(asOf) => go({ asOf })} />
        <ColumnChoice label="From its column" id={from} asOf={asOf} onChoose={(from) => go({ from })} />
        <ColumnChoice label="to the column" id={to} asOf={asOf} onChoose={(to) => go({ to })} />
        {asOf === '' ? null : (
          <button type="button" className="min-h-[24px] underline" onClick={() => go({ asOf: '' })}>
            Back to now
          </button>
        )}
      </div>
      <div aria-busy={isOld} className={`flex flex-col gap-3 ${oldLook}`}>
        <Ways {...{ state, data, error }} retry={() => void refetch()} />
      </div>
    </>
  )
}

interface WaysProps extends Pick<Awaitable<ExplorerPathsQuery>, 'data' | 'error'> {
  readonly state: PathsState
  readonly retry: () => void
}

function Ways({ state, data, error, retry }: WaysProps) {
  const { from, to, asOf } = state
  if (error && isNoSuchThing(error)) {
    // The mesh names which of the two, where it knows.
    const name = error.message.includes(to) && !error.message.includes(from) ? 'to' : 'from'
    return (
      <NoSuchThing
        id={state[name]}
        error={error}
        leadTo={(thing) => (
          <Link to="/paths" search={{ ...state, [name]: thing.id }} className="underline">
            {thing.name}
          </Link>
        )}
      />
    )
  }
  if (error) return <Failure error={error} what="The ways" retry={retry} />
  if (data === undefined) return <Lines count={6} label="Looking for ways" />
  const paths = data.data.paths ?? []
  const hops = (paths[0]?.nodes.length ?? 1) - 1
  return (
    <>
      <Problems problems={data.problems} />
      {paths.length === 0 ? (
        <Notice kind="plain" title={`No way ${asOf === '' ? 'leads' : 'led at that moment'} from the one to the other`}>
          Data goes one way: turn the two round to look for the other. Between columns it is followed as far as writers
          say which columns they carry.
        </Notice>
      ) : (
        <>
          <p role="status">
            {paths.length === MOST ? `The first ${MOST} shortest ways` : counted(paths.length, 'shortest way')}, of{' '}
            {counted(hops, 'hop')} {paths.length === 1 ? '' : 'each'}
          </p>
          <PathsGraph paths={paths} />
          <PathsList paths={paths} />
        </>
      )}
    </>
  )
}
