/** A dataset, one of its columns, a consumer, or a product without outputs; never reused, never deleted. */
export type NodeKey = number
/** Whoever states edges: a job, a product, a person. */
export type WriterKey = number
/** Milliseconds since the epoch. */
export type Instant = number

/** In an order that adapters may store; append only. */
export const METHODS = ['DECLARED', 'OBSERVED', 'MANUAL'] as const
export type Method = (typeof METHODS)[number]

/** What an edge joins: whole things (datasets, consumers, products), or at least one column. Append only. */
export const LAYERS = ['WHOLE', 'COLUMN'] as const
export type Layer = (typeof LAYERS)[number]

/** At most one *open* edge has the same three nodes and writer. `layer` follows from the nodes, and says where it is kept. */
export type EdgeId = {
  readonly from: NodeKey
  readonly to: NodeKey
  readonly writer: WriterKey
  readonly layer: Layer
}

/**
 * One version of an edge. Bitemporal: `validFrom`/`validTo` say when it held, `recordedFrom`/`recordedTo` when we
 * believed so. Open means both ends are null. Intervals include their start and exclude their end.
 */
export type EdgeVersion = EdgeId & {
  readonly method: Method
  /** URI of the code that reported it; null for declared edges. */
  readonly producer: string | null
  readonly confidence: number
  /** Of WHOLE edges: whether its writer also says which columns feed which (in COLUMN edges). Else a column's way goes on here. */
  readonly statesColumns: boolean
  /** What else its writer says of it, opaque here (JSON): transformations, a reason. Null for nothing. */
  readonly detail: string | null
  /** The id of the last run that had it; null for edges no run reports. */
  readonly lastRun: string | null
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
  readonly validFrom: Instant
  readonly validTo: Instant | null
  readonly recordedFrom: Instant
  readonly recordedTo: Instant | null
}

/** In-place update of an open edge: makes no version. */
export type EdgeSighting = EdgeId & {
  readonly producer: string | null
  readonly lastRun: string | null
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
}

export type Direction = 'UPSTREAM' | 'DOWNSTREAM'

/**
 * The moment of which is spoken, and the one at which we knew. Null, null is now: the open edges.
 *
 * `knownAt` alone: the state after the last commit with `recordedAt <= knownAt`, what was open then, which includes what has
 * ended since (`recordedFrom <= knownAt`, and `recordedTo` null or greater, and `validTo` null). `asOf` with it: what we
 * believed at `knownAt` (null: believe now) to hold at `asOf`: of those versions the ones with `validFrom <= asOf`, and
 * `validTo` null or greater.
 */
export type TimeView = { readonly knownAt: Instant | null; readonly asOf: Instant | null }

/** Conditions on edges; null is all. */
export type EdgeFilter = {
  readonly methods: readonly Method[] | null
  /** Inclusive. */
  readonly minConfidence: number | null
  /** Last seen at this moment or later. DECLARED edges pass: each harvest says them again, and that is not written to them. */
  readonly seenSince: Instant | null
  readonly writers: readonly WriterKey[] | null
}

/** Which edges count. `UNSTATED` are the WHOLE edges whose writer does not say which columns feed which. */
export type EdgeView = TimeView & EdgeFilter & { readonly layer: Layer | 'UNSTATED' }

/** A neighbour, once however many edges lead to it; `confidence` is the highest of those edges'. */
export type Hop = { readonly key: NodeKey; readonly confidence: number }

export const allEdges = {
  methods: null,
  minConfidence: null,
  seenSince: null,
  writers: null,
} as const satisfies EdgeFilter

/** The edges between whole things that are open now. */
export const currentView: EdgeView = { ...allEdges, knownAt: null, asOf: null, layer: 'WHOLE' }

/** Where an edge opened or ended: the commit that did it, then the edge. */
export type MovePlace = {
  readonly at: Instant
  readonly from: NodeKey
  readonly to: NodeKey
  readonly writer: WriterKey
}

/** An edge between whole things opened, or ended, with a commit. */
export type EdgeMove = MovePlace & { readonly method: Method; readonly isOpening: boolean }

/** The place behind all that a commit did, as far as it is known. */
export const afterCommit = (at: Instant): MovePlace => ({ at, from: LAST_KEY, to: LAST_KEY, writer: LAST_KEY })

/** No key comes near it, and both stores have room for it. */
const LAST_KEY = 2 ** 48
