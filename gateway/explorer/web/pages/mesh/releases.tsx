import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, inFigures } from '../../ui/words.ts'

/** Of each domain. */
const NEWEST = 10
const PAGE = 50

/** The releases of all domains, the newest first. */
export function Releases() {
  const { data, error, refetch } = useAnswer(operations.explorerReleases, { first: NEWEST })
  const [shown, setShown] = useState(PAGE)
  if (error) return <Failure error={error} what="The releases" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={8} label="Asking for the releases" />
  const domains = data.data.domains ?? []
  const all = domains
    .flatMap(({ id, title, releases }) => (releases?.edges ?? []).map(({ node }) => ({ domain: id, title, ...node })))
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
  const total = domains.reduce((sum, { releases }) => sum + (releases?.totalCount ?? 0), 0)
  const releases = all.slice(0, shown)
  return (
    <>
      <Problems problems={data.problems} />
      <p role="status" className="mb-2 text-sm text-muted">
        {releases.length === total
          ? counted(total, 'release')
          : `${inFigures(releases.length)} of ${counted(total, 'release')}`}
        , the newest first
        {all.length < total ? `; the newest ${NEWEST} of each domain` : ''}
      </p>
      {total === 0 ? <Notice kind="plain" title="No domain has published yet" /> : null}
      <ul className="divide-y divide-line rounded border border-line bg-surface text-sm empty:hidden">
        {releases.map(({ domain, title, id, publishedAt, by, rollback, current, productCount }) => (
          <li
            key={`${domain} ${id} ${publishedAt}`}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2"
          >
            <Link to="/domain" search={{ id: domain }} className="font-medium no-underline hover:underline">
              <bdi>{title ?? domain}</bdi>
            </Link>
            <code className="text-xs text-muted">{id.slice(0, 12)}</code>
            {current ? <Badge tone="good">accepted now</Badge> : null}
            {rollback ? <Badge tone="warn">rolled back to</Badge> : null}
            {productCount === null ? null : <span>{counted(productCount, 'product')}</span>}
            <span className="ml-auto text-muted">
              <Moment at={publishedAt} /> by {by}
            </span>
          </li>
        ))}
      </ul>
      {shown < all.length ? (
        <button
          type="button"
          onClick={() => setShown(shown + PAGE)}
          className="mt-3 rounded border border-line px-3 py-1.5 hover:bg-raised"
        >
          Show more: {inFigures(releases.length)} of {inFigures(all.length)}
        </button>
      ) : null}
    </>
  )
}
