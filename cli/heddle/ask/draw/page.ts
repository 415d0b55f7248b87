import { oneLine } from '../../terminal/one-line.ts'
import { table } from '../../terminal/table.ts'
import { type AnswerError, errorTexts } from '../answer.ts'
import { type Cell, columns, type Drawing, type Heading } from './columns.ts'

/** What is said of something, a name and a text each; what is null or empty is not said. */
export function facts(
  rows: readonly (readonly [name: string, text: Cell | null | undefined])[],
  { style }: Drawing,
): string {
  const said = rows.flatMap(([name, cell]) => {
    const [text, as] = typeof cell === 'string' ? [cell, undefined] : (cell ?? ['', undefined])
    const line = oneLine(text)
    return line === '' ? [] : [[style.faint(name), as === undefined ? line : style[as](line)] as const]
  })
  return table(said, '  ')
}

/** A heading and what stands under it; nothing at all where that is nothing. */
export function section(heading: string, body: string, { style }: Drawing): string {
  return body === '' ? '' : `\n${style.heading(heading)}\n${body}`
}

/** Rows under a heading of their own; nothing at all where there are none. */
export function tableSection(
  heading: string,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  drawing: Drawing,
): string {
  return section(heading, rows.length === 0 ? '' : columns(headings, rows, drawing), drawing)
}

/** What is not in the answer, and why. */
export function whatIsMissing(errors: readonly AnswerError[], { style }: Drawing): string {
  if (errors.length === 0) return ''
  return `\n${style.warning('Not all of it could be answered')}\n${errorTexts(errors)
    .map((text) => `  ${oneLine(text)}\n`)
    .join('')}`
}

/** How to ask for what comes after this page; `fixed` are options that have to be others then. */
export function nextPage(
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  fixed = '',
): string {
  return hasNextPage && endCursor !== null ? `\nThere is more: the same with ${fixed}--after ${endCursor}\n` : ''
}
