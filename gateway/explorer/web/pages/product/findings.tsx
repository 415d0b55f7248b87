import { besidesDomainDown, besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { counted, unlessAll } from '../../ui/words.ts'
import { FindingLine } from '../findings/finding-line.tsx'

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
        {found.edges.map(({ node }) => (
          <FindingLine key={node.id} finding={node} />
        ))}
      </ul>
    </section>
  )
}
