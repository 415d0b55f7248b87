/** What the query of a URL says: a text, or several of one name, as a form would send them. */
export type UrlState = Readonly<Record<string, string | readonly string[]>>

export function readUrlState(query: string): UrlState {
  const parameters = new URLSearchParams(query)
  const entries = [...new Set(parameters.keys())].map((name) => {
    const values = parameters.getAll(name)
    return [name, values.length > 1 ? values : (values[0] ?? '')] as const
  })
  return Object.fromEntries(entries)
}

/** In the order of the names given; what is empty or not there is left out. */
export function writeUrlState(state: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(state)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one))
    }
  }
  // Ids have slashes, and a link that is read aloud has no %2F: a query may hold them as they are (RFC 3986 §3.4).
  const text = parameters.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export function listOf(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one): one is string => typeof one === 'string' && one !== '')
}

/** A date counts from its beginning, in UTC, as the graph reads it. */
export function momentOf(given: unknown): string {
  const moment = new Date(textOf(given))
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
}
