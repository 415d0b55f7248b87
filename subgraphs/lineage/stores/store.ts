/**
 * The port of the lineage store. Everything the service knows about lineage goes through it, and every meaning lives above
 * it: an adapter keeps rows, looks them up by key, and walks. It decides nothing: not which edges open or close, not what
 * a name normalises to, not what counts.
 *
 * Keys are dense integers from 1 that the *service* hands out (one writer), so that both stores agree on them and a
 * closure fits typed arrays. Times are integer milliseconds since the epoch. `recordedAt` rises with each commit, so it
 * names a state of the store: reading at it gives that state again, whatever was committed since.
 */

import type {
  Direction,
  EdgeId,
  EdgeMove,
  EdgeSighting,
  EdgeVersion,
  EdgeView,
  Hop,
  Instant,
  MovePlace,
  NodeKey,
  TimeView,
  WriterKey,
} from './edge.ts'

export * from './edge.ts'

export type NodeRecord = {
  readonly key: NodeKey
  /** Canonical and ASCII: `dataset:<enc>/<enc>`, that with `#<enc>` for a column, `consumer:<enc>/<enc>`, or a product id. Unique. */
  readonly id: string
  /** The dataset that a column is of; null for everything else. Its key is less than the column's. */
  readonly owner: NodeKey | null
  /** Set when the node turned out to be another one (a symlink named later): the other one is used instead from then on. */
  readonly mergedInto: NodeKey | null
}

/** Another spelling of a node: as it was sent, or from a `symlinks` facet. Written again, it points to the new key. */
export type AliasRecord = { readonly id: string; readonly key: NodeKey }

export type WriterKind = 'JOB' | 'PRODUCT' | 'PERSON'

/** `id` is `job:<enc>/<enc>`, a product id, or `person:<enc>`. `state` is the service's, opaque here (JSON). */
export type WriterRecord = {
  readonly key: WriterKey
  readonly id: string
  readonly kind: WriterKind
  readonly state: string
}

/**
 * What the service remembers by name, opaque here: runs and their places among those of a job, domains, their products and
 * availability, what is said of consumers and datasets, texts by their digests, when datasets were renamed or dropped, when a
 * node turned out to be another; and how far a copy into this store has come (`copy/note.ts`).
 */
export const RECORD_KINDS = [
  'RUN',
  'RUN_ORDER',
  'DOMAIN',
  'PRODUCT',
  'AVAILABILITY',
  'CONSUMER',
  'DATASET',
  'TEXT',
  'DEPARTURE',
  'MERGE',
  'COPY',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
export type RecordName = { readonly kind: RecordKind; readonly id: string }
export type StoredRecord = RecordName & { readonly body: string }

/** The two nodes of an edge. */
export type Pair = { readonly from: NodeKey; readonly to: NodeKey }

/** A port and the dataset it claims. */
export type PortAndNode = { readonly port: string; readonly node: NodeKey }

/** A port says that it is this dataset. A contested claim is a second domain's: kept, without effect until the first lets go. */
export type ClaimRecord = PortAndNode & {
  readonly domain: string
  readonly contested: boolean
  readonly validFrom: Instant
  readonly validTo: Instant | null
  readonly recordedFrom: Instant
  readonly recordedTo: Instant | null
}

/**
 * Everything one commit writes, applied in the order of these fields, all or nothing. New things carry their key; an
 * adapter looks nothing up but what a key here names.
 */
export type ChangeSet = {
  /** Greater than that of every earlier commit. */
  readonly recordedAt: Instant
  readonly nodes: readonly NodeRecord[]
  /** Sets `mergedInto` of nodes that exist. */
  readonly merges: readonly { readonly key: NodeKey; readonly into: NodeKey }[]
  /** Inserted, or moved to another key. */
  readonly aliases: readonly AliasRecord[]
  /** Inserted, or `state` replaced. */
  readonly writers: readonly WriterRecord[]
  /** Inserted, or `body` replaced, by (kind, id). */
  readonly records: readonly StoredRecord[]
  /** Records that go. Unknown ones are ignored. */
  readonly dropped: readonly RecordName[]
  /** Open edges that end: they move to history as they are, with `recordedTo` = `recordedAt`. Unknown ones are ignored. */
  readonly ended: readonly EdgeId[]
  /**
   * Edges that open. The three keys are not open (any more). `recordedFrom` = `recordedAt`, or earlier or later when a store is
   * copied; both ends null.
   */
  readonly opened: readonly EdgeVersion[]
  /** Open edges, also those opened in this commit, that were seen again. */
  readonly seen: readonly EdgeSighting[]
  /**
   * Versions of the past that turned out to be wrong: from `recordedAt` on they are not believed, and stay readable as they were
   * known before. Each is as a read gave it (`validTo` set, `recordedTo` null), and found by its keys and times. Unknown ones are
   * ignored.
   */
  readonly retracted: readonly EdgeVersion[]
  /**
   * Straight into history: what is known to have held and to hold no more (`validTo` is set, `recordedTo` is null), or, when a
   * store is copied, any version that is not open.
   */
  readonly past: readonly EdgeVersion[]
  /** Open claims that end, by (port, node): `recordedTo` = `recordedAt`. Unknown ones are ignored. */
  readonly claimsEnded: readonly PortAndNode[]
  /**
   * Claims that open, and finished ones (`validTo` set) that belong to history; when a store is copied, claims of any time.
   */
  readonly claims: readonly ClaimRecord[]
}

export type ClosureOptions = {
  readonly direction: Direction
  /** Hops, 1 to 64. */
  readonly depth: number
  readonly view: EdgeView
  /** Milliseconds after which a walk gives up with `BUDGET_EXCEEDED`. */
  readonly budgetMs: number
}

/**
 * The nodes reached by at least one hop, by the length of the shortest way. `levels[0]` are those one hop away; no level
 * is empty; the order within one means nothing. A *start* node is among them when a way of one hop or more leads back to
 * it (a cycle, a self-loop, another start node), at that way's length.
 */
export type Closure = {
  readonly levels: readonly Int32Array[]
  /** Whether a node that is neither here nor a start lies one hop beyond `depth`. */
  readonly more: boolean
}

export type StoreStatus = {
  /** `recordedAt` of the last commit, 0 before the first. */
  readonly lastCommit: Instant
  /** The highest key in use, 0 when none is. */
  readonly lastNodeKey: NodeKey
  readonly lastWriterKey: WriterKey
}

/**
 * Reads take many keys and answer with a map that lacks what is unknown: no adapter can break a DataLoader's order.
 * Every function may reject with `storeUnavailable` of `platform/errors.ts` (the backend cannot be reached), and works
 * again when the backend does; a commit that was rejected so has been written whole or not at all.
 */
export type LineageStore = {
  readonly status: () => Promise<StoreStatus>

  /** Durable when it resolves (an acknowledged commit survives `kill -9`), and visible to every read that starts after. */
  readonly commit: (changes: ChangeSet) => Promise<void>

  /** By id or alias, and through merges: the answer's own id may differ from the one asked for, and `mergedInto` is null. */
  readonly nodesById: (ids: readonly string[]) => Promise<ReadonlyMap<string, NodeRecord>>
  /** The nodes with a greater key, in the order of keys, at most `limit`; merged ones included. For filling a cache. */
  readonly nodesAfter: (key: NodeKey, limit: number) => Promise<readonly NodeRecord[]>
  readonly writersById: (ids: readonly string[]) => Promise<ReadonlyMap<string, WriterRecord>>
  readonly writersByKey: (keys: readonly WriterKey[]) => Promise<ReadonlyMap<WriterKey, WriterRecord>>
  /** Bodies by id. */
  readonly records: (kind: RecordKind, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** All of a kind whose id is greater than `after` (null: from the first), in the order of ids, at most `limit`. */
  readonly recordsAfter: (kind: RecordKind, after: string | null, limit: number) => Promise<readonly StoredRecord[]>
  /** The claims of the ports of these domains that are in force, contested ones too. */
  readonly claimsOf: (
    domains: readonly string[],
    view: TimeView,
  ) => Promise<ReadonlyMap<string, readonly ClaimRecord[]>>

  /** The open edges of these writers, of both layers: what a writer replaces. */
  readonly edgesOfWriters: (writers: readonly WriterKey[]) => Promise<ReadonlyMap<WriterKey, readonly EdgeVersion[]>>
  /** The edges that leave (DOWNSTREAM) or enter (UPSTREAM) these nodes, whole. */
  readonly edgesOf: (
    keys: readonly NodeKey[],
    direction: Direction,
    view: EdgeView,
  ) => Promise<ReadonlyMap<NodeKey, readonly EdgeVersion[]>>
  /**
   * Those and the ones that were: all versions that at `view.knownAt` were believed to hold at any time, whole. `view.asOf`
   * means nothing here.
   */
  readonly edgesEver: (
    keys: readonly NodeKey[],
    direction: Direction,
    view: EdgeView,
  ) => Promise<ReadonlyMap<NodeKey, readonly EdgeVersion[]>>
  /** The edges of a view that lead from the one node to the other, by `<from>><to>`; pairs without one are left out. */
  readonly edgesBetween: (
    pairs: readonly Pair[],
    view: EdgeView,
  ) => Promise<ReadonlyMap<string, readonly EdgeVersion[]>>
  /** As `edgesEver`, of the edges that lead from the one node to the other. */
  readonly edgesEverBetween: (
    pairs: readonly Pair[],
    view: EdgeView,
  ) => Promise<ReadonlyMap<string, readonly EdgeVersion[]>>
  /** Of the edges that leave (DOWNSTREAM) or enter (UPSTREAM) these nodes, the versions that only one of two views of a layer shows. */
  readonly edgesDiffering: (
    keys: readonly NodeKey[],
    direction: Direction,
    one: EdgeView,
    other: EdgeView,
  ) => Promise<readonly EdgeVersion[]>
  /**
   * The edges between whole things that opened or ended after a place, in the order of their places, at most `limit`: what
   * happened since. Of one that ended and opened anew with the same commit the ending comes first, and both stay together: an
   * answer may be longer by one. Edges that were only known to have held (`validTo` set) did neither.
   */
  readonly movesAfter: (place: MovePlace, limit: number) => Promise<readonly EdgeMove[]>
  /** Every version, open and past, of the edges between these two nodes: for history, and for tests. */
  readonly historyOf: (from: NodeKey, to: NodeKey) => Promise<readonly EdgeVersion[]>

  /** The neighbours of each node, one hop away. */
  readonly hops: (
    keys: readonly NodeKey[],
    direction: Direction,
    view: EdgeView,
  ) => Promise<ReadonlyMap<NodeKey, readonly Hop[]>>
  /**
   * Many closures in one call, each from a set of start nodes that are all zero hops away; the map has the keys of
   * `starts`. Node by node with a visited set (or the store's equal), never path by path.
   *
   * @throws ClientError `BUDGET_EXCEEDED` (`budgetExceeded`) when together they take longer than `budgetMs`
   */
  readonly closures: (
    starts: ReadonlyMap<string, readonly NodeKey[]>,
    options: ClosureOptions,
  ) => Promise<ReadonlyMap<string, Closure>>

  /**
   * One closure whose nodes enter it at different distances: `entries[i]` are `i + 1` hops away, and are in the answer. For
   * walks that began elsewhere, among columns. The same rules, the same errors.
   */
  readonly closureFrom: (entries: readonly (readonly NodeKey[])[], options: ClosureOptions) => Promise<Closure>

  /**
   * Everything, in pages, for copying a store to another, with `nodesAfter` and `recordsAfter`: in the order of keys or ids,
   * after the one given, at most `limit`. Ids are in the order of their bytes in UTF-8. Whatever else a store comes to hold is
   * read here too, and copied by `copy/parts.ts`.
   */
  readonly writersAfter: (key: WriterKey, limit: number) => Promise<readonly WriterRecord[]>
  readonly aliasesAfter: (id: string | null, limit: number) => Promise<readonly AliasRecord[]>
  /**
   * Every version, open and past, of the edges of both layers, in the order of their nodes (`from`, then `to`). Those of one pair
   * stay together, so that the next page begins after the last pair: the last one may make an answer longer than `limit`.
   */
  readonly versionsAfter: (pair: Pair | null, limit: number) => Promise<readonly EdgeVersion[]>
  /** Every claim, of whatever time, in the order of port and node; as above, those of one port and node stay together. */
  readonly claimsAfter: (place: PortAndNode | null, limit: number) => Promise<readonly ClaimRecord[]>
  /** Every version, open and past, of the edges of these writers. */
  readonly versionsOf: (writers: readonly WriterKey[]) => Promise<readonly EdgeVersion[]>
  /** Every claim, of whatever time, of the ports of these domains. */
  readonly claimHistoryOf: (domains: readonly string[]) => Promise<readonly ClaimRecord[]>

  /** Ends connections and threads. Calls in flight are finished or rejected. */
  readonly dispose: () => Promise<void>
}

/** A change set that changes nothing, to spread over. */
export const noChanges: Omit<ChangeSet, 'recordedAt'> = {
  nodes: [],
  merges: [],
  aliases: [],
  writers: [],
  records: [],
  dropped: [],
  ended: [],
  opened: [],
  seen: [],
  retracted: [],
  past: [],
  claimsEnded: [],
  claims: [],
}

/** The deepest walk either store makes (DESIGN §2.3): a longer one is clamped to it, and says so. */
export const MAX_DEPTH = 64
