/** The fields one can filter by; each is a facet too. */
export const FILTER_FIELDS = ['domain', 'owner', 'tag', 'status', 'kind'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** Values of one field are alternatives, fields are combined. Absent, null or empty: no restriction by that field. */
export type ProductFilter = { readonly [Field in FilterField]?: readonly string[] | null | undefined }

const PREFIX: Readonly<Record<FilterField, string>> = { domain: 'd', owner: 'o', tag: 't', status: 's', kind: 'k' }

/**
 * A value as one token of the index's `fx` column: hexadecimal, so that any value survives the tokenizer whole, and
 * values that differ in case or accent stay apart.
 */
export function filterToken(field: FilterField, value: string): string {
  return `__${PREFIX[field]}_${Buffer.from(value, 'utf8').toString('hex')}`
}

/** Whether a term of the index is a filter token: those are no vocabulary. */
export function isFilterToken(term: string): boolean {
  return term.startsWith('__')
}
