import type { Instant, NodeKey, NodeRecord } from '../stores/store.ts'
import type { SaidOf } from './said.ts'

export type NodeType = 'DATASET' | 'COLUMN' | 'CONSUMER' | 'PRODUCT'

/** What is known of a consumer beside its id. */
export type ConsumerDetails = {
  readonly label: string
  readonly kind: string | null
  readonly owner: string | null
  /** The owner's address; absent in what an earlier release wrote. */
  readonly email?: string | null
  /** Where it is to be seen; absent in what an earlier release wrote. */
  readonly url?: string | null
  /** What events said, and when; absent in what an earlier release wrote. */
  readonly said?: SaidOf<ConsumerSays>
  /** The domain whose token named it first; absent when another kind of token did, or nobody noted it. */
  readonly firstSender?: string
  /** Absent when events alone name it: the person who registered it (`person:<name>`), and what vouched for that. */
  readonly registration?: { readonly author: string; readonly by: string }
}

/** What stands together stands or falls together: an address is of the owner it was said of. */
export type ConsumerSays = {
  readonly what?: { readonly label: string; readonly kind: string | null }
  readonly owner?: { readonly owner: string; readonly email: string | null }
  readonly url?: string
}

/**
 * The ids of all nodes, by key, in memory. What a key means never changes, so this is never stale, only short of the
 * newest; it lets either store answer a walk with bare keys (docs/decisions/0010).
 */
export type Directory = {
  readonly add: (nodes: Iterable<NodeRecord>) => void
  /** `at` is the commit that merged them. */
  readonly merge: (key: NodeKey, into: NodeKey, at: Instant) => void
  /** When the node with this id was merged; `add` does not know. */
  readonly dateMerge: (id: string, at: Instant) => void
  readonly describe: (key: NodeKey, details: ConsumerDetails) => void
  /** @throws when the key was never handed out */
  readonly idOf: (key: NodeKey) => string
  readonly typeOf: (key: NodeKey) => NodeType
  /** The node this one turned out to be; itself, mostly. */
  readonly final: (key: NodeKey) => NodeKey
  /** The node that this one was known to be at a moment: one that turned out to be another only later is itself. */
  readonly finalAt: (key: NodeKey, knownAt: Instant) => NodeKey
  /** The node whose own id this is, if it turned out to be another since; null for every other id. */
  readonly mergedNode: (id: string) => NodeKey | null
  /** The nodes that were known at a moment to be this one, itself aside. */
  readonly mergedInto: (key: NodeKey, knownAt: Instant) => readonly NodeKey[]
  /** All that turned out to be another, whenever. */
  readonly mergedNodes: () => Iterable<NodeKey>
  readonly consumerOf: (key: NodeKey) => ConsumerDetails | null
  /** All that are known, in no order. */
  readonly consumers: () => Iterable<readonly [NodeKey, ConsumerDetails]>
  /** The node that stands for a product without outputs. */
  readonly nodeOfProduct: (product: string) => NodeKey | null
  /** The dataset a column is of, as it is named now; null for everything else. */
  readonly ownerOf: (key: NodeKey) => NodeKey | null
  /** The same, as the dataset was named at a moment. */
  readonly ownerAt: (key: NodeKey, knownAt: Instant) => NodeKey | null
  /** The name of a column within its dataset, as it was sent. */
  readonly fieldOf: (key: NodeKey) => string
  /** The columns of a dataset that any edge was ever stated of, by their names. */
  readonly columnsOf: (dataset: NodeKey) => ReadonlyMap<string, NodeKey>
  /** All of these nodes: of the products that are, or once were, without outputs. */
  readonly productNodes: () => ReadonlyMap<string, NodeKey>
  readonly highestKey: () => NodeKey
}

const NO_COLUMNS: ReadonlyMap<string, NodeKey> = new Map()

export function createDirectory(): Directory {
  const ids: string[] = []
  const types: NodeType[] = []
  const merged = new Map<NodeKey, { readonly into: NodeKey; readonly at: Instant }>()
  const mergedIds = new Map<string, NodeKey>()
  const sources = new Map<NodeKey, Set<NodeKey>>()
  const consumers = new Map<NodeKey, ConsumerDetails>()
  const products = new Map<string, NodeKey>()
  const owners = new Map<NodeKey, NodeKey>()
  const columns = new Map<NodeKey, Map<string, NodeKey>>()

  /** Of a column only what follows its dataset's id is kept. */
  const textOf = (key: NodeKey): string => {
    const id = ids[key]
    if (id === undefined) throw new Error(`node ${key} is not in the directory, which ends at ${ids.length - 1}`)
    return id
  }
  const idOf = (key: NodeKey): string => {
    const owner = owners.get(key)
    return owner === undefined ? textOf(key) : textOf(owner) + textOf(key)
  }
  const finalAt = (key: NodeKey, knownAt: Instant): NodeKey => {
    const merge = merged.get(key)
    return merge === undefined || merge.at > knownAt ? key : finalAt(merge.into, knownAt)
  }
  const merge = (key: NodeKey, into: NodeKey, at: Instant): void => {
    merged.set(key, { into, at })
    mergedIds.set(idOf(key), key)
    sources.set(into, (sources.get(into) ?? new Set()).add(key))
  }

  const ownerAt = (key: NodeKey, knownAt: Instant): NodeKey | null => {
    const owner = owners.get(key)
    return owner === undefined ? null : finalAt(owner, knownAt)
  }
  const fieldOf = (key: NodeKey): string => decodeURIComponent(textOf(key).slice(1))

  function addColumn(owner: NodeKey, key: NodeKey): void {
    owners.set(key, owner)
    const known = columns.get(owner)
    if (known) known.set(fieldOf(key), key)
    else columns.set(owner, new Map([[fieldOf(key), key]]))
  }

  return {
    add(nodes) {
      for (const { key, id, owner, mergedInto } of nodes) {
        ids[key] = owner === null ? id : id.slice(id.indexOf('#'))
        types[key] = owner === null ? typeOfId(id) : 'COLUMN'
        if (owner !== null) addColumn(owner, key)
        // Until it is dated it counts as always so; what an earlier release merged has no date.
        if (mergedInto !== null) merge(key, mergedInto, merged.get(key)?.at ?? 0)
        if (types[key] === 'PRODUCT') products.set(id, key)
      }
    },
    merge,
    dateMerge(id, at) {
      const key = mergedIds.get(id)
      const known = key === undefined ? undefined : merged.get(key)
      if (key !== undefined && known !== undefined) merged.set(key, { ...known, at })
    },
    ownerOf: (key) => ownerAt(key, Number.POSITIVE_INFINITY),
    ownerAt,
    fieldOf,
    columnsOf: (dataset) => columns.get(dataset) ?? NO_COLUMNS,
    describe: (key, details) => void consumers.set(key, details),
    idOf,
    typeOf: (key) => types[key] ?? 'DATASET',
    final: (key) => finalAt(key, Number.POSITIVE_INFINITY),
    finalAt,
    mergedNode: (id) => mergedIds.get(id) ?? null,
    mergedInto(key, knownAt) {
      const found: NodeKey[] = []
      const follow = (into: NodeKey): void => {
        for (const source of sources.get(into) ?? []) {
          if ((merged.get(source)?.at ?? 0) > knownAt) continue
          found.push(source)
          follow(source)
        }
      }
      follow(key)
      return found
    },
    mergedNodes: () => merged.keys(),
    consumerOf: (key) => consumers.get(key) ?? null,
    consumers: () => consumers.entries(),
    nodeOfProduct: (product) => products.get(product) ?? null,
    productNodes: () => products,
    highestKey: () => Math.max(0, ids.length - 1),
  }
}

/** Columns aside, which have an owner, three kinds of nodes share the store's one table; their ids tell them apart. */
function typeOfId(id: string): NodeType {
  if (id.startsWith('dataset:')) return 'DATASET'
  return id.startsWith('consumer:') ? 'CONSUMER' : 'PRODUCT'
}
