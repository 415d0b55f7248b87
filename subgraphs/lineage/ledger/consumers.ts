import type { NodeKey } from '../stores/store.ts'
import type { ConsumerDetails } from './directory.ts'
import type { Ledger } from './ledger.ts'
import type { Sender } from './sender.ts'

/** What a sender says of a consumer. */
export type SaidOfConsumer = Omit<ConsumerDetails, 'firstSender' | 'registration'>

/**
 * The node of a consumer, made when there is none. As with jobs: what it is and whose, a domain says of consumers which it
 * was the first to name; of others that is left as it is. So is what was said when it was registered by hand.
 */
export function internConsumer(ledger: Ledger, id: string, said: SaidOfConsumer, sender: Sender): NodeKey {
  const key = ledger.intern(id)
  const known = ledger.consumerOf(key)
  if (known === null) {
    ledger.describe(id, key, { ...said, ...namedFirstBy(sender) })
    return key
  }
  const now = { ...known, ...said, ...ownerOf(said.owner === null ? known : said), url: said.url ?? known.url ?? null }
  const isNews = SAID.some((field) => (now[field] ?? null) !== (known[field] ?? null))
  if (isNews && known.registration === undefined && maySpeakOf(known, sender)) ledger.describe(id, key, now)
  return key
}

const SAID = ['label', 'kind', 'owner', 'email', 'url'] as const satisfies readonly (keyof SaidOfConsumer)[]

/** Whether what a consumer is, is this sender's to say. */
export function maySpeakOf({ firstSender }: ConsumerDetails, { domain }: Sender): boolean {
  return domain === null || firstSender === domain
}

export const namedFirstBy = ({ domain }: Sender): Pick<ConsumerDetails, 'firstSender'> =>
  domain === null ? {} : { firstSender: domain }

/** An address belongs to the owner it was said of. */
const ownerOf = ({ owner, email }: SaidOfConsumer) => ({ owner, email: email ?? null })
