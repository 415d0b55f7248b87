import { join } from 'node:path'
import { readConfig } from '../../platform/config.ts'
import { requireFreeSpace } from '../../platform/disk.ts'
import { listen } from '../../platform/http-server.ts'
import { runProcess } from '../../platform/lifecycle.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { createReadiness } from '../../platform/readiness.ts'
import { createTokenVerifier } from '../../platform/tokens.ts'
import { createLineageSubgraph } from './app.ts'
import { lineageConfig } from './config.ts'
import { type StartedFeeds, startFeeds } from './feed/start-feed.ts'
import { createSession } from './session.ts'
import { SQLITE_FILE } from './stores/config.ts'
import { openSqliteStore } from './stores/sqlite.ts'

runProcess({ name: 'lineage' }, async ({ logger, signal, onClose }) => {
  const config = readConfig(lineageConfig, process.env)
  const metrics = createMetrics('lineage')
  const readiness = createReadiness<'store' | 'disk'>(
    config.HEDDLE_NEO4J_URL === undefined ? ['store', 'disk'] : ['store'],
  )
  const seconds = metrics.duration('heddle_lineage_commit_seconds', 'Commits to the lineage store, in seconds.')
  const commands = metrics.counter(
    'heddle_lineage_commands_total',
    'Events and documents committed; many share a commit.',
  )

  let feeds: StartedFeeds | undefined
  const { HEDDLE_NEO4J_URL: url, HEDDLE_NEO4J_USER: user, HEDDLE_NEO4J_PASSWORD: password = '' } = config
  const session = createSession({
    storeName: url === undefined ? 'SQLite' : 'Neo4j',
    open: async () => {
      if (url === undefined) return openSqliteStore({ file: join(config.HEDDLE_DATA_DIR, SQLITE_FILE) })
      const { openNeo4jStore } = await import('./stores/neo4j.ts')
      return openNeo4jStore({ uri: url, user, password })
    },
    logger,
    readiness,
    signal,
    budgetMs: config.HEDDLE_LINEAGE_BUDGET_MS,
    staleAfterMs: config.HEDDLE_STALE_AFTER_MS,
    edgeExpiryDays: config.HEDDLE_EDGE_EXPIRY_DAYS,
    onCommit: (count, took) => {
      commands.inc(count)
      seconds.observe(took)
    },
    onMoved: () => feeds?.edgesMoved(),
    onReadersChanged: () => feeds?.readersChanged(),
  })
  onClose('lineage store', () => session.close())

  const app = createLineageSubgraph({
    service: session.service,
    verify: createTokenVerifier(config.HEDDLE_PUBLIC_KEY),
    logger,
    metrics,
    readiness,
  })
  onClose('http server', () => app.close())
  const port = config.HEDDLE_PORT === 0 ? 0 : config.HEDDLE_PORT + 2
  const { url: address } = await listen(app, port, config.HEDDLE_HOST)
  logger.info({ url: address }, 'listening')
  await session.connect()
  feeds = startFeeds({ ...config, session, logger, onClose })
  if (url !== undefined) return
  readiness.set('disk', true)
  readiness.watch('disk', { look: () => requireFreeSpace(config.HEDDLE_DATA_DIR) })
})
