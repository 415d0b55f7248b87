import type { SupergraphManager } from '@apollo/gateway'
import type { Logger } from '../../platform/logger.ts'

export interface Supergraph {
  readonly version: string
  readonly sdl: string
}

/** What became of a supergraph that was offered. `rejected`: the one before it, if any, stays in service. */
export type ReloadOutcome =
  | { readonly kind: 'applied'; readonly version: string }
  | { readonly kind: 'rejected'; readonly version: string; readonly reason: string }

export interface SupergraphFeed {
  /** Apollo's side: its `initialize` waits for the first supergraph. A new gateway may be given it after a failed start. */
  readonly manager: SupergraphManager
  /** Takes a supergraph into service, a moment later when one is already there, so that a burst makes one reload. */
  offer(supergraph: Supergraph): void
  /** The gateway has started, or could not start, with the supergraph it was initialized with. */
  started(failure?: unknown): void
  close(): void
}

export interface SupergraphFeedOptions {
  readonly logger: Logger
  readonly onReload: (outcome: ReloadOutcome) => void
  readonly debounceMs?: number
}

/**
 * Hands supergraphs to Apollo's gateway through its `update()`. One that it cannot take leaves the last good one in
 * service: `update` may have replaced a part of its state before it threw, so the good one is put back.
 */
export function createSupergraphFeed({ logger, onReload, debounceMs = 100 }: SupergraphFeedOptions): SupergraphFeed {
  let update: ((sdl: string) => void) | undefined
  let inService: Supergraph | undefined
  let starting: Supergraph | undefined
  let offered: Supergraph | undefined
  let waiting: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  function applyOffered(): void {
    timer = undefined
    const next = offered
    if (next === undefined || inService === undefined) return
    offered = undefined
    try {
      if (next.sdl !== inService.sdl) update?.(next.sdl)
      inService = next
      onReload({ kind: 'applied', version: next.version })
    } catch (error) {
      putBack(inService)
      reject(next, error)
    }
  }

  function putBack({ sdl, version }: Supergraph): void {
    try {
      update?.(sdl)
    } catch (error) {
      logger.fatal({ error, version }, 'the last good supergraph could not be put back')
    }
  }

  function reject({ version }: Supergraph, error: unknown): void {
    logger.error({ error, version }, 'the supergraph cannot be used; the last good one stays in service')
    onReload({ kind: 'rejected', version, reason: error instanceof Error ? error.message : String(error) })
  }

  return {
    manager: {
      async initialize(hooks) {
        if (offered === undefined) {
          await new Promise<void>((resolve) => {
            waiting = resolve
          })
        }
        update = hooks.update
        starting = offered
        offered = undefined
        return { supergraphSdl: starting?.sdl ?? '' }
      },
    },
    offer(supergraph) {
      offered = supergraph
      waiting?.()
      waiting = undefined
      if (inService !== undefined) timer ??= setTimeout(applyOffered, debounceMs)
    },
    started(failure) {
      const first = starting
      starting = undefined
      if (first === undefined) return
      if (failure !== undefined) return reject(first, failure)
      inService = first
      onReload({ kind: 'applied', version: first.version })
      if (offered !== undefined) timer ??= setTimeout(applyOffered, debounceMs)
    },
    close: () => clearTimeout(timer),
  }
}
