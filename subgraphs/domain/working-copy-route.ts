import type { FastifyInstance } from 'fastify'
import type { TokenVerifier } from '../../platform/tokens.ts'
import type { DomainState } from './domain-state.ts'
import { requireDomainToken } from './require-domain-token.ts'

export interface WorkingCopyRouteOptions {
  readonly state: DomainState
  readonly verify: TokenVerifier
  /** Of a leaf that is code; the folder's when not given. */
  readonly leafSdl: string | undefined
}

/**
 * `GET /v1/working-copy`, with the domain's own token or an admin's: what a publish of the folder would bring, and what is wrong in
 * it, `{domain, release, problems, extensionSdl}`. The folder is read for the answer; of a folder that was read before only files that
 * are others are parsed, so whoever would publish what is served here need not read it again.
 */
export function mountWorkingCopyRoute(app: FastifyInstance, { state, verify, leafSdl }: WorkingCopyRouteOptions): void {
  app.get('/v1/working-copy', {
    onRequest: requireDomainToken(verify, state.id),
    async handler() {
      await state.reload()
      const { digest, leaf } = state.workingCopy()
      return {
        domain: state.id,
        release: digest,
        problems: state.folderProblems(),
        extensionSdl: leafSdl ?? leaf?.sdl ?? null,
      }
    },
  })
}
