import { listOf, textOf } from '../../app/url-state.ts'
import type { Direction, Level } from '../../generated/operations.ts'

export const LEVELS = ['PRODUCT', 'PORT', 'COLUMN', 'DOMAIN'] as const satisfies readonly Level[]
export const DIRECTIONS = ['DOWNSTREAM', 'UPSTREAM'] as const satisfies readonly Direction[]

/** What the URL of the impact page says. */
export interface ImpactState {
  /** The id of a domain, product, port, column, dataset or consumer; empty when none is chosen yet. */
  readonly of: string
  /** The ids of what would go along with it; each is asked about by itself. None when it is not there. */
  readonly also?: readonly string[]
  readonly dir: Direction
  readonly level: Level
  readonly domain: readonly string[]
  readonly owner: readonly string[]
}

/** The start of what breaks if these change, each of them; as `level` are rows counted. */
export const impactOf = ([of = '', ...also]: readonly string[], level: Level = 'PRODUCT'): ImpactState => ({
  of,
  also,
  dir: 'DOWNSTREAM',
  level,
  domain: [],
  owner: [],
})

/** All that is asked about, each once. */
export const subjectsOf = ({ of, also = [] }: Pick<ImpactState, 'of' | 'also'>): readonly string[] => [
  ...new Set([of, ...also].filter((id) => id !== '')),
]

/** As it is said: ids as they are, of columns of one port only the first in full. */
export function namesOf(subjects: readonly string[]): string {
  const [first = '', ...rest] = subjects
  const [port] = first.split('#', 1)
  return [first, ...rest.map((id) => (id.startsWith(`${port}#`) ? id.slice(id.indexOf('#') + 1) : id))].join(', ')
}

export function readImpactState(query: Readonly<Record<string, unknown>>): ImpactState {
  return {
    of: textOf(query.of),
    also: listOf(query.also),
    dir: DIRECTIONS.find((direction) => direction === query.dir) ?? 'DOWNSTREAM',
    level: LEVELS.find((level) => level === query.level) ?? 'PRODUCT',
    domain: listOf(query.domain),
    owner: listOf(query.owner),
  }
}

/** Of the graph: what nobody chose filters nothing. */
export function impactFilter({ domain, owner }: Pick<ImpactState, 'domain' | 'owner'>) {
  return { ...(domain.length > 0 ? { domain } : {}), ...(owner.length > 0 ? { owner } : {}) }
}

/** What the graph is asked of the state: totals, rows and owners alike. */
export const impactQuestion = (state: ImpactState) => ({
  of: state.of,
  direction: state.dir,
  level: state.level,
  depth: null,
  filter: impactFilter(state),
})

/** All rows of what is on the page, as a file: the arguments have the names that they have in the graph. */
export function exportUrl({ of, dir, level, domain, owner }: ImpactState): string {
  const query = new URLSearchParams({ of, direction: dir, level, format: 'csv', paths: 'true' })
  for (const one of domain) query.append('domain', one)
  for (const one of owner) query.append('owner', one)
  return `/api/v1/impact/export?${query}`
}
