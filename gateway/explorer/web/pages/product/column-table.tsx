import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ContractColumnFragment } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Breakable } from '../../ui/breakable.tsx'
import { impactOf } from '../impact/impact-state.ts'
import { lineageOf } from '../lineage/lineage-state.ts'

interface ColumnTableProps {
  readonly columns: readonly ContractColumnFragment[]
  /** The id of the column that the page is opened at; empty for none. */
  readonly col: string
  readonly chosen: readonly string[]
  readonly toggle: (column: string) => void
}

const HEADS = [
  ['Column', 'md:w-[26%]'],
  ['Type', 'md:w-[14%]'],
  ['Meaning', 'md:w-[14%]'],
  ['Classification', 'md:w-32'],
  ['Description', ''],
  ['What hangs on it', 'md:w-36'],
] as const

/** The columns of a port, a row each; where there is no room for a table, a block each, with what its parts are. */
export function ColumnTable({ columns, ...chosen }: ColumnTableProps) {
  return (
    <table aria-label="Columns" className="block w-full border border-line text-left text-sm md:table md:table-fixed">
      <thead className="sr-only bg-raised text-xs text-muted md:not-sr-only md:table-header-group">
        <tr>
          {HEADS.map(([title, width]) => (
            <th key={title} scope="col" className={`px-2 py-1 font-medium ${width}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line bg-surface md:table-row-group">
        {columns.map((column) => (
          <ColumnRow key={column.id} column={column} {...chosen} />
        ))}
      </tbody>
    </table>
  )
}

const CELL = 'block px-2 py-0.5 md:table-cell md:py-1'
const NOTHING = 'hidden md:table-cell'

function ColumnRow({
  column,
  col,
  chosen,
  toggle,
}: Omit<ColumnTableProps, 'columns'> & { readonly column: ContractColumnFragment }) {
  const { id, path, primaryKey, required, logicalType, physicalType, semanticType, classification, description } =
    column
  const row = useRef<HTMLTableRowElement>(null)
  const isMeant = id === col
  useEffect(() => {
    if (isMeant) row.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  return (
    <tr
      ref={row}
      aria-current={isMeant ? 'location' : undefined}
      className={`block py-1 align-top md:table-row ${isMeant ? 'bg-accent-soft outline-2 outline-accent -outline-offset-2' : ''}`}
    >
      <th scope="row" className={`${CELL} font-normal`}>
        <label className="flex min-h-[24px] cursor-pointer items-start gap-2">
          <input
            type="checkbox"
            className="mt-1 size-4 shrink-0"
            aria-label={`Choose ${path}`}
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
          <span className="min-w-0">
            <code className="font-medium">
              <Breakable name={path} />
            </code>{' '}
            {primaryKey ? <Badge tone="accent">key</Badge> : null}
            {required ? null : <span className="ml-1 text-xs text-muted">may be empty</span>}
          </span>
        </label>
      </th>
      <td className={CELL}>
        {logicalType ?? <span className="text-muted">no type declared</span>}
        {physicalType ? (
          <code className="ml-2 text-xs text-muted md:ml-0 md:block">
            <Breakable name={physicalType} />
          </code>
        ) : null}
      </td>
      <td className={semanticType ? CELL : NOTHING}>
        {semanticType ? (
          <code className="text-xs">
            <Breakable name={semanticType} />
          </code>
        ) : null}
      </td>
      <td className={classification ? CELL : NOTHING}>
        {classification ? (
          <Badge tone={toneOf(classification)} isOfOthers>
            {classification}
          </Badge>
        ) : null}
      </td>
      <td dir="auto" className={description ? CELL : NOTHING}>
        {description}
      </td>
      <td className={CELL}>
        <span className="flex flex-wrap gap-x-3">
          <Link
            to="/impact"
            search={impactOf([id])}
            aria-label={`What breaks without ${path}`}
            className="inline-block min-h-[24px]"
          >
            What breaks
          </Link>
          <Link
            to="/lineage"
            search={lineageOf(id)}
            aria-label={`Lineage of ${path}`}
            className="inline-block min-h-[24px]"
          >
            Lineage
          </Link>
        </span>
      </td>
    </tr>
  )
}

const toneOf = (classification: string) => (/public/i.test(classification) ? 'plain' : 'warn')
