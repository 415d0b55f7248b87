import { join, resolve } from 'node:path'
import { createHttpClient } from '../../platform/http-client.ts'
import { listen } from '../../platform/http-server.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { createCatalogClient } from './catalog/catalog-client.ts'
import { ownToken } from './catalog/own-token.ts'
import { createPublisher, type Publisher, type PublisherOptions } from './catalog/publisher.ts'
import { followFolder } from './follow-folder.ts'
import type { DomainStore } from './stores/store.ts'
import { createDomainSubgraph, type DomainSubgraph } from './subgraph.ts'

export interface ServeOptions {
  readonly folder: string
  readonly store: DomainStore
  /** Where the token is kept that enrolment brings. */
  readonly dataDir: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Its GraphQL endpoint as others reach it; where it listens when not given. */
  readonly publicUrl?: string | undefined
  /** Serve what the folder holds now, instead of the accepted release. */
  readonly watch: boolean
  /** What is done with the working copy by itself: published at the start, with each change too (that takes `watch`), or nothing. */
  readonly publish: 'never' | 'atStart' | 'onChange'
  readonly onlyWhole?: PublisherOptions['onlyWhole']
  /** Verifies the tokens of those who post quality results; without it nobody can. */
  readonly publicKey?: string | undefined
  /** The way to the catalog, when there is one: a domain serves without it. */
  readonly catalog?: CatalogAddress | undefined
  readonly lifecycle: Lifecycle
  readonly onOutcome?: PublisherOptions['onOutcome']
}

export interface CatalogAddress {
  /** Of the catalog, or of the gateway before it. */
  readonly url: string
  /** The domain's own token, or an `enrol` token to be given one. */
  readonly token: string
  readonly publicKey: string
}

export interface ServedDomain extends DomainSubgraph {
  readonly port: number
  /** Where it listens, as this machine reaches it: no path. */
  readonly listening: string
  /** Its GraphQL endpoint as others reach it. */
  readonly url: string
  /** Undefined without a catalog. */
  readonly publisher: Publisher | undefined
}

/**
 * A domain's folder in service: its subgraph listens, its working copy is followed, and the catalog is told what there is to tell.
 *
 * @throws NoDomain when the folder has no domain and none is remembered
 */
export async function serveDomain(options: ServeOptions): Promise<ServedDomain> {
  const { folder, store, watch, publish, publicKey, lifecycle } = options
  const { logger, onClose } = lifecycle
  const subgraph = await createDomainSubgraph({
    source: resolve(folder),
    store,
    logger,
    follow: watch ? 'workingCopy' : 'release',
    metrics: createMetrics('domain'),
    ...(publicKey === undefined ? {} : { publicKey }),
  })
  onClose('server', () => subgraph.app.close())
  const { url: listening, port } = await listen(subgraph.app, options.port, options.host)
  const url = options.publicUrl ?? `${listening}/graphql`
  logger.info({ domain: subgraph.state.id, url: `${listening}/graphql` }, 'serving')

  const publisher = connect(subgraph, url, options)
  subgraph.state.onChange(() => publisher?.notice())
  if (publish === 'never') publisher?.follow()
  else publisher?.publish()
  if (watch) {
    const onChange = () => (publish === 'onChange' ? publisher?.publish() : undefined)
    onClose('watcher', await followFolder({ ...subgraph, logger, onChange }))
  }
  return { ...subgraph, port, listening, url, publisher }
}

function connect(
  { state }: DomainSubgraph,
  url: string,
  { catalog, dataDir, onlyWhole, onOutcome, lifecycle }: ServeOptions,
): Publisher | undefined {
  if (catalog === undefined) return undefined
  const { logger, signal, onClose } = lifecycle
  const http = createHttpClient()
  onClose('catalog client', () => http.close())
  const client = createCatalogClient(http, catalog.url, signal)
  const { id, title, owner } = state.workingCopy().domain
  const token = {
    domain: { id, title, owner: owner?.name ?? null },
    given: catalog.token,
    publicKey: catalog.publicKey,
    client,
    file: join(dataDir, 'token'),
  }
  const publisher = createPublisher({
    state,
    client,
    url,
    logger,
    signal,
    token: (how) => ownToken(token, how),
    onlyWhole,
    ...(onOutcome === undefined ? {} : { onOutcome }),
  })
  // A token that was asked for is kept before the process ends.
  onClose('publisher', () => publisher.settled())
  return publisher
}
