import type { HarvestedPort, HarvestedProduct } from '../harvest/product.ts'
import { matchesWord, type QueryWord } from './query.ts'
import { WORD, type Word, words } from './tokenize.ts'

export interface Explanation {
  /** The port that answers the query better than the product itself does; null when the product does. */
  readonly port: { readonly id: string; readonly name: string | null } | null
  /** A fragment as HTML: escaped, but for `<mark>` around what matched; null when the title is all that matched. */
  readonly highlight: string | null
}

const LONGEST = 160

/** A text as it is shown, and as it is found. */
interface Text {
  readonly text: string
  readonly words: readonly Word[]
}

/**
 * What can be found of a product, taken apart into words once: while somebody types, the same products are explained with each key.
 * What only a deeper look needs is taken apart when it is first looked at.
 */
export interface Findable {
  readonly title: Text
  /** Title, name, id and tags. */
  readonly front: Text
  readonly ports: () => readonly { readonly port: HarvestedPort; readonly texts: readonly Text[] }[]
  /** Descriptions, the owner, the domain: in the order in which a person would look. */
  readonly said: () => readonly Text[]
}

export function findable(product: HarvestedProduct): Findable {
  const title = product.title ?? product.name ?? product.id
  return {
    title: textOf(title),
    front: textOf([title, product.name ?? '', product.id, ...(product.tags ?? [])].join(' · ')),
    ports: once(() => (product.outputPorts ?? []).map((port) => ({ port, texts: textsOfPort(port).map(textOf) }))),
    said: once(() => {
      const { purpose, usage, limitations } = product.description ?? {}
      const texts = [purpose, usage, limitations, product.owner?.name, product.id.split('/')[0]]
      return texts.flatMap((text) => (text == null ? [] : [textOf(text)]))
    }),
  }
}

function textsOfPort(port: HarvestedPort): readonly string[] {
  const name = port.name ?? port.id
  return [
    [name, port.location].filter((text) => text !== null).join(' · '),
    ...(port.contract?.columns ?? []).map((column) => {
      const said = [column.physicalName, column.semanticType, ...(column.tags ?? []), column.description]
      const more = said.filter((text) => text !== null && text !== column.path).join(' · ')
      return more === '' ? `${name} › ${column.path}` : `${name} › ${column.path}: ${more}`
    }),
    ...(port.description === null ? [] : [`${name}: ${port.description}`]),
  ]
}

const textOf = (text: string): Text => ({ text, words: words(text) })

function once<Made>(make: () => Made): () => Made {
  let made: { readonly of: Made } | undefined
  return () => {
    made ??= { of: make() }
    return made.of
  }
}

/** Why a product is among the hits: where the words are, in the order a person would look. */
export function explain({ title, front, ports, said }: Findable, given: readonly QueryWord[]): Explanation {
  if (given.length === 0) return { port: null, highlight: null }
  const left = given.filter((word) => !occurs(word, front))
  if (left.length === 0) {
    return { port: null, highlight: given.every((word) => occurs(word, title)) ? null : mark(front.text, given) }
  }
  const hitsIn = (text: Text): number => left.filter((word) => occurs(word, text)).length
  // The port, with its column where that helps, that has most of the words the product itself does not answer.
  const inPorts = ports().flatMap(({ port, texts }) => texts.map((text) => ({ port, text, hits: hitsIn(text) })))
  const best = mostHits(inPorts)
  if (best !== null) return { port: { id: best.port.id, name: best.port.name }, highlight: mark(best.text.text, given) }
  const elsewhere = mostHits(said().map((text) => ({ text, hits: hitsIn(text) })))
  return { port: null, highlight: elsewhere === null ? null : mark(elsewhere.text.text, given) }
}

/** The first of those with the most; null when none has any. */
function mostHits<Candidate extends { readonly hits: number }>(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((best, one) => (one.hits > (best?.hits ?? 0) ? one : best), null)
}

const occurs = (word: QueryWord, text: Text): boolean => text.words.some((token) => matchesWord(word, token))

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
