import { parseConsumerId, parseDatasetId } from '../../../schema/ids.ts'
import { compareIds, type MeshCopy } from '../mesh/copy.ts'
import { portsOfNode } from '../mesh/holders.ts'
import type { NodeKey } from '../stores/store.ts'
import { placesOfColumn } from './columns/column-places.ts'
import type { Place } from './place.ts'
import type { Snapshot } from './snapshot.ts'

export type WholeLevel = 'DOMAIN' | 'PRODUCT' | 'PORT'
export type RollUpLevel = WholeLevel | 'COLUMN'

/**
 * Where a node of the store shows at a level: the ports that hold it or what they belong to, itself when nobody holds it.
 * At DOMAIN level what belongs to no domain shows nowhere; a product without outputs shows as the product at PORT level too. At
 * COLUMN level columns show as themselves, and whole things as at PORT level; at the others a column shows as its dataset does.
 */
export function placesOf(snapshot: Snapshot, node: NodeKey, level: RollUpLevel): Place[] {
  const { copy, directory } = snapshot
  const dataset = directory.ownerOf(node)
  if (dataset !== null) return level === 'COLUMN' ? placesOfColumn(snapshot, node) : placesOf(snapshot, dataset, level)
  const ports = portsOfNode(copy, node)
  if (ports.length > 0) {
    if (level === 'PORT' || level === 'COLUMN') return ports.map((index) => ({ kind: 'PORT', index }))
    const products = [...new Set(ports.flatMap((port) => copy.ports[port]?.product ?? []))]
    return products.length === 0 ? [] : rolledUp(copy, products, level)
  }
  const sink = copy.sinks.get(node)
  if (sink !== undefined) return rolledUp(copy, [sink], level)
  if (level === 'DOMAIN') return []
  const type = directory.typeOf(node)
  // A sink whose product is gone, or has outputs now, stands for nothing.
  return type === 'PRODUCT' || type === 'COLUMN' ? [] : [{ kind: type, index: node }]
}

function rolledUp(copy: MeshCopy, products: readonly number[], level: RollUpLevel): Place[] {
  if (level !== 'DOMAIN') return products.map((index) => ({ kind: 'PRODUCT', index }))
  const domains = new Set(products.flatMap((product) => copy.products[product]?.domain ?? []))
  return [...domains].map((index) => ({ kind: 'DOMAIN', index }))
}

export function idOfPlace({ copy, directory, columns }: Snapshot, { kind, index }: Place): string {
  if (kind === 'COLUMN') return columns.at(index).id
  if (kind === 'DATASET' || kind === 'CONSUMER') return directory.idOf(index)
  return entriesOf(copy, kind)[index]?.id ?? ''
}

export function labelOfPlace(snapshot: Snapshot, { kind, index }: Place): string {
  const { copy, directory, columns } = snapshot
  if (kind === 'COLUMN') return columns.at(index).path
  if (kind === 'DATASET') return parseDatasetId(directory.idOf(index)).name
  if (kind === 'CONSUMER') {
    return directory.consumerOf(index)?.label ?? parseConsumerId(directory.idOf(index)).name
  }
  return entriesOf(copy, kind)[index]?.label ?? ''
}

/** Null for what no domain owns. */
export function domainOfPlace(snapshot: Pick<Snapshot, 'copy' | 'columns'>, place: Place): number | null {
  const { copy } = snapshot
  if (place.kind === 'DOMAIN') return place.index
  const product = productOfPlace(snapshot, place)
  return product === null ? null : (copy.productDomain[product] ?? null)
}

/** Null for what belongs to no product. */
export function productOfPlace(snapshot: Pick<Snapshot, 'copy' | 'columns'>, place: Place): number | null {
  if (place.kind === 'PRODUCT') return place.index
  const port = portOfPlace(snapshot, place)
  return port === null ? null : (snapshot.copy.portProduct[port] ?? null)
}

/** The port it is, or is a column of; null for everything else. */
export function portOfPlace({ columns }: Pick<Snapshot, 'columns'>, { kind, index }: Place): number | null {
  if (kind === 'COLUMN') return columns.at(index).port
  return kind === 'PORT' ? index : null
}

/** `Team.name` of the product, or who owns the consumer; null when not known. */
export function ownerOfPlace(snapshot: Snapshot, place: Place): string | null {
  const { copy, directory } = snapshot
  if (place.kind === 'CONSUMER') return directory.consumerOf(place.index)?.owner ?? null
  const product = productOfPlace(snapshot, place)
  return product === null ? null : (copy.products[product]?.product.owner ?? null)
}

/** The order of ties: by the id a reader sees, then by the dataset's own. */
export function compareNodes(snapshot: Snapshot, level: RollUpLevel): (a: NodeKey, b: NodeKey) => number {
  const shown = (node: NodeKey): string => {
    const place = placesOf(snapshot, node, level)[0]
    return place ? idOfPlace(snapshot, place) : snapshot.directory.idOf(node)
  }
  return (a, b) => compareIds(shown(a), shown(b)) || compareIds(snapshot.directory.idOf(a), snapshot.directory.idOf(b))
}

function entriesOf(copy: MeshCopy, kind: 'DOMAIN' | 'PRODUCT' | 'PORT'): readonly { id: string; label: string }[] {
  if (kind === 'DOMAIN') return copy.domains
  return kind === 'PRODUCT' ? copy.products : copy.ports
}
