import { oneLine } from '../terminal/one-line.ts'
import type { Style } from '../terminal/style.ts'
import { amount } from '../terminal/ticker.ts'
import { columns, type Drawing } from './draw/columns.ts'
import { facts, nextPage, section, whatIsMissing } from './draw/page.ts'
import { counted, joined, percent } from './draw/values.ts'
import type { Found } from './search-question.ts'

/** Values of a facet that a terminal shows; a pipe gets all. */
const SHOWN_VALUES = 6

export function searchText({ text, totalCount, facets, hits, pageInfo, errors }: Found, drawing: Drawing): string {
  const asked = text === '' ? ': without words, all that the filters leave' : ` for ${JSON.stringify(text)}`
  const page = hits.length === totalCount ? '' : `, ${amount(hits.length)} of them here`
  return [
    `${drawing.style.heading(`${counted(totalCount, 'hit')}${asked}`)}${page}\n`,
    hits.length === 0 ? '' : `\n${hitTable(hits, drawing)}`,
    section(
      'Of all hits',
      facts(
        facets.map(({ field, values }) => [field, facetText(values, drawing)]),
        drawing,
      ),
      drawing,
    ),
    nextPage(pageInfo),
    whatIsMissing(errors, drawing),
  ].join('')
}

/** Under each hit why it is one, where its title does not say so. */
function hitTable(hits: Found['hits'], drawing: Drawing): string {
  const rows = hits.map(({ id, title, owner, status, quality, serviceLevels, consumers, availability }) => [
    id,
    title,
    owner ?? '',
    status ?? '',
    quality?.score == null ? '' : percent(quality.score),
    serviceLevels === null || serviceLevels.total === 0 ? '' : `${serviceLevels.met} of ${serviceLevels.total}`,
    consumers === null ? '' : amount(consumers),
    availability === 'LIVE' ? '' : ([availability.toLowerCase(), 'warning'] as const),
  ])
  const headings = [
    { name: 'id' },
    { name: 'title', gives: true },
    { name: 'owner', gives: true },
    { name: 'status' },
    { name: 'quality' },
    { name: 'promises met' },
    { name: 'readers' },
    { name: 'its domain is' },
  ] as const
  const why = hits.map(({ highlight }) => (highlight === null ? null : `      ${highlighted(highlight, drawing)}`))
  return columns(headings, rows, drawing, why)
}

function facetText(values: readonly { readonly key: string; readonly count: number }[], { width }: Drawing): string {
  const shown = width === undefined ? values : values.slice(0, SHOWN_VALUES)
  const more = values.length - shown.length
  return joined([...shown.map(({ key, count }) => `${oneLine(key)} ${amount(count)}`), more > 0 && `${more} more`])
}

/** A fragment of HTML for a terminal: the marks by colour, or by stars where there are no colours; cut to its width. */
export function highlighted(html: string, { style, width }: Drawing): string {
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(20, width - 8)
  let left = room
  const take = (text: string): string => {
    const letters = [...oneLine(unescapeHtml(text), false)]
    const taken = letters.slice(0, left).join('')
    left -= Math.min(left, letters.length)
    return taken
  }
  const parts = html.split(/<mark>(.*?)<\/mark>/s)
  const text = parts.map((part, at) => (at % 2 === 0 ? take(part) : marked(take(part), style))).join('')
  return left === 0 && [...unescapeHtml(html.replaceAll(/<\/?mark>/g, ''))].length > room ? `${text}…` : text
}

function marked(text: string, style: Style): string {
  if (text === '') return ''
  const coloured = style.heading(text)
  return coloured === text ? `*${text}*` : coloured
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function unescapeHtml(html: string): string {
  return html.replaceAll(/&(?:#(\d{1,6})|(amp|lt|gt|quot));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (NAMED[name] ?? '') : String.fromCodePoint(Number(code)),
  )
}
