import { LRUCache } from 'lru-cache'

/**
 * Text → tokens, the same way for what is indexed and for what is typed. An identifier gives its parts and itself
 * (`custId` → cust, id, custid; `cust_id` → cust, id, cust_id), a plural its singular and itself, accents fall.
 */

/** Runs of letters, digits and underscores: the units that are split further, and the units that a highlight marks. */
export const WORD = /[\p{L}\p{M}\p{N}_]+/gu

export interface Word {
  /** The identifier as a whole, lower case. */
  readonly whole: string
  /** Its parts when it has more than one, else the word itself. */
  readonly parts: readonly string[]
  /** Parts, their singulars, and the whole identifier. */
  readonly tokens: readonly string[]
}

export function words(text: string): readonly Word[] {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return (plain.match(WORD) ?? []).flatMap((word) => taken(word) ?? [])
}

const LONGEST_REMEMBERED = 128

/** The same few thousand names stand in all contracts: each is taken apart once. */
const remembered = new LRUCache<string, { readonly word: Word | undefined }>({ max: 20_000 })

function taken(text: string): Word | undefined {
  const known = remembered.get(text)
  if (known !== undefined) return known.word
  const parts = split(text)
  const whole = withoutEdges(text).toLowerCase()
  const word = parts.length === 0 ? undefined : { whole, parts, tokens: tokensOfParts(whole, parts) }
  if (text.length <= LONGEST_REMEMBERED) remembered.set(text, { word })
  return word
}

/** `__id_` → `id`, in one pass: `/_+$/` looks at each run of underscores again from each of its places. */
function withoutEdges(text: string): string {
  let from = 0
  let to = text.length
  while (text[from] === '_') from += 1
  while (to > from && text[to - 1] === '_') to -= 1
  return text.slice(from, to)
}

/** Of one text. What is written further down is a document, not a description: it is shown, but not found. */
const MOST_INDEXED = 20_000

/** Every token under which a text is found, space separated: what the index stores. */
export function tokens(...texts: readonly (string | null | undefined)[]): string {
  const found: string[] = []
  for (const text of texts) {
    if (text === null || text === undefined) continue
    for (const word of words(text.slice(0, MOST_INDEXED))) found.push(...word.tokens)
  }
  return found.join(' ')
}

function tokensOfParts(whole: string, parts: readonly string[]): readonly string[] {
  const found = parts.flatMap((part) => {
    const one = singular(part)
    return one === part ? [part] : [one, part]
  })
  return parts.length > 1 ? [...found, whole] : found
}

/** English plurals, roughly: both sides of a search are folded alike, so a wrong fold still meets itself. */
export function singular(token: string): string {
  if (token.length <= 3 || !token.endsWith('s') || /(ss|us|is)$/.test(token)) return token
  if (token.endsWith('ies') && token.length > 4) return `${token.slice(0, -3)}y`
  if (/(ss|sh|ch|x|z)es$/.test(token)) return token.slice(0, -2)
  return token.slice(0, -1)
}

/** `orderID2` → order, id2; `HTTPServer` → http, server. */
function split(word: string): readonly string[] {
  return word
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .split('_')
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())
}
