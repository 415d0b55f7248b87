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
          {counted(versions.totalCount, 'version')} that were accepted
          {unlessAll(versions, 'newest')}
        </p>
      ) : null}
      <ol className="space-y-3">
        {versions?.edges.map(({ node }) => (
          <li key={`${node.release} ${node.publishedAt}`} className="rounded border border-line bg-surface p-3">
            <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium">
              {node.version ?? 'no version declared'}
              {node.until === null ? <Badge tone="good">accepted now</Badge> : null}
              <span className="font-normal text-sm text-muted">
                <Moment at={node.publishedAt} /> by {node.by}, release <code>{node.release.slice(0, 12)}</code>
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
          </li>
        ))}
      </ol>
    </>
  )
}
