import type { HarvestedPort, HarvestedProduct } from '../harvest/product.ts'
import { matchesWord, type QueryWord } from './query.ts'
import { WORD, words } from './tokenize.ts'

/**
 * Around what matched, in a text that is otherwise plain: U+27E6 and U+27E7, which are taken out of the text itself. A
 * client escapes the whole text as it would any other, then turns the two into whatever it marks with.
 */
export const MARK_START = '⟦'
export const MARK_END = '⟧'

export interface Explanation {
  /** The port that answers the query better than the product itself does; null when the product does. */
  readonly port: { readonly id: string; readonly name: string | null } | null
  /** A short fragment with marks; null when nothing can be shown, as for an empty query. */
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
    const shown = given.every((word) => occurs(word, title)) ? title : front
    return { port: null, highlight: mark(shown, given) }
  }
  const best = bestPort(product, left)
  if (best !== null) return { port: { id: best.port.id, name: best.port.name }, highlight: mark(best.text, given) }
  const { purpose, usage, limitations } = product.description ?? {}
  const texts = [purpose, usage, limitations, product.owner?.name, product.id.split('/')[0]]
  const ranked = texts
    .flatMap((text) => (text == null ? [] : [{ text, hits: left.filter((word) => occurs(word, text)).length }]))
    .sort((a, b) => b.hits - a.hits)
  const [first] = ranked
  return { port: null, highlight: mark(first !== undefined && first.hits > 0 ? first.text : title, given) }
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

function mark(text: string, given: readonly QueryWord[]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  const plain = text.replace(/[⟦⟧]/g, '').replace(/[\u0000-\u001f\u007f]+/g, ' ')
  const marked = (word: string) => words(word).some((token) => given.some((query) => matchesWord(query, token)))
  const first = [...plain.matchAll(WORD)].find(([word]) => marked(word))?.index ?? 0
  const start = plain.length <= LONGEST || first < LONGEST / 2 ? 0 : wordStart(plain, first - 40)
  const end = plain.length - start <= LONGEST ? plain.length : wordEnd(plain, start + LONGEST)
  const fragment = plain
    .slice(start, end)
    .replace(WORD, (word) => (marked(word) ? `${MARK_START}${word}${MARK_END}` : word))
  return `${start > 0 ? '…' : ''}${fragment}${end < plain.length ? '…' : ''}`
}

function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 || space - from > 40 ? from : space + 1
}

function wordEnd(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  return space < to - 40 ? to : space
}
