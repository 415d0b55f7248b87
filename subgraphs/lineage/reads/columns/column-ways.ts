import DataLoader from 'dataloader'
import { compareIds } from '../../mesh/copy.ts'
import type { Direction, EdgeView, Hop, LineageStore, NodeKey } from '../../stores/store.ts'
import type { Row } from '../rows.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Way } from '../ways.ts'
import type { ColumnReach, ColumnStart } from './column-reach.ts'

export type ColumnWaysOptions = {
  readonly store: LineageStore
  readonly snapshot: Snapshot
  readonly start: ColumnStart
  readonly reach: ColumnReach
  readonly direction: Direction
  readonly view: EdgeView
}

/** Where a way stands: a column, a whole thing reached as one, or a start. */
type Stand = { readonly key: NodeKey; readonly distance: number }

const OPPOSITE = { DOWNSTREAM: 'UPSTREAM', UPSTREAM: 'DOWNSTREAM' } as const

export type ColumnWays = {
  /** A shortest way to what a row was reached by; ties are broken by id, and a way among columns goes before one among wholes. */
  readonly wayTo: (row: Pick<Row, 'via' | 'distance'>) => Promise<Way>
  /** All that lies on a shortest way one hop before, in the order of ids. */
  readonly before: (key: NodeKey, distance: number) => Promise<readonly Hop[]>
}

export function createColumnWays(options: ColumnWaysOptions): ColumnWays {
  const { store, snapshot, start, reach, direction, view } = options
  const { directory } = snapshot
  const wholes = new Map<NodeKey, number>()
  for (const [i, level] of reach.closure.levels.entries()) for (const key of level) wholes.set(key, i + 1)
  let columnsOfOwner: Map<string, NodeKey[]> | undefined

  const hopsBack = new DataLoader<NodeKey, readonly Hop[]>(async (keys) => {
    const found = await store.hops(keys, OPPOSITE[direction], view)
    return keys.map((key) => found.get(key) ?? [])
  })

  /** The columns of a dataset at a distance; a dataset that a hop leads from stands for them. */
  const columnsAt = (dataset: NodeKey, distance: number): readonly NodeKey[] => {
    if (columnsOfOwner === undefined) {
      columnsOfOwner = new Map()
      const add = (column: NodeKey, at: number): void => {
        const name = `${directory.ownerOf(column)} ${at}`
        const known = columnsOfOwner?.get(name)
        if (known) known.push(column)
        else columnsOfOwner?.set(name, [column])
      }
      for (const column of start.columns) add(column, 0)
      for (const [column, step] of reach.columns) if (!start.columns.has(column)) add(column, step.distance)
    }
    return columnsOfOwner.get(`${dataset} ${distance}`) ?? []
  }

  const standing = ({ key, confidence }: Hop, distance: number): readonly Hop[] => {
    if (directory.ownerOf(key) !== null) return [{ key, confidence }]
    const columns = columnsAt(key, distance)
    return columns.length > 0 ? columns.map((column) => ({ key: column, confidence })) : [{ key, confidence }]
  }

  async function before(key: NodeKey, distance: number): Promise<readonly Hop[]> {
    const step = directory.ownerOf(key) === null ? reach.entries.get(key) : reach.columns.get(key)
    const fromColumns = step?.distance === distance ? step.before.flatMap((hop) => standing(hop, distance - 1)) : []
    const isWhole = directory.ownerOf(key) === null && distance > 1
    const fromWholes = isWhole ? (await hopsBack.load(key)).filter((hop) => wholes.get(hop.key) === distance - 1) : []
    const best = new Map<NodeKey, Hop>()
    for (const hop of [...fromColumns, ...fromWholes]) {
      const known = best.get(hop.key)
      if (known === undefined || hop.confidence > known.confidence) best.set(hop.key, hop)
    }
    return [...best.values()].sort(inOrder)
  }

  const isColumn = (key: NodeKey): boolean => directory.ownerOf(key) !== null
  const inOrder = (a: Hop, b: Hop): number =>
    Number(isColumn(b.key)) - Number(isColumn(a.key)) || compareIds(directory.idOf(a.key), directory.idOf(b.key))

  /** A dataset that was rolled up to may have been reached by one of its columns. */
  function standOf({ via, distance }: Pick<Row, 'via' | 'distance'>): Stand {
    if (isColumn(via) || wholes.get(via) === distance) return { key: via, distance }
    const [least] = [...columnsAt(via, distance)].sort((a, b) => compareIds(directory.idOf(a), directory.idOf(b)))
    if (least === undefined) throw new Error(`nothing of node ${via} was reached at distance ${distance}`)
    return { key: least, distance }
  }

  return {
    before,
    async wayTo(row) {
      const nodes: NodeKey[] = []
      let lowestConfidence = 1
      let { key, distance } = standOf(row)
      nodes.push(key)
      for (; distance > 0; distance--) {
        const [hop] = await before(key, distance)
        if (hop === undefined) throw new Error(`no edge leads to node ${key} at distance ${distance}`)
        nodes.unshift(hop.key)
        lowestConfidence = Math.min(lowestConfidence, hop.confidence)
        key = hop.key
      }
      return { nodes, lowestConfidence }
    },
  }
}
