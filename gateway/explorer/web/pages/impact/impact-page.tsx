import { getRouteApi, Link } from '@tanstack/react-router'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { useOldLook } from '../../ui/old-look.ts'
import { counted } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { isNoSuchThing, NoSuchThing } from '../picker/no-such-thing.tsx'
import { NothingAsked } from '../picker/nothing-asked.tsx'
import { ImpactForm } from './impact-form.tsx'
import { ImpactRows } from './impact-rows.tsx'
import { exportUrl, type ImpactState, namesOf, subjectsOf } from './impact-state.ts'
import { Totals } from './impact-totals.tsx'
import { JointImpact } from './joint-impact.tsx'
import { NoticeDraft } from './notice-draft.tsx'
import { useImpactRows, useImpactTotals } from './use-impact.ts'

const route = getRouteApi('/impact')

export function ImpactPage() {
  const state = route.useSearch()
  const subjects = subjectsOf(state)
  return (
    <div className="mx-auto max-w-7xl p-4">
      <title>{subjects.length === 0 ? 'Impact · Heddle' : `Impact of ${namesOf(subjects)} · Heddle`}</title>
      <h1 className="mb-2 text-xl font-semibold">
        {state.dir === 'UPSTREAM'
          ? 'Where it comes from'
          : subjects.length > 1
            ? 'What breaks if these change'
            : 'What breaks if it changes'}
      </h1>
      <ImpactForm state={state} />
      {subjects.length === 0 ? (
        <NothingAsked
          title="Choose what would change"
          what="A domain, a product, a port, a column, a dataset or a consumer; the contract of each product leads here."
        />
      ) : subjects.length > 1 ? (
        <JointImpact state={state} />
      ) : (
        <OneImpact state={state} />
      )}
    </div>
  )
}

function OneImpact({ state }: { readonly state: ImpactState }) {
  const { answer, totals } = useImpactTotals(state)
  const { data, error, refetch, isPlaceholderData } = answer
  const oldLook = useOldLook(isPlaceholderData)
  if (error && isNoSuchThing(error))
    return (
      <NoSuchThing
        id={state.of}
        error={error}
        leadTo={({ id, name }) => (
          <Link to="/impact" search={{ ...state, of: id, domain: [], owner: [] }} className="underline">
            {name}
          </Link>
        )}
      />
    )
  if (error) return <Failure error={error} what="The impact" retry={() => void refetch()} />
  return (
    <>
      <Awaited answer={answer} of="lineage how much is reached" lines={12} />
      {data !== undefined && !data.data.impact ? (
        <p className="my-3">
          <FieldProblem problems={data.problems} field="impact" retry={() => void refetch()} />
        </p>
      ) : null}
      <Problems problems={besidesFields(data?.problems ?? [], data?.data.impact ? [] : ['impact'])} />
      {totals ? (
        <div aria-busy={isPlaceholderData} className={oldLook}>
          <Totals state={state} totals={totals} />
          <Rows state={state} total={totals.total} />
        </div>
      ) : null}
    </>
  )
}

function Rows({ state, total }: { readonly state: ImpactState; readonly total: number }) {
  const answer = useImpactRows(state)
  const { rows, problems, error, refetch, more, isPlaceholderData } = answer
  return (
    <>
      <div className="mb-2 flex flex-wrap gap-3 text-sm">
        <a href={exportUrl(state)} download className="inline-block min-h-[24px] underline">
          All {counted(total, 'row')} as CSV
        </a>
        <Link to="/lineage" search={lineageOf(state.of)} className="inline-block min-h-[24px] underline">
          Lineage
        </Link>
        <NoticeDraft state={state} total={total} rows={rows} />
      </div>
      {error ? <Failure error={error} what="The rows" retry={() => void refetch()} /> : null}
      <Problems problems={problems} retry={() => void refetch()} />
      <Awaited answer={answer} of="lineage for the rows" lines={8} />
      {rows.length > 0 ? <ImpactRows rows={rows} total={total} isOld={isPlaceholderData} onEnd={more} /> : null}
    </>
  )
}
