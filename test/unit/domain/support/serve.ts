import { join } from 'node:path'
import { createHttpClient, type HttpClient } from '../../../../platform/http-client.ts'
import { listen } from '../../../../platform/http-server.ts'
import { createTokenSigner, generateKeyPair, type TokenClaims } from '../../../../platform/tokens.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import type { DomainStore } from '../../../../subgraphs/domain/stores/store.ts'
import {
  createDomainSubgraph,
  type DomainSubgraph,
  type DomainSubgraphOptions,
} from '../../../../subgraphs/domain/subgraph.ts'
import type { DomainFolder } from './domain-folder.ts'
import { silent } from './open-state.ts'

const keys = generateKeyPair()
const sign = createTokenSigner(keys.signingKey)
export const publicKey = keys.publicKey
export const tokenFor = (claims: TokenClaims): Promise<string> => sign(claims)

export interface ServedDomain extends AsyncDisposable, DomainSubgraph {
  readonly url: string
  readonly http: HttpClient
  readonly store: DomainStore
  ask<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: Data; errors?: readonly { message: string; extensions: Record<string, unknown> }[] }>
  post(body: unknown, token?: string): Promise<{ status: number; json: Record<string, unknown> }>
}

/** The folder as a subgraph on a port of its own. */
export async function serve(folder: DomainFolder, options: Partial<DomainSubgraphOptions> = {}): Promise<ServedDomain> {
  const store = openSqliteStore(join(folder.root, '.data', 'domain.sqlite'))
  const subgraph = await createDomainSubgraph({ source: folder.root, store, logger: silent, publicKey, ...options })
  const { url } = await listen(subgraph.app, 0)
  const http = createHttpClient()
  return {
    ...subgraph,
    url,
    http,
    store,
    async ask(query, variables = {}) {
      const { json } = await http.request({ url: `${url}/graphql`, method: 'POST', body: { query, variables } })
      return json as never
    },
    async post(body, token) {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const { status, json } = await http.request({ url: `${url}/v1/quality`, method: 'POST', body, headers })
      return { status, json: json as Record<string, unknown> }
    },
    async [Symbol.asyncDispose]() {
      await http.close()
      await subgraph.app.close()
      store.close()
    },
  }
}
