import type { Instant, NodeKey } from '../stores/store.ts'
import type { ConsumerDetails, ConsumerSays } from './directory.ts'
import type { Ledger } from './ledger.ts'
import { type SaidOf, sayAll } from './said.ts'
import type { Sender } from './sender.ts'

/** What a sender says of a consumer. */
export type SaidOfConsumer = Omit<ConsumerDetails, 'said' | 'firstSender' | 'registration'>

/** When it is said that no event does: whatever an event says is later. */
export const NO_EVENT: Instant = Number.MIN_SAFE_INTEGER

/**
 * The node of a consumer, made when there is none. What was said last stands, by the time `at` of who says it, and what it
 * does not mention stays. As with jobs: what it is and whose, a domain says of consumers which it was the first to name; of
 * others that is left as it is. So is what was said when it was registered by hand.
 */
export function internConsumer(
  ledger: Ledger,
  id: string,
  given: SaidOfConsumer,
  sender: Sender,
  at: Instant,
): NodeKey {
  const key = ledger.intern(id)
  const known = ledger.consumerOf(key)
  if (known !== null && (known.registration !== undefined || !maySpeakOf(known, sender))) return key
  const before = known === null ? {} : (known.said ?? sayAll({}, saysOf(known), NO_EVENT))
  const said = sayAll(before, saysOf(given), at)
  if (known === null) ledger.describe(id, key, { ...given, ...namedFirstBy(sender), said })
  else if (JSON.stringify(said) !== JSON.stringify(before))
    ledger.describe(id, key, { ...known, ...detailsOf(said), said })
  return key
}

function saysOf({ label, kind, owner, email, url }: SaidOfConsumer): ConsumerSays {
  return {
    what: { label, kind },
    ...(owner === null ? {} : { owner: { owner, email: email ?? null } }),
    ...(url === null || url === undefined ? {} : { url }),
  }
}

function detailsOf({ what, owner, url }: SaidOf<ConsumerSays>): Partial<SaidOfConsumer> {
  return { ...what?.[1], ...owner?.[1], ...(url === undefined ? {} : { url: url[1] }) }
}

/** Whether what a consumer is, is this sender's to say. */
export function maySpeakOf({ firstSender }: ConsumerDetails, { domain }: Sender): boolean {
  return domain === null || firstSender === domain
}

export const namedFirstBy = ({ domain }: Sender): Pick<ConsumerDetails, 'firstSender'> =>
  domain === null ? {} : { firstSender: domain }
