/**
 * The name that all spellings of a semantic type share: Unicode compatibility forms are one (NFKC), capitals do not count, and
 * spaces, `-` and `_` are one `_`, at the ends none. Nothing else is guessed: a join that is missed is seen among the semantic
 * types, one that is wrong is believed. Null when nothing is left.
 */
export function semanticTypeName(declared: string): string | null {
  const name = declared
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace(/^_|_$/g, '')
  return name === '' ? null : name
}
