import type { FastifyInstance } from 'fastify'
import type { EventReader } from '../ingest/validate.ts'
import type { LineageService } from '../service.ts'
import type { Authorise } from './authorise.ts'

export type OpenLineageRoutesOptions = {
  readonly authorise: Authorise
  readonly service: () => LineageService
  readonly readEvent: EventReader
  readonly count: (kind: string) => void
}

/**
 * Where OpenLineage producers post, at the address their clients use by default. 201 says that the event is on the disk and
 * that the next query sees it. A domain's own token writes where no other domain claims the outputs, of jobs that no other
 * sender wrote first.
 */
export function mountOpenLineage(app: FastifyInstance, options: OpenLineageRoutesOptions): void {
  const { authorise, service, readEvent, count } = options
  app.post('/api/v1/lineage', { onRequest: authorise.only('ingest', 'admin', 'domain') }, async (request, reply) => {
    const claims = authorise.claims(request)
    const event = readEvent(request.body)
    await service().ingest(event, { domain: claims.kind === 'domain' ? claims.domain : null })
    count(event.kind)
    return reply.status(201).send()
  })
}
