import type { HarvestedProduct } from '../harvest/product.ts'
import type { LevelCounts } from '../search.ts'

/** A product may tell the promises of its ports beside its own, and the ports tell them too: each counts once. */
export function levelCounts({ serviceLevels, outputPorts }: HarvestedProduct): LevelCounts | null {
  const lists = [serviceLevels, ...(outputPorts ?? []).map((port) => port.serviceLevels)]
  if (lists.every((list) => list === null)) return null
  const levels = [...new Map(lists.flatMap((list) => list ?? []).map((level) => [level.id, level])).values()]
  const count = (met: boolean | null) => levels.filter((level) => level.met === met).length
  return { total: levels.length, met: count(true), missed: count(false), unknown: count(null) }
}
