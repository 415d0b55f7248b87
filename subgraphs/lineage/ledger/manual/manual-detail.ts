import type { EdgeVersion } from '../../stores/store.ts'

/** What a person says of an edge beside that it is there; kept in its `detail`. */
export type ManualDetail = {
  readonly reason: string
  /** What vouches for the person's name: the token it was entered with (`voucherName`). */
  readonly by: string
  /** How long it may go without being entered again before it is stale, ISO 8601; null for as long as its writer's may. */
  readonly expiresAfter: string | null
  /** How sure the person is of an edge between whole things, where columns of it are surer; absent: as sure as the edge. */
  readonly confidence?: number
  /** Of an edge between whole things: only columns of it were entered (`settleWholes`); absent: itself was. */
  readonly isImplied?: true
  /** The token with which it was ended; absent while it holds, and of what another version took the place of. */
  readonly endedBy?: string
}

/** Null for edges that nobody entered by hand. */
export function manualDetailOf({ method, detail }: Pick<EdgeVersion, 'method' | 'detail'>): ManualDetail | null {
  return method === 'MANUAL' && detail !== null ? (JSON.parse(detail) as ManualDetail) : null
}

/** What was said of the edge itself; null where it only follows from columns, and for edges that nobody entered by hand. */
export function ownWordsOf(edge: EdgeVersion): (ManualDetail & { readonly confidence: number }) | null {
  const detail = manualDetailOf(edge)
  return detail === null || detail.isImplied ? null : { confidence: edge.confidence, ...detail }
}

/** One spelling for one meaning: equal texts are equal details. */
export function writeManualDetail({ reason, by, expiresAfter, confidence, isImplied, endedBy }: ManualDetail): string {
  return JSON.stringify({ reason, by, expiresAfter, confidence, isImplied, endedBy })
}
