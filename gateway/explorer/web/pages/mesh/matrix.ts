import type { DomainPairFragment } from '../../generated/operations.ts'
import { keyOfPair } from './pairs.ts'

export interface MatrixDomain {
  readonly id: string
  readonly title: string
}

/** A domain matrix: rows are read, columns read. */
export interface Matrix {
  /** Domains that are read by one of the columns, those with the most readers first. */
  readonly rows: readonly MatrixDomain[]
  /** Domains that read one of the rows. */
  readonly columns: readonly MatrixDomain[]
  /** By the ids of row and column. */
  readonly cellAt: (from: string, to: string) => DomainPairFragment | null
  /** How many domains there are on each side, shown or not. */
  readonly allRows: number
  readonly allColumns: number
  /** Pairs that have no cell here. */
  readonly hidden: number
}

/** The pairs as rows and columns, at most `most` of each: those with most readers, so that what is cut is the least of it. */
export function matrixOf(pairs: readonly DomainPairFragment[], most: number): Matrix {
  const rows = heaviest(pairs, ({ from }) => [from])
  const columns = heaviest(pairs, ({ to }) => [to])
  const [shownRows, shownColumns] = [rows.slice(0, most), columns.slice(0, most)]
  const [rowIds, columnIds] = [shownRows, shownColumns].map((list) => new Set(list.map(({ id }) => id)))
  const cells = new Map(pairs.map((pair) => [keyOfPair(pair), pair]))
  const isShown = ({ from, to }: DomainPairFragment) => rowIds?.has(from.id) && columnIds?.has(to.id)
  return {
    rows: shownRows,
    columns: shownColumns,
    cellAt: (from, to) => cells.get(`${from} ${to}`) ?? null,
    allRows: rows.length,
    allColumns: columns.length,
    hidden: pairs.filter((pair) => !isShown(pair)).length,
  }
}

type End = DomainPairFragment['from']

/** The domains at these ends of the pairs, those with most readers at them first; by id where that is the same. */
export function heaviest(
  pairs: readonly DomainPairFragment[],
  endsOf: (pair: DomainPairFragment) => readonly End[],
): readonly MatrixDomain[] {
  const weights = new Map<string, { readonly domain: MatrixDomain; weight: number }>()
  for (const pair of pairs) {
    for (const { id, title } of endsOf(pair)) {
      const known = weights.get(id) ?? { domain: { id, title: title ?? id }, weight: 0 }
      known.weight += pair.readers
      weights.set(id, known)
    }
  }
  return [...weights.values()]
    .sort((a, b) => b.weight - a.weight || (a.domain.id < b.domain.id ? -1 : 1))
    .map(({ domain }) => domain)
}
