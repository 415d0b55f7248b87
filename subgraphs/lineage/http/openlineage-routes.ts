import type { FastifyInstance } from 'fastify'
import { describeError } from '../../../platform/http-errors.ts'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { eventsOfBatch, storeBatch } from '../ingest/batch.ts'
import type { EventReader } from '../ingest/validate.ts'
import type { Sender } from '../ledger/sender.ts'
import type { LineageService } from '../service.ts'
import type { Authorise } from './authorise.ts'
import { batchAnswer } from './batch-answer.ts'

export type OpenLineageRoutesOptions = {
  readonly authorise: Authorise
  readonly service: () => LineageService
  readonly readEvent: EventReader
  readonly count: (kind: string) => void
}

/**
 * Where OpenLineage producers post, at the addresses their clients use by default. 201, and 204 for a batch, say that all of
 * it is on the disk and that the next query sees it. A domain's own token writes where no other domain claims the outputs,
 * of jobs that no other sender wrote first.
 */
export function mountOpenLineage(app: FastifyInstance, options: OpenLineageRoutesOptions): void {
  const { authorise, service, readEvent, count } = options
  const onRequest = authorise.only('ingest', 'admin', 'domain')

  app.post('/api/v1/lineage', { onRequest }, async (request, reply) => {
    const event = readEvent(request.body)
    await service().ingest(event, senderOf(authorise.claims(request)))
    count(event.kind)
    return reply.status(201).send()
  })

  app.post('/api/v1/lineage/batch', { onRequest }, async (request, reply) => {
    const sender = senderOf(authorise.claims(request))
    const store = async (event: Parameters<LineageService['ingest']>[0]) => service().ingest(event, sender)
    const outcomes = await storeBatch(eventsOfBatch(request.body), readEvent, store)
    for (const outcome of outcomes) if ('stored' in outcome) count(outcome.stored)
    const { status, body } = batchAnswer(outcomes, (error) => describeError(error, request))
    return reply.status(status).send(body)
  })
}

const senderOf = (claims: TokenClaims): Sender => ({ domain: claims.kind === 'domain' ? claims.domain : null })
