import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { HeddleProblem } from '../../../../../client/errors.ts'
import { Failure, Problems, RowProblem } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type ExplorerReleasesQuery, operations } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { changesByRelease, deepest, keyOfRelease, type ReleaseChanges } from './release-changes.ts'
import { ReleaseChangesView } from './release-changes-view.tsx'

/** Of each domain. */
const NEWEST = 10
const PAGE = 50

/** The releases of all domains, the newest first. */
export function Releases() {
  const { data, error, refetch } = useAnswer(operations.explorerReleases, { first: NEWEST })
  const [shown, setShown] = useState(PAGE)
  const all = newestOf(data?.data.domains)
  const releases = all.slice(0, shown)
  // One question for all that are shown, behind the list.
  const depth = deepest(releases)
  const changed = useAnswer(
    operations.explorerReleaseChanges,
    { first: depth },
    { enabled: depth > 0, keepPrevious: true },
  )
  const changes = changesByRelease(changed.data?.data.domains ?? null)
  if (error) return <Failure error={error} what="The releases" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={8} label="Asking for the releases" />
  const domains = data.data.domains ?? []
  const total = domains.reduce((sum, { releases }) => sum + (releases?.totalCount ?? 0), 0)
  return (
    <>
      <Problems problems={data.problems} retry={() => void refetch()} />
      <Problems problems={changed.data?.problems ?? []} retry={() => void changed.refetch()} />
      {changed.error ? (
        <Failure error={changed.error} what="What the releases changed" retry={() => void changed.refetch()} />
      ) : null}
      <p role="status" className="mb-2 text-sm text-muted">
        {releases.length === total
          ? counted(total, 'release')
          : `${inFigures(releases.length)} of ${counted(total, 'release')}`}
        , the newest first
        {all.length < total ? `; the newest ${NEWEST} of each domain` : ''}
      </p>
      {total === 0 ? <Notice kind="plain" title="No domain has published yet" /> : null}
      <ul className="divide-y divide-line rounded border border-line bg-surface text-sm empty:hidden">
        {releases.map((release) => {
          const { domain, title, id, publishedAt, by, rollback, current, productCount } = release
          const key = keyOfRelease(release)
          return (
            <li key={key} className="px-3 py-2">
              <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-normal">
                <Link to="/domain" search={{ id: domain }} className="font-medium no-underline hover:underline">
                  <bdi>{title ?? domain}</bdi>
                </Link>
                <code className="text-xs text-muted">{id.slice(0, 12)}</code>
                {current ? <Badge tone="good">accepted now</Badge> : null}
                {rollback ? <Badge tone="warn">rolled back to</Badge> : null}
                {productCount === null ? null : <span>{counted(productCount, 'product')}</span>}
                <span className="ml-auto text-muted">
                  <Moment at={publishedAt} /> by <bdi>{by}</bdi>
                </span>
              </h2>
              <WhatChanged found={changes.get(key)} problems={changed.data?.problems ?? []} />
              {changed.isPending ? <p className="text-muted">asking what it changed…</p> : null}
            </li>
          )
        })}
      </ul>
      <ShowMore shown={releases.length} total={all.length} more={() => setShown(shown + PAGE)} />
    </>
  )
}

interface WhatChangedProps {
  /** Undefined before it was answered. */
  readonly found: ReleaseChanges | undefined
  readonly problems: readonly HeddleProblem[]
}

function WhatChanged({ found, problems }: WhatChangedProps) {
  if (found === undefined) return null
  if (found.changes !== null) return <ReleaseChangesView changes={found.changes} />
  return (
    <p className="text-muted">
      What it changed: <RowProblem problems={problems} field={found.field} otherwise="not known" />
    </p>
  )
}

function newestOf(domains: ExplorerReleasesQuery['domains'] = null) {
  return (domains ?? [])
    .flatMap(({ id, title, releases }) => (releases?.edges ?? []).map(({ node }) => ({ domain: id, title, ...node })))
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
}
