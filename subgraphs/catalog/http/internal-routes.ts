import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientError, forbidden, invalidInput, notFound } from '../../../platform/errors.ts'
import { requireToken, type TokenVerifier } from '../../../platform/tokens.ts'
import type { Harvester } from '../harvest/harvester.ts'
import type { Previews } from '../previews/previews.ts'
import type { MeshFeed } from '../registry/mesh-feed.ts'
import type { CatalogStore } from '../store.ts'

export interface InternalRouteOptions {
  readonly verify: TokenVerifier
  /** Throws while the store is not open. */
  readonly parts: () => {
    readonly store: CatalogStore
    readonly mesh: MeshFeed
    readonly previews: Previews
    readonly harvester: Harvester
  }
  /** Ends long polls when the process stops. */
  readonly signal: AbortSignal
}

/** Longest that a poll is held, in seconds: below what proxies cut off. */
const LONGEST_WAIT = 55

/** What processes of the mesh ask of the catalog beside the graph. */
export function mountInternalRoutes(app: FastifyInstance, { verify, parts, signal }: InternalRouteOptions): void {
  app.get('/internal/v1/mesh', async (request, reply) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const { have, ms, left } = pollOf(request, reply)
    const { mesh } = parts()
    const state = await mesh.waitFor(have, ms, left)
    if (mesh.current() === null)
      throw clientError('NO_SUPERGRAPH', 'no supergraph could be composed yet; /ready says why', 503)
    return state === null ? reply.status(304).send() : reply.send(state)
  })

  app.get('/internal/v1/previews', async (request, reply) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const { have, ms, left } = pollOf(request, reply)
    const state = await parts().previews.waitFor(have, ms, left)
    return state === null ? reply.status(304).send() : reply.send(state)
  })

  app.get<{ Params: { id: string } }>('/internal/v1/domains/:id/release', async (request) => {
    await requireDomain(request)
    const { store } = parts()
    const record = (await store.domains([request.params.id])).get(request.params.id)
    if (record === undefined) throw notFound('domain', request.params.id)
    return { accepted: record.publication?.accepted ?? null, conflicts: await store.conflictsOf(record.id) }
  })

  app.post<{ Params: { id: string } }>('/internal/v1/domains/:id/notice', async (request, reply) => {
    await requireDomain(request)
    const { store, harvester } = parts()
    const record = (await store.domains([request.params.id])).get(request.params.id)
    if (record === undefined) throw notFound('domain', request.params.id)
    harvester.notice(record.id)
    return reply.status(202).send({ noticed: record.id })
  })

  /** What a long poll has, how long it may be held, and when nobody waits for it any more. */
  function pollOf(request: FastifyRequest, reply: FastifyReply) {
    const { have, wait } = pollQuestion(request.query)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    return { have, ms: wait * 1000, left: AbortSignal.any([signal, gone.signal]) }
  }

  async function requireDomain(request: FastifyRequest<{ Params: { id: string } }>): Promise<void> {
    const claims = await requireToken(verify, request.headers.authorization, ['domain', 'admin'])
    if (claims.kind === 'domain' && claims.domain !== request.params.id)
      throw forbidden(`the token of domain ${claims.domain} is not for domain ${request.params.id}`)
  }
}

const question = z.object({
  have: z.string().max(200).optional(),
  wait: z.coerce.number().min(0).default(0),
})

function pollQuestion(query: unknown): { readonly have: string | null; readonly wait: number } {
  const result = question.safeParse(query)
  if (!result.success)
    throw invalidInput({ argument: 'wait', expected: 'a number of seconds from 0 on', received: query })
  return { have: result.data.have ?? null, wait: Math.min(LONGEST_WAIT, result.data.wait) }
}
