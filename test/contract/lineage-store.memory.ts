import type {
  ChangeSet,
  ClaimRecord,
  Closure,
  ClosureOptions,
  Direction,
  EdgeId,
  EdgeMove,
  EdgeVersion,
  EdgeView,
  Hop,
  LineageStore,
  MovePlace,
  NodeKey,
  NodeRecord,
  Pair,
  PortAndNode,
  StoredRecord,
  TimeView,
  WriterRecord,
} from '../../subgraphs/lineage/stores/store.ts'

/** The port as plainly as it can be written: every version in one list, every read a filter. The oracle of the contract suite. */
export function openMemoryStore(): LineageStore {
  const nodes = new Map<NodeKey, NodeRecord>()
  const keys = new Map<string, NodeKey>()
  const aliases = new Map<string, NodeKey>()
  const writers = new Map<number, WriterRecord>()
  const records = new Map<string, StoredRecord>()
  let edges: EdgeVersion[] = []
  let claims: ClaimRecord[] = []
  let lastCommit = 0

  const final = (key: NodeKey): NodeRecord | undefined => {
    const node = nodes.get(key)
    return node && node.mergedInto !== null ? final(node.mergedInto) : node
  }
  const visible = (view: EdgeView) => edges.filter((edge) => isVisible(edge, view))
  const hops = (key: NodeKey, direction: Direction, view: EdgeView): Hop[] => {
    const best = new Map<NodeKey, number>()
    for (const edge of visible(view)) {
      if (origin(edge, direction) !== key) continue
      const other = direction === 'DOWNSTREAM' ? edge.to : edge.from
      best.set(other, Math.max(best.get(other) ?? 0, edge.confidence))
    }
    return [...best].map(([neighbour, confidence]) => ({ key: neighbour, confidence }))
  }
  const closure = (
    start: readonly NodeKey[],
    { direction, depth, view }: ClosureOptions,
    entries: readonly (readonly NodeKey[])[] = [],
  ): Closure => {
    const distance = new Map<NodeKey, number>()
    let frontier = [...new Set(start)]
    for (let hop = 1; frontier.length > 0 || hop <= entries.length; hop++) {
      const entering = hop > depth ? entries.slice(depth).flat() : (entries[hop - 1] ?? [])
      const met = frontier.flatMap((key) => hops(key, direction, view).map((found) => found.key))
      const reached = new Set([...met, ...entering])
      for (const key of distance.keys()) reached.delete(key)
      if (hop > depth) return { levels: byLevel(distance), more: [...reached].some((key) => !start.includes(key)) }
      for (const key of reached) distance.set(key, hop)
      frontier = [...reached].filter((key) => !start.includes(key))
    }
    return { levels: byLevel(distance), more: false }
  }

  function commit(changes: ChangeSet): void {
    const { recordedAt } = changes
    for (const node of changes.nodes) {
      nodes.set(node.key, node)
      keys.set(node.id, node.key)
    }
    for (const { key, into } of changes.merges) {
      const node = nodes.get(key)
      if (node) nodes.set(key, { ...node, mergedInto: into })
    }
    for (const alias of changes.aliases) {
      keys.set(alias.id, alias.key)
      aliases.set(alias.id, alias.key)
    }
    for (const writer of changes.writers) writers.set(writer.key, writer)
    for (const record of changes.records) records.set(`${record.kind} ${record.id}`, record)
    for (const { kind, id } of changes.dropped) records.delete(`${kind} ${id}`)
    const isEnded = (edge: EdgeVersion) => isOpen(edge) && changes.ended.some((id) => sameEdge(edge, id))
    edges = edges.map((edge) => (isEnded(edge) ? { ...edge, recordedTo: recordedAt } : edge))
    edges.push(...changes.opened)
    edges = edges.map((edge) => {
      const sighting = isOpen(edge) ? changes.seen.findLast((id) => sameEdge(edge, id)) : undefined
      if (sighting === undefined) return edge
      const { producer, lastRun, firstSeenAt, lastSeenAt } = sighting
      return { ...edge, producer, lastRun, firstSeenAt, lastSeenAt }
    })
    edges = edges.map((edge) =>
      changes.retracted.some((version) => sameVersion(edge, version)) ? { ...edge, recordedTo: recordedAt } : edge,
    )
    edges.push(...changes.past)
    claims = claims.map((claim) =>
      claim.recordedTo === null &&
      claim.validTo === null &&
      changes.claimsEnded.some(({ port, node }) => port === claim.port && node === claim.node)
        ? { ...claim, recordedTo: recordedAt }
        : claim,
    )
    claims.push(...changes.claims)
    lastCommit = recordedAt
  }

  return {
    status: async () => ({
      lastCommit,
      lastNodeKey: Math.max(0, ...nodes.keys()),
      lastWriterKey: Math.max(0, ...writers.keys()),
    }),
    commit: async (changes) => commit(changes),
    nodesById: async (ids) => pick(ids, (id) => final(keys.get(id) ?? 0)),
    nodesAfter: async (key, limit) =>
      [...nodes.values()]
        .filter((node) => node.key > key)
        .sort((a, b) => a.key - b.key)
        .slice(0, limit),
    writersById: async (ids) => pick(ids, (id) => [...writers.values()].find((writer) => writer.id === id)),
    writersByKey: async (wanted) => pick(wanted, (key) => writers.get(key)),
    records: async (kind, ids) => pick(ids, (id) => records.get(`${kind} ${id}`)?.body),
    recordsAfter: async (kind, after, limit) =>
      [...records.values()]
        .filter((record) => record.kind === kind && (after === null || inBytes(record.id, after) > 0))
        .sort((a, b) => inBytes(a.id, b.id))
        .slice(0, limit),
    writersAfter: async (key, limit) =>
      [...writers.values()]
        .filter((writer) => writer.key > key)
        .sort((a, b) => a.key - b.key)
        .slice(0, limit),
    aliasesAfter: async (id, limit) =>
      [...aliases]
        .map(([alias, key]) => ({ id: alias, key }))
        .filter((alias) => id === null || inBytes(alias.id, id) > 0)
        .sort((a, b) => inBytes(a.id, b.id))
        .slice(0, limit),
    claimsOf: async (domains, view) =>
      pick(domains, (domain) => someOf(claims.filter((claim) => claim.domain === domain && isBelieved(claim, view)))),
    claimHistoryOf: async (domains) => claims.filter((claim) => domains.includes(claim.domain)),
    claimsAfter: async (place, limit) => pageOf(claims, place, limit, byPort),
    versionsAfter: async (pair, limit) => pageOf(edges, pair, limit, byPair),
    edgesOfWriters: async (wanted) =>
      pick(wanted, (key) => someOf(edges.filter((edge) => edge.writer === key && isOpen(edge)))),
    versionsOf: async (wanted) => edges.filter((edge) => wanted.includes(edge.writer)),
    edgesBetween: async (pairs, view) =>
      new Map(
        pairs.flatMap(({ from, to }) => {
          const between = visible(view).filter((edge) => edge.from === from && edge.to === to)
          return between.length > 0 ? [[`${from}>${to}`, between]] : []
        }),
      ),
    edgesEverBetween: async (pairs, view) => {
      const ever = edges.filter((edge) => isVisible({ ...edge, validTo: null }, { ...view, asOf: null }))
      return new Map(
        pairs.flatMap(({ from, to }) => {
          const between = ever.filter((edge) => edge.from === from && edge.to === to)
          return between.length > 0 ? [[`${from}>${to}`, between]] : []
        }),
      )
    },
    edgesOf: async (wanted, direction, view) =>
      pick(wanted, (key) => someOf(visible(view).filter((edge) => origin(edge, direction) === key))),
    edgesDiffering: async (wanted, direction, one, other) =>
      edges.filter(
        (edge) => wanted.includes(origin(edge, direction)) && isVisible(edge, one) !== isVisible(edge, other),
      ),
    edgesEver: async (wanted, direction, view) => {
      const ever = edges.filter((edge) => isVisible({ ...edge, validTo: null }, { ...view, asOf: null }))
      return pick(wanted, (key) => someOf(ever.filter((edge) => origin(edge, direction) === key)))
    },
    async movesAfter(place, limit) {
      const moves = edges
        .filter(({ layer, validTo }) => layer === 'WHOLE' && validTo === null)
        .flatMap(({ from, to, writer, method, recordedFrom, recordedTo }): EdgeMove[] => {
          const edge = { from, to, writer, method }
          const opening = { ...edge, at: recordedFrom, isOpening: true }
          return recordedTo === null ? [opening] : [{ ...edge, at: recordedTo, isOpening: false }, opening]
        })
        .sort((a, b) => Number(a.isOpening) - Number(b.isOpening))
      return pageOf<MovePlace, EdgeMove>(moves, place, limit, byPlace)
    },
    historyOf: async (from, to) => edges.filter((edge) => edge.from === from && edge.to === to),
    hops: async (wanted, direction, view) => pick(wanted, (key) => someOf(hops(key, direction, view))),
    closures: async (starts, options) => new Map([...starts].map(([name, start]) => [name, closure(start, options)])),
    closureFrom: async (entries, options) => closure([], options, entries),
    dispose: async () => {},
  }
}

const inBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const byPort = (a: PortAndNode, b: PortAndNode) => inBytes(a.port, b.port) || a.node - b.node
const byPlace = (a: MovePlace, b: MovePlace) => a.at - b.at || byPair(a, b) || a.writer - b.writer
const byPair = (a: Pair, b: Pair) => a.from - b.from || a.to - b.to

/** The items after a place, those of one place together. */
function pageOf<Place, Item extends Place>(
  items: readonly Item[],
  after: Place | null,
  limit: number,
  compare: (a: Place, b: Place) => number,
): Item[] {
  const rest = items.filter((item) => after === null || compare(item, after) > 0).sort(compare)
  const last = rest[limit - 1]
  return last === undefined ? rest : rest.filter((item) => compare(item, last) <= 0)
}

const isOpen = (edge: EdgeVersion) => edge.validTo === null && edge.recordedTo === null

const sameEdge = (a: EdgeId, b: EdgeId) => a.from === b.from && a.to === b.to && a.writer === b.writer

const sameVersion = (a: EdgeVersion, b: EdgeVersion) =>
  sameEdge(a, b) &&
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo &&
  a.recordedFrom === b.recordedFrom &&
  a.recordedTo === null &&
  a.validTo !== null

const origin = (edge: EdgeId, direction: Direction) => (direction === 'DOWNSTREAM' ? edge.from : edge.to)

type Belief = Pick<EdgeVersion, 'validFrom' | 'validTo' | 'recordedFrom' | 'recordedTo'>

function isBelieved({ validFrom, validTo, recordedFrom, recordedTo }: Belief, { knownAt, asOf }: TimeView): boolean {
  const isKnown = knownAt === null ? recordedTo === null : within(knownAt, recordedFrom, recordedTo)
  return isKnown && (asOf === null ? validTo === null : within(asOf, validFrom, validTo))
}

const within = (time: number, from: number, to: number | null) => from <= time && (to === null || to > time)

function isVisible(edge: EdgeVersion, view: EdgeView): boolean {
  const { layer, methods, minConfidence, seenSince, writers } = view
  if (edge.layer !== (layer === 'UNSTATED' ? 'WHOLE' : layer)) return false
  if (layer === 'UNSTATED' && edge.statesColumns) return false
  if (methods !== null && !methods.includes(edge.method)) return false
  if (writers !== null && !writers.includes(edge.writer)) return false
  const isSeen = edge.method === 'DECLARED' || edge.lastSeenAt >= (seenSince ?? -Infinity)
  return edge.confidence >= (minConfidence ?? 0) && isSeen && isBelieved(edge, view)
}

function byLevel(distance: ReadonlyMap<NodeKey, number>): Int32Array[] {
  const levels: number[][] = []
  for (const [key, hop] of distance) {
    levels[hop - 1] ??= []
    levels[hop - 1]?.push(key)
  }
  return Array.from(levels, (level) => Int32Array.from(level ?? []))
}

function pick<Key, Value>(wanted: readonly Key[], find: (key: Key) => Value | undefined): Map<Key, Value> {
  const found = new Map<Key, Value>()
  for (const key of wanted) {
    const value = find(key)
    if (value !== undefined) found.set(key, value)
  }
  return found
}

const someOf = <Item>(items: readonly Item[]) => (items.length > 0 ? items : undefined)
