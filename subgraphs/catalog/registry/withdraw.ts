import { clientError, conflict } from '../../../platform/errors.ts'
import type { Composer } from '../composition/composer.ts'
import type { KeyedLock, Lock } from '../locks.ts'
import { type CatalogStore, inService } from '../store.ts'

/**
 * Takes a domain out of the mesh: its route and its leaf. What was last known of its products stays. False when it was out already,
 * which changes nothing.
 *
 * @throws CONFLICT for a domain that was never published, UNPUBLISH_REFUSED when the graph without its leaf does not compose
 */
export type Withdrawal = (domain: string, by: string) => Promise<boolean>

export interface WithdrawalOptions {
  readonly store: CatalogStore
  readonly compose: Composer
  /** Shared with publishes and harvests: none of them finds the domain half gone. */
  readonly perDomain: KeyedLock
  /** Shared with everything that changes the supergraph. */
  readonly exclusive: Lock
}

export function createWithdrawal({ store, compose, perDomain, exclusive }: WithdrawalOptions): Withdrawal {
  return (domain, by) =>
    perDomain(domain, () =>
      exclusive(async () => {
        const record = (await store.domains([domain])).get(domain)
        if (record?.publication == null) throw conflict(`domain ${domain} has never been published`, { domain })
        if (inService(record) === null) return false
        const leaves = (await store.currentSupergraph())?.leaves ?? []
        const others = leaves.filter((leaf) => leaf.domain !== domain)
        const composed = others.length === leaves.length ? { supergraph: null } : await compose(others)
        if ('problems' in composed) {
          const { problems } = composed
          const message = `domain ${domain} stays in the mesh, because the graph without its leaf does not compose: ${problems.join('; ')}`
          throw clientError('UNPUBLISH_REFUSED', message, 422, { domain, problems })
        }
        await store.unpublish({ domain, at: new Date().toISOString(), by, supergraph: composed.supergraph })
        return true
      }),
    )
}
