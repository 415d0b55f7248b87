import type { Socket } from 'node:net'
import { join } from 'node:path'
import { createHttpServer, listen } from '../../../../platform/http-server.ts'
import { createLogger } from '../../../../platform/logger.ts'
import { createMetrics } from '../../../../platform/metrics.ts'
import { createReadiness } from '../../../../platform/readiness.ts'
import { createTokenSigner, createTokenVerifier, generateKeyPair } from '../../../../platform/tokens.ts'
import type { PostedEdgeChange } from '../../../../schema/changes.ts'
import { type ChangeStream, createChangeStream } from '../../../../subgraphs/catalog/changes/change-stream.ts'
import { mountChangeRoutes } from '../../../../subgraphs/catalog/http/change-routes.ts'
import type { CatalogStore, ChangeRetention } from '../../../../subgraphs/catalog/store.ts'
import { openSqliteCatalogStore } from '../../../../subgraphs/catalog/stores/sqlite.ts'
import { temporaryFolder } from './running-catalog.ts'

/** The change feed by itself: the store and the routes, without the rest of the catalog. */
export interface ChangeService {
  readonly url: string
  readonly store: CatalogStore
  readonly stream: ChangeStream
  /** The server's ends of the connections. */
  readonly sockets: ReadonlySet<Socket>
  readonly serviceToken: string
  /** Tells of so many edges, of `domain` on one side, as lineage would; answers with the position. */
  tell(count: number, domain?: string): Promise<string>
  post(body: unknown, token?: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** As the process does when it is told to stop: resolves when the server is closed. */
  stop(): Promise<void>
  dispose(): Promise<void>
}

export async function startChangeService({
  retention,
  heartbeatMs,
  mostReaders,
}: {
  readonly retention?: ChangeRetention
  readonly heartbeatMs?: number
  readonly mostReaders?: number
} = {}): Promise<ChangeService> {
  const folder = await temporaryFolder()
  const store = await openSqliteCatalogStore(join(folder.path, 'catalog.sqlite'), retention)
  const logger = createLogger({ name: 'changes', level: 'silent' })
  const keys = generateKeyPair()
  const stopping = new AbortController()
  const stream = createChangeStream({
    store,
    logger,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    ...(mostReaders === undefined ? {} : { mostReaders }),
  })
  const app = createHttpServer({
    logger,
    metrics: createMetrics('changes', { process: false }),
    readiness: createReadiness([]),
  })
  mountChangeRoutes(app, {
    verify: createTokenVerifier(keys.publicKey),
    parts: () => ({ store, changeStream: stream }),
    signal: stopping.signal,
  })
  const sockets = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const { url } = await listen(app, 0)
  const sign = createTokenSigner(keys.signingKey)
  const serviceToken = await sign({ kind: 'service' })
  let position: string | null = null
  let told = 0
  let stopped: Promise<void> | undefined

  const service: ChangeService = {
    url,
    store,
    stream,
    sockets,
    serviceToken,
    async tell(count, domain = 'orders') {
      for (let left = count; left > 0; left -= 1_000) {
        const changes = Array.from({ length: Math.min(left, 1_000) }, () => {
          told += 1
          return edgeOpened(told, domain)
        })
        const until = String(told)
        await store.takeEdgeChanges({ after: position, until, changes })
        position = until
      }
      return position ?? ''
    },
    async post(body, token = serviceToken) {
      const response = await fetch(`${url}/api/v1/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    async stop() {
      stopped ??= (async () => {
        stopping.abort()
        await app.close()
      })()
      await stopped
    },
    async dispose() {
      await service.stop()
      await store.close()
      await folder.remove()
    },
  }
  return service
}

export function edgeOpened(number: number, domain: string): PostedEdgeChange {
  return {
    event: 'EDGE_OPENED',
    at: new Date(Date.UTC(2026, 0, 1) + number).toISOString(),
    method: 'OBSERVED',
    writer: `job:etl/${number}`,
    from: { id: `dataset:db/source-${number}`, ports: [`${domain}/things/things-v1`], domain },
    to: { id: `dataset:db/target-${number}`, ports: [], domain: null },
  }
}
