import type { ClaimRecord, EdgeVersion, Instant, LineageStore, TimeView } from '../../stores/store.ts'
import type { PlaceEdge } from '../graph-edges.ts'
import { claimMoments, type ReadClaims } from './claim-moment.ts'
import type { Change, DiffBasis } from './compare.ts'
import { endOf, greatest, least, startOf } from './times.ts'
import type { Sides } from './touched.ts'

export type Explained = {
  /** Whether the writer said something else, or a dataset at an end came to be held by another. */
  readonly cause: 'EDGE' | 'CLAIM'
  /** In the time that the basis is about. Null when the claims of the two moments do not tell. */
  readonly at: Instant | null
  /** The last run of the edge as it is after, or as it was when it is gone. */
  readonly runId: string | null
}

/** What made a change, and when. Of a page of changes everything is read and worked out once. */
export type Explain = (change: Change) => Promise<Explained>

export function createExplain(store: Pick<LineageStore, 'claimsOf'>, sides: Sides, basis: DiffBasis): Explain {
  const known = new Map<Change, Promise<Explained>>()
  const claims = new Map<string, Promise<readonly ClaimRecord[]>>()
  const readClaims: ReadClaims = (snapshot, domain) => {
    const { knownAt, asOf } = snapshot
    const name = JSON.stringify([knownAt, asOf, domain])
    const found =
      claims.get(name) ?? store.claimsOf([domain], { knownAt, asOf }).then((answer) => answer.get(domain) ?? [])
    claims.set(name, found)
    return found
  }
  return (change) => {
    const explained = known.get(change) ?? explain(readClaims, sides, change, basis)
    known.set(change, explained)
    return explained
  }
}

async function explain(
  readClaims: ReadClaims,
  { before, after }: Sides,
  change: Change,
  basis: DiffBasis,
): Promise<Explained> {
  const begun = (change.after?.versions ?? []).filter((version) => !isSeen(version, before))
  const ended = (change.before?.versions ?? []).filter((version) => !isSeen(version, after))
  const speaking = (change.after ?? change.before).versions
  const runId = speaking.reduce((last, version) => (version.lastSeenAt > last.lastSeenAt ? version : last)).lastRun
  if (isByWriter(change, begun, ended)) {
    return { cause: 'EDGE', at: writersMoment(change.kind, begun, ended, basis), runId }
  }
  const sinceWhen = (edge: PlaceEdge) =>
    claimMoments(readClaims, { drawn: after, other: before, edge, side: 'START', basis })
  const untilWhen = (edge: PlaceEdge) =>
    claimMoments(readClaims, { drawn: before, other: after, edge, side: 'END', basis })
  if (change.kind === 'ADDED') return { cause: 'CLAIM', at: least(await sinceWhen(change.after)), runId }
  if (change.kind === 'REMOVED') return { cause: 'CLAIM', at: greatest(await untilWhen(change.before)), runId }
  // What is drawn at both moments was drawn all along: only what joined a changed edge, or left it, tells when.
  const moments = await Promise.all([
    sinceWhen(without(change.after, change.before)),
    untilWhen(without(change.before, change.after)),
  ])
  return { cause: 'CLAIM', at: greatest(moments.flat()), runId }
}

/** The edge, of those of its versions that the other is not made of. */
function without(edge: PlaceEdge, other: PlaceEdge): PlaceEdge {
  const drawn = new Set(other.versions.map(nameOf))
  return { ...edge, versions: edge.versions.filter((version) => !drawn.has(nameOf(version))) }
}

/** Of the versions of one writer. */
const nameOf = ({ from, to, validFrom, recordedFrom }: EdgeVersion): string =>
  `${from} ${to} ${validFrom} ${recordedFrom}`

/** An edge that is there at both moments, and is drawn at one, was not its writer's to add or remove. */
function isByWriter(
  { kind, before, after }: Change,
  begun: readonly EdgeVersion[],
  ended: readonly EdgeVersion[],
): boolean {
  if (kind === 'ADDED') return begun.length === after.versions.length
  if (kind === 'REMOVED') return ended.length === before.versions.length
  return begun.length > 0 || ended.length > 0
}

/** Added when the first of it began, removed when the last of it ended, changed when it last came to be otherwise. */
function writersMoment(
  kind: Change['kind'],
  begun: readonly EdgeVersion[],
  ended: readonly EdgeVersion[],
  basis: DiffBasis,
): Instant | null {
  const starts = begun.map((version) => startOf(version, basis))
  const ends = ended.flatMap((version) => endOf(version, basis) ?? [])
  if (kind === 'ADDED') return least(starts)
  return greatest(kind === 'REMOVED' ? ends : [...starts, ...ends])
}

/** Whether a version is among those of a moment. */
function isSeen(version: EdgeVersion, { knownAt, asOf }: TimeView & { readonly knownAt: Instant }): boolean {
  const { validFrom, validTo, recordedFrom, recordedTo } = version
  if (recordedFrom > knownAt || (recordedTo !== null && recordedTo <= knownAt)) return false
  return asOf === null ? validTo === null : validFrom <= asOf && (validTo === null || validTo > asOf)
}
