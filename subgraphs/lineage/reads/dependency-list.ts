import type { DomainPair } from './direct-readers.ts'
import { questionDigest, writePosition } from './page.ts'
import type { Reader } from './reader.ts'
import { presentMoment, type Snapshot } from './snapshot.ts'

export type DependencyList = {
  readonly snapshot: Snapshot
  /** All that match. */
  readonly total: number
  readonly rows: readonly { readonly pair: DomainPair; readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** Domains that read each other, ordered by the ids of both: of the present, or of the state that an earlier page was of. */
export async function listDependencies(
  reader: Reader,
  domains: readonly string[] | null,
  first: number,
  after: string | null,
): Promise<DependencyList> {
  const question = questionDigest(['domainDependencies', domains === null ? null : new Set(domains)])
  const resumed = after === null ? null : await reader.resume(after, question, presentMoment)
  const snapshot = resumed?.snapshot ?? reader.now
  const { copy } = snapshot
  const wanted = domains && new Set(domains.flatMap((id) => copy.domainOf(id) ?? []))
  const { pairs } = await reader.directReaders(snapshot)
  const all = wanted === null ? pairs : pairs.filter(({ from, to }) => wanted.has(from) || wanted.has(to))
  const nameOf = ({ from, to }: DomainPair) => `${copy.domains[from]?.id} ${copy.domains[to]?.id}`
  const start = resumed === null ? 0 : placeAfter(all.map(nameOf), resumed.position.id)
  const rows = all.slice(start, start + first)
  const state = { knownAt: snapshot.knownAt, version: copy.version, at: Date.now(), question, distance: 1 }
  return {
    snapshot,
    total: all.length,
    rows: rows.map((pair) => ({ pair, cursor: writePosition({ ...state, id: nameOf(pair) }) })),
    hasNextPage: start + rows.length < all.length,
    hasPreviousPage: resumed !== null,
  }
}

/** The pages of a state are of one list: what a cursor names is in it. */
function placeAfter(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length : at + 1
}
