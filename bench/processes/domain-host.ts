/** Many domains in one process, a port each: every one is the domain kit as a team would run it, and publishes itself. */
import { join } from 'node:path'
import { createHttpClient } from '../../platform/http-client.ts'
import { listen } from '../../platform/http-server.ts'
import { createLogger } from '../../platform/logger.ts'
import { createCatalogClient } from '../../subgraphs/domain/catalog/catalog-client.ts'
import { ownToken } from '../../subgraphs/domain/catalog/own-token.ts'
import { createPublisher, type Publisher } from '../../subgraphs/domain/catalog/publisher.ts'
import { openSqliteStore } from '../../subgraphs/domain/stores/sqlite.ts'
import { createDomainSubgraph, type DomainSubgraph } from '../../subgraphs/domain/subgraph.ts'
import { domainId, type MeshPlan } from '../mesh/numbered-products.ts'
import { numberedSource } from '../mesh/numbered-source.ts'
import { serveBench } from './talk.ts'

export interface HostOrder {
  readonly plan: MeshPlan
  /** The numbers of the domains to serve. */
  readonly domains: readonly number[]
  readonly folder: string
  readonly catalogUrl: string
  readonly publicKey: string
  readonly enrolToken: string
}

export interface ChangeOrder {
  readonly edition: number
  readonly every: number
}

/** The catalog waits ten seconds for what a domain has, and one process answers for all of these. */
const AT_ONCE = 4

const logger = createLogger({ name: 'domains', level: 'warn' })
const running: {
  subgraph: DomainSubgraph
  publisher: Publisher
  change: ReturnType<typeof numberedSource>['change']
}[] = []

serveBench({
  async host({ domains, ...order }: HostOrder): Promise<void> {
    for (const domain of domains) await serve(domain, order)
    const left = running.values()
    await Promise.all(Array.from({ length: AT_ONCE }, () => publishEach(left)))
  },
  /** One descriptor in so many changes, in every domain, and the catalog is told. */
  async change({ edition, every }: ChangeOrder): Promise<void> {
    for (const { subgraph, change } of running) {
      change(edition, every)
      await subgraph.state.reload()
    }
  },
})

async function serve(domain: number, order: Omit<HostOrder, 'domains'>): Promise<void> {
  const { plan, folder, catalogUrl, publicKey, enrolToken } = order
  const signal = new AbortController().signal
  const id = domainId(domain)
  const { source, change } = numberedSource(plan, domain)
  const store = openSqliteStore(join(folder, `${id}.sqlite`))
  const subgraph = await createDomainSubgraph({ source, store, logger, publicKey, follow: 'workingCopy' })
  const { url } = await listen(subgraph.app, 0)
  const client = createCatalogClient(createHttpClient(), catalogUrl, signal)
  const token = {
    domain: { id, title: `Domain ${domain}`, owner: null },
    given: enrolToken,
    publicKey,
    client,
    file: join(folder, `${id}.token`),
  }
  const publisher = createPublisher({
    state: subgraph.state,
    client,
    url: `${url}/graphql`,
    logger,
    signal,
    token: (how) => ownToken(token, how),
  })
  subgraph.state.onChange(() => publisher.notice())
  running.push({ subgraph, publisher, change })
}

/** Publishes one after the other of those that are left, while others may take from the same ones. */
async function publishEach(left: Iterable<(typeof running)[number]>): Promise<void> {
  for (const { publisher } of left) {
    publisher.publish()
    await publisher.settled()
  }
}
