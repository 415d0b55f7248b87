import type { Breathe } from '../breathe.ts'
import { compareIds, type MeshCopy } from '../mesh/copy.ts'
import { NOBODY, portsOfNode, SEVERAL } from '../mesh/holders.ts'
import type { Closure, NodeKey } from '../stores/store.ts'
import { type RowFilter, testRows } from './filter.ts'
import { ownerOfPlace, type WholeLevel } from './places.ts'
import { createRowList, type Rows } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import { createSparseNumbers } from './sparse-numbers.ts'
import type { Subject } from './subject.ts'

export type RollUp = {
  /** Index 0: the rows one hop away; no longer than to the farthest. */
  readonly byDistance: readonly Rows[]
  /** Domains of all that was reached, whatever the filter and level: copy indexes. */
  readonly domains: ReadonlySet<number>
}

export type RollUpOptions = {
  readonly subject: Subject
  readonly level: WholeLevel
  readonly filter: RowFilter
  /** Datasets that no port holds, as rows: always at PORT level, and where a list shows them beside products. */
  readonly withDatasets: boolean
  readonly breathe: Breathe
}

/** Keys between two looks at the clock. */
const STRIDE = 1_024

/**
 * Rolls the nodes of a closure up to a level (DESIGN §2.3 "Impact"). A product is reached when a dataset of one of its
 * ports is; the subject itself, and what it is part of, never. A filter drops rows and leaves the distance of the others:
 * a product matches `kind` when any port of it that is reached does.
 */
export async function rollUp(snapshot: Snapshot, closure: Closure, options: RollUpOptions): Promise<RollUp> {
  const { copy, directory } = snapshot
  const { holder } = copy.holders
  const { subject, level, filter, withDatasets, breathe } = options
  const test = testRows(copy, filter)
  const rows = createRowList()
  /** Of each place of the level, what several nodes may lead to: one more than its row's number; 0 when it has none. */
  const found = createSparseNumbers(placesAt(copy, level), nodesIn(closure))
  const domains = new Set<number>()
  let latest = -1
  let firstOfDistance = 0

  const reach = (kind: WholeLevel, index: number, via: NodeKey, matches: boolean): void => {
    const known = found.get(index) - 1
    if (known < 0) {
      found.set(index, rows.add(kind, index, via, null, matches) + 1)
      return
    }
    if (matches) rows.show(known)
    const isNearer = known >= firstOfDistance && compareIds(directory.idOf(via), directory.idOf(rows.viaOf(known))) < 0
    if (isNearer) rows.setVia(known, via)
  }
  /** Most that is reached is of the domain that was reached before it. */
  const reachDomain = (product: number): number => {
    const domain = copy.productDomain[product] ?? -1
    if (domain !== latest) domains.add(domain)
    latest = domain
    return domain
  }

  const reachProduct = (product: number, via: NodeKey, matches: boolean): void => {
    const domain = reachDomain(product)
    if (level === 'DOMAIN') {
      if (!subject.domains.has(domain)) reach('DOMAIN', domain, via, matches)
    } else if (!subject.products.has(product)) reach('PRODUCT', product, via, matches)
  }

  const reachNode = (node: NodeKey): void => {
    const port = holder[node] ?? NOBODY
    if (port === NOBODY) reachUnclaimed(node)
    else if (port > SEVERAL) reachPort(port, node)
    else for (const each of portsOfNode(copy, node)) reachPort(each, node)
  }

  const reachPort = (port: number, node: NodeKey): void => {
    if (subject.ports.has(port)) return
    const product = copy.portProduct[port] ?? -1
    const matches = test.port(port) && test.product(product)
    if (level !== 'PORT') reachProduct(product, node, matches)
    else {
      reachDomain(product)
      reach('PORT', port, node, matches)
    }
  }

  const reachUnclaimed = (node: NodeKey): void => {
    if (subject.nodes.has(node)) return
    const kind = directory.typeOf(node)
    const sink = kind === 'PRODUCT' ? copy.sinks.get(node) : undefined
    if (sink !== undefined) {
      const matches = filter.kinds === null && test.product(sink)
      if (level !== 'PORT') reachProduct(sink, node, matches)
      else {
        reachDomain(sink)
        if (!subject.products.has(sink)) rows.add('PRODUCT', sink, node, null, matches)
      }
      return
    }
    if (level === 'DOMAIN') return
    if (kind === 'CONSUMER') {
      rows.add(kind, node, node, null, test.consumer(ownerOfPlace(snapshot, { kind, index: node })))
    } else if (kind === 'DATASET' && (withDatasets || level === 'PORT')) rows.add(kind, node, node, null, test.dataset)
  }

  for (const keys of closure.levels) {
    firstOfDistance = rows.size()
    for (let i = 0; i < keys.length; i++) {
      reachNode(keys[i] ?? 0)
      if (i % STRIDE === STRIDE - 1) await breathe()
    }
    rows.nextDistance()
    await breathe()
  }
  return { byDistance: rows.byDistance(test.distance), domains }
}

const nodesIn = ({ levels }: Closure): number => levels.reduce((total, { length }) => total + length, 0)

const placesAt = (copy: MeshCopy, level: WholeLevel): number => {
  if (level === 'DOMAIN') return copy.domains.length
  return level === 'PRODUCT' ? copy.products.length : copy.ports.length
}
