import type { TokenClaims, TokenKind } from '../../platform/tokens.ts'
import type { Reader } from './reads/reader.ts'
import type { LineageService } from './service.ts'

/** What resolvers get: one a request. */
export type Context = {
  /** For what writes. @throws ClientError `STORE_UNAVAILABLE` until the store has been reached once */
  readonly service: () => LineageService
  /** The request's view of the store. @throws ClientError `STORE_UNAVAILABLE` until the store has been reached once */
  readonly reader: () => Reader
  /** After a write: `reader` is one that sees it. */
  readonly renew: () => Reader
  /** The claims of the caller's token. @throws ClientError `UNAUTHENTICATED`, `FORBIDDEN` */
  readonly authorize: (kinds: readonly TokenKind[]) => Promise<TokenClaims>
  /** Sent beside the data: what was clamped. */
  readonly extensions: Record<string, unknown>
}

export function createContext({ service, authorize }: Pick<Context, 'service' | 'authorize'>): Context {
  let reader: Reader | undefined
  return {
    service,
    reader() {
      reader ??= service().reader()
      return reader
    },
    renew() {
      reader = service().reader()
      return reader
    },
    authorize,
    extensions: {},
  }
}
