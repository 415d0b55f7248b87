import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import type { ReachedThingFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { inPercent, inWords } from '../../ui/words.ts'

/** What is reached, nearest first, with the way to it and how sure it is. */
export function ImpactRows({ rows }: { readonly rows: readonly ReachedThingFragment[] }) {
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
    <section tabIndex={0} aria-label="What is reached" className="overflow-x-auto rounded border border-line">
      <table className="w-full text-left text-sm">
        <thead className="bg-raised text-xs text-muted">
          <tr>
            {['Hops', 'Reached', 'Owner', 'How sure', 'Way'].map((title) => (
              <th key={title} scope="col" className="px-2 py-1 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {rows.map((row) => (
            <Row key={row.node.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row }: { readonly row: ReachedThingFragment }) {
  const { node, distance, owner, lowestConfidence, methods, path, precision, columns, staleSince, availability } = row
  const product = productOf(node.id)
  return (
    <tr className="align-top">
      <td className="px-2 py-1 tabular-nums">{distance}</td>
      <th scope="row" className="px-2 py-1 font-normal">
        {product === null ? (
          node.label
        ) : (
          <Link to="/product" search={{ id: product, tab: 'overview' }} className="inline-block min-h-[24px]">
            {node.label}
          </Link>
        )}{' '}
        <Badge>{inWords(node.kind)}</Badge> <AvailabilityBadge availability={availability} />
        <code className="block text-xs text-muted">{node.id}</code>
        {columns && columns.length > 0 ? (
          <span className="block text-xs">by {columns.map((id) => id.split('#').at(-1)).join(', ')}</span>
        ) : null}
        {precision === 'DATASET' ? (
          <span className="block text-xs text-muted">as a whole: which columns is not known</span>
        ) : null}
      </th>
      <td className="px-2 py-1">{owner?.name ?? <span className="text-muted">not known</span>}</td>
      <td className="px-2 py-1">
        {inPercent(lowestConfidence)} <span className="text-muted">{(methods ?? []).map(inWords).join(', ')}</span>
        {staleSince ? (
          <span className="block text-warn">
            in doubt since <Moment at={staleSince} />
          </span>
        ) : null}
      </td>
      <td className="px-2 py-1 text-xs text-muted">{path.map(({ label }) => label).join(' → ')}</td>
    </tr>
  )
}
