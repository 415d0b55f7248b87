import { type MeshCopy, portsOfNode } from '../../mesh/copy.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../places.ts'
import type { Finding } from './finding.ts'
import { type Ground, isStep, ownNodes } from './ground.ts'

/** Whose findings are asked for; indexes are into the copy. */
export type Scope = { readonly kind: 'MESH' } | { readonly kind: 'DOMAIN' | 'PRODUCT'; readonly index: number }

export const scopeName = (scope: Scope): string => (scope.kind === 'MESH' ? scope.kind : `${scope.kind} ${scope.index}`)

/**
 * A finding is its two sides': of the product that reads, or says so, and of those whose data that is. A domain's are those of
 * its products.
 */
export function isOf(finding: Finding, scope: Scope, copy: MeshCopy): boolean {
  if (scope.kind === 'MESH') return true
  return productsOf(finding, copy).some((product) =>
    scope.kind === 'PRODUCT' ? product === scope.index : copy.products[product]?.domain === scope.index,
  )
}

function productsOf({ product, taker, ports }: Finding, copy: MeshCopy): number[] {
  const sources = ports.flatMap((port) => copy.ports[port]?.product ?? [])
  return [product, ...(taker.kind === 'PRODUCT' ? [taker.index] : []), ...sources]
}

/** All that may read, or say that they read, what these are about, and themselves. */
export async function takersOf(ground: Ground, scopes: readonly Scope[]): Promise<readonly Place[]> {
  const { copy, directory } = ground.snapshot
  if (scopes.some(({ kind }) => kind === 'MESH')) {
    const takers: Place[] = copy.products.map((_, index) => ({ kind: 'PRODUCT', index }))
    for (let index = 1; index <= directory.highestKey(); index++) {
      if (directory.typeOf(index) === 'CONSUMER') takers.push({ kind: 'CONSUMER', index })
    }
    return takers
  }
  const products = new Set<number>()
  for (const scope of scopes) {
    if (scope.kind === 'PRODUCT') products.add(scope.index)
    else if (scope.kind === 'DOMAIN')
      for (const product of copy.domains[scope.index]?.products ?? []) products.add(product)
  }
  const { readers, consumers } = await readersOf(ground, products)
  return [
    ...[...products, ...readers].map((index): Place => ({ kind: 'PRODUCT', index })),
    ...[...consumers].map((index): Place => ({ kind: 'CONSUMER', index })),
  ]
}

/** Other products that refer to what these offer, or have an edge from it, over whatever steps; and consumers likewise. */
async function readersOf(ground: Ground, products: ReadonlySet<number>) {
  const { store, snapshot, references, edges, observed, breathe } = ground
  const { copy, directory } = snapshot
  const readers = new Set<number>()
  const consumers = new Set<NodeKey>()
  const ports = [...products].flatMap((product) => copy.products[product]?.product.ports ?? [])
  for (const id of references.readersOf(ports)) {
    const reader = copy.productOf(id)
    if (reader !== undefined && !products.has(reader)) readers.add(reader)
  }

  const visited = new Set<NodeKey>()
  const none: ReadonlySet<NodeKey> = new Set()
  let frontier = [...products].flatMap((index) => ownNodes(copy, { kind: 'PRODUCT', index }))
  // What is said counts from the products themselves; from there on only what was seen leads further.
  for (let view = edges; frontier.length > 0; view = observed) {
    const hops = await store.hops(frontier, 'DOWNSTREAM', view)
    const next: NodeKey[] = []
    for (const reached of hops.values()) {
      await breathe()
      for (const { key } of reached) {
        if (visited.has(key)) continue
        visited.add(key)
        for (const port of portsOfNode(copy, key)) add(copy.ports[port]?.product)
        add(copy.sinks.get(key))
        if (directory.typeOf(key) === 'CONSUMER') consumers.add(key)
        else if (isStep(snapshot, none, key)) next.push(key)
      }
    }
    frontier = next
  }
  return { readers, consumers }

  function add(product: number | undefined): void {
    if (product !== undefined && !products.has(product)) readers.add(product)
  }
}
