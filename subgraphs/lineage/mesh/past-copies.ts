import { createBreather } from '../breathe.ts'
import type { Directory } from '../ledger/directory.ts'
import type { ClaimRecord, LineageStore } from '../stores/store.ts'
import { type ClaimView, createClaimMoments } from './claim-moments.ts'
import { type MeshCopy, refreshMeshCopy } from './copy.ts'
import { buildPastCopy } from './past-copy.ts'

/** Attribute copies of other moments than the present. */
export type PastCopies = {
  /** The base as its claims were; the base itself when that is what they are. */
  readonly at: (base: MeshCopy, view: ClaimView) => Promise<MeshCopy>
  /** The claims that a commit wrote, ended ones too; null when what was written is in doubt. */
  readonly note: (claims: readonly ClaimRecord[] | null) => void
}

export type PastCopiesOptions = {
  readonly store: Pick<LineageStore, 'claimsOf' | 'claimHistoryOf' | 'records'>
  readonly directory: Directory
  /** All that ever were. */
  readonly domains: () => readonly string[]
}

/** What one costs is its arrays, and reading all claims. */
const KEPT = 4

type Entry = { readonly base: MeshCopy; readonly copy: Promise<MeshCopy> }

export function createPastCopies({ store, directory, domains }: PastCopiesOptions): PastCopies {
  const moments = createClaimMoments({ store, domains })
  /** Least recently used first. */
  const kept = new Map<string, Entry>()

  function remember(name: string, entry: Entry): Promise<MeshCopy> {
    kept.delete(name)
    kept.set(name, entry)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    entry.copy.catch(() => {
      if (kept.get(name) === entry) kept.delete(name)
    })
    return entry.copy
  }

  const build = (base: MeshCopy, view: ClaimView): Promise<MeshCopy> =>
    buildPastCopy({ base, view, store, directory, breathe: createBreather() })

  return {
    async at(base, view) {
      const { asOf, knownAt, isPresent } = await moments.settled(view)
      if (isPresent) return base
      const name = JSON.stringify([base.version, asOf, knownAt])
      const known = kept.get(name)
      if (known === undefined) return remember(name, { base, copy: build(base, { asOf, knownAt }) })
      // A harvest that said nothing new makes the base another with the same version.
      const copy = known.base === base ? known.copy : known.copy.then((before) => refreshed(before, base))
      return remember(name, { base, copy })
    },
    note(claims) {
      if (claims === null) moments.forget()
      else moments.note(claims)
    },
  }
}

function refreshed(copy: MeshCopy, base: MeshCopy): MeshCopy {
  const harvestedAt = (domain: string) => base.domains[base.domainOf(domain) ?? -1]?.harvestedAt
  return refreshMeshCopy(copy, harvestedAt, base.availability)
}
