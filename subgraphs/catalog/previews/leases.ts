import { randomUUID } from 'node:crypto'
import { clientError, conflict } from '../../../platform/errors.ts'
import type { PreviewState } from '../../../schema/preview-state.ts'
import { createBell } from '../bell.ts'
import type { ServedSdl } from '../harvest/read-domain.ts'

/** A working copy that is open, until its deadline. */
export interface Lease {
  readonly domain: string
  readonly url: string
  readonly tokenDigest: string
  readonly served: ServedSdl
  readonly release: string | null
  /** On `performance.now()`'s clock, which nobody sets. */
  readonly deadline: number
  /** RFC 3339. */
  readonly expiresAt: string
}

export type LeaseTerms = Omit<Lease, 'deadline' | 'expiresAt'> & { readonly seconds: number }

/** The leases of previews: in memory alone, since whoever holds one renews it long before a restart would be noticed. */
export interface Leases {
  get(tokenDigest: string): Lease | undefined
  /**
   * @throws CONFLICT when the token is another domain's, TOO_MANY_PREVIEWS when there is no room for one more. To be called
   * before the work that a new one costs; `take` asks again.
   */
  requireRoom(domain: string, tokenDigest: string): void
  /** Makes a new one, or renews the one with this token. @throws as `requireRoom` */
  take(terms: LeaseTerms): Lease
  /** Whether there was one of this domain. */
  drop(domain: string, tokenDigest: string): boolean
  /** The state as soon as its revision differs from `have`; null when it does not in time. */
  waitFor(have: string | null, ms: number, signal: AbortSignal): Promise<PreviewState | null>
  close(): void
}

export interface LeasesOptions {
  readonly limits?: LeaseLimits
  /** Its time was over. */
  readonly onExpired?: (lease: Lease) => void
}

export interface LeaseLimits {
  readonly ofDomain: number
  readonly inAll: number
}

const LIMITS: LeaseLimits = { ofDomain: 10, inAll: 100 }
/** A renewal alone is no hurry: those of a moment are told together, so that many leases do not make a gateway read all day. */
const RENEWALS_MS = 250

/** What the bell rings for: all of them at once. */
const PREVIEWS = 'previews'

export function createLeases({ limits = LIMITS, onExpired }: LeasesOptions = {}): Leases {
  const leases = new Map<string, Lease>()
  const bell = createBell()
  const epoch = randomUUID()
  let changes = 0
  let renewals: NodeJS.Timeout | undefined
  let expiry: NodeJS.Timeout | undefined

  function tell(): void {
    clearTimeout(renewals)
    renewals = undefined
    changes += 1
    bell.ring(PREVIEWS)
  }

  function tellSoon(): void {
    renewals ??= setTimeout(tell, RENEWALS_MS).unref()
  }

  /** One timer, for the lease that ends first. */
  function watchExpiry(): void {
    clearTimeout(expiry)
    if (leases.size === 0) return
    const next = Math.min(...Array.from(leases.values(), ({ deadline }) => deadline))
    expiry = setTimeout(expire, Math.max(0, Math.ceil(next - performance.now()))).unref()
  }

  function expire(): void {
    const now = performance.now()
    const over = [...leases.values()].filter(({ deadline }) => deadline <= now)
    for (const lease of over) {
      leases.delete(lease.tokenDigest)
      onExpired?.(lease)
    }
    if (over.length > 0) tell()
    watchExpiry()
  }

  function requireRoom(domain: string, tokenDigest: string): void {
    const known = leases.get(tokenDigest)
    if (known !== undefined && known.domain !== domain) throw conflict('the token is that of another domain’s preview')
    if (known !== undefined) return
    const ofDomain = [...leases.values()].filter((lease) => lease.domain === domain).length
    if (ofDomain >= limits.ofDomain)
      throw tooMany(`domain ${domain} has ${ofDomain} previews open`, { domain, limit: limits.ofDomain })
    if (leases.size >= limits.inAll) throw tooMany(`the mesh has ${leases.size} previews open`, { limit: limits.inAll })
  }

  function state(): PreviewState {
    const now = performance.now()
    const open = [...leases.values()].filter(({ deadline }) => deadline > now)
    return {
      revision: `${epoch} ${changes}`,
      epoch,
      leases: open.map(({ domain, url, served, tokenDigest, release, expiresAt, deadline }) => {
        return { domain, url, sdlDigest: served.digest, tokenDigest, release, expiresAt, leftMs: deadline - now }
      }),
      sdls: [...new Map(open.map(({ served: { digest, sdl } }) => [digest, { digest, sdl }])).values()],
    }
  }

  return {
    get: (tokenDigest) => leases.get(tokenDigest),
    requireRoom,
    take({ seconds, ...terms }) {
      requireRoom(terms.domain, terms.tokenDigest)
      const before = leases.get(terms.tokenDigest)
      const ms = seconds * 1_000
      const lease = {
        ...terms,
        deadline: performance.now() + ms,
        expiresAt: new Date(Date.now() + ms).toISOString(),
      }
      leases.set(lease.tokenDigest, lease)
      watchExpiry()
      if (before !== undefined && isSame(before, lease)) tellSoon()
      else tell()
      return lease
    },
    drop(domain, tokenDigest) {
      if (leases.get(tokenDigest)?.domain !== domain) return false
      leases.delete(tokenDigest)
      tell()
      watchExpiry()
      return true
    },
    async waitFor(have, ms, signal) {
      const isNew = () => have !== `${epoch} ${changes}`
      if (!isNew()) await bell.next(PREVIEWS, ms, signal)
      return isNew() ? state() : null
    },
    close() {
      clearTimeout(renewals)
      clearTimeout(expiry)
    },
  }
}

/** But for the time it holds, which a gateway has to hear of well before the old one is over, and no sooner. */
function isSame(a: Lease, b: Lease): boolean {
  const isLater = b.deadline >= a.deadline
  return isLater && a.url === b.url && a.served.digest === b.served.digest && a.release === b.release
}

function tooMany(what: string, details: Readonly<Record<string, unknown>>) {
  return clientError(
    'TOO_MANY_PREVIEWS',
    `${what}, which is the limit: close one, or wait until one ends`,
    429,
    details,
  )
}
