import type { FastifyRequest } from 'fastify'
import { forbidden } from '../../platform/errors.ts'
import { requireToken, type TokenVerifier } from '../../platform/tokens.ts'

/** A hook for what is the domain's alone: its own token, or an admin's, before any body is read. */
export function requireDomainToken(verify: TokenVerifier, domain: string) {
  return async ({ headers }: FastifyRequest): Promise<void> => {
    const claims = await requireToken(verify, headers.authorization, ['domain', 'admin'])
    if (claims.kind === 'domain' && claims.domain !== domain)
      throw forbidden(`this token speaks for domain ${claims.domain}, not for ${domain}`)
  }
}
