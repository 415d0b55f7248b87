import type { NodeKey, NodeRecord } from '../stores/store.ts'

export type NodeType = 'DATASET' | 'COLUMN' | 'CONSUMER' | 'PRODUCT'

/** What is known of a consumer beside its id. */
export type ConsumerDetails = {
  readonly label: string
  readonly kind: string | null
  readonly owner: string | null
  /** The domain whose token named it first; absent when another kind of token did, or nobody noted it. */
  readonly firstSender?: string
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
  /** The node that stands for a product without outputs. */
  readonly nodeOfProduct: (product: string) => NodeKey | null
  /** The dataset a column is of, as it is named now; null for everything else. */
  readonly ownerOf: (key: NodeKey) => NodeKey | null
  /** The name of a column within its dataset, as it was sent. */
  readonly fieldOf: (key: NodeKey) => string
  /** The columns of a dataset that any edge was ever stated of, by their names. */
  readonly columnsOf: (dataset: NodeKey) => ReadonlyMap<string, NodeKey>
  readonly highestKey: () => NodeKey
}

const NO_COLUMNS: ReadonlyMap<string, NodeKey> = new Map()

export function createDirectory(): Directory {
  const ids: string[] = []
  const types: NodeType[] = []
  const merged = new Map<NodeKey, NodeKey>()
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
  const final = (key: NodeKey): NodeKey => {
    const into = merged.get(key)
    return into === undefined ? key : final(into)
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
        if (mergedInto !== null) merged.set(key, mergedInto)
        if (types[key] === 'PRODUCT') products.set(id, key)
      }
    },
    merge: (key, into) => void merged.set(key, into),
    ownerOf(key) {
      const owner = owners.get(key)
      return owner === undefined ? null : final(owner)
    },
    fieldOf,
    columnsOf: (dataset) => columns.get(dataset) ?? NO_COLUMNS,
    describe: (key, details) => void consumers.set(key, details),
    idOf,
    typeOf: (key) => types[key] ?? 'DATASET',
    final,
    consumerOf: (key) => consumers.get(key) ?? null,
    nodeOfProduct: (product) => products.get(product) ?? null,
    highestKey: () => Math.max(0, ids.length - 1),
  }
}

/** Columns aside, which have an owner, three kinds of nodes share the store's one table; their ids tell them apart. */
function typeOfId(id: string): NodeType {
  if (id.startsWith('dataset:')) return 'DATASET'
  return id.startsWith('consumer:') ? 'CONSUMER' : 'PRODUCT'
}
