import { clientError, invalidInput } from '../../../platform/errors.ts'
import { createBreather } from '../breathe.ts'
import type { LineageEvent } from './event.ts'
import type { EventReader } from './validate.ts'

/** Events of a batch at most: what is stored while a client waits, however small they are. */
const MOST_EVENTS = 1_000

/**
 * The events of a batch: a JSON array, as the specification has it (OpenLineage.yml, `/lineage/batch`), or
 * `{ "events": [] }`.
 *
 * @throws ClientError `BAD_USER_INPUT` for anything else, `PAYLOAD_TOO_LARGE` for more than `MOST_EVENTS`
 */
export function eventsOfBatch(body: unknown): readonly unknown[] {
  const events = Array.isArray(body) ? body : (body as { events?: unknown } | null)?.events
  if (!Array.isArray(events)) {
    const expected = 'an array of OpenLineage events, or an object with such an array as `events`'
    throw invalidInput({ argument: '$', expected, received: body })
  }
  if (events.length <= MOST_EVENTS) return events
  const message = `$: expected at most ${MOST_EVENTS} events a batch, received ${events.length}; nothing was stored`
  throw clientError('PAYLOAD_TOO_LARGE', message, 413, { limit: MOST_EVENTS })
}

/** What became of an event: its kind when it was stored, else why it was not. */
export type Outcome = { readonly stored: LineageEvent['kind'] } | { readonly error: unknown }

/** Reads the events of a batch and stores them in their order; what happens to one is nothing to the others. */
export async function storeBatch(
  events: readonly unknown[],
  read: EventReader,
  store: (event: LineageEvent) => Promise<void>,
): Promise<Outcome[]> {
  const readings: (LineageEvent | { error: unknown })[] = []
  const breathe = createBreather()
  for (const event of events) {
    await breathe()
    try {
      readings.push(read(event))
    } catch (error) {
      readings.push({ error })
    }
  }
  // All of them are submitted before the first is stored: they share commits, and nothing comes between them.
  return Promise.all(
    readings.map(async (event): Promise<Outcome> => {
      if ('error' in event) return event
      try {
        await store(event)
        return { stored: event.kind }
      } catch (error) {
        return { error }
      }
    }),
  )
}
