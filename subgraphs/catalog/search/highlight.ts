import type { HarvestedPort, HarvestedProduct } from '../harvest/product.ts'
import { matchesWord, type QueryWord } from './query.ts'
import { WORD, words } from './tokenize.ts'

export interface Explanation {
  /** The port that answers the query better than the product itself does; null when the product does. */
  readonly port: { readonly id: string; readonly name: string | null } | null
  /** A fragment as HTML: escaped, but for `<mark>` around what matched; null when the title is all that matched. */
  readonly highlight: string | null
}

const LONGEST = 160

/** Why a product is among the hits: where the words are, in the order a person would look. */
export function explain(product: HarvestedProduct, given: readonly QueryWord[]): Explanation {
  if (given.length === 0) return { port: null, highlight: null }
  const title = product.title ?? product.name ?? product.id
  const front = [title, product.name ?? '', product.id, ...(product.tags ?? [])].join(' · ')
  const left = given.filter((word) => !occurs(word, front))
  if (left.length === 0) {
    return { port: null, highlight: given.every((word) => occurs(word, title)) ? null : mark(front, given) }
  }
  const best = bestPort(product, left)
  if (best !== null) return { port: { id: best.port.id, name: best.port.name }, highlight: mark(best.text, given) }
  const { purpose, usage, limitations } = product.description ?? {}
  const texts = [purpose, usage, limitations, product.owner?.name, product.id.split('/')[0]]
  const ranked = texts
    .flatMap((text) => (text == null ? [] : [{ text, hits: left.filter((word) => occurs(word, text)).length }]))
    .sort((a, b) => b.hits - a.hits)
  const [first] = ranked
  return { port: null, highlight: first !== undefined && first.hits > 0 ? mark(first.text, given) : null }
}

/** The port, with its column where that helps, that has most of the words the product itself does not answer. */
function bestPort(
  product: HarvestedProduct,
  left: readonly QueryWord[],
): { readonly port: HarvestedPort; readonly text: string } | null {
  let best: { port: HarvestedPort; text: string; hits: number } | null = null
  for (const port of product.outputPorts ?? []) {
    const name = port.name ?? port.id
    const candidates = [
      [name, port.location].filter((text) => text !== null).join(' · '),
      ...(port.contract?.columns ?? []).map((column) => {
        const said = [column.physicalName, column.semanticType, ...(column.tags ?? []), column.description]
        const more = said.filter((text) => text !== null && text !== column.path).join(' · ')
        return more === '' ? `${name} › ${column.path}` : `${name} › ${column.path}: ${more}`
      }),
      ...(port.description === null ? [] : [`${name}: ${port.description}`]),
    ]
    for (const text of candidates) {
      const hits = left.filter((word) => occurs(word, text)).length
      if (hits > (best?.hits ?? 0)) best = { port, text, hits }
    }
  }
  return best
}

function occurs(word: QueryWord, text: string): boolean {
  return words(text).some((token) => matchesWord(word, token))
}

/** A fragment of a plain text, around the first word that matched. */
function mark(text: string, given: readonly QueryWord[]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  const plain = text.replace(/[\u0000-\u001f\u007f]+/g, ' ')
  const matches = (word: string) => words(word).some((token) => given.some((query) => matchesWord(query, token)))
  const first = [...plain.matchAll(WORD)].find(([word]) => matches(word))?.index ?? 0
  const start = plain.length <= LONGEST || first < LONGEST / 2 ? 0 : wordStart(plain, first - 40)
  const end = plain.length - start <= LONGEST ? plain.length : wordEnd(plain, start + LONGEST)

  let html = start > 0 ? '…' : ''
  let at = start
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    if (index < start || index + word.length > end || !matches(word)) continue
    html += `${escapeHtml(plain.slice(at, index))}<mark>${escapeHtml(word)}</mark>`
    at = index + word.length
  }
  return html + escapeHtml(plain.slice(at, end)) + (end < plain.length ? '…' : '')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 || space - from > 40 ? from : space + 1
}

function wordEnd(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  return space < to - 40 ? to : space
}
