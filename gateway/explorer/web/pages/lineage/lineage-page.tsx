import './lineage.css'
import { getRouteApi, Link } from '@tanstack/react-router'
import { layouter } from '../../graph/elk-engine.ts'
import { Notice } from '../../ui/notice.tsx'
import { NO_SEARCH } from '../search/search-state.ts'
import { LineageContent } from './lineage-content.tsx'

const route = getRouteApi('/lineage')

// The worker loads while the answer is on its way.
layouter.warmUp()

export function LineagePage() {
  const state = route.useSearch()
  return (
    <div className="flex flex-col gap-2 p-4">
      <title>{`Lineage${state.of === '' ? '' : ` of ${state.of}`} · Heddle`}</title>
      <h1 className="font-semibold text-xl">Where data comes from and goes to</h1>
      <LineageContent state={state} />
      {state.of === '' ? (
        <Notice kind="plain" title="Choose where to begin">
          The id of a domain, a product, a port, a column, a dataset or a consumer; each product’s page leads here.{' '}
          <Link to="/search" search={NO_SEARCH} className="underline">
            Find one
          </Link>
        </Notice>
      ) : null}
    </div>
  )
}
