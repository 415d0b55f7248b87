import type { TokenClaims, TokenKind } from '../../platform/tokens.ts'
import type { Loaders } from './graphql/loaders.ts'
import type { Previews } from './previews/previews.ts'
import type { Registry } from './registry/registry.ts'
import type { CatalogSearch } from './search.ts'
import type { CatalogStore } from './store.ts'

/** What every resolver of this subgraph is given besides its arguments. */
export type Context = {
  readonly requestId: string
  readonly store: CatalogStore
  readonly search: CatalogSearch
  readonly registry: Registry
  readonly previews: Previews
  readonly loaders: Loaders
  /** When a domain last answered, as far as this process has seen. */
  readonly lastSeen: (domain: string) => string | undefined
  /** The claims of the caller's token. @throws UNAUTHENTICATED, FORBIDDEN */
  readonly authorize: (kinds: readonly TokenKind[]) => Promise<TokenClaims>
}
