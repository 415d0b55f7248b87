import { createHttpClient } from '../../platform/http-client.ts'
import { listen } from '../../platform/http-server.ts'
import { runProcess } from '../../platform/lifecycle.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { createReadiness } from '../../platform/readiness.ts'
import { retried } from '../../platform/retried.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../schema/sdl.ts'
import { createCatalogApp } from './app.ts'
import { type Catalog, createCatalog } from './catalog.ts'
import { readCatalogConfig } from './config.ts'
import { openSqliteCatalogStore } from './stores/sqlite.ts'
import { openSqliteCatalogSearch } from './stores/sqlite-search.ts'

runProcess({ name: 'catalog' }, async ({ logger, onClose, signal }) => {
  const config = readCatalogConfig(process.env)
  const metrics = createMetrics('catalog')
  const readiness = createReadiness(['store', 'composition'])
  const http = createHttpClient()
  onClose('http client', () => http.close())

  let catalog: Catalog | undefined
  onClose('catalog', () => catalog?.close())
  const { publicKey } = config
  const app = createCatalogApp({ catalog: () => catalog, publicKey, logger, metrics, readiness, signal })
  onClose('http server', () => app.close())
  const { url } = await listen(app, config.port, config.host)
  logger.info({ url }, 'listening')

  const untilStore = (what: string) => ({
    signal,
    onFailure(error: unknown, pauseMs: number) {
      readiness.set('store', false, `the store could not be ${what}`)
      logger.error({ error, pauseMs }, `the store could not be ${what}; trying again`)
    },
  })
  await retried(async () => {
    const store = await openSqliteCatalogStore(config.file, config.changes)
    const contract = { catalog: catalogSdl(), lineage: lineageSdl(), products: domainSdl() }
    const search = openSqliteCatalogSearch(config.file)
    catalog = createCatalog({ ...config, store, search, http, contract, logger, metrics })
    readiness.watch('store', {
      look: () => store.probe(),
      onChange(works, error) {
        if (works) logger.info('the store can be written again')
        else logger.error({ error }, 'the store cannot be written')
      },
    })
  }, untilStore('opened'))
  readiness.set('store', catalog !== undefined)
  // The first supergraph has to be written: nothing has begun where that fails.
  const problems = await retried(async () => catalog?.start(), untilStore('written'))
  readiness.set('store', problems !== undefined)
  readiness.set('composition', problems?.length === 0, problems?.join('; ') ?? 'stopped')
})
