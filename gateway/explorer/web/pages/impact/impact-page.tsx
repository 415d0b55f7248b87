import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type Answer, request } from '../../../../../client/request.ts'
import { mesh } from '../../api/mesh.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { type ExplorerImpactQuery, operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { NO_SEARCH } from '../search/search-state.ts'
import { Breakdown } from './breakdown.tsx'
import { ImpactForm } from './impact-form.tsx'
import { ImpactRows } from './impact-rows.tsx'
import { exportUrl, type ImpactState, impactFilter } from './impact-state.ts'
import { NoticeDraft } from './notice-draft.tsx'

const route = getRouteApi('/impact')
const PAGE = 100

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
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = useImpact(state)
  const newest = data?.pages[0]
  const impact = newest?.data.impact
  const rows = data?.pages.flatMap(({ data }) => data.impact?.rows.edges.map(({ node }) => node) ?? []) ?? []
  if (error) return <Failure error={error} what="The impact" retry={() => void refetch()} />
  if (!newest) return <Lines count={8} label="Following the data" />
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : ''}>
      <Problems problems={newest.problems} />
      {impact ? (
        <>
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
          <div className="mb-2 flex flex-wrap gap-3 text-sm">
            <a href={exportUrl(state)} download className="inline-block min-h-[24px] underline">
              All {counted(impact.total, 'row')} as CSV
            </a>
            <Link to="/lineage" search={lineageOf(state.of)} className="inline-block min-h-[24px] underline">
              Lineage
            </Link>
            <NoticeDraft of={state.of} total={impact.total} rows={rows} />
          </div>
          <ImpactRows rows={rows} />
          {hasNextPage ? (
            <button
              type="button"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
              className="mt-3 rounded border border-line px-3 py-1.5 hover:bg-raised"
            >
              {isFetchingNextPage ? 'Loading…' : `Show more: ${rows.length} of ${impact.total}`}
            </button>
          ) : null}
        </>
      ) : null}
    </div>
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

function useImpact(state: ImpactState) {
  const variables = {
    of: state.of,
    direction: state.dir,
    level: state.level,
    depth: null,
    filter: impactFilter(state),
    first: PAGE,
  }
  return useInfiniteQuery({
    queryKey: ['ExplorerImpact', variables],
    queryFn: ({ signal, pageParam }): Promise<Answer<ExplorerImpactQuery>> =>
      request(mesh, operations.explorerImpact, { ...variables, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) =>
      data.impact?.rows.pageInfo.hasNextPage ? data.impact.rows.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  })
}
