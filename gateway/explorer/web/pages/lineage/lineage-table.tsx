import { Fragment, type RefObject, useMemo, useState } from 'react'
import type { Display } from '../../lineage/display.ts'
import { tableRows } from '../../lineage/table-rows.ts'
import { RowGap, useRowWindow } from '../../ui/row-window.tsx'
import { inFigures, inWords } from '../../ui/words.ts'
import type { LineageActions } from './lineage-actions.ts'
import { LineageRow } from './lineage-row.tsx'
import type { Overlay } from './lineage-state.ts'
import type { UsedDetails } from './use-details.ts'

interface LineageTableProps {
  readonly display: Display
  readonly overlay: Overlay
  readonly actions: LineageActions
  /** Wants the details of a card while its row is in the page. */
  readonly want: UsedDetails['want']
  /** What the rows are scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>
}

/** Until a row has been measured. */
const ROW_PX = 58
const WIDTHS: Readonly<Record<string, string>> = { Hops: 'w-14', Name: 'w-[36%]' }

/**
 * The same as the graph, as text: a row a card, with what leads to it and what it leads to. Only rows in sight are in the page, and
 * say which of all they are.
 */
export function LineageTable({ display, overlay, actions, want, scroller }: LineageTableProps) {
  const rows = useMemo(() => tableRows(display), [display])
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const { shown, gaps, measure, body } = useRowWindow({
    ...{ count: rows.length, scroller, rowPx: ROW_PX },
    keyOf: (index) => rows[index]?.card.id ?? index,
  })
  const unfold = (ends: string) =>
    setUnfolded((before) => {
      const after = new Set(before)
      if (!after.delete(ends)) after.add(ends)
      return after
    })
  const columns = ['Hops', 'Name', ...(overlay === '' ? [] : [inWords(overlay)]), 'Comes from', 'Goes to']
  return (
    <>
      <p className="mb-1 text-muted text-sm">{inFigures(rows.length)} rows, from upstream to downstream</p>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="The graph as a table"
        className="max-h-[70vh] overflow-auto rounded border border-line bg-surface"
      >
        <table aria-rowcount={rows.length + 1} className="w-full min-w-[52rem] table-fixed text-left text-sm">
          <thead className="sticky top-0 z-10 bg-raised text-muted text-xs">
            <tr aria-rowindex={1}>
              {columns.map((title) => (
                <th
                  key={title}
                  scope="col"
                  className={`px-2 py-1 font-medium first-letter:uppercase ${WIDTHS[title] ?? ''}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...body}>
            {shown.map(({ key, index }, at) => {
              const row = rows[index]
              return row === undefined ? null : (
                <Fragment key={key}>
                  <RowGap height={gaps.before[at] ?? 0} columns={columns.length} />
                  <LineageRow {...{ row, index, overlay, actions, want, measure, unfolded }} onUnfold={unfold} />
                </Fragment>
              )
            })}
            <RowGap height={gaps.after} columns={columns.length} />
          </tbody>
        </table>
      </section>
    </>
  )
}
