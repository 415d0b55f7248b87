import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure, Problems } from '../../api/problems.tsx'
import type { ExplorerImpactQuery } from '../../generated/operations.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { NO_SEARCH } from '../search/search-state.ts'
import { Breakdown } from './breakdown.tsx'
import { ImpactForm } from './impact-form.tsx'
import { ImpactRows } from './impact-rows.tsx'
import { exportUrl, type ImpactState } from './impact-state.ts'
import { NoticeDraft } from './notice-draft.tsx'
import { useImpactRows, useImpactTotals } from './use-impact.ts'

const route = getRouteApi('/impact')

export function ImpactPage() {
  const state = route.useSearch()
  return (
    <div className="mx-auto max-w-7xl p-4">
      <title>{`Impact of ${state.of} · Heddle`}</title>
      <h1 className="mb-2 text-xl font-semibold">
        {state.dir === 'UPSTREAM' ? 'Where it comes from' : 'What breaks if it changes'}
      </h1>
      <ImpactForm state={state} />
      {state.of === '' ? (
        <Notice kind="plain" title="Choose what would change">
          The id of a domain, a product, a port, a column, a dataset or a consumer; each product’s page leads here.{' '}
          <Link to="/search" search={NO_SEARCH} className="underline">
            Find one
          </Link>
        </Notice>
      ) : (
        <ImpactContent state={state} />
      )}
    </div>
  )
}

function ImpactContent({ state }: { readonly state: ImpactState }) {
  const totals = useImpactTotals(state)
  const { data, error, refetch, isPlaceholderData } = totals
  const impact = data?.data.impact
  if (error) return <Failure error={error} what="The impact" retry={() => void refetch()} />
  return (
    <>
      <Awaited answer={totals} of="lineage how much is reached" lines={12} />
      <Problems problems={data?.problems ?? []} />
      {impact ? (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : ''}>
          <p role="status" className="my-3 text-lg">
            <strong>{counted(impact.total, 'thing')}</strong> {impact.total === 1 ? 'is' : 'are'} reached, over up to{' '}
            {counted(impact.depthReached, 'hop')} of data.
          </p>
          <WhatIsNotSeen impact={impact} />
          <div className="my-4 grid gap-4 md:grid-cols-3">
            <Breakdown
              title="By distance"
              counts={impact.byDistance.map((one) => ({ ...one, label: counted(Number(one.key), 'hop') }))}
            />
            <Breakdown title="By domain" counts={impact.byDomain} facet="domain" state={state} />
            <Breakdown title="By owner" counts={impact.byOwner} facet="owner" state={state} />
          </div>
          <Rows state={state} total={impact.total} />
        </div>
      ) : null}
    </>
  )
}

function Rows({ state, total }: { readonly state: ImpactState; readonly total: number }) {
  const answer = useImpactRows(state)
  const { rows, error, refetch, more, isPlaceholderData } = answer
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
      <Awaited answer={answer} of="lineage for the rows" lines={8} />
      {rows.length > 0 ? <ImpactRows rows={rows} total={total} isOld={isPlaceholderData} onEnd={more} /> : null}
    </>
  )
}

type Impact = NonNullable<ExplorerImpactQuery['impact']>

/** Said before the figures are used: what the answer could not see. */
function WhatIsNotSeen({ impact }: { readonly impact: Impact }) {
  const { unreachableDomains, complete, attributesAsOf } = impact
  if (unreachableDomains.length === 0 && complete) return null
  return (
    <Notice kind="warn" title={complete ? 'Some of it stands as it was last known' : 'This may not be all'}>
      {unreachableDomains.length > 0 ? (
        <p>Domains that do not answer at present: {unreachableDomains.join(', ')}.</p>
      ) : null}
      {attributesAsOf ? (
        <p>
          What lineage knows of domains is of <Moment at={attributesAsOf} />.
        </p>
      ) : null}
    </Notice>
  )
}
