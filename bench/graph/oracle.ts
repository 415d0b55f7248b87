import type { Levels } from './csr.ts'
import {
  domainOfProduct,
  idOfNode,
  kindOfNode,
  ownerOfProduct,
  portIdOf,
  productIdOf,
  productOfNode,
} from './mesh-of-graph.ts'

/** An impact as it should be answered, worked out in memory from the graph alone. */
export interface ExpectedImpact {
  readonly total: number
  readonly byDistance: Counts
  readonly byDomain: Counts
  readonly byOwner: Counts
  readonly byKind: Counts
  /** The first ones, nearest first, then by id. */
  readonly rows: readonly { readonly id: string; readonly distance: number }[]
}

type Counts = Readonly<Record<string, number>>

export interface ImpactQuestion {
  readonly of: number
  readonly level: 'PORT' | 'PRODUCT'
  /** Rows wanted. */
  readonly first: number
}

/** The impact of a dataset (DESIGN §2.3), given what it reaches: its own port and product never count. */
export function expectedImpact(nodes: number, levels: Levels, { of, level, first }: ImpactQuestion): ExpectedImpact {
  const [byDistance, byDomain, byOwner, byKind] = [tally(), tally(), tally(), tally()]
  const rows: { id: string; distance: number }[] = []
  const ownProduct = productOfNode(nodes, of)
  const products = new Set(ownProduct === null ? [] : [ownProduct])
  let total = 0

  /** Whether the node makes a row of its own. */
  const isRow = (node: number, product: number | null): boolean => {
    if (node === of) return false
    if (level === 'PORT') return true
    if (product === null) return kindOfNode(node) === 'CONSUMER'
    if (products.has(product)) return false
    products.add(product)
    return true
  }
  const idOfRow = (node: number): string => {
    const product = productOfNode(nodes, node)
    if (product === null) return idOfNode(node)
    return level === 'PORT' ? portIdOf(nodes, node, product) : productIdOf(nodes, product)
  }

  for (const [index, reached] of levels.entries()) {
    const distance = index + 1
    const here: number[] = []
    for (const node of reached) {
      const product = productOfNode(nodes, node)
      if (!isRow(node, product)) continue
      total += 1
      byDistance.add(String(distance))
      byKind.add(level === 'PRODUCT' && product !== null ? 'PRODUCT' : kindOfNode(node))
      if (product !== null) {
        byDomain.add(domainOfProduct(nodes, product))
        byOwner.add(ownerOfProduct(product))
      }
      if (rows.length < first) here.push(node)
    }
    const ids = here.map(idOfRow).sort()
    rows.push(...ids.slice(0, first - rows.length).map((id) => ({ id, distance })))
  }
  return {
    total,
    byDistance: byDistance.counts,
    byDomain: byDomain.counts,
    byOwner: byOwner.counts,
    byKind: byKind.counts,
    rows,
  }
}

function tally() {
  const counts: Record<string, number> = {}
  return {
    counts,
    add(key: string): void {
      counts[key] = (counts[key] ?? 0) + 1
    },
  }
}
