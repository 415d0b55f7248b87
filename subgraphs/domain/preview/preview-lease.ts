import type { CatalogClient, OpenPreview, PreviewTerms } from '../catalog/catalog-client.ts'

/** What becomes of a preview while it runs. */
export type PreviewEvent =
  /** Requests with the token see the working copy from now on: at the start, and again after it was gone. */
  | { readonly kind: 'opened'; readonly preview: OpenPreview }
  | { readonly kind: 'renewed'; readonly preview: OpenPreview }
  /** It holds until `expiresAt`; it is tried again until then, and after. */
  | { readonly kind: 'not-renewed'; readonly reason: string; readonly expiresAt: string }
  /** Requests with the token are refused. It is tried again all the same. */
  | { readonly kind: 'gone'; readonly reason: string }

export interface PreviewLeaseOptions {
  readonly client: Pick<CatalogClient, 'openPreview'>
  /** The domain's own token. */
  readonly token: string
  readonly terms: PreviewTerms
  /** As it was opened. */
  readonly opened: OpenPreview
  readonly signal: AbortSignal
  readonly onEvent: (event: PreviewEvent) => void
}

export interface PreviewLease {
  /** Renews it at once: the working copy is another. */
  renew(): void
  /** Resolves when the signal has aborted and nothing is under way any more. */
  settled(): Promise<void>
}

/** Between two attempts after one that failed, at most, in ms. */
const LONGEST_PAUSE_MS = 1_000

/**
 * Renews a preview at a third of its time, so that one attempt that fails, or a restart of the catalog, costs nothing. It
 * never gives up: the token is ours, so a catalog that has forgotten the preview has it again with the next attempt.
 */
export function keepPreview(options: PreviewLeaseOptions): PreviewLease {
  const { client, token, terms, opened, signal, onEvent } = options
  const third = (terms.seconds * 1_000) / 3
  let wake = (): void => undefined
  let changed = false
  /** Undefined once it was gone. On `performance.now()`'s clock: what the catalog's says is for people. */
  let held: { readonly until: number; readonly expiresAt: string } | undefined = heldFrom(performance.now(), opened)
  const running = run()

  function heldFrom(asked: number, { expiresAt }: OpenPreview) {
    return { until: asked + terms.seconds * 1_000, expiresAt }
  }

  async function run(): Promise<void> {
    let pauseMs = third
    while (!signal.aborted) {
      if (!changed) await pause(pauseMs)
      changed = false
      if (!signal.aborted) pauseMs = (await attempt()) ? third : Math.min(third, LONGEST_PAUSE_MS)
    }
  }

  /** Until the signal aborts or `wake` is called, at most so long. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      wake = done
    })
  }

  async function attempt(): Promise<boolean> {
    const asked = performance.now()
    try {
      const preview = await client.openPreview(token, terms)
      onEvent({ kind: held === undefined ? 'opened' : 'renewed', preview })
      held = heldFrom(asked, preview)
      return true
    } catch (error) {
      if (!signal.aborted) tell(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  function tell(reason: string): void {
    if (held === undefined) return
    const { until, expiresAt } = held
    const isOver = performance.now() >= until
    if (isOver) held = undefined
    onEvent(isOver ? { kind: 'gone', reason } : { kind: 'not-renewed', reason, expiresAt })
  }

  return {
    renew() {
      changed = true
      wake()
    },
    settled: () => running,
  }
}
