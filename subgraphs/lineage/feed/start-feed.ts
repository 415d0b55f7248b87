import { createHttpClient } from '../../../platform/http-client.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import type { Session } from '../session.ts'
import { afterCommit } from '../stores/store.ts'
import { type CatalogFeed, createCatalogFeed } from './catalog-feed.ts'

export type StartFeedOptions = Pick<Lifecycle, 'logger' | 'onClose'> & {
  readonly HEDDLE_CATALOG_URL?: string | undefined
  readonly HEDDLE_TOKEN?: string | undefined
  /** Connected. */
  readonly session: Session
}

/** The feed toward the catalog, at work; undefined, and said in the log, when there is no catalog to tell. */
export function startCatalogFeed(options: StartFeedOptions): CatalogFeed | undefined {
  const { HEDDLE_CATALOG_URL: catalogUrl, HEDDLE_TOKEN: token, session, logger, onClose } = options
  if (catalogUrl === undefined || token === undefined) {
    logger.info('the catalog is not told what happens to edges: that needs HEDDLE_CATALOG_URL and HEDDLE_TOKEN')
    return undefined
  }
  const http = createHttpClient({ connections: 1 })
  const feed = createCatalogFeed({
    moves: (after) => session.service().edgeMoves(after),
    // A catalog that knows nothing is told what this process has seen, and nothing of the past.
    from: afterCommit(session.service().startedAt),
    http,
    catalogUrl: catalogUrl.replace(/\/$/, ''),
    token,
    logger,
  })
  onClose('catalog feed', async () => {
    await feed.close()
    await http.close()
  })
  feed.start()
  return feed
}
