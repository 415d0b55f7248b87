import { setTimeout as wait } from 'node:timers/promises'
import { type HttpClient, HttpFailure } from '../../platform/http-client.ts'

export interface WatchedService {
  readonly name: string
  /** Its address, without a path. */
  readonly url: string
}

export interface WatchOptions {
  readonly services: readonly WatchedService[]
  readonly http: Pick<HttpClient, 'request'>
  readonly signal: AbortSignal
  readonly onReport: (service: string, ready: boolean, reason?: string) => void
  /** A service took the question and let it hang. */
  readonly onTimeout: (service: string) => void
  readonly everyMs?: number
}

/** Asks each service's `/ready` now and then, until the signal aborts: the gateway is as ready as what it stands on. */
export async function watchServices(options: WatchOptions): Promise<void> {
  await Promise.all(options.services.map((service) => watch(service, options)))
}

async function watch({ name, url }: WatchedService, options: WatchOptions): Promise<void> {
  const { http, signal, onReport, onTimeout, everyMs = 2_000 } = options
  const readyUrl = new URL('/ready', url).href
  while (!signal.aborted) {
    let ready = false
    try {
      const { status, json } = await http.request({ url: readyUrl, timeoutMs: 2_000, signal })
      ready = status === 200
      onReport(name, ready, ready ? undefined : partsNotReady(name, json))
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof HttpFailure && error.kind === 'timeout') onTimeout(name)
      onReport(name, false, `${name} does not answer`)
    }
    await wait(ready ? everyMs : everyMs / 8, undefined, { signal }).catch(() => undefined)
  }
}

function partsNotReady(name: string, report: unknown): string {
  const { parts } = (report ?? {}) as { parts?: unknown }
  const notReady = Array.isArray(parts) ? parts.filter((part) => part?.ready === false).map((part) => part?.part) : []
  return notReady.length === 0 ? `${name} is not ready` : `${name} is not ready: ${notReady.join(', ')}`
}
