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
  UNKNOWN_BASE,
} from '../../../../schema/lineage-document.ts'

/** The receiving end of what the catalog tells lineage: real HTTP, documents checked against their schema. */
export interface LineageListener {
  readonly url: string
  readonly port: number
  /** As they are to be understood: what they leave out as unchanged is filled in, as lineage does. */
  readonly documents: LineageDocument[]
  /** As they came, those included whose base is not known here. */
  readonly sent: LineageDocument[]
  readonly availabilities: DomainAvailability[]
  readonly authorizations: Set<string | undefined>
  conflicts: LineageDocumentAnswer['conflicts']
  /** Answers every document with this status instead, when set. */
  failWith: number | null
  /** Takes documents, and then answers as if it had not. */
  losesAnswers: boolean
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
    sent: [],
    availabilities: [],
    authorizations: new Set(),
    conflicts: [],
    failWith: null,
    losesAnswers: false,
    close: () => app.close(),
  }
  app.put('/internal/v1/domains/:id', async (request, reply) => {
    listener.authorizations.add(request.headers.authorization)
    if (listener.failWith !== null) return reply.status(listener.failWith).send({})
    const document = lineageDocument.parse(request.body)
    listener.sent.push(document)
    const whole = filledIn(document, listener.documents)
    if (whole === null) {
      const known = listener.documents.findLast(({ domain }) => domain === document.domain)?.version ?? null
      return reply.status(409).send({ error: { code: UNKNOWN_BASE, message: 'send everything', known } })
    }
    listener.documents.push(whole)
    if (listener.losesAnswers) return reply.status(503).send({})
    return { applied: true, conflicts: listener.conflicts }
  })
  app.put('/internal/v1/domains/:id/availability', async (request, reply) => {
    if (listener.failWith !== null) return reply.status(listener.failWith).send({})
    listener.availabilities.push(domainAvailability.parse(request.body))
    return { applied: true, conflicts: [] }
  })
  return Object.assign(listener, await listen(app, port))
}

/** Null when the version it builds on is not the last one of that domain. */
function filledIn(document: LineageDocument, before: readonly LineageDocument[]): LineageDocument | null {
  const { unchanged, ...given } = document
  if (unchanged === undefined) return document
  const base = before.findLast(({ domain }) => domain === document.domain)
  if (base?.version !== unchanged.since) return null
  const kept = base.products.filter(({ id }) => unchanged.products.includes(id))
  const products = [...given.products, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1))
  return kept.length === unchanged.products.length ? { ...given, products } : null
}
