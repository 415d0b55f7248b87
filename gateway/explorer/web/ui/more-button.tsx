import { inFigures } from './words.ts'

/** Of a list that comes page by page: an answer of `useInfiniteQuery`. */
export interface Paged {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly fetchStatus: 'fetching' | 'paused' | 'idle'
  readonly fetchNextPage: () => unknown
}

interface MoreButtonProps {
  readonly answer: Paged
  readonly shown: number
  readonly total: number
}

/** Below a part of a list: how much of it that is, and the next step, which says what became of it. Nothing when all is there. */
export function MoreButton({ answer, shown, total }: MoreButtonProps) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchStatus, fetchNextPage } = answer
  if (!hasNextPage) return null
  const isOffline = fetchStatus === 'paused'
  const step = isFetchNextPageError ? 'That failed. Try again' : 'Show more'
  return (
    <p className="mt-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <button
        type="button"
        disabled={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
        className="rounded border border-line px-3 py-1.5 hover:bg-raised"
      >
        {isFetchingNextPage ? 'Loading…' : `${step}: ${inFigures(shown)} of ${inFigures(total)}`}
      </button>
      <span role="status" className="text-muted text-sm empty:hidden">
        {isOffline ? 'This machine is offline: more comes when it is back.' : null}
      </span>
    </p>
  )
}
