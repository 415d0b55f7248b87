import type { DiffState } from './diff-state.ts'

export interface Version {
  readonly release: string
  readonly version: string | null
  readonly publishedAt: string
  readonly until: string | null
}

export interface Compared {
  readonly from: Version
  readonly to: Version
  /** The moments between which lineage is compared: when the earlier one was accepted, and when the later one was replaced. */
  readonly since: string
  /** Null: now, because the later one is accepted still. */
  readonly until: string | null
}

/** Which two versions a URL means, of all the newest first; null where there are no two, or one is not among them. */
export function comparedOf(versions: readonly Version[], state: Pick<DiffState, 'from' | 'to'>): Compared | null {
  const place = (release: string) => versions.findIndex((version) => version.release === release)
  const later = state.to === '' ? 0 : place(state.to)
  const earlier = state.from === '' ? later + 1 : place(state.from)
  const [to, from] = [versions[later], versions[earlier]]
  if (later < 0 || earlier < 0 || to === undefined || from === undefined || later === earlier) return null
  const isForward = from.publishedAt <= to.publishedAt
  return {
    from,
    to,
    since: isForward ? from.publishedAt : to.publishedAt,
    until: isForward ? to.until : from.until,
  }
}
