import { type Claim, edgeId, type MeshEdge } from './mesh-graph.ts'
import type { LineageAnswer } from './one-graph.ts'

/** An end of a column edge: a column of a card, or the whole of it where nobody says which column. */
export interface ColumnEnd {
  readonly card: string
  /** The id of the column; null for the whole card. */
  readonly column: string | null
}

export interface ColumnEdge {
  readonly id: string
  readonly from: ColumnEnd
  readonly to: ColumnEnd
  readonly claims: readonly Claim[]
  readonly change: MeshEdge['change']
}

/** What is known of columns between cards. */
export interface ColumnLineage {
  readonly edges: readonly ColumnEdge[]
  /** By card, the ids of its columns that lineage names, in order. */
  readonly columns: ReadonlyMap<string, readonly string[]>
}

export const NO_COLUMNS: ColumnLineage = { edges: [], columns: new Map() }

/** Of a column, what it is a column of; any other id is of itself. */
export const cardOf = (id: string): string => id.split('#', 1)[0] ?? id
export const isColumn = (id: string): boolean => id.includes('#')

/** The name of a column as people write it. */
export function columnName(id: string): string {
  const name = id.slice(id.indexOf('#') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Several answers at the level of columns as one. Edges between whole things are left to the graph of the things. */
export function columnLineage(answers: readonly Pick<LineageAnswer, 'edges'>[]): ColumnLineage {
  const edges = new Map<string, { from: string; to: string; claims: Map<string, Claim> }>()
  for (const answer of answers) {
    for (const { from, to, ...claim } of answer.edges) {
      if (!isColumn(from.id) && !isColumn(to.id)) continue
      const id = edgeId(from.id, to.id)
      const known = edges.get(id) ?? { from: from.id, to: to.id, claims: new Map<string, Claim>() }
      known.claims.set(claim.id, claim)
      edges.set(id, known)
    }
  }
  return columnsOf([...edges.values()].map(({ from, to, claims }) => columnEdge(from, to, [...claims.values()])))
}

export function columnEdge(from: string, to: string, claims: readonly Claim[]): ColumnEdge {
  return { id: edgeId(from, to), from: endOf(from), to: endOf(to), claims, change: null }
}

const endOf = (id: string): ColumnEnd => ({ card: cardOf(id), column: isColumn(id) ? id : null })

/** With the columns that these edges name. */
export function columnsOf(edges: readonly ColumnEdge[]): ColumnLineage {
  const columns = new Map<string, Set<string>>()
  for (const { card, column } of edges.flatMap(({ from, to }) => [from, to]))
    if (column !== null) columns.set(card, (columns.get(card) ?? new Set()).add(column))
  return { edges, columns: new Map([...columns].map(([card, ids]) => [card, [...ids].toSorted()])) }
}

/** How a card's columns are looked at: kept by the page, because a card off the screen is not mounted. */
export interface ColumnView {
  readonly search: string
  /** Also those that lineage does not name. */
  readonly all: boolean
  /** How many are shown at most. */
  readonly first: number
}

export const COLUMN_VIEW: ColumnView = { search: '', all: false, first: 8 }

export interface CardColumns {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly isLinked: boolean }[]
  /** On the way that is pinned, and not among `rows`: shown below a rule. */
  readonly pinned: readonly { readonly id: string; readonly name: string; readonly isLinked: boolean }[]
  /** How many match the search. */
  readonly matching: number
  readonly linked: number
  /** Of the contract and of lineage together; null when the contract is not known. */
  readonly total: number | null
  readonly view: ColumnView
}

export interface CardColumnsInput {
  readonly linked: readonly string[]
  /** The columns of the contract, in its order; null when it is not known. */
  readonly contract: readonly string[] | null
  readonly view: ColumnView
  /** Columns that are shown whatever the search is. */
  readonly pinned: ReadonlySet<string>
}

/** Which columns a card shows, and of how many: nothing is cut without saying so. */
export function cardColumns({ linked, contract, view, pinned }: CardColumnsInput): CardColumns {
  const isLinked = new Set(linked)
  const inOrder = contract === null ? linked : [...contract, ...linked.filter((id) => !contract.includes(id))]
  const row = (id: string) => ({ id, name: columnName(id), isLinked: isLinked.has(id) })
  const wanted = view.search.toLowerCase()
  const matching = inOrder
    .map(row)
    .filter((one) => (view.all || one.isLinked) && one.name.toLowerCase().includes(wanted))
  const rows = matching.slice(0, view.first)
  const shown = new Set(rows.map(({ id }) => id))
  return {
    rows,
    pinned: inOrder.filter((id) => pinned.has(id) && !shown.has(id)).map(row),
    matching: matching.length,
    linked: linked.length,
    total: contract === null ? null : inOrder.length,
    view,
  }
}

/** Card edges of which no columns are known: where they are, the columns say it more closely. */
export function edgesWithoutColumns(
  edges: readonly MeshEdge[],
  { edges: columns }: ColumnLineage,
): readonly MeshEdge[] {
  const pairs = new Set(columns.map(({ from, to }) => `${from.card} ${to.card}`))
  return edges.filter(({ from, to }) => !pairs.has(`${from} ${to}`))
}
