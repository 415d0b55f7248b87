import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forbidden, notFound } from '../../../platform/errors.ts'
import { requireToken, type TokenVerifier } from '../../../platform/tokens.ts'
import type { Bell } from '../bell.ts'
import type { Harvester } from '../harvest/harvester.ts'
import { type CatalogStore, type ClaimConflict, type DomainRecord, inService } from '../store.ts'
import { pollQuestion, untilGone } from './internal-routes.ts'

export interface DomainRouteOptions {
  readonly verify: TokenVerifier
  /** Throws while the store is not open. */
  readonly parts: () => { readonly store: CatalogStore; readonly bell: Bell; readonly harvester: Harvester }
  /** Ends long polls when the process stops. */
  readonly signal: AbortSignal
}

/** How a domain stands, for the domain itself. */
interface Standing {
  /** Null when none is, or the domain is not in the mesh. */
  readonly accepted: string | null
  /** It was taken out on purpose: not to be confused with a catalog that knows nothing of it. */
  readonly unpublished: boolean
  /** The releases that rollbacks have replaced since the last publish: nobody is to bring them back without meaning to. */
  readonly rolledBackFrom: readonly string[]
  readonly conflicts: readonly ClaimConflict[]
}

type ById = { Params: { id: string } }

/** The gateway forwards the first; domains that know the catalog's own address may use either. */
const PREFIXES = ['/api/v1', '/internal/v1']

/** What a domain asks and tells the catalog beside the graph, with its own token. */
export function mountDomainRoutes(app: FastifyInstance, { verify, parts, signal }: DomainRouteOptions): void {
  for (const prefix of PREFIXES) {
    app.get<ById>(`${prefix}/domains/:id/release`, async (request, reply): Promise<Standing> => {
      await requireDomain(request)
      const { have, wait } = pollQuestion(request.query)
      const { store, bell } = parts()
      const gone = untilGone(reply, signal)
      const until = performance.now() + wait * 1_000
      for (;;) {
        const record = await recordOf(request.params.id)
        const news = bell.next(record.id, until - performance.now(), gone)
        const standing = standingOf(record)
        const isNew = have === null || (standing.accepted ?? '') !== have
        if (isNew || gone.aborted || performance.now() >= until)
          return {
            ...standing,
            rolledBackFrom: await rolledBackFrom(store, record.id),
            conflicts: await store.conflictsOf(record.id),
          }
        await news
      }
    })

    app.post<ById>(`${prefix}/domains/:id/notice`, async (request, reply) => {
      await requireDomain(request)
      const record = await recordOf(request.params.id)
      parts().harvester.notice(record.id)
      return reply.status(202).send({ noticed: record.id })
    })
  }

  async function recordOf(id: string): Promise<DomainRecord> {
    const record = (await parts().store.domains([id])).get(id)
    if (record === undefined) throw notFound('domain', id)
    return record
  }

  async function requireDomain(request: FastifyRequest<ById>): Promise<void> {
    const claims = await requireToken(verify, request.headers.authorization, ['domain', 'admin'])
    if (claims.kind === 'domain' && claims.domain !== request.params.id)
      throw forbidden(`the token of domain ${claims.domain} is not for domain ${request.params.id}`)
  }
}

async function rolledBackFrom(store: CatalogStore, domain: string): Promise<readonly string[]> {
  const replaced: string[] = []
  let last = await store.lastRelease(domain)
  while (last?.action === 'ROLLBACK' && replaced.length < MOST_REPLACED) {
    last = await store.releaseBefore(domain, last.seq)
    if (last !== null) replaced.push(last.release)
  }
  return replaced
}

const MOST_REPLACED = 20

function standingOf(record: DomainRecord): Pick<Standing, 'accepted' | 'unpublished'> {
  const publication = inService(record)
  return { accepted: publication?.accepted ?? null, unpublished: record.publication !== null && publication === null }
}
