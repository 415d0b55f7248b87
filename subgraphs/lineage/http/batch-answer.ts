import type { AnsweredError } from '../../../platform/http-errors.ts'
import type { Outcome } from '../ingest/batch.ts'

/** The body of a 200 (OpenLineage.yml, `/lineage/batch`), whose `status` has no word for "none"; `code` and `problems` are ours. */
type Processed = {
  readonly status: 'partial_success'
  readonly summary: {
    readonly received: number
    readonly successful: number
    readonly failed: number
    readonly retriable: number
    readonly non_retriable: number
  }
  readonly failed_events: readonly FailedEvent[]
}

type FailedEvent = {
  readonly index: number
  readonly reason: string
  readonly retriable: boolean
  readonly code: string
  /** Of an event that is not one, or too large: the first `MOST_PROBLEMS`, with their JSON paths. */
  readonly problems?: readonly unknown[]
}

export type BatchAnswer = {
  readonly status: number
  readonly body?: Processed | { readonly error: Omit<AnsweredError, 'status'> }
}

/** Problems of one event that are named; its `reason` counts all. */
const MOST_PROBLEMS = 10

/**
 * 204 when every event was stored, else 200 and what became of each. When none was, and all may be sent again as they are,
 * the status says so, as that of one event would: a client that only looks at statuses would else believe them stored.
 * `tell` says what a client may read of an error.
 */
export function batchAnswer(outcomes: readonly Outcome[], tell: (error: unknown) => AnsweredError): BatchAnswer {
  const told = outcomes.flatMap((outcome, index) => ('error' in outcome ? [{ index, ...tell(outcome.error) }] : []))
  const [first] = told
  if (first === undefined) return { status: 204 }
  const failed = told.map(failedEvent)
  const retriable = failed.filter((event) => event.retriable).length
  if (retriable === outcomes.length) {
    const { index: _, status, ...error } = first
    return { status, body: { error } }
  }
  return {
    status: 200,
    body: {
      status: 'partial_success',
      summary: {
        received: outcomes.length,
        successful: outcomes.length - failed.length,
        failed: failed.length,
        retriable,
        non_retriable: failed.length - retriable,
      },
      failed_events: failed,
    },
  }
}

function failedEvent({ index, status, code, message, problems }: AnsweredError & { index: number }): FailedEvent {
  return {
    index,
    reason: message,
    retriable: status >= 500,
    code,
    ...(Array.isArray(problems) ? { problems: problems.slice(0, MOST_PROBLEMS) } : {}),
  }
}
