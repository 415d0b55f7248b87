import type { NodeKey, NodeRecord } from '../stores/store.ts'

export type NodeType = 'DATASET' | 'CONSUMER' | 'PRODUCT'

/** What is known of a consumer beside its id. */
export type ConsumerDetails = {
  readonly label: string
  readonly kind: string | null
  readonly owner: string | null
  /** The owner's address; absent in what an earlier release wrote. */
  readonly email?: string | null
  /** Where it is to be seen; absent in what an earlier release wrote. */
  readonly url?: string | null
  /** The domain whose token named it first; absent when another kind of token did, or nobody noted it. */
  readonly firstSender?: string
  /** Absent when events alone name it: the person who registered it (`person:<name>`), and what vouched for that. */
  readonly registration?: { readonly author: string; readonly by: string }
}

/**
 * The ids of all nodes, by key, in memory. What a key means never changes, so this is never stale, only short of the
 * newest; it lets either store answer a walk with bare keys (docs/decisions/0010).
 */
export type Directory = {
  readonly add: (nodes: Iterable<NodeRecord>) => void
  readonly merge: (key: NodeKey, into: NodeKey) => void
  readonly describe: (key: NodeKey, details: ConsumerDetails) => void
  /** @throws when the key was never handed out */
  readonly idOf: (key: NodeKey) => string
  readonly typeOf: (key: NodeKey) => NodeType
  /** The node this one turned out to be; itself, mostly. */
  readonly final: (key: NodeKey) => NodeKey
  readonly consumerOf: (key: NodeKey) => ConsumerDetails | null
  /** All that are known, in no order. */
  readonly consumers: () => Iterable<readonly [NodeKey, ConsumerDetails]>
  /** The node that stands for a product without outputs. */
  readonly nodeOfProduct: (product: string) => NodeKey | null
  readonly highestKey: () => NodeKey
}

export function createDirectory(): Directory {
  const ids: string[] = []
  const types: NodeType[] = []
  const merged = new Map<NodeKey, NodeKey>()
  const consumers = new Map<NodeKey, ConsumerDetails>()
  const products = new Map<string, NodeKey>()

  const idOf = (key: NodeKey): string => {
    const id = ids[key]
    if (id === undefined) throw new Error(`node ${key} is not in the directory, which ends at ${ids.length - 1}`)
    return id
  }
  const final = (key: NodeKey): NodeKey => {
    const into = merged.get(key)
    return into === undefined ? key : final(into)
  }

  return {
    add(nodes) {
      for (const { key, id, mergedInto } of nodes) {
        ids[key] = id
        types[key] = typeOfId(id)
        if (mergedInto !== null) merged.set(key, mergedInto)
        if (types[key] === 'PRODUCT') products.set(id, key)
      }
    },
    merge: (key, into) => void merged.set(key, into),
    describe: (key, details) => void consumers.set(key, details),
    idOf,
    typeOf: (key) => types[key] ?? 'DATASET',
    final,
    consumerOf: (key) => consumers.get(key) ?? null,
    consumers: () => consumers.entries(),
    nodeOfProduct: (product) => products.get(product) ?? null,
    highestKey: () => Math.max(0, ids.length - 1),
  }
}

/** Three kinds of nodes share the store's one table; their ids tell them apart. */
function typeOfId(id: string): NodeType {
  if (id.startsWith('dataset:')) return 'DATASET'
  return id.startsWith('consumer:') ? 'CONSUMER' : 'PRODUCT'
}
