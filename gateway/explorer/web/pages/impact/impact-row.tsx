import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import type { ReachedThingFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { inPercent, inWords } from '../../ui/words.ts'
import { contractAt } from '../product/product-state.ts'

/** A row of what one thing reaches, or of what several do: then with those of them that reach it. */
export type ShownRow = ReachedThingFragment & { readonly reachedBy?: readonly string[] }

interface ImpactRowProps {
  readonly row: ShownRow
  /** Its place among all rows, from 0. */
  readonly index: number
  readonly measure: (element: Element | null) => void
}

export function ImpactRow({ row, index, measure }: ImpactRowProps) {
  const { node, distance, owner, lowestConfidence, methods, path, precision, columns, staleSince, availability } = row
  const product = productOf(node.id)
  const { reachedBy } = row
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="border-line border-t align-top">
      <td className="px-2 py-1 tabular-nums">{distance}</td>
      <th scope="row" className="px-2 py-1 font-normal">
        {product === null ? (
          <bdi>{node.label}</bdi>
        ) : (
          <Link
            to="/product"
            search={node.kind === 'COLUMN' ? contractAt(node.id) : { id: product, tab: 'overview' }}
            className="inline-block min-h-[24px]"
          >
            <bdi>{node.label}</bdi>
          </Link>
        )}{' '}
        <Badge>{inWords(node.kind)}</Badge> <AvailabilityBadge availability={availability} />
        <code className="block text-xs text-muted">{node.id}</code>
        {columns && columns.length > 0 ? (
          <span className="block text-xs">
            by <Names names={[...new Set(columns.map((id) => id.split('#').at(-1) ?? id))]} />
          </span>
        ) : null}
        {reachedBy ? (
          <span className="block text-xs">
            reached from <Names names={reachedBy.map((id) => id.split('#').at(-1) ?? id)} />
          </span>
        ) : null}
        {precision === 'DATASET' ? (
          <span className="block text-xs text-muted">as a whole: which columns is not known</span>
        ) : null}
      </th>
      <td className="px-2 py-1">
        {owner?.name ? <bdi>{owner.name}</bdi> : <span className="text-muted">not known</span>}
      </td>
      <td className="px-2 py-1">
        {inPercent(lowestConfidence)} <span className="text-muted">{(methods ?? []).map(inWords).join(', ')}</span>
        {staleSince ? (
          <span className="block text-warn">
            in doubt: an edge went stale <Moment at={staleSince} />
          </span>
        ) : null}
      </td>
      <td className="px-2 py-1 text-xs text-muted">
        <Names names={path.map(({ label }) => label)} between=" → " />
      </td>
    </tr>
  )
}
