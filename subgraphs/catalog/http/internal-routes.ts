import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { clientError, invalidInput } from '../../../platform/errors.ts'
import { requireToken, type TokenVerifier } from '../../../platform/tokens.ts'
import type { MeshFeed } from '../registry/mesh-feed.ts'

export interface InternalRouteOptions {
  readonly verify: TokenVerifier
  /** Throws while the store is not open. */
  readonly parts: () => { readonly mesh: MeshFeed }
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
}

/** Ends what is held for a client that has left, or by a process that stops. */
export function untilGone(reply: FastifyReply, stopping: AbortSignal): AbortSignal {
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
