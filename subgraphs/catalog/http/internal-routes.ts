import { setMaxListeners } from 'node:events'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { clientError, invalidInput } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'
import { requireToken, type TokenVerifier } from '../../../platform/tokens.ts'
import { OUT_OF_STEP } from '../../../schema/changes.ts'
import { consumerCounts, consumerCountsAnswer } from '../../../schema/consumer-counts.ts'
import type { Previews } from '../previews/previews.ts'
import type { MeshFeed } from '../registry/mesh-feed.ts'
import type { CatalogStore } from '../store.ts'

export interface InternalRouteOptions {
  readonly verify: TokenVerifier
  /** Throws while the store is not open. */
  readonly parts: () => { readonly mesh: MeshFeed; readonly previews: Previews; readonly store: CatalogStore }
  /** Ends long polls when the process stops. */
  readonly signal: AbortSignal
}

/** Longest that a poll is held, in seconds: below what proxies cut off. */
const LONGEST_WAIT = 55

/** What processes of the mesh ask of the catalog beside the graph. */
export function mountInternalRoutes(app: FastifyInstance, { verify, parts, signal }: InternalRouteOptions): void {
  app.get('/internal/v1/mesh', async (request, reply) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const { have, wait } = pollQuestion(request.query)
    const { mesh } = parts()
    const state = await mesh.waitFor(have, wait * 1000, untilGone(reply, signal))
    if (mesh.current() === null)
      throw clientError('NO_SUPERGRAPH', 'no supergraph could be composed yet; /ready says why', 503)
    return state === null ? reply.status(304).send() : reply.send(state)
  })

  app.get('/internal/v1/previews', async (request, reply) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const { have, wait } = pollQuestion(request.query)
    const state = await parts().previews.waitFor(have, wait * 1000, untilGone(reply, signal))
    return state === null ? reply.status(304).send() : reply.send(state)
  })

  app.post('/internal/v1/consumer-counts', async (request) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const told = consumerCounts.safeParse(request.body)
    if (!told.success) {
      const [issue] = told.error.issues
      const where = ['$', ...(issue?.path ?? [])].join('.')
      throw invalidInput({
        argument: where,
        expected: issue === undefined ? 'counts' : expectation(issue),
        received: issue?.input,
      })
    }
    const isTaken = await parts().store.takeConsumerCounts(told.data)
    if (!isTaken)
      throw clientError(OUT_OF_STEP, 'the counts do not follow on those that are known: begin with `after` null', 409)
    return consumerCountsAnswer.parse({ applied: true })
  })
}

/** Ends what is held for a client that has left, or by a process that stops. */
export function untilGone(reply: FastifyReply, stopping: AbortSignal): AbortSignal {
  setMaxListeners(0, stopping) // one listener a poll that is held: as many as there are domains
  const gone = new AbortController()
  const end = () => gone.abort()
  reply.raw.once('close', () => {
    stopping.removeEventListener('abort', end)
    end()
  })
  if (stopping.aborted) end()
  else stopping.addEventListener('abort', end, { once: true })
  return gone.signal
}

const question = z.object({
  have: z.string().max(200).optional(),
  wait: z.coerce.number().min(0).default(0),
})

/** `?have=<what is known>&wait=<seconds>`, of a poll that is answered when there is something else. @throws BAD_USER_INPUT */
export function pollQuestion(query: unknown): { readonly have: string | null; readonly wait: number } {
  const result = question.safeParse(query)
  if (!result.success)
    throw invalidInput({ argument: 'wait', expected: 'a number of seconds from 0 on', received: query })
  return { have: result.data.have ?? null, wait: Math.min(LONGEST_WAIT, result.data.wait) }
}
