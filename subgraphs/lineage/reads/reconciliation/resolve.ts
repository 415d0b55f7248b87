import { formatDatasetId } from '../../../../schema/ids.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import type { MeshCopy } from '../../mesh/copy.ts'
import { type Declaration, declarationsOf } from '../../mesh/declarations.ts'
import { portsOfNode } from '../../mesh/holders.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import { type Ground, ownNodes } from './ground.ts'
import type { Reading } from './readings.ts'

/** What a declaration means in this state: ports of the copy, datasets that they hold, or the one it names itself. */
export type Resolved = {
  readonly declaration: Declaration
  readonly ports: readonly number[]
  readonly sources: readonly NodeKey[]
}

/** The nodes of the datasets that inputs of these name themselves, by either spelling of the name. */
export async function namedDatasets({ store, snapshot: { copy } }: Ground, readings: readonly Reading[]) {
  const ids = new Set<string>()
  for (const { taker } of readings) {
    if (taker.kind !== 'PRODUCT') continue
    for (const { dataset } of copy.products[taker.index]?.product.inputs ?? []) {
      if (dataset) ids.add(datasetIdOf(dataset)).add(formatDatasetId(dataset.namespace, dataset.name))
    }
  }
  return ids.size === 0 ? new Map<string, { readonly key: NodeKey }>() : store.nodesById([...ids])
}

/** As `declare` resolves them when it writes the declared edges, from this state's copy. */
export function resolve(
  { snapshot: { copy }, references }: Ground,
  taker: Place,
  datasets: ReadonlyMap<string, { readonly key: NodeKey }>,
): Resolved[] {
  const product = taker.kind === 'PRODUCT' ? copy.products[taker.index]?.product : undefined
  if (product === undefined) return []
  return declarationsOf(product).map((declaration) => {
    const { reference } = declaration
    const ports = references.portsOf(reference).flatMap(({ port }) => copy.portOf(port.id) ?? [])
    if (ports.length > 0 || reference.dataset === null) {
      const held = ports.flatMap((port) => copy.ports[port]?.nodes ?? [])
      return { declaration, ports: inOrder(ports), sources: [...new Set(held)] }
    }
    const { namespace, name } = reference.dataset
    const node = datasets.get(datasetIdOf(reference.dataset)) ?? datasets.get(formatDatasetId(namespace, name))
    const sources = node === undefined ? [] : [node.key]
    return { declaration, ports: inOrder(sources.flatMap((key) => portsOfNode(copy, key))), sources }
  })
}

/** The datasets of the ports that a product's declaration feeds; of one without outputs, its own node. */
export function fedNodes(copy: MeshCopy, product: number, declaration: Declaration): ReadonlySet<NodeKey> {
  if (copy.products[product]?.ports.length === 0) return new Set(ownNodes(copy, { kind: 'PRODUCT', index: product }))
  const ports = declaration.feeds.flatMap(({ port }) => copy.portOf(port.id) ?? [])
  return new Set(ports.flatMap((port) => copy.ports[port]?.nodes ?? []))
}

/** Whether a declared edge says that it is to be seen. What a product reads of its own is its own affair. */
export function isExpected({ own, declared }: Reading, { sources }: Resolved, targets: ReadonlySet<NodeKey>): boolean {
  const from = new Set(sources.filter((source) => !own.has(source)))
  return from.size > 0 && declared.some((edge) => from.has(edge.from) && targets.has(edge.to))
}

/** Indexes into the copy compare as ids do. */
export const inOrder = (ports: readonly number[]): number[] => [...new Set(ports)].sort((a, b) => a - b)
