import type { ChangeFilter } from './generated/operations.ts'
import type { HeddleClientOptions, RequestOptions } from './options.ts'
import { addressOf, headersOf } from './request.ts'

/** Says when there may be changes to read: the stream of `GET /api/v1/changes`, of which only that something came is taken. */
export interface ChangeBell {
  /** Resolves when something came after the cursor, or after so many ms: without a stream that is all that is heard. Never rejects. */
  heard(after: string, withinMs: number): Promise<void>
  close(): void
}

/** Before a stream that ended is opened again, and one that could not be opened, in ms. */
const AGAIN_MS = 2_000
const REFUSED_MS = 15_000
/** The catalog gives a sign of life every 15 s: after three that did not come, the connection is dead or something holds them back. */
const SILENT_MS = 45_000
/** Servers take 16 kB of a request's head. A filter that is longer stays away: the bell rings for others too, then. */
const LONGEST_QUERY = 6_000

export function createChangeBell(
  client: HeddleClientOptions,
  filter: ChangeFilter | null | undefined,
  options: RequestOptions,
): ChangeBell {
  let connection: AbortController | undefined
  let openAt = 0
  let cameAt = 0
  let isRung = false
  let isClosed = false
  let wake = (): void => undefined

  function ring(): void {
    isRung = true
    wake()
  }

  async function listen(after: string, { signal }: AbortController): Promise<void> {
    let isLive = false
    try {
      const headers = { accept: 'text/event-stream', ...(await headersOf(client, options)) }
      const address = addressOf(client, `/api/v1/changes?${queryOf(after, filter)}`)
      const response = await (client.fetch ?? fetch)(address, { headers, signal })
      if (!response.ok || response.body === null) return await response.body?.cancel()
      for await (const hasEvent of eventsIn(response.body)) {
        isLive = true
        cameAt = performance.now()
        if (hasEvent) ring()
      }
    } catch {
      // What is wrong is said by the next page, or it is wrong with streams alone, and pages do without.
    } finally {
      connection = undefined
      openAt = performance.now() + (isLive ? AGAIN_MS : REFUSED_MS)
      // What ended it may be a mesh that stops: a page is soon asked for, and waits for the mesh to be back.
      if (isLive) ring()
    }
  }

  function connect(after: string): void {
    const now = performance.now()
    if (connection !== undefined && now - cameAt > SILENT_MS) connection.abort()
    if (connection !== undefined || now < openAt) return
    connection = new AbortController()
    cameAt = now
    void listen(after, connection)
  }

  return {
    async heard(after, withinMs) {
      if (isClosed) return
      connect(after)
      // Timers are early by a part of a millisecond at times: not before `openAt`, or it is asked in vain.
      const untilOpen = Math.max(0, Math.ceil(openAt - performance.now()) + 1)
      const ms = connection === undefined ? Math.min(withinMs, untilOpen) : withinMs
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isRung = false
    },
    close() {
      isClosed = true
      connection?.abort()
      wake()
    },
  }
}

function queryOf(after: string, filter: ChangeFilter | null | undefined): string {
  const query = new URLSearchParams({ after })
  for (const name of ['event', 'domain', 'subject'] as const)
    for (const value of filter?.[name] ?? []) query.append(name, value)
  const text = query.toString()
  return text.length > LONGEST_QUERY ? new URLSearchParams({ after }).toString() : text
}

/** For each piece of the stream, whether an event began in it. Read by its reader: not every browser has iterable streams. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<boolean, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (let line = ''; ; ) {
    const { done, value } = await reader.read()
    if (done) return
    const text = line + decoder.decode(value, { stream: true })
    // A line that is not whole is looked at again when the rest of it came; no more of it than tells.
    line = text.slice(text.lastIndexOf('\n') + 1).slice(0, 'event:'.length)
    yield /^event:/m.test(text)
  }
}
