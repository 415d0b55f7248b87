import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { unauthenticated } from '../../platform/errors.ts'
import { mountGraphQL } from '../../platform/graphql-server.ts'
import { createHttpServer } from '../../platform/http-server.ts'
import type { Logger } from '../../platform/logger.ts'
import { createMetrics, type Metrics } from '../../platform/metrics.ts'
import { createReadiness } from '../../platform/readiness.ts'
import { createTokenVerifier, type TokenVerifier } from '../../platform/tokens.ts'
import { RELEASE_HEADER } from '../../schema/release-header.ts'
import type { Context } from './context.ts'
import { folderSource } from './descriptors/folder-source.ts'
import { unforeseenLog } from './descriptors/guarded.ts'
import type { DescriptorSource } from './descriptors/source.ts'
import { registerDomainMetrics } from './domain-metrics.ts'
import type { CodeLeaf } from './domain-schema.ts'
import { type DomainState, openDomainState } from './domain-state.ts'
import { mountQualityRoute } from './quality/quality-route.ts'
import type { DomainStore } from './stores/store.ts'
import { mountWorkingCopyRoute } from './working-copy-route.ts'

export interface DomainSubgraphOptions {
  /** The domain's folder, or where else its descriptors come from. */
  readonly source: string | DescriptorSource
  /** Its memory: `openSqliteStore(file)`. The caller closes it. */
  readonly store: DomainStore
  readonly logger: Logger
  /** `release` (default): the accepted release, the folder before there is any. `workingCopy`: always the folder. */
  readonly follow?: 'release' | 'workingCopy'
  /** Types, fields and queries of the domain's own; takes the place of a leaf in the folder. */
  readonly leaf?: CodeLeaf
  /** Base64 of the SPKI DER. Without it nobody can post quality results. */
  readonly publicKey?: string
  /** Its own when not given: several domains may share a process. */
  readonly metrics?: Metrics
}

export interface DomainSubgraph {
  readonly state: DomainState
  /** Listen with `listen(app, port)` of the platform; close with `app.close()`. */
  readonly app: FastifyInstance
  readonly source: DescriptorSource
}

/** Tokens of documents, far above any query of the mesh. */
const MOST_TOKENS = 50_000

/**
 * A domain as a Federation 2 subgraph over HTTP: `/graphql`, `POST /v1/quality`, `GET /v1/working-copy`, `/health`,
 * `/ready`, `/metrics`.
 *
 * @throws NoDomain when the source has no domain and none is remembered
 */
export async function createDomainSubgraph(options: DomainSubgraphOptions): Promise<DomainSubgraph> {
  const { store, follow = 'release', leaf, publicKey } = options
  const source =
    typeof options.source === 'string'
      ? folderSource(options.source, { onUnforeseen: unforeseenLog(options.logger) })
      : options.source
  const state = await openDomainState({ source, store, follow, leaf, logger: options.logger })
  // Six domains on one machine all call themselves `domain`; each line says which.
  const logger = options.logger.child({ domain: state.id })
  const metrics = options.metrics ?? createMetrics(state.id, { process: false })
  const readiness = createReadiness(['descriptors', 'store'])
  const app = createHttpServer({ logger, metrics, readiness })

  /** A publish looks at the schema that its release comes with: a leaf that changed is not served before it is accepted. */
  async function schemaFor({ headers }: FastifyRequest): Promise<GraphQLSchema> {
    const asked = headers[RELEASE_HEADER]
    const snapshot = typeof asked === 'string' ? await state.find(asked) : null
    return snapshot === null ? state.served().schema : state.schemaOf(snapshot)
  }

  mountGraphQL<Context>(app, {
    schema: schemaFor,
    maxTokens: MOST_TOKENS,
    context: (request) => ({ requestId: request.id, served: state.served(), release: state.find }),
  })
  const verify = publicKey === undefined ? nobody : createTokenVerifier(publicKey)
  mountWorkingCopyRoute(app, { state, verify, leafSdl: leaf?.sdl })
  mountQualityRoute(app, {
    domain: state.id,
    verify,
    store: store.quality,
    knows: state.knows,
    onStored: state.qualityChanged,
  })
  const refreshMetrics = registerDomainMetrics(metrics, store.quality, state)
  app.addHook('onRequest', async ({ url }) => {
    if (url === '/metrics') refreshMetrics()
  })
  readiness.set('descriptors', true)
  readiness.set('store', true)
  readiness.watch('store', {
    look: () => store.probe(),
    onChange(works, error) {
      if (works) logger.info('the store can be written again')
      else logger.error({ error }, 'the store cannot be written')
    },
  })
  return { state, app, source }
}

const nobody: TokenVerifier = async () => {
  throw unauthenticated('this domain has no public key to check tokens with')
}
