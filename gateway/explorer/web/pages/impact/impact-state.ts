import { listOf, textOf } from '../../app/url-state.ts'
import type { Direction, Level } from '../../generated/operations.ts'

export const LEVELS = ['PRODUCT', 'PORT', 'COLUMN', 'DOMAIN'] as const satisfies readonly Level[]
export const DIRECTIONS = ['DOWNSTREAM', 'UPSTREAM'] as const satisfies readonly Direction[]

/** What the URL of the impact page says. */
export interface ImpactState {
  /** The id of a domain, product, port, column, dataset or consumer; empty when none is chosen yet. */
  readonly of: string
  readonly dir: Direction
  readonly level: Level
  readonly domain: readonly string[]
  readonly owner: readonly string[]
}

export function readImpactState(query: Readonly<Record<string, unknown>>): ImpactState {
  return {
    of: textOf(query.of),
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
