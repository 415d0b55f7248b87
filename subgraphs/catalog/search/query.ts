import { FILTER_FIELDS, filterToken, type ProductFilter } from './filter-tokens.ts'
import { singular, type Word, words } from './tokenize.ts'

/** A typed word: what of the index counts as it. */
export interface QueryWord {
  /** As typed, lower case. */
  readonly text: string
  /** Any of these: all terms of one alternative have to be there. */
  readonly alternatives: readonly (readonly Term[])[]
}

export interface Term {
  readonly text: string
  /** Whether it may be the beginning of a longer term. */
  readonly prefix: boolean
}

/** Where a person looks first. */
export const FIRST_COLUMNS = 'name title tags'
/**
 * No restriction by column: two to three times as fast as naming all but `fx`, and as safe, because no typed word begins
 * with the underscores that every filter token begins with (`words` takes them off).
 */
export const ALL_COLUMNS = null

/** The typed text as words; the last one may still be half typed. */
export function queryWords(text: string): readonly QueryWord[] {
  const found = words(text)
  return found.map((word, index) => queryWord(word, index === found.length - 1))
}

function queryWord(word: Word, isLast: boolean): QueryWord {
  const { whole, parts } = word
  const asWhole = [{ text: whole, prefix: isLast }]
  const folded = (part: string, prefix: boolean): readonly Term[][] =>
    singular(part) === part
      ? [[{ text: part, prefix }]]
      : [[{ text: part, prefix }], [{ text: singular(part), prefix: false }]]
  if (parts.length === 1) return { text: whole, alternatives: folded(whole, isLast) }
  const inParts = parts.map((part, index) => ({ text: singular(part), prefix: isLast && index === parts.length - 1 }))
  return { text: whole, alternatives: [asWhole, inParts] }
}

/** The words, each with terms that are spelled almost like it. */
export function withSpellings(
  given: readonly QueryWord[],
  spellingsOf: (term: string) => readonly string[],
): readonly QueryWord[] {
  return given.map((word) => ({
    text: word.text,
    alternatives: [
      ...word.alternatives,
      ...[...new Set(spellingsOf(word.text))].map((text) => [{ text, prefix: false }]),
    ],
  }))
}

/** The MATCH expression of FTS5. Every term is quoted, so that nothing typed is ever an operator. Null when nothing restricts. */
export function matchExpression(
  given: readonly QueryWord[],
  columns: string | null,
  filter: ProductFilter,
): string | null {
  const where = columns === null ? '' : `{${columns}} : `
  const typed = given.length === 0 ? [] : [`${where}(${given.map(wordExpression).join(' AND ')})`]
  const filters = FILTER_FIELDS.flatMap((field) => {
    const values = filter[field] ?? []
    if (values.length === 0) return []
    return [`{fx} : (${values.map((value) => quote(filterToken(field, value))).join(' OR ')})`]
  })
  const parts = [...typed, ...filters]
  return parts.length === 0 ? null : parts.join(' AND ')
}

function wordExpression({ alternatives }: QueryWord): string {
  return `(${alternatives.map((terms) => `(${terms.map(termExpression).join(' AND ')})`).join(' OR ')})`
}

function termExpression({ text, prefix }: Term): string {
  return prefix ? `${quote(text)} *` : quote(text)
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Whether a token of a text counts as this word: what a highlight marks. */
export function matchesWord({ alternatives }: QueryWord, token: Word): boolean {
  const found = [token.whole, ...token.tokens]
  return alternatives.some((terms) =>
    terms.some((term) => found.some((text) => (term.prefix ? text.startsWith(term.text) : text === term.text))),
  )
}
