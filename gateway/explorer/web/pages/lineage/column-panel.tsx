import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { cardOf, columnName } from '../../lineage/columns.ts'
import type { Display } from '../../lineage/display.ts'
import { Facts } from '../../ui/facts.tsx'
import { impactOf } from '../impact/impact-state.ts'
import { contractAt } from '../product/product-state.ts'
import { lineageOf } from './lineage-state.ts'

interface ColumnPanelProps {
  /** The id of the column whose way is pinned. */
  readonly column: string
  /** What the graph is of. */
  readonly of: string
  /** The moment that is drawn; empty for now. */
  readonly asOf: string
  readonly display: Display
}

const LINK = 'inline-block min-h-[24px]'

/** The pinned column: what its contract says of it, and what can be asked about it. */
export function ColumnPanel({ column, of, asOf, display }: ColumnPanelProps) {
  const product = productOf(column)
  const { data, isFetching } = useAnswer(
    operations.explorerColumn,
    { product: product ?? '' },
    { enabled: product !== null },
  )
  const ports = data?.data.product?.catalogEntry?.lastKnown?.ports ?? []
  const promised = ports.flatMap(({ contract }) => contract?.columns ?? []).find(({ id }) => id === column)
  const card = display.cards.get(cardOf(column))
  const hops = card?.is === 'thing' ? card.hops : 0
  const name = columnName(column)
  return (
    <section aria-label={`Column ${name}`} className="mb-3 flex flex-col gap-2 text-sm">
      <h2 className="break-all font-mono font-semibold">{name}</h2>
      <code className="break-all text-muted text-xs">{column}</code>
      <Facts
        facts={{
          'Column of': card?.title ?? cardOf(column),
          ...(promised === undefined
            ? {}
            : {
                Type: promised.logicalType,
                Meaning: promised.semanticType,
                Classification: promised.classification,
                Description: promised.description,
              }),
        }}
      />
      {promised === undefined && !isFetching ? (
        <p className="text-muted">
          {product === null
            ? 'It is a column of a dataset that no port holds: no contract says anything of it.'
            : 'The contract, as the catalog last had it, has no such column.'}
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Link to="/impact" search={impactOf([column])} className={LINK}>
          What breaks if it goes
        </Link>
        {product === null ? null : (
          <Link to="/product" search={contractAt(column)} className={LINK}>
            Its contract
          </Link>
        )}
        <Link
          to="/paths"
          search={hops > 0 ? { from: of, to: column, asOf } : { from: column, to: hops === 0 ? '' : of, asOf }}
          className={LINK}
        >
          {hops > 0 ? 'The ways to it' : 'The ways from it'}
        </Link>
        {column === of ? null : (
          <Link to="/lineage" search={lineageOf(column)} className={LINK}>
            Start the graph here
          </Link>
        )}
      </p>
    </section>
  )
}
