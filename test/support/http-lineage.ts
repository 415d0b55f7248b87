import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { listen } from '../../platform/http-server.ts'
import { createLogger } from '../../platform/logger.ts'
import { createMetrics, type Metrics } from '../../platform/metrics.ts'
import { createReadiness } from '../../platform/readiness.ts'
import { createTokenSigner, createTokenVerifier, generateKeyPair, type TokenClaims } from '../../platform/tokens.ts'
import { createLineageSubgraph } from '../../subgraphs/lineage/app.ts'
import { createSession, type Session } from '../../subgraphs/lineage/session.ts'
import { openSqliteStore } from '../../subgraphs/lineage/stores/sqlite.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import type { Answer as GraphQLAnswer } from './mesh.ts'

export type Answer = { status: number; body: Record<string, unknown> | null }

/** `body` as JSON, or a text as it is; without a token when `claims` is null. */
export type Send = (
  method: string,
  path: string,
  body: unknown,
  claims: TokenClaims | null,
  gzip?: boolean,
) => Promise<Answer>

/** Lineage as clients meet it: the whole service, listening on a free port, in this process. */
export type HttpLineage = {
  readonly url: string
  readonly folder: string
  /** For what clients do to their connections. */
  readonly server: Server
  readonly session: Session
  readonly metrics: Metrics
  readonly send: Send
  /** The same to another address, which passes it on. */
  readonly sendTo: (url: string) => Send
  readonly ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<GraphQLAnswer<Data>>
  /** `ask`, whose data is as given; fails on errors. */
  readonly data: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>
  /** `impact.total` at PORT level, or the errors. */
  readonly total: (of: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

export type HttpLineageOptions = {
  /** SQLite in a folder of its own when not given. */
  readonly open?: () => Promise<LineageStore>
  /** Stands before the store. */
  readonly wrap?: (store: LineageStore) => LineageStore
  /** How long a walk may take, in ms. */
  readonly budgetMs?: number
}

/** Its store is not open before `session.connect()`. */
export async function startHttpLineage({
  open,
  wrap = (store) => store,
  budgetMs = 10_000,
}: HttpLineageOptions = {}): Promise<HttpLineage> {
  const keys = generateKeyPair()
  const sign = createTokenSigner(keys.signingKey)
  const logger = createLogger({ name: 'test', level: 'silent' })
  const folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
  const readiness = createReadiness(['store'])
  const metrics = createMetrics('lineage', { process: false })
  const stop = new AbortController()
  const openSqlite = () => openSqliteStore({ file: join(folder, 'data', 'lineage.sqlite'), readers: 1 })
  const session = createSession({
    storeName: 'SQLite',
    open: async () => wrap(await (open ?? openSqlite)()),
    logger,
    readiness,
    signal: stop.signal,
    budgetMs,
    staleAfterMs: 3_600_000,
  })
  const verify = createTokenVerifier(keys.publicKey)
  const app: FastifyInstance = createLineageSubgraph({ service: session.service, verify, logger, metrics, readiness })
  const { url } = await listen(app, 0)

  const sendTo =
    (origin: string): Send =>
    async (method, path, body, claims, gzip = false) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await fetch(origin + path, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(claims ? { authorization: `Bearer ${await sign(claims)}` } : {}),
          ...(gzip ? { 'content-encoding': 'gzip' } : {}),
        },
        ...(method === 'GET' ? {} : { body: gzip ? gzipSync(text) : text }),
      })
      const answer = await response.text()
      return { status: response.status, body: answer === '' ? null : JSON.parse(answer) }
    }
  const send = sendTo(url)
  const ask = async <Data>(query: string, variables: Record<string, unknown> = {}) =>
    (await send('POST', '/graphql', { query, variables }, null)).body as unknown as GraphQLAnswer<Data>

  return {
    url,
    folder,
    server: app.server,
    session,
    metrics,
    send,
    sendTo,
    ask,
    async data<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask<Data>(query, variables)
      if (errors || data === null) throw new Error(JSON.stringify(errors ?? 'no data'))
      return data
    },
    async total(of) {
      const query = `{ impact(of: "${of}", level: PORT) { total } }`
      const { body } = await send('POST', '/graphql', { query }, null)
      return body === null || 'errors' in body ? body : (body.data as { impact: { total: number } }).impact.total
    },
    async close() {
      stop.abort()
      await app.close()
      await session.close()
      await rm(folder, { recursive: true })
    },
  }
}

export const ingest: TokenClaims = { kind: 'ingest' }
export const service: TokenClaims = { kind: 'service' }
export const domain = (id: string): TokenClaims => ({ kind: 'domain', domain: id })
