import { compareIds } from '../../mesh/copy.ts'
import { allEdges, type EdgeFilter, MAX_DEPTH, type NodeKey } from '../../stores/store.ts'
import { reach, reachedPage } from '../impact.ts'
import { placesOf } from '../places.ts'
import { listQuestion } from '../question.ts'
import type { Reader } from '../reader.ts'
import { viewOf } from '../snapshot.ts'
import type { Subject } from '../subject.ts'
import { createWays } from '../ways.ts'
import { observedEdges } from './lead-time.ts'

/** A shortest way, node by node, from one subject to another: of observed edges if there is one, else of any. */
export async function findWay(reader: Reader, from: Subject, to: Subject): Promise<readonly NodeKey[] | null> {
  return (await wayAlong(reader, from, to, observedEdges)) ?? (await wayAlong(reader, from, to, allEdges))
}

async function wayAlong(reader: Reader, from: Subject, to: Subject, filter: EdgeFilter) {
  const { now: snapshot, store } = reader
  const direction = 'DOWNSTREAM'
  const closure = await reader.closure(snapshot, from, { direction, depth: MAX_DEPTH, filter, looksBeyond: false })
  const start = new Set(from.start)
  // What both are of is where the change is already.
  const targets = new Set(to.start.filter((key) => !start.has(key)))
  for (const [i, keys] of closure.levels.entries()) {
    const met = [...keys].filter((key) => targets.has(key))
    const [target] = met.sort((a, b) => compareIds(snapshot.directory.idOf(a), snapshot.directory.idOf(b)))
    if (target === undefined) continue
    const view = viewOf(snapshot, filter)
    const wayTo = createWays({ store, snapshot, subject: from, closure, direction, level: 'PORT', view })
    return (await wayTo(target, i + 1)).nodes
  }
  return null
}

export type SourceWay = { readonly product: number; readonly nodes: readonly NodeKey[] }

/** Products upstream that are looked at, nearest first, for whether another stands between. */
const MOST_LOOKED_AT = 200

/**
 * Ways of observed edges to a product from its sources: the products directly upstream, nearest first, then those farthest
 * upstream. Directly is with no other product on the way; `product` is an index into the copy.
 */
export async function sourceWays(reader: Reader, subject: Subject, first: number): Promise<readonly SourceWay[]> {
  const { now: snapshot } = reader
  const question = listQuestion(subject, 'UPSTREAM', MAX_DEPTH, 'PRODUCT')
  const reached = await reach(reader, snapshot, {
    ...question,
    edges: { ...observedEdges, writers: null },
    withDatasets: false,
  })
  const { page } = await reachedPage(reader, reached, MOST_LOOKED_AT, null)
  const nearest = page.rows.map(({ row }) => row).filter(({ kind }) => kind === 'PRODUCT')
  const farthest = reached.rolled.byDistance
    .map((rows) => [...rows].filter(({ kind }) => kind === 'PRODUCT'))
    .findLast((rows) => rows.length > 0)
    ?.toSorted((a, b) => a.index - b.index)

  const wayTo = async (row: (typeof nearest)[number]): Promise<SourceWay> => {
    const { nodes } = await reached.wayTo(row)
    return { product: row.index, nodes: [...nodes].reverse() }
  }
  const isEnd = (index: number, product: number): boolean => index === product || subject.products.has(index)
  const isDirect = ({ product, nodes }: SourceWay): boolean =>
    nodes
      .slice(1, -1)
      .every((node) =>
        placesOf(snapshot, node, 'PRODUCT').every(({ kind, index }) => kind !== 'PRODUCT' || isEnd(index, product)),
      )
  const direct = (await Promise.all(nearest.map(wayTo))).filter(isDirect).slice(0, first)
  const known = new Set(direct.map(({ product }) => product))
  const others = (farthest ?? []).filter(({ index }) => !known.has(index)).slice(0, first - direct.length)
  return [...direct, ...(await Promise.all(others.map(wayTo)))]
}
