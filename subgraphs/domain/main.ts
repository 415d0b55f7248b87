import { basename, join, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError, readConfig } from '../../platform/config.ts'
import { type Lifecycle, runProcess } from '../../platform/lifecycle.ts'
import { retried } from '../../platform/retried.ts'
import { domainConfig, readArguments } from './config.ts'
import { type CatalogAddress, serveDomain } from './serve-domain.ts'
import { openSqliteStore } from './stores/sqlite.ts'
import type { DomainStore } from './stores/store.ts'

runProcess({ name: 'domain' }, async (lifecycle) => {
  const { folder, watch, publish } = readArguments(process.argv.slice(2))
  const config = readConfig(domainConfig, process.env)
  const dataDir = config.HEDDLE_DATA_DIR ?? join('.heddle', basename(resolve(folder)))
  const store = await openStore(join(dataDir, 'domain.sqlite'), lifecycle)
  if (store === undefined) return
  lifecycle.onClose('store', () => store.close())
  await serveDomain({
    folder,
    store,
    dataDir,
    host: config.HEDDLE_HOST,
    port: config.HEDDLE_DOMAIN_PORT,
    publicUrl: config.HEDDLE_DOMAIN_URL,
    watch,
    publish: publish ? 'onChange' : 'atStart',
    publicKey: config.HEDDLE_PUBLIC_KEY,
    catalog: catalogOf(config),
    lifecycle,
  })
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

/** @throws ConfigError when there is a catalog, but not what it takes to speak to it */
function catalogOf(config: z.output<typeof domainConfig>): CatalogAddress | undefined {
  const { HEDDLE_CATALOG_URL: url, HEDDLE_TOKEN: token, HEDDLE_PUBLIC_KEY: publicKey } = config
  if (url === undefined) return undefined
  if (token === undefined || publicKey === undefined)
    throw new ConfigError(['HEDDLE_TOKEN and HEDDLE_PUBLIC_KEY: needed to publish to HEDDLE_CATALOG_URL'])
  return { url, token, publicKey }
}
