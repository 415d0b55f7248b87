import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type RefObject, useState } from 'react'
import { gapsOf } from './row-gaps.ts'

interface RowWindowOptions {
  readonly count: number
  /** What the rows are scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>
  /** About how high one is, in px, until it has been measured. */
  readonly rowPx: number
  readonly keyOf: (index: number) => string | number
}

/**
 * Which rows of a long table are in the page: those in sight, and the one with the focus. They carry `data-index` and are measured;
 * each says the place that it has among all (`aria-rowindex`), and gaps hold the places of the others.
 */
export function useRowWindow({ count, scroller, rowPx, keyOf }: RowWindowOptions) {
  const [focused, setFocused] = useState<number | null>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    overscan: 8,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      const isKept = focused !== null && focused < range.count && !seen.includes(focused)
      return isKept ? [...seen, focused].sort((a, b) => a - b) : seen
    },
  })
  const shown = virtual.getVirtualItems()
  const body = {
    onFocus: (event: FocusEvent) => setFocused(indexOf(event)),
    onBlur: () => setFocused(null),
    // Rows come and go at both ends: the browser must not hold on to one of them.
    className: '[overflow-anchor:none]',
  }
  return {
    shown,
    gaps: gapsOf(shown, virtual.getTotalSize()),
    /** The last that is in sight. */
    last: virtual.range?.endIndex ?? 0,
    measure: virtual.measureElement,
    /** For the `tbody`. */
    body,
  }
}

function indexOf({ target }: FocusEvent): number | null {
  const index = target.closest<HTMLElement>('[data-index]')?.dataset.index
  return index === undefined ? null : Number(index)
}

/** Holds the place of rows that are not in the page. */
export function RowGap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it has nothing in it, so that nothing can be focused
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  )
}
