import { domainOf, productOf } from '../../../../schema/ids.ts'
import type { LayoutInput, Line } from '../graph/layout.ts'
import { counted, inWords, isolated } from '../ui/words.ts'
import type { GroupCard, LineageCard, ThingCard } from './card.ts'
import {
  type CardColumns,
  COLUMN_VIEW,
  type ColumnLineage,
  type ColumnView,
  cardColumns,
  edgesWithoutColumns,
} from './columns.ts'
import type { Details } from './details.ts'
import { type Shown, shownBeside } from './expansions.ts'
import { keyInGroupId, wordsOfKey } from './group-key.ts'
import type { Group, GroupedGraph } from './grouped.ts'
import type { Claim, MeshEdge, MeshGraph, MeshNode } from './mesh-graph.ts'

export const CARD = { width: 240, head: 64, line: 22, row: 24, search: 30, foot: 24 } as const

export interface DrawnLine extends Line {
  readonly claims: readonly Claim[]
  readonly change: MeshEdge['change']
  /** The columns that it joins; null for the whole of an end. */
  readonly fromColumn: string | null
  readonly toColumn: string | null
}

export interface Display {
  readonly cards: ReadonlyMap<string, LineageCard>
  readonly lines: ReadonlyMap<string, DrawnLine>
  readonly input: LayoutInput
}

export interface DisplayInput {
  /** Before grouping: what is beside something is counted whether it is in a group or not. */
  readonly whole: MeshGraph
  readonly graph: GroupedGraph
  /** Null when columns are not drawn. */
  readonly columns: ColumnLineage | null
  readonly views: ReadonlyMap<string, ColumnView>
  readonly pinned: ReadonlySet<string>
  readonly details: ReadonlyMap<string, Details>
  /** Whether each card has a line for what is laid over it. */
  readonly hasOverlay: boolean
}

/** What is drawn: cards and lines with their sizes, before anybody knows where they go. */
export function displayOf({ whole, graph, columns, views, pinned, details, hasOverlay }: DisplayInput): Display {
  const besides = shownBeside(whole)
  const changes = nodeChanges(graph)
  const cards = new Map<string, LineageCard>()
  for (const node of graph.nodes.values()) {
    const linked = columns?.columns.get(node.id) ?? []
    const contract = details.get(node.id)?.columns ?? null
    // Of a port always, so that its size is known before its contract is.
    const hasColumns = columns !== null && node.kind === 'PORT'
    const view = views.get(node.id) ?? COLUMN_VIEW
    const input = { linked, contract, view, pinned }
    const card: Omit<ThingCard, 'label'> = {
      is: 'thing',
      id: node.id,
      node,
      hops: node.hops,
      title: node.label,
      subtitle: subtitleOf(node),
      isRoot: graph.roots.has(node.id),
      beside: besides(node.id),
      columns: hasColumns || linked.length > 0 ? cardColumns(input) : null,
      details: details.get(node.id) ?? null,
      change: changes.get(node.id) ?? null,
    }
    cards.set(node.id, { ...card, label: labelOf(card) })
  }
  for (const group of graph.groups.values()) cards.set(group.id, groupCard(group))
  const lines = new Map<string, DrawnLine>()
  for (const line of drawnLines(graph, columns, cards)) lines.set(line.id, line)
  const boxes = [...cards.values()].map((card) => ({
    id: card.id,
    width: CARD.width,
    height: heightOf(card, hasOverlay),
    layer: card.hops,
  }))
  const plain = [...lines.values()].map(({ id, from, to, fromOffset, toOffset }) => ({
    id,
    from,
    to,
    fromOffset,
    toOffset,
  }))
  return { cards, lines, input: { boxes, lines: hasOverlay ? plain.map((line) => below(line)) : plain } }
}

/** Rows stand a line lower where cards say more. */
function below(line: Line): Line {
  const shift = (offset: number | null) => (offset === null ? null : offset + CARD.line)
  return { ...line, fromOffset: shift(line.fromOffset), toOffset: shift(line.toOffset) }
}

export function heightOf(card: LineageCard, hasOverlay: boolean): number {
  const head = CARD.head + (hasOverlay ? CARD.line : 0)
  if (card.is === 'group' || card.columns === null) return head
  const { rows, pinned } = card.columns
  return head + CARD.search + (rows.length + pinned.length) * CARD.row + CARD.foot
}

function* drawnLines(
  graph: GroupedGraph,
  columns: ColumnLineage | null,
  cards: ReadonlyMap<string, LineageCard>,
): Iterable<DrawnLine> {
  const whole = { fromOffset: null, toOffset: null, fromColumn: null, toColumn: null }
  for (const { id, from, to, claims, change } of columns === null
    ? graph.edges
    : edgesWithoutColumns(graph.edges, columns))
    yield { id, from, to, claims, change, ...whole }
  for (const { id, from, to, claims, change } of columns?.edges ?? []) {
    const [start, end] = [cards.get(from.card), cards.get(to.card)]
    if (start === undefined || end === undefined) continue
    yield {
      id,
      from: from.card,
      to: to.card,
      claims,
      change,
      fromOffset: rowOffset(start, from.column),
      toOffset: rowOffset(end, to.column),
      fromColumn: from.column,
      toColumn: to.column,
    }
  }
}

/** The middle of a column's row; that of the card's foot for a column that is not shown, null for a whole card. */
function rowOffset(card: LineageCard, column: string | null): number | null {
  if (column === null || card.is === 'group' || card.columns === null) return null
  const rows: CardColumns['rows'] = [...card.columns.rows, ...card.columns.pinned]
  const index = rows.findIndex(({ id }) => id === column)
  const top = CARD.head + CARD.search
  return index < 0 ? top + rows.length * CARD.row + CARD.foot / 2 : top + index * CARD.row + CARD.row / 2
}

/** A thing all of whose edges came, or went, came or went with them. */
function nodeChanges({ roots, edges }: MeshGraph): ReadonlyMap<string, MeshEdge['change']> {
  const changes = new Map<string, MeshEdge['change']>()
  for (const { from, to, change } of edges) {
    for (const id of [from, to]) {
      const known = changes.get(id)
      changes.set(id, known === undefined || known === change ? change : null)
    }
  }
  for (const id of roots) changes.delete(id)
  return new Map([...changes].filter(([, change]) => change === 'ADDED' || change === 'REMOVED'))
}

function groupCard(group: Group): GroupCard {
  const { id, domainId, members, hops } = group
  const [first] = members
  const kinds = new Map<string, number>()
  for (const { kind } of members) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const subtitle = [...kinds].map(([kind, count]) => counted(count, inWords(kind))).join(', ')
  const what = domainId === null && first !== undefined ? inWords(first.kind) : 'other'
  const title = `${counted(members.length, what)} ${wordsOfKey(keyInGroupId(id))}`
  return { is: 'group', id, group, hops, title, subtitle, label: `Group: ${title}, ${subtitle}` }
}

function subtitleOf({ id, kind, domainId }: MeshNode): string {
  if (kind === 'PORT') return productOf(id) ?? id
  if (kind === 'PRODUCT') return domainOf(id) ?? id
  return domainId === null ? inWords(kind) : `${inWords(kind)} of ${domainId}`
}

function labelOf({ node, title, beside, isRoot, change, details, columns }: Omit<ThingCard, 'label'>): string {
  const { kind, id } = node
  const what =
    kind === 'PORT'
      ? `output port of ${productOf(id) ?? id}`
      : `${inWords(kind)}${node.domainId ? ` of ${node.domainId}` : ''}`
  return [
    isolated(title),
    what,
    ...(isRoot ? ['what was asked about'] : []),
    `${besideInWords(beside.up)} upstream`,
    `${besideInWords(beside.down)} downstream`,
    ...(node.availability === 'UNREACHABLE' ? ['domain unreachable'] : []),
    ...(node.availability === 'REMOVED' ? ['removed'] : []),
    ...(details?.status && details.status !== 'ACTIVE' ? [inWords(details.status)] : []),
    ...(columns === null ? [] : [`${columns.linked} columns with lineage`]),
    ...(change === null ? [] : [inWords(change)]),
  ].join(', ')
}

/** `12 of 340`, or the number alone when it is all. */
export function besideInWords({ shown, total }: Shown): string {
  return total === null || total === shown ? String(shown) : `${shown} of ${total}`
}
