import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { NothingAsked } from '../picker/nothing-asked.tsx'
import { ThingPicker } from '../picker/thing-picker.tsx'
import { comparedOf, type Version } from './compared.ts'
import type { DiffState } from './diff-state.ts'
import { LineageDifferences } from './lineage-differences.tsx'
import { ProductDifferences } from './product-differences.tsx'

const route = getRouteApi('/diff')
/** As many as a page of the graph may have. */
const MOST = 1_000

/** Two versions of a product: what is declared otherwise, and what became another around it meanwhile. */
export function DiffPage() {
  const state = route.useSearch()
  return (
    <div className="mx-auto max-w-5xl p-4">
      <title>{`Versions of ${state.of} compared · Heddle`}</title>
      <h1 className="text-xl font-semibold">Two versions compared</h1>
      <DiffForm key={state.of} of={state.of} />
      {state.of === '' ? (
        <NothingAsked title="Choose a product" what="The versions of each product lead here." />
      ) : (
        <Comparison state={state} />
      )}
    </div>
  )
}

const PRODUCTS = ['product'] as const

function DiffForm({ of }: { readonly of: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(of)
  const show = (id: string) => void navigate({ to: '/diff', search: { of: id.trim(), from: '', to: '' } })
  return (
    <form
      className="my-2 flex flex-wrap items-end gap-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        show(typed)
      }}
    >
      <ThingPicker label="Versions of" id={of} kinds={PRODUCTS} onPick={show} onTyped={setTyped} />
      <button type="submit" className="min-h-8 rounded border border-line px-3 hover:bg-raised">
        Show
      </button>
    </form>
  )
}

function Comparison({ state }: { readonly state: DiffState }) {
  const { data, error, refetch } = useAnswer(operations.explorerComparedVersions, { id: state.of, first: MOST })
  if (error && isNoSuchThing(error))
    return (
      <NoSuchThing
        id={state.of}
        error={error}
        leadTo={({ id, name }) => (
          <Link to="/diff" search={{ of: id, from: '', to: '' }} className="underline">
            {name}
          </Link>
        )}
      />
    )
  if (error) return <Failure error={error} what="The versions" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={6} label="Asking for the versions" />
  const found = data.data.product?.versions
  const versions = found?.edges.map(({ node }) => node) ?? []
  const compared = comparedOf(versions, state)
  return (
    <>
      <p className="mb-3">
        <Link to="/product" search={{ id: state.of, tab: 'versions' }} className="underline">
          {state.of}
        </Link>
      </p>
      <Problems problems={data.problems.filter(({ code }) => code !== 'DOMAIN_UNAVAILABLE')} />
      {versions.length > 1 ? (
        <div className="mb-4 flex flex-wrap gap-4">
          <Choice name="from" label="From" state={state} versions={versions} chosen={compared?.from ?? null} />
          <Choice name="to" label="To" state={state} versions={versions} chosen={compared?.to ?? null} />
        </div>
      ) : null}
      {compared === null ? (
        <NotCompared known={versions.length} />
      ) : (
        <>
          <ProductDifferences of={state.of} from={compared.from.release} to={compared.to.release} />
          <LineageDifferences of={state.of} since={compared.since} until={compared.until} />
        </>
      )}
    </>
  )
}

function NotCompared({ known }: { readonly known: number }) {
  if (known === 0) return <Notice kind="plain" title="No version of it was ever accepted" />
  if (known === 1)
    return (
      <Notice kind="plain" title="There is one version of it alone">
        It can be compared when a release that changes it is accepted.
      </Notice>
    )
  return <Notice kind="plain" title="Choose two versions of it" />
}

interface ChoiceProps {
  readonly name: 'from' | 'to'
  readonly label: string
  readonly state: DiffState
  readonly versions: readonly Version[]
  readonly chosen: Version | null
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function Choice({ name, label, state, versions, chosen }: ChoiceProps) {
  const navigate = useNavigate()
  return (
    <label className="flex min-w-0 flex-1 basis-60 flex-col gap-1 text-sm">
      <span className="text-muted">{label}</span>
      <select
        value={chosen?.release ?? ''}
        onChange={({ target }) => void navigate({ to: '/diff', search: { ...state, [name]: target.value } })}
        className="min-h-[32px] w-full rounded border border-line bg-surface px-2"
      >
        {chosen === null ? <option value="">choose one</option> : null}
        {versions.map(({ release, version, publishedAt, until }) => (
          <option key={`${release} ${publishedAt}`} value={release}>
            {`${version ?? 'no version declared'}, ${day.format(new Date(publishedAt))}, ${release.slice(0, 8)}${until === null ? ' (accepted now)' : ''}`}
          </option>
        ))}
      </select>
    </label>
  )
}
