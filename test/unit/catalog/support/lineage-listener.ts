import { createHttpServer, listen } from '../../../../platform/http-server.ts'
import { createLogger } from '../../../../platform/logger.ts'
import { createMetrics } from '../../../../platform/metrics.ts'
import { createReadiness } from '../../../../platform/readiness.ts'
import {
  type DomainAvailability,
  domainAvailability,
  type LineageDocument,
  type LineageDocumentAnswer,
  lineageDocument,
} from '../../../../schema/lineage-document.ts'

/** The receiving end of what the catalog tells lineage: real HTTP, documents checked against their schema. */
export interface LineageListener {
  readonly url: string
  readonly port: number
  readonly documents: LineageDocument[]
  readonly availabilities: DomainAvailability[]
  readonly authorizations: Set<string | undefined>
  conflicts: LineageDocumentAnswer['conflicts']
  /** Answers every document with this status instead, when set. */
  failWith: number | null
  close(): Promise<void>
}

export async function startLineageListener(port = 0): Promise<LineageListener> {
  const app = createHttpServer({
    logger: createLogger({ name: 'lineage', level: 'silent' }),
    metrics: createMetrics('lineage', { process: false }),
    readiness: createReadiness([]),
  })
  const listener: LineageListener = {
    url: '',
    port: 0,
    documents: [],
    availabilities: [],
    authorizations: new Set(),
    conflicts: [],
    failWith: null,
    close: () => app.close(),
  }
  app.put('/internal/v1/domains/:id', async (request, reply) => {
    listener.authorizations.add(request.headers.authorization)
    if (listener.failWith !== null) return reply.status(listener.failWith).send({})
    listener.documents.push(lineageDocument.parse(request.body))
    return { applied: true, conflicts: listener.conflicts }
  })
  app.put('/internal/v1/domains/:id/availability', async (request, reply) => {
    if (listener.failWith !== null) return reply.status(listener.failWith).send({})
    listener.availabilities.push(domainAvailability.parse(request.body))
    return { applied: true, conflicts: [] }
  })
  return Object.assign(listener, await listen(app, port))
}
