import { QueryClient } from '@tanstack/react-query'
import type { HeddleError } from '../../../../client/errors.ts'
import type { HeddleClientOptions } from '../../../../client/options.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: HeddleError
  }
}

/** The gateway that the page came from; tries again by itself what passes. */
export const mesh: HeddleClientOptions = { url: location.origin, timeoutMs: 60_000 }

/** Answers are kept for five minutes, and asked for again behind what is shown when somebody comes back to it after some seconds. */
export const answers = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000, gcTime: 300_000, refetchOnWindowFocus: false } },
})
