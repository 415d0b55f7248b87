import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations, type ProductChangesFragment } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/words.ts'
import { linesOfPort, linesOfProduct } from './difference-lines.ts'
import { Differences, KindBadge } from './differences.tsx'

interface Releases {
  readonly of: string
  readonly from: string
  readonly to: string
}

/** What is declared otherwise: the product's own fields, what it reads, then port by port and column by column. */
export function ProductDifferences({ of, from, to }: Releases) {
  const { data, error, refetch } = useAnswer(operations.explorerDiff, { id: of, from, to })
  const problems = data?.problems.filter(({ code }) => code !== 'DOMAIN_UNAVAILABLE') ?? []
  const diff = data?.data.product?.diff
  return (
    <section aria-labelledby="declared">
      <h2 id="declared" className="mb-2 font-semibold">
        What is declared
      </h2>
      {error ? <Failure error={error} what="The comparison" retry={() => void refetch()} /> : null}
      <Problems problems={problems} />
      {data === undefined && !error ? <Lines count={5} label="Comparing the versions" /> : null}
      {data !== undefined && problems.length === 0 && !diff ? (
        <Notice kind="plain" title="Both declare the same of this product" />
      ) : null}
      {diff ? <Declared diff={diff} /> : null}
    </section>
  )
}

function Declared({ diff }: { readonly diff: ProductChangesFragment }) {
  const own = linesOfProduct(diff)
  return (
    <div className="space-y-4">
      {diff.change === 'CHANGED' ? null : (
        <p>
          The product <KindBadge kind={diff.change} />
        </p>
      )}
      {own.length > 0 ? <Differences title="The product" lines={own} /> : null}
      {diff.ports.map((port) => (
        <div key={port.port} className="space-y-2">
          <h3 className="flex flex-wrap items-baseline gap-2 text-sm">
            <code className="font-medium">{port.port.split('/').at(-1)}</code>
            <KindBadge kind={port.change} />
            {port.columns.length > 0 ? <Badge>{counted(port.columns.length, 'column')} another</Badge> : null}
          </h3>
          <Differences title={`Port ${port.port.split('/').at(-1)}`} lines={linesOfPort(port)} />
        </div>
      ))}
    </div>
  )
}
