import { basename, join, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError, readConfig } from '../../platform/config.ts'
import { createHttpClient } from '../../platform/http-client.ts'
import { listen } from '../../platform/http-server.ts'
import { type Lifecycle, runProcess } from '../../platform/lifecycle.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { retried } from '../../platform/retried.ts'
import { createCatalogClient } from './catalog/catalog-client.ts'
import { ownToken } from './catalog/own-token.ts'
import { createPublisher, type Publisher } from './catalog/publisher.ts'
import { domainConfig, readArguments } from './config.ts'
import { followFolder } from './follow-folder.ts'
import { openSqliteStore } from './stores/sqlite.ts'
import type { DomainStore } from './stores/store.ts'
import { createDomainSubgraph, type DomainSubgraph } from './subgraph.ts'

runProcess({ name: 'domain' }, async (lifecycle) => {
  const { folder, watch, publish } = readArguments(process.argv.slice(2))
  const config = readConfig(domainConfig, process.env)
  const dataDir = config.HEDDLE_DATA_DIR ?? join('.heddle', basename(resolve(folder)))
  const store = await openStore(join(dataDir, 'domain.sqlite'), lifecycle)
  if (store === undefined) return
  lifecycle.onClose('store', () => store.close())
  const subgraph = await createDomainSubgraph({
    source: resolve(folder),
    store,
    logger: lifecycle.logger,
    follow: watch ? 'workingCopy' : 'release',
    metrics: createMetrics('domain'),
    ...(config.HEDDLE_PUBLIC_KEY === undefined ? {} : { publicKey: config.HEDDLE_PUBLIC_KEY }),
  })
  lifecycle.onClose('server', () => subgraph.app.close())
  const { url } = await listen(subgraph.app, config.HEDDLE_DOMAIN_PORT, config.HEDDLE_HOST)
  lifecycle.logger.info({ domain: subgraph.state.id, url: `${url}/graphql` }, 'serving')

  const publisher = connect(subgraph, { ...config, dataDir }, config.HEDDLE_DOMAIN_URL ?? `${url}/graphql`, lifecycle)
  subgraph.state.onChange(() => publisher?.notice())
  publisher?.publish()
  if (watch) {
    const onChange = () => (publish ? publisher?.publish() : undefined)
    lifecycle.onClose('watcher', await followFolder({ ...subgraph, logger: lifecycle.logger, onChange }))
  }
})

/** A disk that is full or not there yet is waited for. Undefined when the process is to end before. */
function openStore(file: string, { logger, signal }: Lifecycle): Promise<DomainStore | undefined> {
  return retried(() => openSqliteStore(file), {
    signal,
    onFailure(error, pauseMs) {
      if (!isDiskTrouble(error)) throw error
      logger.error({ error, file, pauseMs }, 'the store could not be opened; trying again')
    },
  })
}

/** What may pass by itself; a file of another program, or of a newer release, does not. */
function isDiskTrouble(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  return /^(SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY)|E(NOSPC|ACCES|IO|ROFS|NOENT|NOTDIR|EXIST|DQUOT)$)/.test(
    String(code),
  )
}

/** The way to the catalog, when there is one: a domain serves without it. */
function connect(
  { state }: DomainSubgraph,
  config: z.output<typeof domainConfig> & { readonly dataDir: string },
  url: string,
  { logger, signal, onClose }: Lifecycle,
): Publisher | undefined {
  const { HEDDLE_CATALOG_URL: catalogUrl, HEDDLE_TOKEN: given, HEDDLE_PUBLIC_KEY: publicKey, dataDir } = config
  if (catalogUrl === undefined) return undefined
  if (given === undefined || publicKey === undefined) {
    throw new ConfigError(['HEDDLE_TOKEN and HEDDLE_PUBLIC_KEY: needed to publish to HEDDLE_CATALOG_URL'])
  }
  const http = createHttpClient()
  onClose('catalog client', () => http.close())
  const client = createCatalogClient(http, catalogUrl, signal)
  const { id, title, owner } = state.workingCopy().domain
  const options = {
    domain: { id, title, owner: owner?.name ?? null },
    given,
    publicKey,
    client,
    file: join(dataDir, 'token'),
  }
  return createPublisher({ state, client, url, logger, signal, token: (how) => ownToken(options, how) })
}
