import type { CardColumns } from './columns.ts'
import type { Details } from './details.ts'
import type { Shown } from './expansions.ts'
import type { Group } from './grouped.ts'
import type { MeshEdge, MeshNode, Side } from './mesh-graph.ts'

/** Something drawn as one box: what the graph, the table and the exports all show. */
export type LineageCard = ThingCard | GroupCard

interface AnyCard {
  readonly id: string
  readonly title: string
  /** Whose it is, or what is in it. */
  readonly subtitle: string
  /** All that it shows, in words. */
  readonly label: string
  readonly hops: number
}

export interface ThingCard extends AnyCard {
  readonly is: 'thing'
  readonly node: MeshNode
  readonly isRoot: boolean
  readonly beside: Readonly<Record<Side, Shown>>
  readonly columns: CardColumns | null
  /** Null while they are not known. */
  readonly details: Details | null
  readonly change: MeshEdge['change']
}

export interface GroupCard extends AnyCard {
  readonly is: 'group'
  readonly group: Group
}
