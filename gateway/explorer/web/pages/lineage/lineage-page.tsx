import './lineage.css'
import { getRouteApi } from '@tanstack/react-router'
import { layouter } from '../../graph/elk-engine.ts'
import { SAMPLES } from '../../graph/sample-graphs.ts'
import { NothingAsked } from '../picker/nothing-asked.tsx'
import { LineageContent } from './lineage-content.tsx'

const route = getRouteApi('/lineage')

// The worker loads, and becomes quick, while the answer is on its way.
layouter.warmUp(SAMPLES)

export function LineagePage() {
  const state = route.useSearch()
  return (
    <div className="flex flex-col gap-2 p-4">
      <title>{`Lineage${state.of === '' ? '' : ` of ${state.of}`} · Heddle`}</title>
      <h1 className="font-semibold text-xl">Where data comes from and goes to</h1>
      <LineageContent state={state} />
      {state.of === '' ? (
        <NothingAsked
          title="Choose where to begin"
          what="A domain, a product, a port, a column, a dataset or a consumer; each product’s page leads here."
        />
      ) : null}
    </div>
  )
}
