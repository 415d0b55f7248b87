import { createServedReader } from './served-by-digest.ts'
import type { ServedTypes } from './served-types.ts'

/** One domain's row: where it is and what it serves. */
export interface Route {
  readonly domain: string
  readonly url: string
  /** Domains with the same digest share everything that is derived from their SDL. */
  readonly digest: string
  /** Undefined when its SDL cannot be read: then nothing is pruned, and the domain itself says what it cannot answer. */
  readonly served: ServedTypes | undefined
}

/** A row as the catalog sends it. */
export interface RouteRow {
  readonly domain: string
  readonly url: string
  readonly sdl: string
  readonly sdlDigest: string
}

export interface RoutingTable {
  get(domain: string): Route | undefined
  /** Takes effect for the next request; those in flight keep the rows they began with. */
  replace(rows: readonly RouteRow[]): void
  domains(): readonly string[]
}

export function createRoutingTable({
  rows = [],
  onUnreadable,
}: {
  readonly rows?: readonly RouteRow[]
  readonly onUnreadable?: (domain: string, error: unknown) => void
} = {}): RoutingTable {
  let routes: ReadonlyMap<string, Route> = new Map()
  const readServed = createServedReader(onUnreadable)

  function replace(next: readonly RouteRow[]): void {
    const served = readServed(next)
    routes = new Map(
      next.map(({ domain, url, sdlDigest }) => [
        domain,
        { domain, url, digest: sdlDigest, served: served.get(sdlDigest) },
      ]),
    )
  }

  replace(rows)
  return { get: (domain) => routes.get(domain), replace, domains: () => [...routes.keys()] }
}
