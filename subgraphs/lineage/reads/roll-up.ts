import type { Breathe } from '../breathe.ts'
import { compareIds } from '../mesh/copy.ts'
import type { Closure, NodeKey } from '../stores/store.ts'
import { type RowFilter, testRows } from './filter.ts'
import type { Place, PlaceKind } from './place.ts'
import { ownerOfPlace, type WholeLevel } from './places.ts'
import type { Snapshot } from './snapshot.ts'
import type { Subject } from './subject.ts'

/** What is reached, at its shortest distance. `via` is the nearest of its datasets, of several the one with the least id. */
export type Row = Place & { readonly distance: number; readonly via: NodeKey; readonly precision: Precision | null }

/** Whether a known column of it is reached, or only that it is, in some column or as a whole. Null where nobody asked about columns. */
export type Precision = 'COLUMN' | 'DATASET'

export type RollUp = {
  /** Index 0: the rows one hop away. Their order within a distance means nothing. */
  readonly byDistance: readonly (readonly Row[])[]
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

type FoundRow = Place & { readonly distance: number; via: NodeKey; matches: boolean; readonly precision: null }

/** Keys between two looks at the clock. */
const STRIDE = 8_192

/**
 * Rolls the nodes of a closure up to a level (DESIGN §2.3 "Impact"). A product is reached when a dataset of one of its
 * ports is; the subject itself, and what it is part of, never. A filter drops rows and leaves the distance of the others:
 * a product matches `kind` when any port of it that is reached does.
 */
export async function rollUp(snapshot: Snapshot, closure: Closure, options: RollUpOptions): Promise<RollUp> {
  const { copy, directory } = snapshot
  const { subject, level, filter, withDatasets, breathe } = options
  const test = testRows(copy, filter)
  const rows: FoundRow[][] = []
  // By index into the copy's list of the level: an array is several times faster than a map here.
  const found: (FoundRow | undefined)[] = []
  const domains = new Set<number>()

  const add = (kind: PlaceKind, index: number, distance: number, via: NodeKey, matches: boolean): FoundRow => {
    const row = { kind, index, distance, via, matches, precision: null }
    rows[distance - 1]?.push(row)
    return row
  }
  /** For what several nodes may lead to, all of one kind: the level's. */
  const reach = (kind: PlaceKind, index: number, distance: number, via: NodeKey, matches: boolean): void => {
    const known = found[index]
    if (known === undefined) {
      found[index] = add(kind, index, distance, via, matches)
      return
    }
    known.matches ||= matches
    const isNearer = known.distance === distance && compareIds(directory.idOf(via), directory.idOf(known.via)) < 0
    if (isNearer) known.via = via
  }

  const reachProduct = (product: number, distance: number, via: NodeKey, matches: boolean): void => {
    const domain = copy.products[product]?.domain ?? -1
    domains.add(domain)
    if (level === 'DOMAIN') {
      if (!subject.domains.has(domain)) reach('DOMAIN', domain, distance, via, matches)
    } else if (!subject.products.has(product)) reach('PRODUCT', product, distance, via, matches)
  }

  const reachNode = (node: NodeKey, distance: number): void => {
    let claim = copy.firstClaim[node] ?? -1
    if (claim < 0) reachUnclaimed(node, distance)
    for (; claim >= 0; claim = copy.nextClaim[claim] ?? -1) {
      const index = copy.claimPort[claim] ?? -1
      const entry = copy.ports[index]
      if (entry === undefined || subject.ports.has(index)) continue
      const matches = test.portKind(entry.port) && test.product(entry.product)
      if (level !== 'PORT') reachProduct(entry.product, distance, node, matches)
      else {
        domains.add(copy.products[entry.product]?.domain ?? -1)
        reach('PORT', index, distance, node, matches)
      }
    }
  }

  const reachUnclaimed = (node: NodeKey, distance: number): void => {
    if (subject.nodes.has(node)) return
    const sink = copy.sinks.get(node)
    if (sink !== undefined) {
      const matches = filter.kinds === null && test.product(sink)
      domains.add(copy.products[sink]?.domain ?? -1)
      if (level !== 'PORT') reachProduct(sink, distance, node, matches)
      else if (!subject.products.has(sink)) add('PRODUCT', sink, distance, node, matches)
    }
    if (sink !== undefined || level === 'DOMAIN') return
    const kind = directory.typeOf(node)
    if (kind === 'CONSUMER') {
      add(kind, node, distance, node, test.consumer(ownerOfPlace(snapshot, { kind, index: node })))
    } else if (kind === 'DATASET' && (withDatasets || level === 'PORT')) add(kind, node, distance, node, test.dataset)
  }

  for (const [index, keys] of closure.levels.entries()) {
    rows.push([])
    for (let i = 0; i < keys.length; i++) {
      reachNode(keys[i] ?? 0, index + 1)
      if (i % STRIDE === STRIDE - 1) await breathe()
    }
    await breathe()
  }
  const byDistance = rows.map((reached, i) => (test.distance(i + 1) ? reached.filter((row) => row.matches) : []))
  while (byDistance.at(-1)?.length === 0) byDistance.pop()
  return { byDistance, domains }
}
