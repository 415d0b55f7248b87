import { useEffect } from 'react'
import { domainOf } from '../../../../../schema/ids.ts'
import { type Awaitable, useAnswer } from '../../api/use-answer.ts'
import { type ExplorerProductQuery, operations } from '../../generated/operations.ts'
import { availabilityOf } from './product-view.ts'

/** While its domain is down the product is asked for again: it is what tells first that the domain is back. */
const DOWN_MS = 2_000
/** While it answers, the catalog alone is asked: it looks at its domains as often. */
const LIVE_MS = 5_000

/** A product that follows its domain while it is looked at: what was last known when that stops answering, its own word when it is back. */
export function useProduct(id: string): Awaitable<ExplorerProductQuery> {
  const answer = useAnswer(
    operations.explorerProduct,
    { id },
    {
      again: (last) => (last?.data.product && availabilityOf(last.data.product) === 'UNREACHABLE' ? DOWN_MS : false),
    },
  )
  const { data, refetch } = answer
  const isLive = data?.data.product != null && availabilityOf(data.data.product) === 'LIVE'
  const domain = domainOf(id)
  const found = useAnswer(
    operations.explorerAnswering,
    { domain: domain ?? '' },
    { enabled: isLive && domain !== null, again: () => LIVE_MS },
  )
  const isSaidDown = found.data?.data.domain?.availability === 'UNREACHABLE'
  // It may be wrong, having asked before the domain was back: then the product says so, and it is asked again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the catalog is a reason of its own
  useEffect(() => {
    if (isLive && isSaidDown) void refetch()
  }, [isLive, isSaidDown, found.dataUpdatedAt, refetch])
  return answer
}
