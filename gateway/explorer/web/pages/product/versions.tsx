import { Link } from '@tanstack/react-router'
import { besidesDomainDown } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { counted, unlessAll } from '../../ui/words.ts'
import { linesOf } from './change-lines.ts'

const SHOWN = 50

/** What each accepted version of the product changed, the newest first. */
export function Versions({ id }: { readonly id: string }) {
  const answer = useAnswer(operations.explorerVersions, { id, first: SHOWN })
  const { data, error, refetch } = answer
  const versions = data?.data.product?.versions
  return (
    <>
      {error ? <Failure error={error} what="The versions" retry={() => void refetch()} /> : null}
      <Problems problems={besidesDomainDown(data?.problems)} />
      <Awaited answer={answer} of="the catalog for its versions" lines={4} />
      {versions ? (
        <p className="mb-2 text-sm text-muted">
          {counted(versions.totalCount, 'accepted version')}
          {unlessAll(versions, 'newest')}
        </p>
      ) : null}
      <ol className="space-y-3">
        {versions?.edges.map(({ node }, index) => (
          <li key={`${node.release} ${node.publishedAt}`} className="rounded border border-line bg-surface p-3">
            <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium">
              {node.version ?? 'no version declared'}
              {node.until === null ? <Badge tone="good">accepted now</Badge> : null}
              <span className="font-normal text-sm text-muted">
                <Moment at={node.publishedAt} /> by <bdi>{node.by}</bdi>, release{' '}
                <code>{node.release.slice(0, 12)}</code>
              </span>
            </h2>
            {node.changes === null ? (
              <p className="text-sm text-muted">What it changed is not known.</p>
            ) : (
              <ul className="mt-1 text-sm">
                {linesOf(node.changes).map(({ sign, text }) => (
                  <li key={text} className="grid grid-cols-[1.5rem_1fr]">
                    <span aria-hidden="true" className="font-mono">
                      {sign}
                    </span>
                    <span>{text}</span>
                  </li>
                ))}
              </ul>
            )}
            <CompareLinks
              id={id}
              release={node.release}
              before={versions.edges[index + 1]?.node.release}
              isNow={index === 0}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

interface CompareLinksProps {
  readonly id: string
  readonly release: string
  /** Undefined for the first one. */
  readonly before: string | undefined
  readonly isNow: boolean
}

function CompareLinks({ id, release, before, isNow }: CompareLinksProps) {
  if (before === undefined && isNow) return null
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
      {before === undefined ? null : (
        <Link to="/diff" search={{ of: id, from: before, to: release }} className="underline">
          Compare with the version before
        </Link>
      )}
      {isNow ? null : (
        <Link to="/diff" search={{ of: id, from: release, to: '' }} className="underline">
          Compare with now
        </Link>
      )}
    </p>
  )
}
