import '../lineage/lineage.css'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/words.ts'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { NothingAsked } from '../picker/nothing-asked.tsx'
import { ThingPicker } from '../picker/thing-picker.tsx'
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
        <PathsContent state={state} />
      )}
    </div>
  )
}

function PathsForm({ state }: { readonly state: PathsState }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(state)
  const show = (search: PathsState) => void navigate({ to: '/paths', search })
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

function PathsContent({ state: { from, to } }: { readonly state: PathsState }) {
  const { data, error, refetch } = useAnswer(operations.explorerPaths, { from, to, first: MOST, asOf: null })
  if (error && isNoSuchThing(error)) {
    // The mesh names which of the two, where it knows.
    const name = error.message.includes(to) && !error.message.includes(from) ? 'to' : 'from'
    return (
      <NoSuchThing
        id={name === 'to' ? to : from}
        error={error}
        leadTo={(thing) => (
          <Link to="/paths" search={{ from, to, [name]: thing.id }} className="underline">
            {thing.name}
          </Link>
        )}
      />
    )
  }
  if (error) return <Failure error={error} what="The ways" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={6} label="Looking for ways" />
  const paths = data.data.paths ?? []
  const hops = (paths[0]?.nodes.length ?? 1) - 1
  return (
    <>
      <Problems problems={data.problems} />
      {paths.length === 0 ? (
        <Notice kind="plain" title="No way leads from the one to the other">
          Data goes one way: turn the two round to look for the other.
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
