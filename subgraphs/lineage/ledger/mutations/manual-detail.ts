import type { EdgeVersion } from '../../stores/store.ts'

/** What a person says of an edge beside that it is there; kept in its `detail`. */
export type ManualDetail = {
  readonly reason: string
  /** What vouches for the person's name: the token it was entered with (`voucherName`). */
  readonly by: string
  /** How long it may go without being entered again before it is stale, ISO 8601; null for as long as its writer's may. */
  readonly expiresAfter: string | null
  /** Of an edge between whole things: only columns of it were entered, and it goes with the last of them; absent: itself was. */
  readonly isImplied?: true
  /** The token with which it was ended; absent while it holds, and of what another version took the place of. */
  readonly endedBy?: string
}

/** Null for edges that nobody entered by hand. */
export function manualDetailOf({ method, detail }: Pick<EdgeVersion, 'method' | 'detail'>): ManualDetail | null {
  return method === 'MANUAL' && detail !== null ? (JSON.parse(detail) as ManualDetail) : null
}

/** One spelling for one meaning: equal texts are equal details. */
export function writeManualDetail({ reason, by, expiresAfter, isImplied, endedBy }: ManualDetail): string {
  return JSON.stringify({ reason, by, expiresAfter, isImplied, endedBy })
}
