import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type FindingKind, operations } from '../../generated/operations.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Since } from '../../ui/moment.tsx'
import { counted, unlessAll } from '../../ui/words.ts'

const SAID: Readonly<Record<FindingKind, readonly [Tone, string]>> = {
  DECLARED_NOT_OBSERVED: ['plain', 'declared, and not seen'],
  OBSERVED_NOT_DECLARED: ['warn', 'seen, and not declared'],
  UNDECLARED_CONSUMER: ['warn', 'a consumer that nobody declared'],
  VERSION_SKEW: ['warn', 'relies on a version that is left behind'],
  UNRESOLVED_INPUT: ['bad', 'names what nobody offers'],
}

const FIELD = 'product.reconciliation'

/** Nothing at all where nothing parts; where that could not be answered it is said. */
export function Findings({ id }: { readonly id: string }) {
  const { data, error, refetch } = useAnswer(operations.explorerFindings, { id })
  const retry = () => void refetch()
  const found = data?.data.product?.reconciliation
  if (error) return <Failure error={error} what="Where declared and observed lineage part" retry={retry} />
  const problems = besidesDomainDown(data?.problems)
  if (!found)
    return problems.length === 0 ? null : (
      <section aria-label="Where declared and observed lineage part">
        <h2 className="mb-2 font-semibold">Where declared and observed lineage part</h2>
        <FieldProblem problems={problems} field={FIELD} retry={retry} />
        <Problems problems={besidesFields(problems, [FIELD])} />
      </section>
    )
  if (found.totalCount === 0) return null
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" className="mb-2 font-semibold">
        Where declared and observed lineage part: {counted(found.totalCount, 'finding')}
        {unlessAll(found, 'first')}
      </h2>
      <ul className="divide-y divide-line rounded border border-line bg-surface text-sm">
        {found.edges.map(({ node: { id, kind, consumer, source, firstSeenAt } }) => {
          const [tone, words] = SAID[kind]
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-1.5">
              <Badge tone={tone}>{words}</Badge>
              <span>
                <bdi>{consumer.label}</bdi> reads <bdi>{source?.label ?? 'something that is not known'}</bdi>
              </span>
              {firstSeenAt ? (
                <span className="ml-auto text-muted">
                  <Since at={firstSeenAt} />
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
