import type { FastifyInstance } from 'fastify'
import { clientError, conflict } from '../../../platform/errors.ts'
import type { TokenVerifier } from '../../../platform/tokens.ts'
import { jsonPath } from '../descriptors/yaml-document.ts'
import { requireDomainToken } from '../require-domain-token.ts'
import type { QualityStore } from '../stores/store.ts'
import { type KnowsSubject, readResults } from './result-form.ts'

export interface QualityRouteOptions {
  readonly domain: string
  readonly verify: TokenVerifier
  readonly store: QualityStore
  readonly knows: KnowsSubject
  /** Called after something new was stored about these. */
  readonly onStored: (subjects: readonly string[]) => void
}

/** Of a request's decoded body, in bytes. */
const BODY_LIMIT = 8 * 1024 * 1024

/**
 * `POST /v1/quality`, with the domain's own token or an admin's: all results of a request are stored, or none and the
 * answer lists every problem. Sending the same again is harmless.
 */
export function mountQualityRoute(app: FastifyInstance, options: QualityRouteOptions): void {
  const { domain, verify, store, knows, onStored } = options
  app.post('/v1/quality', {
    bodyLimit: BODY_LIMIT,
    onRequest: requireDomainToken(verify, domain),
    handler: (request, reply) => {
      const reading = readResults(request.body, knows)
      if (!reading.ok) {
        const problems = reading.problems.map(({ path, expected, found }) => ({
          path: jsonPath(path),
          expected,
          found,
        }))
        throw clientError('BAD_USER_INPUT', `${problems.length} problem(s) in the results; nothing was stored`, 400, {
          problems,
        })
      }
      const { stored, duplicates, conflicts } = store.add(reading.results)
      if (conflicts.length > 0) {
        throw conflict('another result has the same id already; nothing was stored', { ids: conflicts.slice(0, 100) })
      }
      if (stored > 0) onStored(reading.results.map(({ subject }) => subject))
      return reply.status(200).send({ stored, duplicates })
    },
  })
}
