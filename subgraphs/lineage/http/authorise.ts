import type { FastifyRequest } from 'fastify'
import { requireToken, type TokenClaims, type TokenKind, type TokenVerifier } from '../../../platform/tokens.ts'

export type Authorise = {
  /** A route's `onRequest`: refuses before the body is read. */
  readonly only: (...kinds: readonly TokenKind[]) => (request: FastifyRequest) => Promise<void>
  /** Whose token it was. */
  readonly claims: (request: FastifyRequest) => TokenClaims
}

export function createAuthorise(verify: TokenVerifier): Authorise {
  const known = new WeakMap<FastifyRequest, TokenClaims>()
  return {
    only:
      (...kinds) =>
      async (request) => {
        known.set(request, await requireToken(verify, request.headers.authorization, kinds))
      },
    claims(request) {
      const claims = known.get(request)
      if (claims === undefined) throw new Error('a handler asked for the claims of a route without `only`')
      return claims
    },
  }
}
