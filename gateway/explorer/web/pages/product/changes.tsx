import { useEffect, useState } from 'react'
import type { Change } from '../../../../../client/follow.ts'
import { Badge } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { sentenceOf } from './change-sentence.ts'

const PAGE = 50

/** What changed of the product, its ports, its lineage and its domain, the newest first, and what changes while one looks. */
export function ProductChangesFeed({ id }: { readonly id: string }) {
  const { changes, isCut, trouble, failure } = useProductFeed(id)
  const [shown, setShown] = useState(PAGE)
  if (failure !== null)
    return (
      <Notice kind="bad" title="The changes cannot be shown">
        {failure}
      </Notice>
    )
  if (changes === null) return <Lines count={6} label="Asking what changed" />
  return (
    <section aria-label="Changes">
      <p role="status" className="mb-2 flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
        <span>
          {changes.length <= shown
            ? counted(changes.length, 'kept change')
            : `${inFigures(shown)} of ${counted(changes.length, 'kept change')}`}
          , the newest first
        </span>
        {isCut ? <span>There are more than are read here.</span> : null}
        {trouble === null ? <Badge tone="good">live</Badge> : <Badge tone="warn">{`waiting: ${trouble}`}</Badge>}
      </p>
      {changes.length === 0 ? <Notice kind="plain" title="Nothing that is kept changed of it" /> : null}
      <ol className="divide-y divide-line rounded border border-line bg-surface text-sm empty:hidden">
        {changes.slice(0, shown).map((change) => (
          <li key={change.id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5">
            <span className="min-w-0 flex-1 basis-64">{sentenceOf(change)}</span>
            <span className="text-xs text-muted">
              <Moment at={change.at} />
              {change.by === null ? '' : ` by ${change.by}`}
            </span>
          </li>
        ))}
      </ol>
      <ShowMore shown={shown} total={changes.length} more={() => setShown(shown + PAGE)} />
    </section>
  )
}

interface Feed {
  /** The newest first; null until they were read. */
  readonly changes: readonly Change[] | null
  readonly isCut: boolean
  /** What is waited for; null while nothing is. */
  readonly trouble: string | null
  /** Why there is no feed at all. */
  readonly failure: string | null
}

const NOTHING: Feed = { changes: null, isCut: false, trouble: null, failure: null }

/** What is not a question with an answer but goes on: it lives as long as its part of the page. */
function useProductFeed(id: string): Feed {
  const [feed, setFeed] = useState(NOTHING)
  useEffect(() => {
    const ending = new AbortController()
    setFeed(NOTHING)
    const put = (next: (feed: Feed) => Feed): void => {
      if (!ending.signal.aborted) setFeed(next)
    }
    import('./follow-product.ts')
      .then(({ followProduct }) =>
        followProduct(
          id,
          {
            history: (changes, isCut) => put((feed) => ({ ...feed, changes: changes.toReversed(), isCut })),
            changed: (change) => put((feed) => ({ ...feed, changes: [change, ...(feed.changes ?? [])] })),
            troubled: (trouble) => put((feed) => ({ ...feed, trouble })),
            recovered: () => put((feed) => ({ ...feed, trouble: null })),
          },
          ending.signal,
        ),
      )
      .catch((error: unknown) =>
        put((feed) => ({ ...feed, failure: error instanceof Error ? error.message : String(error) })),
      )
    return () => ending.abort()
  }, [id])
  return feed
}
