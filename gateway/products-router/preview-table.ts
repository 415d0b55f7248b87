import { digestOfToken, type PreviewState } from '../../schema/preview-state.ts'
import type { Route } from './routing-table.ts'
import { createServedReader } from './served-by-digest.ts'

/** A working copy, as one request is answered from it. */
export interface Preview {
  /** Its token's digest: what tells previews of one domain apart. */
  readonly key: string
  /** Where it is and what it serves; stands in for the domain's row. */
  readonly route: Route
  readonly release: string | null
  /** RFC 3339. */
  readonly expiresAt: string
}

/** The previews that are open, as the catalog told last. */
export interface PreviewTable {
  /** Undefined when there is none with this token, or its time is over. */
  find(token: string): Promise<Preview | undefined>
  urlOf(key: string): string | undefined
  keys(): readonly string[]
  urls(): readonly string[]
  /** Takes effect for the next request; those in flight keep the preview they began with. */
  replace(state: PreviewState): void
}

export interface PreviewTableOptions {
  readonly onUnreadable?: (domain: string, error: unknown) => void
  /** How long an unknown token may be on its way here, in ms. */
  readonly graceMs?: number
}

interface Held extends Preview {
  readonly epoch: string
  /** On `performance.now()`'s clock. */
  readonly deadline: number
}

/** Whoever opens a preview may use it as soon as it is told so, which is a moment before the catalog's word is here. */
const GRACE_MS = 1_000

export function createPreviewTable({ onUnreadable, graceMs = GRACE_MS }: PreviewTableOptions = {}): PreviewTable {
  const readServed = createServedReader(onUnreadable)
  let held: ReadonlyMap<string, Held> = new Map()
  const awaiting = new Set<() => void>()

  function open(key: string): Held | undefined {
    const found = held.get(key)
    return found !== undefined && found.deadline > performance.now() ? found : undefined
  }

  const allOpen = () => [...held.values()].filter(({ key }) => open(key) !== undefined)

  function nextWord(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        awaiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      awaiting.add(done)
    })
  }

  return {
    async find(token) {
      const key = digestOfToken(token)
      const until = performance.now() + graceMs
      for (let left = graceMs; left > 0 && open(key) === undefined; left = until - performance.now())
        await nextWord(left)
      return open(key)
    },
    urlOf: (key) => open(key)?.route.url,
    keys: () => allOpen().map(({ key }) => key),
    urls: () => allOpen().map(({ route }) => route.url),
    replace({ epoch, leases, sdls }) {
      const now = performance.now()
      const sdlOf = new Map(sdls.map(({ digest, sdl }) => [digest, sdl]))
      const served = readServed(leases.map((lease) => ({ ...lease, sdl: sdlOf.get(lease.sdlDigest) ?? '' })))
      // A catalog that has just started knows of no lease until each is renewed: those it told before hold their time.
      const earlier = allOpen().filter((preview) => preview.epoch !== epoch)
      const told = leases.map(({ domain, url, sdlDigest, tokenDigest, release, expiresAt, leftMs }): Held => {
        const route = { domain, url, digest: sdlDigest, served: served.get(sdlDigest) }
        return { key: tokenDigest, route, release, expiresAt, epoch, deadline: now + leftMs }
      })
      held = new Map([...earlier, ...told].map((preview) => [preview.key, preview]))
      for (const done of [...awaiting]) done()
    },
  }
}
