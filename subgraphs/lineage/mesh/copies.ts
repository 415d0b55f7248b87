import type { Instant } from '../stores/store.ts'
import type { MeshCopy } from './copy.ts'

/** The present copy, and those before it that pages may still be asked of. */
export type MeshCopies = {
  readonly current: () => MeshCopy
  readonly put: (copy: MeshCopy) => void
  /** Null when that version is gone, or never was. */
  readonly at: (version: Instant) => MeshCopy | null
}

/** Old copies share the documents of domains that did not change; what each costs is its arrays. */
const KEPT = 16

export function createMeshCopies(first: MeshCopy): MeshCopies {
  const kept = new Map<Instant, MeshCopy>([[first.version, first]])
  let current = first
  return {
    current: () => current,
    put(copy) {
      current = copy
      kept.delete(copy.version)
      kept.set(copy.version, copy)
      for (const version of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(version)
      }
    },
    at: (version) => kept.get(version) ?? null,
  }
}
