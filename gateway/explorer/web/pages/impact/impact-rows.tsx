import type { VirtualItem } from '@tanstack/react-virtual'
import { Fragment, useEffect, useRef } from 'react'
import { RowGap, useRowWindow } from '../../ui/row-window.tsx'
import { inFigures } from '../../ui/words.ts'
import { ImpactRow, type ShownRow } from './impact-row.tsx'

interface ImpactRowsProps {
  readonly rows: readonly ShownRow[]
  /** How many there are in all; `rows` may be the first of them. */
  readonly total: number
  /** They are of what was asked before: those of now are on their way. */
  readonly isOld: boolean
  /** Called when the end of the rows comes into sight. */
  readonly onEnd: () => void
}

const COLUMNS = [
  ['Hops', 'w-14'],
  ['Reached', 'w-[38%]'],
  ['Owner', 'w-[16%]'],
  ['How sure that way is', 'w-[18%]'],
  ['Way', ''],
] as const
/** Until a row has been measured. */
const ROW_PX = 58
const NEAR_END = 50

/**
 * What is reached, nearest first, with the way to it and how sure it is. Only the rows that are in sight, and the one with the focus,
 * are in the page: each says the place that it has among all of them.
 */
export function ImpactRows({ rows, total, isOld, onEnd }: ImpactRowsProps) {
  const scroller = useRef<HTMLElement>(null)
  const { shown, gaps, last, measure, body } = useRowWindow({
    ...{ count: rows.length, scroller, rowPx: ROW_PX },
    keyOf: (index) => rows[index]?.node.id ?? index,
  })
  useEffect(() => {
    if (rows.length < total && last >= rows.length - NEAR_END) onEnd()
  }, [last, rows.length, total, onEnd])
  if (total === 0) return null
  const isComing = isOld || rows.length < total
  return (
    <>
      <p className="mb-1 text-muted text-sm">
        {isComing ? `${inFigures(isOld ? 0 : rows.length)} of ${inFigures(total)} rows are here` : 'All rows are here'}
      </p>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="What is reached"
        className="max-h-[70vh] overflow-auto rounded border border-line bg-surface"
      >
        <table
          aria-rowcount={total + 1}
          aria-busy={isComing}
          className="w-full min-w-[52rem] table-fixed text-left text-sm"
        >
          <thead className="sticky top-0 z-10 bg-raised text-muted text-xs">
            <tr aria-rowindex={1}>
              {COLUMNS.map(([title, width]) => (
                <th key={title} scope="col" className={`px-2 py-1 font-medium ${width}`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...body}>
            {shown.map((item, at) => (
              <Fragment key={item.key}>
                <RowGap height={gaps.before[at] ?? 0} columns={COLUMNS.length} />
                <RowAt item={item} rows={rows} measure={measure} />
              </Fragment>
            ))}
            <RowGap height={gaps.after} columns={COLUMNS.length} />
          </tbody>
        </table>
      </section>
    </>
  )
}

interface RowAtProps {
  readonly item: VirtualItem
  readonly rows: readonly ShownRow[]
  readonly measure: (element: Element | null) => void
}

function RowAt({ item: { index }, rows, measure }: RowAtProps) {
  const row = rows[index]
  return row === undefined ? null : <ImpactRow row={row} index={index} measure={measure} />
}
