import { createHttpClient } from '../../../platform/http-client.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import type { Session } from '../session.ts'
import { afterCommit } from '../stores/store.ts'
import { createCatalogFeed } from './catalog-feed.ts'
import { createConsumerFeed } from './consumer-feed.ts'

export type StartFeedOptions = Pick<Lifecycle, 'logger' | 'onClose'> & {
  readonly HEDDLE_CATALOG_URL?: string | undefined
  readonly HEDDLE_TOKEN?: string | undefined
  /** Connected. */
  readonly session: Session
}

export type StartedFeeds = {
  /** Edges moved. */
  readonly edgesMoved: () => void
  /** Someone may read something else. */
  readonly readersChanged: () => void
}

/** The feeds toward the catalog, at work; undefined, and said in the log, when there is no catalog to tell. */
export function startFeeds(options: StartFeedOptions): StartedFeeds | undefined {
  const { HEDDLE_CATALOG_URL: catalogUrl, HEDDLE_TOKEN: token, session, logger, onClose } = options
  if (catalogUrl === undefined || token === undefined) {
    logger.info('the catalog is not told what happens to edges: that needs HEDDLE_CATALOG_URL and HEDDLE_TOKEN')
    return undefined
  }
  const http = createHttpClient({ connections: 2 })
  const to = { http, catalogUrl: catalogUrl.replace(/\/$/, ''), token, logger }
  const edges = createCatalogFeed({
    moves: (after) => session.service().edgeMoves(after),
    // A catalog that knows nothing is told what this process has seen, and nothing of the past.
    from: afterCommit(session.service().startedAt),
    ...to,
  })
  const consumers = createConsumerFeed({ count: () => session.service().consumersOfProducts(), ...to })
  onClose('catalog feed', async () => {
    await Promise.all([edges.close(), consumers.close()])
    await http.close()
  })
  edges.start()
  consumers.start()
  return { edgesMoved: edges.kick, readersChanged: consumers.kick }
}
