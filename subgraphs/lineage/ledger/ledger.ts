import type {
  ChangeSet,
  ClaimRecord,
  EdgeVersion,
  Instant,
  LineageStore,
  NodeKey,
  NodeRecord,
  StoredRecord,
} from '../stores/store.ts'
import type { ConsumerDetails, Directory } from './directory.ts'
import { type Counters, createLoadedWriters } from './loaded-writers.ts'
import { edgeKey, writerChanges } from './writer.ts'

/**
 * The working state of one commit: what its commands read, and what they change. Reads are by key, each key once, and see
 * the changes of the commands before; `changes` is what the store is asked to write in the end. A command that is refused
 * must be so before it changes anything.
 */
export type Ledger = ReturnType<typeof createLedger>

export function createLedger(store: LineageStore, directory: Directory, counters: Counters, recordedAt: Instant) {
  const known = new Map<string, NodeKey | null>()
  const writers = createLoadedWriters(store, counters)
  const records = new Map<string, string | null>()
  const written = new Map<string, StoredRecord>()
  const consumers = new Map<NodeKey, ConsumerDetails>()
  const moved = new Map<NodeKey, NodeKey>()
  /** Columns that this commit makes: by dataset and name, and the dataset of each. */
  const made = new Map<NodeKey, Map<string, NodeKey>>()
  const owners = new Map<NodeKey, NodeKey>()
  /** Of the nodes that this commit makes. */
  const ids = new Map<NodeKey, string>()
  const out = {
    nodes: [] as NodeRecord[],
    merges: [] as { key: NodeKey; into: NodeKey }[],
    aliases: new Map<string, NodeKey>(),
    retracted: new Map<string, EdgeVersion>(),
    past: [] as EdgeVersion[],
    claimsEnded: [] as { port: string; node: NodeKey }[],
    claims: [] as ClaimRecord[],
  }

  const final = (key: NodeKey): NodeKey => {
    const into = moved.get(key) ?? directory.final(key)
    return into === key ? key : final(into)
  }

  async function loadNodes(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !known.has(id))
    if (missing.length === 0) return
    const found = await store.nodesById(missing)
    for (const id of missing) known.set(id, found.get(id)?.key ?? null)
  }

  async function loadRecords(kind: StoredRecord['kind'], ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !records.has(`${kind} ${id}`))
    if (missing.length === 0) return
    const found = await store.records(kind, missing)
    for (const id of missing) records.set(`${kind} ${id}`, found.get(id) ?? null)
  }

  /** Null when no node has this id yet. The id must have been loaded. */
  const find = (id: string): NodeKey | null => {
    const key = known.get(id)
    if (key === undefined) throw new Error(`${id} was not loaded before it was looked up`)
    return key === null ? null : final(key)
  }

  const columnOf = (dataset: NodeKey, field: string): NodeKey | null => {
    const key = made.get(dataset)?.get(field) ?? directory.columnsOf(dataset).get(field)
    return key === undefined ? null : final(key)
  }

  const columnsOf = (dataset: NodeKey): ReadonlyMap<string, NodeKey> => {
    const fresh = made.get(dataset)
    const known = directory.columnsOf(dataset)
    return fresh === undefined ? known : new Map([...known, ...fresh])
  }

  /** Also of nodes that this commit makes. */
  const idOf = (key: NodeKey): string => ids.get(key) ?? directory.idOf(key)

  const make = (node: NodeRecord): void => {
    ids.set(node.key, node.id)
    out.nodes.push(node)
  }

  const put = (record: StoredRecord): void => {
    records.set(`${record.kind} ${record.id}`, record.body)
    written.set(`${record.kind} ${record.id}`, record)
  }

  return {
    recordedAt,
    store,
    final,
    find,
    idOf,
    loadNodes,
    loadWriters: writers.load,
    loadPart: writers.loadPart,
    loadRecords,

    /** The node with this id, made when there is none. */
    intern(id: string): NodeKey {
      const found = find(id)
      if (found !== null) return found
      const key = ++counters.node
      known.set(id, key)
      make({ key, id, owner: null, mergedInto: null })
      return key
    },
    /** The column of a dataset that goes by this name, made when there is none. No store is asked: the directory has them all. */
    internColumn(dataset: NodeKey, field: string): NodeKey {
      const found = columnOf(dataset, field)
      if (found !== null) return found
      const key = ++counters.node
      made.set(dataset, (made.get(dataset) ?? new Map<string, NodeKey>()).set(field, key))
      owners.set(key, dataset)
      make({ key, id: `${idOf(dataset)}#${encodeURIComponent(field)}`, owner: dataset, mergedInto: null })
      return key
    },
    columnsOf,
    /** Null when no column of the dataset goes by this name yet. */
    columnOf,
    /** The name of a column within its dataset. */
    fieldOf: (key: NodeKey): string => decodeURIComponent(idOf(key).slice(idOf(key).indexOf('#') + 1)),
    /** The dataset a column is of; everything else is its own. */
    wholeOf: (key: NodeKey): NodeKey => final(owners.get(key) ?? directory.ownerOf(key) ?? key),
    /** From now on `id` is a name of `key`. */
    alias(id: string, key: NodeKey): void {
      if (known.get(id) === key) return
      known.set(id, key)
      out.aliases.set(id, key)
    },
    /** `key` turned out to be `into`: its names lead there, and the caller moves its edges. */
    merge(key: NodeKey, into: NodeKey): void {
      moved.set(key, into)
      out.merges.push({ key, into })
      put({ kind: 'MERGE', id: idOf(key), body: JSON.stringify({ at: recordedAt }) })
    },

    /** How many nodes have turned out to be others in this commit. */
    merges: (): number => out.merges.length,

    writer: writers.get,
    /** The loaded writers, for what changes edges across them. */
    writers: writers.all,

    record: (kind: StoredRecord['kind'], id: string): string | null => records.get(`${kind} ${id}`) ?? null,
    put,
    /** The ids of records that this commit writes, which the store does not list yet. */
    writtenIds: (kind: StoredRecord['kind']): readonly string[] =>
      [...written.values()].flatMap((record) => (record.kind === kind ? [record.id] : [])),

    consumerOf: (key: NodeKey): ConsumerDetails | null => consumers.get(key) ?? directory.consumerOf(key),
    describe(id: string, key: NodeKey, details: ConsumerDetails): void {
      consumers.set(key, details)
      put({ kind: 'CONSUMER', id, body: JSON.stringify(details) })
    },

    past: (edge: EdgeVersion): void => void out.past.push(edge),
    /** What this commit sends to history, which the store does not tell of yet. */
    pasts: (): readonly EdgeVersion[] => out.past,
    /** A version of the past is not believed any more. What this commit sent there itself leaves no trace. */
    retract(edge: EdgeVersion): void {
      const at = out.past.indexOf(edge)
      if (at >= 0) out.past.splice(at, 1)
      else out.retracted.set(versionKey(edge), edge)
    },
    isRetracted: (edge: EdgeVersion): boolean => out.retracted.has(versionKey(edge)),
    endClaim(claim: ClaimRecord, validTo: Instant): void {
      const opened = out.claims.indexOf(claim)
      if (opened >= 0) {
        out.claims.splice(opened, 1)
        return
      }
      out.claimsEnded.push({ port: claim.port, node: claim.node })
      out.claims.push({ ...claim, validTo, recordedFrom: recordedAt })
    },
    openClaim: (claim: ClaimRecord): void => void out.claims.push(claim),

    /** What to write, and what to tell the directory once it is written. */
    changes(): ChangeSet & { readonly consumers: ReadonlyMap<NodeKey, ConsumerDetails> } {
      const edges = [...writers.all()].map((writer) => writerChanges(writer, recordedAt))
      return {
        recordedAt,
        nodes: out.nodes,
        merges: out.merges,
        aliases: [...out.aliases].map(([id, key]) => ({ id, key })),
        writers: edges.flatMap((change) => change.writers),
        records: [...written.values()],
        dropped: [],
        ended: edges.flatMap((change) => change.ended),
        opened: edges.flatMap((change) => change.opened),
        seen: edges.flatMap((change) => change.seen),
        retracted: [...out.retracted.values()],
        past: out.past,
        claimsEnded: out.claimsEnded,
        claims: out.claims,
        consumers,
      }
    },
  }
}

const versionKey = ({ writer, from, to, validFrom, validTo, recordedFrom }: EdgeVersion): string =>
  `${writer} ${edgeKey(from, to)} ${validFrom} ${validTo} ${recordedFrom}`
