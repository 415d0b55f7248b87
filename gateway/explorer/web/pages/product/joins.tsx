import { Link } from '@tanstack/react-router'
import { besidesDomainDown } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type JoinFormat, type JoinPairFragment, operations } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, inFigures, unlessAll } from '../../ui/words.ts'
import { type JoinChoice, joinChoices, joinedColumn } from './join-pairs.ts'

const SHOWN = 50
/** Enough for keys to be among them: pairs come by their meanings, not by their worth. */
const PAIRS = 100

const FORMATS: Readonly<Record<JoinFormat, readonly [Tone, string]>> = {
  SAME: ['good', 'written alike'],
  DIFFERENT: ['warn', 'written otherwise'],
  UNKNOWN: ['plain', 'how they are written is not known'],
}

/** What the product can be joined with: columns of one meaning, across domains; keys before all else. */
export function Joins({ id }: { readonly id: string }) {
  const answer = useAnswer(operations.explorerJoins, { id, first: SHOWN, keys: PAIRS })
  const { data, error, refetch } = answer
  const joins = data?.data.product?.joins
  const { keyed, others } = joinChoices(joins?.edges.map(({ node }) => node) ?? [])
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
          {unlessAll(joins, 'first')}: {keyed.length === 0 ? 'none' : inFigures(keyed.length)} with a key in common
        </p>
      ) : null}
      <Choices choices={keyed} />
      {others.length > 0 ? (
        <details className="mt-4">
          <summary className="min-h-[24px] cursor-pointer py-1">
            {counted(others.length, 'other product')} with amounts, times or other values of one meaning, and no key
          </summary>
          <Choices choices={others} />
        </details>
      ) : null}
    </>
  )
}

function Choices({ choices }: { readonly choices: readonly JoinChoice[] }) {
  return (
    <ul className="mt-2 space-y-2 empty:hidden">
      {choices.map(({ product, keys, others }) => (
        <li key={product.id} className="rounded border border-line bg-surface p-3 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link
              to="/product"
              search={{ id: product.id, tab: 'overview' }}
              className="inline-block min-h-[24px] font-medium"
            >
              <bdi>{product.title}</bdi>
            </Link>
            <code className="text-xs text-muted">{product.id}</code>
            <AvailabilityBadge availability={product.availability} />
          </p>
          <Pairs pairs={keys} />
          {others.length > 0 && keys.length > 0 ? (
            <details>
              <summary className="min-h-[24px] cursor-pointer py-0.5 text-muted">
                {counted(others.length, 'other pair')} of one meaning
              </summary>
              <Pairs pairs={others} />
            </details>
          ) : (
            <Pairs pairs={others} />
          )}
          {product.keyCount > product.keys.length ? (
            <p className="text-muted">
              {inFigures(product.keys.length)} of {counted(product.keyCount, 'pair')} of columns are looked at here.
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Pairs({ pairs }: { readonly pairs: readonly JoinPairFragment[] }) {
  return (
    <ul className="mt-1 empty:hidden">
      {pairs.map(({ semanticType, ours, theirs, format, reason }) => {
        const [tone, words] = FORMATS[format]
        return (
          <li key={`${ours.id} ${theirs.id}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
            <code>{joinedColumn(ours)}</code> = <code>{joinedColumn(theirs)}</code>
            <span className="text-muted">{semanticType}</span>
            <Badge tone={tone} title={reason}>
              {words}
            </Badge>
          </li>
        )
      })}
    </ul>
  )
}
