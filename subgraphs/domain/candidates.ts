import type { Snapshot } from './snapshot.ts'

/** The folder may go on while a release that was asked for is looked at: when it is accepted, it has to be there still. */
export function createCandidates(most = 4) {
  const kept = new Map<string, Snapshot>()
  return {
    get: (digest: string) => kept.get(digest),
    keep(snapshot: Snapshot): Snapshot {
      kept.delete(snapshot.digest)
      kept.set(snapshot.digest, snapshot)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return snapshot
    },
  }
}
