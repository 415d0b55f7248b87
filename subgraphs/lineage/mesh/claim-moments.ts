import type { ClaimRecord, Instant, LineageStore } from '../stores/store.ts'

/** What held at `asOf`, null for now, as was known at `knownAt`. */
export type ClaimView = { readonly asOf: Instant | null; readonly knownAt: Instant }

/** The moments at which who holds what changed, in both times: between two of them every view of the claims is the same. */
export type ClaimMoments = {
  /** What a commit wrote. */
  readonly note: (claims: readonly ClaimRecord[]) => void
  /** What was read is in doubt: it is read again when it is next needed. */
  readonly forget: () => void
  /**
   * The view that stands for all that show the same claims as this one: its moments are those of the last changes, and `asOf`
   * is null where none came after. A whole day of questions is then two or three views.
   */
  readonly settled: (view: ClaimView) => Promise<ClaimView & { readonly isPresent: boolean }>
}

export type ClaimMomentsOptions = {
  readonly store: Pick<LineageStore, 'claimHistoryOf'>
  /** All that ever were. */
  readonly domains: () => readonly string[]
}

/** Domains whose claims are read in one call: a domain may have 20,000. */
const DOMAINS = 20

export function createClaimMoments({ store, domains }: ClaimMomentsOptions): ClaimMoments {
  const valid = createMoments()
  const recorded = createMoments()
  let loaded: Promise<void> | undefined

  const note = (claims: readonly ClaimRecord[]): void => {
    for (const { validFrom, validTo, recordedFrom, recordedTo } of claims) {
      valid.add(validFrom)
      recorded.add(recordedFrom)
      if (validTo !== null) valid.add(validTo)
      if (recordedTo !== null) recorded.add(recordedTo)
    }
  }
  async function load(): Promise<void> {
    const all = domains()
    for (let from = 0; from < all.length; from += DOMAINS) {
      note(await store.claimHistoryOf(all.slice(from, from + DOMAINS)))
    }
  }

  return {
    note,
    forget() {
      loaded = undefined
    },
    async settled({ asOf, knownAt }) {
      loaded ??= load().catch((error: unknown) => {
        loaded = undefined
        throw error
      })
      await loaded
      const held = asOf === null || asOf >= valid.last() ? null : valid.atOrBefore(asOf)
      const known = recorded.atOrBefore(knownAt)
      return { asOf: held, knownAt: known, isPresent: held === null && known === recorded.last() }
    },
  }
}

function createMoments() {
  const all = new Set<Instant>()
  let ascending: Instant[] = []
  const inOrder = (): readonly Instant[] => {
    if (ascending.length !== all.size) ascending = [...all].sort((a, b) => a - b)
    return ascending
  }
  return {
    add: (moment: Instant): void => void all.add(moment),
    last: (): Instant => inOrder().at(-1) ?? 0,
    /** The last of them that is not after `at`; a moment before the first when there is none. */
    atOrBefore: (at: Instant): Instant => inOrder().findLast((moment) => moment <= at) ?? (inOrder()[0] ?? 1) - 1,
  }
}
