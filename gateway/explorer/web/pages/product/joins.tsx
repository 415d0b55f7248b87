import { Link } from '@tanstack/react-router'
import { besidesDomainDown } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type JoinFormat, operations } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, unlessAll } from '../../ui/words.ts'

const SHOWN = 50

const FORMATS: Readonly<Record<JoinFormat, readonly [Tone, string]>> = {
  SAME: ['good', 'written alike'],
  DIFFERENT: ['warn', 'written otherwise'],
  UNKNOWN: ['plain', 'how they are written is not known'],
}

/** What the product can be joined with: columns of one meaning, across domains. */
export function Joins({ id }: { readonly id: string }) {
  const answer = useAnswer(operations.explorerJoins, { id, first: SHOWN })
  const { data, error, refetch } = answer
  const joins = data?.data.product?.joins
  return (
    <>
      {error ? <Failure error={error} what="What it can be joined with" retry={() => void refetch()} /> : null}
      <Problems problems={besidesDomainDown(data?.problems)} />
      <Awaited answer={answer} of="the catalog for columns of one meaning" lines={4} />
      {joins?.totalCount === 0 ? (
        <Notice kind="plain" title="Nothing shares the meaning of one of its columns">
          Columns are joined by their semantic type, which contracts declare.
        </Notice>
      ) : null}
      {joins && joins.totalCount > 0 ? (
        <p className="mb-2 text-sm text-muted">
          {counted(joins.totalCount, 'product')}
          {unlessAll(joins, 'first')}
        </p>
      ) : null}
      <ul className="space-y-2">
        {joins?.edges.map(({ node }) => (
          <li key={node.id} className="rounded border border-line bg-surface p-3 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link
                to="/product"
                search={{ id: node.id, tab: 'overview' }}
                className="inline-block min-h-[24px] font-medium"
              >
                <bdi>{node.title}</bdi>
              </Link>
              <code className="text-xs text-muted">{node.id}</code>
              <AvailabilityBadge availability={node.availability} />
            </p>
            <ul className="mt-1">
              {node.keys.map(({ semanticType, ours, theirs, format, reason }) => {
                const [tone, words] = FORMATS[format]
                return (
                  <li key={`${ours.id} ${theirs.id}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
                    <code>{ours.path}</code> = <code>{theirs.path}</code>
                    <span className="text-muted">{semanticType}</span>
                    <Badge tone={tone} title={reason}>
                      {words}
                    </Badge>
                  </li>
                )
              })}
              {node.keyCount > node.keys.length ? (
                <li className="text-muted">
                  {node.keys.length} of {counted(node.keyCount, 'pair')} of columns
                </li>
              ) : null}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
