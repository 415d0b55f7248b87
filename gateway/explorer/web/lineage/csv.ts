import { confidenceOf, howKnown, KNOWN_WORDS } from './claims.ts'
import { columnName } from './columns.ts'
import type { Display } from './display.ts'

const HEAD = ['from', 'from_name', 'from_column', 'to', 'to_name', 'to_column', 'how_known', 'confidence', 'change']

/** What is drawn as a list: a line a connection, groups as they are drawn, things without a connection with an empty other end. */
export function csvOf({ cards, lines }: Pick<Display, 'cards' | 'lines'>): string {
  const joined = new Set([...lines.values()].flatMap(({ from, to }) => [from, to]))
  const title = (id: string) => cards.get(id)?.title ?? id
  const column = (id: string | null) => (id === null ? '' : columnName(id))
  const rows = [...lines.values()].map(({ from, to, fromColumn, toColumn, claims, change }) => [
    ...[from, title(from), column(fromColumn), to, title(to), column(toColumn)],
    ...[KNOWN_WORDS[howKnown(claims)], String(confidenceOf(claims)), change?.toLowerCase() ?? ''],
  ])
  const alone = [...cards.keys()].filter((id) => !joined.has(id)).map((id) => [id, title(id), ...Array(7).fill('')])
  return `${[HEAD, ...rows, ...alone].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** RFC 4180; a name that a spreadsheet would run as a formula is text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
