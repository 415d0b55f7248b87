import type { Transformation } from '../ingest/stated-lineage.ts'
import { readDetail } from '../ledger/events/edge-detail.ts'
import { compareIds } from '../mesh/copy.ts'
import type { PlaceEdge } from './graph-edges.ts'

/**
 * How the one column becomes the other: all that the writer says, of whichever spelling of the two. Null when it does not
 * say. In an order that does not depend on how the parts were read.
 */
export function transformationsOf({ versions }: PlaceEdge): readonly Transformation[] | null {
  const details = new Set(versions.flatMap(({ detail }) => detail ?? []))
  const all = [...details].sort(compareIds).flatMap((detail) => readDetail(detail).transformations ?? [])
  const each = new Map(all.map((transformation) => [JSON.stringify(transformation), transformation]))
  return each.size === 0 ? null : [...each.values()]
}
