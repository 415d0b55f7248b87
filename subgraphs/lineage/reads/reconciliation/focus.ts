import { portsOfNode } from '../../mesh/holders.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import { type Ground, isStep, ownNodes, STEPS } from './ground.ts'

/** What a reconciliation looks at: findings with one of these products on either side. */
export type Focus = {
  /** Null: all there are. */
  readonly products: ReadonlySet<number> | null
  /** All that may read, or say that they read, what these offer; and themselves. */
  readonly takers: readonly Place[]
  /** The nodes that a way from these products to a reader may take: theirs, and what is reached from them. */
  readonly region: ReadonlySet<NodeKey>
}

/** Nodes between two looks at the clock. */
const STRIDE = 8_192

export async function focusOn(ground: Ground, products: ReadonlySet<number> | null): Promise<Focus> {
  return products === null ? onAll(ground) : onSome(ground, products)
}

async function onAll({ snapshot: { copy, directory }, breathe }: Ground): Promise<Focus> {
  const takers: Place[] = copy.products.map((_, index) => ({ kind: 'PRODUCT', index }))
  for (let index = 1; index <= directory.highestKey(); index++) {
    if (directory.typeOf(index) === 'CONSUMER') takers.push({ kind: 'CONSUMER', index })
    if (index % STRIDE === 0) await breathe()
  }
  return { products: null, takers, region: new Set() }
}

/** Other products that refer to what these offer, or have an edge from it, over whatever steps; and consumers likewise. */
async function onSome(ground: Ground, products: ReadonlySet<number>): Promise<Focus> {
  const { store, snapshot, references, edges, observed, breathe } = ground
  const { copy, directory } = snapshot
  const readers = new Set(products)
  const consumers = new Set<NodeKey>()
  const ports = [...products].flatMap((product) => copy.products[product]?.product.ports ?? [])
  for (const id of references.readersOf(ports)) addProduct(copy.productOf(id))

  let frontier = [...products].flatMap((index) => ownNodes(copy, { kind: 'PRODUCT', index }))
  const region = new Set(frontier)
  // Who holds one of these datasets as well reads what leads into it.
  for (const node of region) addHolders(node)
  const none: ReadonlySet<NodeKey> = new Set()
  for (let step = 0; step <= STEPS.undeclared && frontier.length > 0; step++) {
    // What is said counts from the products themselves; from there on only what was seen leads further.
    const hops = await store.hops(frontier, 'DOWNSTREAM', step === 0 ? edges : observed)
    const next: NodeKey[] = []
    for (const reached of hops.values()) {
      await breathe()
      for (const { key } of reached) {
        if (region.has(key)) continue
        region.add(key)
        addHolders(key)
        addProduct(copy.sinks.get(key))
        if (directory.typeOf(key) === 'CONSUMER') consumers.add(key)
        else if (isStep(snapshot, none, key)) next.push(key)
      }
    }
    frontier = next
  }
  return {
    products,
    takers: [
      ...[...readers].map((index): Place => ({ kind: 'PRODUCT', index })),
      ...[...consumers].map((index): Place => ({ kind: 'CONSUMER', index })),
    ],
    region,
  }

  function addHolders(node: NodeKey): void {
    for (const port of portsOfNode(copy, node)) addProduct(copy.ports[port]?.product)
  }
  function addProduct(product: number | undefined): void {
    if (product !== undefined) readers.add(product)
  }
}
