import { groupBy } from '../../../platform/group-by.ts'
import { currentView, type EdgeVersion, type Layer, type Pair } from '../stores/store.ts'
import type { Ledger } from './ledger.ts'
import { edgeKey, type Writer } from './writer.ts'

/** What is believed of the past of a writer's edges between these, by `edgeKey`: as it is stored, and as this commit changed it so far. */
export async function pastBetween(
  ledger: Ledger,
  writer: Writer,
  pairs: readonly Pair[],
  layer: Layer,
): Promise<ReadonlyMap<string, readonly EdgeVersion[]>> {
  const nameOf = ({ from, to }: Pair): string => edgeKey(from, to)
  const wanted = new Set(pairs.map(nameOf))
  const ever = await ledger.store.edgesEverBetween(pairs, { ...currentView, layer, writers: [writer.key] })
  const stored = [...ever.values()].flat().filter((edge) => edge.validTo !== null && !ledger.isRetracted(edge))
  const isOfThese = (edge: EdgeVersion): boolean =>
    edge.writer === writer.key && edge.layer === layer && wanted.has(nameOf(edge))
  return groupBy([...stored, ...ledger.pasts().filter(isOfThese)], nameOf)
}
