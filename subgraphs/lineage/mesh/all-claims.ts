import type { ClaimRecord, LineageStore, TimeView } from '../stores/store.ts'

/** Domains whose claims are read in one call: a domain may have 20,000, and a store answers no longer than it may take. */
const DOMAINS = 20

/** The claims of all these domains at a moment. */
export async function allClaims(
  store: Pick<LineageStore, 'claimsOf'>,
  domains: readonly string[],
  view: TimeView,
): Promise<ClaimRecord[]> {
  const claims: ClaimRecord[] = []
  for (let from = 0; from < domains.length; from += DOMAINS) {
    for (const found of (await store.claimsOf(domains.slice(from, from + DOMAINS), view)).values()) {
      for (const claim of found) claims.push(claim)
    }
  }
  return claims
}
