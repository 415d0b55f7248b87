/** One part of a service that has to work before it may be asked: its store, its supergraph, … */
export interface PartReport {
  readonly part: string
  readonly ready: boolean
  /** Why not; for a part that is ready, what an operator should know all the same. */
  readonly reason?: string
}

export interface ReadinessReport {
  readonly ready: boolean
  readonly parts: readonly PartReport[]
}

export interface Readiness<Part extends string = string> {
  set(part: Part, ready: boolean, reason?: string): void
  report(): ReadinessReport
}

/** Starts out not ready: each part must say that it works, and may take it back. */
export function createReadiness<Part extends string>(parts: readonly Part[]): Readiness<Part> {
  const state = new Map<Part, PartReport>(parts.map((part) => [part, { part, ready: false, reason: 'starting' }]))
  return {
    set(part, ready, reason) {
      state.set(
        part,
        ready ? { part, ready, ...(reason ? { reason } : {}) } : { part, ready, reason: reason ?? 'not available' },
      )
    },
    report() {
      const reports = [...state.values()]
      return { ready: reports.every((part) => part.ready), parts: reports }
    },
  }
}
