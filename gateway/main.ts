import { readConfig } from '../platform/config.ts'
import { createHttpClient } from '../platform/http-client.ts'
import { listen } from '../platform/http-server.ts'
import { runProcess } from '../platform/lifecycle.ts'
import { createMetrics } from '../platform/metrics.ts'
import { createPersistedOperations } from '../platform/persisted-operations.ts'
import { gatewayConfig } from './config.ts'
import { readRegisteredOperations } from './registered-operations.ts'
import { createGatewayService } from './service.ts'

/** Pages of the mesh's services have at most 1,000 rows; lists without a page size are taken to be short. */
const PAGES = { maxFirst: 1_000, listSize: 10 }

runProcess({ name: 'gateway' }, async ({ logger, signal, onClose }) => {
  const config = readConfig(gatewayConfig, process.env)
  const { HEDDLE_PORT: port, HEDDLE_HOST: host } = config
  const http = createHttpClient()
  onClose('http client', () => http.close())

  const service = createGatewayService({
    catalogUrl: config.HEDDLE_CATALOG_URL ?? `http://127.0.0.1:${port + 1}`,
    lineageUrl: config.HEDDLE_LINEAGE_URL ?? `http://127.0.0.1:${port + 2}`,
    token: config.HEDDLE_TOKEN,
    domainTimeoutMs: config.HEDDLE_DOMAIN_TIMEOUT_MS,
    serviceTimeoutMs: config.HEDDLE_SERVICE_TIMEOUT_MS,
    mutationTimeoutMs: config.HEDDLE_MUTATION_TIMEOUT_MS,
    requestTimeoutMs: config.HEDDLE_REQUEST_TIMEOUT_MS,
    maxAnswerBytes: config.HEDDLE_MAX_ANSWER_BYTES,
    planCacheMiB: config.HEDDLE_PLAN_CACHE_MIB,
    maxTokens: config.HEDDLE_MAX_TOKENS,
    limits: {
      maxDepth: config.HEDDLE_MAX_DEPTH,
      maxAliases: config.HEDDLE_MAX_ALIASES,
      maxRootFields: config.HEDDLE_MAX_ROOT_FIELDS,
      maxFields: config.HEDDLE_MAX_FIELDS,
      maxCost: config.HEDDLE_MAX_COST,
      ...PAGES,
    },
    operations: createPersistedOperations({
      registered: readRegisteredOperations(config.HEDDLE_OPERATIONS_FILE),
      registeredOnly: config.HEDDLE_OPERATIONS === 'registered',
    }),
    http,
    logger,
    metrics: createMetrics('gateway'),
    signal,
  })
  onClose('subgraph connections', () => service.close())
  onClose('products server', () => service.productsApp.close())
  onClose('http server', () => service.app.close())
  onClose('kept-alive connections', () => service.drain())

  const [gateway, products] = await Promise.all([
    listen(service.app, port, host),
    listen(service.productsApp, port + 3, host),
  ])
  logger.info({ url: gateway.url, productsUrl: products.url }, 'listening')
  await service.run()
})
