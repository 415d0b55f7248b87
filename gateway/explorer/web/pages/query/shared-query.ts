/** A question as a link has it. Headers are never part of one: they are where tokens are. */
export interface SharedQuery {
  readonly query: string
  /** JSON, as it was typed; empty for none. */
  readonly variables: string
}

/** In the fragment, which browsers send to no server, and which may be as long as a query is. */
export function linkTo({ query, variables }: SharedQuery, origin: string): string {
  const parts = new URLSearchParams({ query, ...(variables.trim() === '' ? {} : { variables }) })
  return `${origin}/query#${parts}`
}

/** What a link shares; null when it is a link to the page alone. */
export function sharedIn(fragment: string): SharedQuery | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const query = parts.get('query')
  return query === null || query.trim() === '' ? null : { query, variables: parts.get('variables') ?? '' }
}
