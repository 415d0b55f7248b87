import { oneLine } from '../../terminal/one-line.ts'
import type { Style } from '../../terminal/style.ts'
import { table } from '../../terminal/table.ts'

/** A text, and what it is where it is to be shown by colour. */
export type Cell = string | readonly [text: string, as: keyof Style]

export type Heading = {
  readonly name: string
  /** May be cut where the terminal is too narrow. Ids are not: nobody could ask on with half of one. */
  readonly gives?: true
}

export type Drawing = {
  readonly style: Style
  /** Of the terminal; undefined where there is none, and then nothing is cut. */
  readonly width: number | undefined
}

/** What a cell is never cut below. */
const LEAST = 12
const INDENT = '  '

/**
 * Rows under headings. Columns that are empty throughout are left out. An id that is much longer than the others stands above its row.
 *
 * @param below a line under each row; null for none
 */
export function columns(
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  { style, width }: Drawing,
  below: readonly (string | null)[] = [],
): string {
  const used = headings.map((_, at) => rows.some((row) => textOf(row[at]) !== ''))
  const kept = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, at) => used[at])
  const names = kept(headings)
  const whole = rows.map((row) => kept(headings.map((_, at) => row[at] ?? '')))
  const isAbove = tooLong(
    whole.map(([first]) => lengthOf(textOf(first))),
    width,
  )
  const cells = whole.map((row, at) => (isAbove(at) ? ['', ...row.slice(1)] : row))
  const widths = fitted(
    names.map(({ name, gives }, at) => ({
      wide: Math.max(name.length, ...cells.map((row) => lengthOf(textOf(row[at])))),
      gives: gives === true,
    })),
    width,
  )
  const shown = (cell: Cell, at: number): string => {
    const text = cut(textOf(cell), widths[at] ?? 0)
    return typeof cell === 'string' ? text : style[cell[1]](text)
  }
  const [head = '', ...lines] = table(
    [names.map(({ name }, at) => style.faint(cut(name, widths[at] ?? 0))), ...cells.map((row) => row.map(shown))],
    INDENT,
  ).split('\n')
  const under = whole.flatMap(([first], at) => [
    ...(isAbove(at) ? [`${INDENT}${textOf(first)}`] : []),
    lines[at] ?? '',
    ...(below[at] == null ? [] : [below[at]]),
  ])
  return [head, ...under, ''].join('\n')
}

/** Which of the first cells would take the room of all other columns: more than half the terminal, where most take less. */
function tooLong(lengths: readonly number[], width: number | undefined): (at: number) => boolean {
  const half = (width ?? Number.POSITIVE_INFINITY) / 2
  const long = lengths.filter((length) => length > half).length
  return (at) => long < lengths.length / 2 && (lengths[at] ?? 0) > half
}

/** The widest of those that give is made narrower, until all fit or none can give any more. */
function fitted(
  columns: readonly { readonly wide: number; readonly gives: boolean }[],
  width: number | undefined,
): readonly number[] {
  const widths = columns.map(({ wide }) => wide)
  if (width === undefined) return widths
  const room = width - INDENT.length - 2 * (columns.length - 1)
  let excess = widths.reduce((sum, wide) => sum + wide, 0) - room
  while (excess > 0) {
    let widest = -1
    for (const [at, { gives }] of columns.entries()) {
      if (gives && (widths[at] ?? 0) > LEAST && (widths[at] ?? 0) > (widths[widest] ?? 0)) widest = at
    }
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
  return widths
}

function cut(text: string, wide: number): string {
  const letters = [...text]
  return letters.length <= wide ? text : `${letters.slice(0, Math.max(0, wide - 1)).join('')}…`
}

const textOf = (cell: Cell | undefined): string => oneLine(typeof cell === 'string' ? cell : (cell?.[0] ?? ''))
const lengthOf = (text: string): number => [...text].length
