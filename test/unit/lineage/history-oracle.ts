import type { WholeLevel } from '../../../subgraphs/lineage/reads/places.ts'
import type {
  Direction,
  EdgeVersion,
  LineageStore,
  NodeKey,
  NodeRecord,
  TimeView,
} from '../../../subgraphs/lineage/stores/store.ts'
import { DOMAINS } from './random-history.ts'

export type Rows = readonly (readonly [id: string, distance: number])[]

/** The mesh at one moment, worked out from first principles over every version of edges and claims there is. */
export type Moment = {
  readonly edges: readonly EdgeVersion[]
  /** Where a node shows: ids. */
  readonly places: (node: NodeKey, level: WholeLevel) => readonly string[]
  /** The nodes that a subject starts from. */
  readonly start: (of: string) => ReadonlySet<NodeKey>
  readonly distances: (start: ReadonlySet<NodeKey>, direction: Direction) => ReadonlyMap<NodeKey, number>
  readonly rows: (of: string, level: WholeLevel, direction: Direction) => Rows
}

type Times = Pick<EdgeVersion, 'validFrom' | 'validTo' | 'recordedFrom' | 'recordedTo'>

const within = (time: number, from: number, to: number | null): boolean => from <= time && (to === null || time < to)

export function isBelieved(
  { validFrom, validTo, recordedFrom, recordedTo }: Times,
  { asOf, knownAt }: TimeView,
): boolean {
  const isKnown = knownAt === null ? recordedTo === null : within(knownAt, recordedFrom, recordedTo)
  return isKnown && (asOf === null ? validTo === null : within(asOf, validFrom, validTo))
}

const isOutside = (id: string): boolean => id.includes(':')
const up = (id: string, level: WholeLevel): string =>
  isOutside(id) ? id : id.split('/').slice(0, { DOMAIN: 1, PRODUCT: 2, PORT: 3 }[level]).join('/')

/** Reads everything once. */
export async function readHistory(store: LineageStore): Promise<(view: TimeView) => Moment> {
  const { lastNodeKey, lastWriterKey } = await store.status()
  const nodes = await store.nodesAfter(0, lastNodeKey)
  const ids = new Map(nodes.map(({ key, id }) => [key, id]))
  const finalAt = await readMerges(store, nodes)
  const named = new Map([
    ...(await store.aliasesAfter(null, 1_000)).map(({ id, key }) => [id, key] as const),
    ...nodes.map(({ key, id }) => [id, key] as const),
  ])
  const versions = await store.versionsOf(Array.from({ length: lastWriterKey }, (_, i) => i + 1))
  const history = await store.claimHistoryOf(DOMAINS)

  return (view) => {
    const final = (key: NodeKey): NodeKey => finalAt(key, view.knownAt ?? Infinity)
    const edges = versions
      .filter((version) => isBelieved(version, view))
      .map((version) => ({ ...version, from: final(version.from), to: final(version.to) }))
    const claims = history
      .filter((claim) => isBelieved(claim, view))
      .map((claim) => ({ ...claim, node: final(claim.node) }))
    const isThere = (product: string) => claims.some(({ port }) => up(port, 'PRODUCT') === product)
    /** What a node is: the ports that hold it, the product without outputs it stands for, or itself. */
    const namesOf = (node: NodeKey): string[] => {
      const ports = claims.filter((claim) => claim.node === node && !claim.contested).map(({ port }) => port)
      const id = ids.get(node) ?? ''
      return ports.length > 0 ? ports : isOutside(id) || !isThere(id) ? [id] : []
    }
    const places = (node: NodeKey, level: WholeLevel): string[] => {
      const names = namesOf(node).filter((name) => level !== 'DOMAIN' || !isOutside(name))
      return [...new Set(names.map((name) => up(name, level)))]
    }
    const isPart = (name: string, of: string) => name === of || name.startsWith(`${of}/`)
    const start = (of: string) =>
      new Set(
        [...ids.keys()]
          .map(final)
          .filter((node) => node === final(named.get(of) ?? 0) || namesOf(node).some((name) => isPart(name, of))),
      )

    const distances = (from: ReadonlySet<NodeKey>, direction: Direction): Map<NodeKey, number> => {
      const found = new Map<NodeKey, number>()
      let frontier = new Set(from)
      for (let hop = 1; frontier.size > 0; hop++) {
        const met = edges
          .map((edge) =>
            direction === 'DOWNSTREAM' ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const),
          )
          .flatMap(([near, far]) => (frontier.has(near) && !found.has(far) ? [far] : []))
        for (const node of met) found.set(node, hop)
        frontier = new Set(met.filter((node) => !from.has(node)))
      }
      return found
    }

    const rows = (of: string, level: WholeLevel, direction: Direction): Rows => {
      const from = start(of)
      const own = new Set([...from].flatMap(namesOf).filter((name) => isPart(name, of) || isOutside(of)))
      // What is part of the subject is not reached; nor is, a level up, what it belongs to.
      const excluded = new Set([...own, of].filter((id) => !isOutside(id)).map((id) => up(id, level)))
      const reached = new Map<string, number>()
      for (const [node, distance] of distances(from, direction)) {
        for (const name of namesOf(node)) {
          if (own.has(name) || (level === 'DOMAIN' && isOutside(name)) || excluded.has(up(name, level))) continue
          reached.set(up(name, level), Math.min(reached.get(up(name, level)) ?? 99, distance))
        }
      }
      return [...reached].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    }
    return { edges, places, start, distances, rows }
  }
}

/** What a node was known at a moment to be. */
async function readMerges(store: LineageStore, nodes: readonly NodeRecord[]) {
  const merged = await store.recordsAfter('MERGE', null, 1_000)
  const dates = new Map(merged.map(({ id, body }) => [id, (JSON.parse(body) as { at: number }).at]))
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const finalAt = (key: NodeKey, knownAt: number): NodeKey => {
    const node = byKey.get(key)
    if (node === undefined || node.mergedInto === null || (dates.get(node.id) ?? 0) > knownAt) return key
    return finalAt(node.mergedInto, knownAt)
  }
  return finalAt
}
