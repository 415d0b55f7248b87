import { forbidden, notFound } from '../../../../platform/errors.ts'
import type { JobId, PersonId, ProductId } from '../../../../schema/ids.ts'
import type { Ledger } from '../ledger.ts'
import type { JobState } from '../runs/job-state.ts'
import type { Sender } from '../sender.ts'
import { isKnownWriter, type Writer } from '../writer.ts'

/** What is remembered of a writer of any kind, in its `state` beside what its kind remembers. */
export type ExpiryState = {
  /** How long its edges may go unseen before they are stale, ISO 8601; absent for the default of their kind. */
  expiresAfter?: string
}

export type WriterId = JobId | ProductId | PersonId

/**
 * Sets how long a writer's edges may go unseen; null: as long as the default says. No edge is touched: whether one is
 * stale is found when it is read.
 *
 * @throws ClientError `NOT_FOUND` when nobody knows the writer; `FORBIDDEN` when a domain speaks of what is not its own: a
 * product of another, a job that another sender wrote first, or a person
 */
export async function setExpiry(ledger: Ledger, id: WriterId, after: string | null, sender: Sender): Promise<void> {
  await ledger.loadPart(id.id, id.kind, async () => [])
  const writer = ledger.writer(id.id)
  if (!isKnownWriter(writer)) throw notFound('the writer', id.id)
  if (!isOwn(writer, id, sender)) {
    throw forbidden(`the edges of ${id.id} are not the domain ${sender.domain}'s; nothing was changed`)
  }
  const { expiresAfter: _before, ...rest } = writer.state
  const expiry: ExpiryState = after === null ? {} : { expiresAfter: after }
  writer.state = { ...rest, ...expiry }
}

function isOwn(writer: Writer, id: WriterId, { domain }: Sender): boolean {
  if (domain === null) return true
  if (id.kind === 'PRODUCT') return id.domain === domain
  return id.kind === 'JOB' && (writer.state as JobState).firstSender === domain
}
