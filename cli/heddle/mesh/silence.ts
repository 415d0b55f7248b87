import { z } from 'zod'
import type { HttpClient } from '../../../platform/http-client.ts'
import { oneLine } from '../terminal/one-line.ts'
import { noteWhileWaiting } from '../terminal/patience.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type Silence = {
  /** Which parts did not answer, in words, as the gateway said last; empty when none is known of. */
  readonly found: () => string
  readonly end: () => void
}

const readiness = z.object({
  parts: z.array(z.object({ part: z.string(), ready: z.boolean(), reason: z.string().optional() })),
})

/** Before the first look and between two, and how long one may take, in ms: the gateway notices what hangs by about as much. */
const EVERY_MS = 3_000
const LOOK_MS = 2_000

/** While the mesh is waited for its gateway is asked now and then which of its parts keeps it waiting, and that is said beside the wait. */
export function watchForSilence(http: Pick<HttpClient, 'request'>, url: string, terminal: Terminal): Silence {
  const ending = new AbortController()
  let silent = ''

  async function look(): Promise<void> {
    const { signal } = ending
    const answer = await http.request({ url: `${url}/ready`, timeoutMs: LOOK_MS, signal }).catch(() => undefined)
    const parts = readiness.safeParse(answer?.json).data?.parts
    if (signal.aborted || parts === undefined) return
    const reasons = parts.filter(({ ready }) => !ready).map(({ part, reason = `${part} is not ready` }) => reason)
    silent = oneLine([...new Set(reasons)].join('; '))
    noteWhileWaiting(terminal, silent)
  }

  const timer = setInterval(() => void look(), EVERY_MS)
  return {
    found: () => silent,
    end() {
      clearInterval(timer)
      ending.abort()
      if (silent !== '') noteWhileWaiting(terminal, '')
    },
  }
}
