import { useAnswer } from '../../api/use-answer.ts'
import { type FindingKind, operations } from '../../generated/operations.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { counted, unlessAll } from '../../ui/words.ts'

const SAID: Readonly<Record<FindingKind, readonly [Tone, string]>> = {
  DECLARED_NOT_OBSERVED: ['plain', 'declared, and not seen'],
  OBSERVED_NOT_DECLARED: ['warn', 'seen, and not declared'],
  UNDECLARED_CONSUMER: ['warn', 'a consumer that nobody declared'],
  VERSION_SKEW: ['warn', 'relies on a version that is left behind'],
  UNRESOLVED_INPUT: ['bad', 'names what nobody offers'],
}

/** Nothing at all where nothing parts. */
export function Findings({ id }: { readonly id: string }) {
  const { data } = useAnswer(operations.explorerFindings, { id })
  const found = data?.data.product?.reconciliation
  if (!found || found.totalCount === 0) return null
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
                  since <Moment at={firstSeenAt} />
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
