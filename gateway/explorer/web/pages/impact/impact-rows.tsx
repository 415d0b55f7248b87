import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type FocusEvent, Fragment, useEffect, useRef, useState } from 'react'
import { inFigures } from '../../ui/words.ts'
import { ImpactRow, type ShownRow } from './impact-row.tsx'
import { gapsOf } from './row-gaps.ts'

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
  ['How sure', 'w-[18%]'],
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
  const [focused, setFocused] = useState<number | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.node.id ?? index,
    overscan: 8,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      const isKept = focused !== null && focused < range.count && !seen.includes(focused)
      return isKept ? [...seen, focused].sort((a, b) => a - b) : seen
    },
  })
  const shown = virtual.getVirtualItems()
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => {
    if (rows.length < total && last >= rows.length - NEAR_END) onEnd()
  }, [last, rows.length, total, onEnd])
  if (total === 0) return null
  const isComing = isOld || rows.length < total
  const { before, after } = gapsOf(shown, virtual.getTotalSize())
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
          <tbody
            onFocus={(event) => setFocused(indexOf(event))}
            onBlur={() => setFocused(null)}
            // Rows come and go at both ends: the browser must not hold on to one of them.
            className="[overflow-anchor:none]"
          >
            {shown.map((item, at) => (
              <Fragment key={item.key}>
                <Gap height={before[at] ?? 0} />
                <RowAt item={item} rows={rows} measure={virtual.measureElement} />
              </Fragment>
            ))}
            <Gap height={after} />
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

/** Holds the place of rows that are not in the page. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it has nothing in it, so that nothing can be focused
    <tr aria-hidden="true">
      <td colSpan={COLUMNS.length} style={{ height, padding: 0 }} />
    </tr>
  )
}

function indexOf({ target }: FocusEvent): number | null {
  const index = target.closest<HTMLElement>('[data-index]')?.dataset.index
  return index === undefined ? null : Number(index)
}
