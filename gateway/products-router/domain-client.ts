import { parseJson } from '../../platform/parse-json.ts'
import { createBreaker } from '../subgraphs/breaker.ts'
import { type Pools, TransportError } from '../subgraphs/pools.ts'
import type { Preview } from './preview-table.ts'
import { isRecord } from './shape.ts'

/** What every hop of one client request carries along. */
export interface RequestScope {
  readonly requestId: string
  /** Aborts when the client has left. */
  readonly signal?: AbortSignal | undefined
  /** When the client's patience ends, on `performance.now()`'s clock. */
  deadline?: number | undefined
  /** Stands in for the domain it is of. */
  readonly preview?: Pick<Preview, 'key' | 'route'> | undefined
}

export type FailureReason =
  | 'timeout'
  | 'cancelled'
  | 'unreachable'
  | 'too-large'
  | 'breaker-open'
  | 'status'
  | 'not-graphql'

export type DomainAnswer =
  | { readonly kind: 'answer'; readonly data: Record<string, unknown> | null; readonly errors: readonly unknown[] }
  | { readonly kind: 'failure'; readonly reason: FailureReason; readonly detail: string }

export interface DomainClientOptions {
  readonly pools: Pools
  /** How long a domain may take for one slice, in ms. */
  readonly timeoutMs: number
  /** Answers of more bytes than this are refused. */
  readonly maxBytes: number
  readonly probeEveryMs?: number
  readonly urlOf: (domain: string) => string | undefined
  readonly onAnswer?: (domain: string, outcome: 'answer' | FailureReason, seconds: number) => void
  readonly onBreaker?: (domain: string, open: boolean) => void
}

export interface DomainClient {
  /** Never throws: whatever a domain does is an answer or a failure. */
  ask(domain: string, url: string, body: string, scope: RequestScope): Promise<DomainAnswer>
  isOpen(domain: string): boolean
  retain(domains: Iterable<string>): void
  close(): void
}

const PROBE = JSON.stringify({ query: '{ __typename }' })
const PROBE_TIMEOUT_MS = 2_000

/** Asks domains over HTTP, with a timeout and a breaker for each. */
export function createDomainClient(options: DomainClientOptions): DomainClient {
  const { pools, timeoutMs, maxBytes, onAnswer, urlOf } = options
  const breaker = createBreaker({
    probe: async (domain, signal) => {
      const url = urlOf(domain)
      if (url === undefined) return
      const answer = await post(url, PROBE, PROBE_TIMEOUT_MS, { requestId: 'probe', signal })
      if (answer.kind === 'failure') throw new Error(answer.detail)
    },
    ...(options.probeEveryMs === undefined ? {} : { probeEveryMs: options.probeEveryMs }),
    ...(options.onBreaker === undefined ? {} : { onChange: options.onBreaker }),
  })

  async function post(url: string, body: string, allowedMs: number, scope: RequestScope): Promise<DomainAnswer> {
    try {
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-request-id': scope.requestId,
      }
      const { status, text } = await pools.post({
        url,
        body,
        headers,
        timeoutMs: allowedMs,
        maxBytes,
        signal: scope.signal,
        repeatable: true,
      })
      return readAnswer(status, text)
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      return { kind: 'failure', reason: error.problem, detail: error.message }
    }
  }

  return {
    async ask(domain, url, body, scope) {
      if (breaker.isOpen(domain)) {
        onAnswer?.(domain, 'breaker-open', 0)
        return { kind: 'failure', reason: 'breaker-open', detail: 'it timed out before and has not come back yet' }
      }
      const started = performance.now()
      const left = scope.deadline === undefined ? timeoutMs : scope.deadline - started
      const answer = await post(url, body, Math.max(1, Math.min(timeoutMs, left)), scope)
      if (answer.kind === 'answer') breaker.answered(domain)
      else if (answer.reason === 'timeout' && left >= timeoutMs) breaker.timedOut(domain)
      onAnswer?.(domain, answer.kind === 'answer' ? 'answer' : answer.reason, (performance.now() - started) / 1_000)
      return answer
    },
    isOpen: breaker.isOpen,
    retain: breaker.retain,
    close: breaker.close,
  }
}

/** A GraphQL answer, or why it is none. GraphQL over HTTP may put errors behind a 4xx, so the body decides before the status. */
export function readAnswer(status: number, text: string): DomainAnswer {
  const json = bounded(text)
  if (!isRecord(json) || !('data' in json || Array.isArray(json.errors))) {
    const reason = status >= 200 && status < 300 ? 'not-graphql' : 'status'
    return { kind: 'failure', reason, detail: `status ${status}: ${text.slice(0, 200)}` }
  }
  if (status >= 500) return { kind: 'failure', reason: 'status', detail: `status ${status}: ${text.slice(0, 200)}` }
  const data = isRecord(json.data) ? json.data : null
  return { kind: 'answer', data, errors: Array.isArray(json.errors) ? json.errors : [] }
}

/** Lists in lists: parsing costs far more than their bytes say, and no answer to a query of ours has them. */
const TOO_DEEP = '['.repeat(200)

const bounded = (text: string): unknown => (text.includes(TOO_DEEP) ? undefined : parseJson(text))
