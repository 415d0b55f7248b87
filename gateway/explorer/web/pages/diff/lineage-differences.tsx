import type { ReactNode } from 'react'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type EdgeDifferencesFragment, operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'
import { inFigures, inWords } from '../../ui/words.ts'
import { KindBadge } from './differences.tsx'

const SHOWN = 100

interface Instants {
  readonly of: string
  readonly since: string
  /** Null: now. */
  readonly until: string | null
}

/** What became another next to the product between two moments: where its data comes from, and where it goes. */
export function LineageDifferences({ of, since, until }: Instants) {
  const { data, error, refetch } = useAnswer(operations.explorerProductLineageDiff, {
    of,
    from: since,
    to: until,
    first: SHOWN,
  })
  const why = (field: 'upstream' | 'downstream') => (
    <FieldProblem problems={data?.problems ?? []} field={field} retry={() => void refetch()} />
  )
  return (
    <section aria-labelledby="lineage" className="mt-6">
      <h2 id="lineage" className="font-semibold">
        What flows in and out
      </h2>
      <p className="mb-2 text-sm text-muted">
        From when the earlier version was accepted (<Moment at={since} />) until{' '}
        {until === null ? 'now' : <Moment at={until} />}, one hop each way.
      </p>
      {error ? <Failure error={error} what="The comparison of lineage" retry={() => void refetch()} /> : null}
      <Problems problems={besidesFields(data?.problems ?? [], ['upstream', 'downstream'])} />
      {data === undefined && !error ? <Lines count={3} label="Comparing the lineage" /> : null}
      {data ? (
        <div className="grid gap-4 md:grid-cols-2">
          <Side title="Where it comes from" diff={data.data.upstream} why={why('upstream')} />
          <Side title="Where it goes to" diff={data.data.downstream} why={why('downstream')} />
        </div>
      ) : null}
    </section>
  )
}

interface SideProps {
  readonly title: string
  readonly diff: EdgeDifferencesFragment | null
  /** Told when there is no answer. */
  readonly why: ReactNode
}

function Side({ title, diff, why }: SideProps) {
  if (diff === null)
    return (
      <section aria-label={title} className="min-w-0">
        <h3 className="text-sm font-medium">{title}</h3>
        {why}
      </section>
    )
  const { added, removed, changed, changes } = diff
  const total = added + removed + changed
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-sm font-medium">{title}</h3>
      <p className="mb-1 text-sm text-muted">
        {total === 0
          ? 'the same at both moments'
          : `${inFigures(added)} came, ${inFigures(removed)} went, ${inFigures(changed)} changed`}
        {changes.edges.length < total ? `: ${changes.edges.length} of ${inFigures(total)}` : ''}
      </p>
      <ul className="divide-y divide-line rounded border border-line bg-surface text-sm empty:hidden">
        {changes.edges.map(({ node }) => {
          const edge = node.after ?? node.before
          if (edge === null) return null
          return (
            <li key={`${node.kind} ${edge.id}`} className="px-3 py-1.5">
              <KindBadge kind={node.kind} />{' '}
              <span title={`${edge.from.id} → ${edge.to.id}`}>
                {edge.from.label} → {edge.to.label}
              </span>
              <span className="block text-xs text-muted">
                {inWords(edge.method)},{' '}
                {node.cause === 'CLAIM' ? 'by a port that took or left its dataset' : `by ${node.writer}`}
                {node.fields.length > 0 ? `: ${node.fields.map(inWords).join(', ')}` : ''}
                {node.at ? (
                  <>
                    , <Moment at={node.at} />
                  </>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
