import type { FastifyRequest } from 'fastify'
import { clientSignal } from './client-signal.ts'
import type { PreviewReader } from './preview-header.ts'
import type { RequestScope } from './products-router/domain-client.ts'

/** What one client request carries to every subgraph that helps to answer it. */
export interface GatewayContext {
  readonly scope: RequestScope
  /** The client's own header: for the mesh's services, never for domains. */
  readonly authorization: string | undefined
  /** Sent as the answer's `extensions`; services report clamps and the like here. */
  readonly extensions: Record<string, unknown>
  /** What root fields have answered so far: the data that Apollo merges entities into. */
  readonly roots: Record<string, unknown>
}

/** @throws PREVIEW_GONE when it asks for a preview that is not there */
export async function createContext(
  request: FastifyRequest,
  { timeoutMs, previewOf }: { readonly timeoutMs: number; readonly previewOf: PreviewReader },
): Promise<GatewayContext> {
  const deadline = performance.now() + timeoutMs
  const preview = await previewOf(request)
  const scope = { requestId: request.id, signal: clientSignal(request), deadline }
  const { authorization } = request.headers
  if (preview === undefined) return { scope, authorization, extensions: {}, roots: {} }
  const { route, release, expiresAt } = preview
  return {
    scope: { ...scope, preview },
    authorization,
    extensions: { preview: { domain: route.domain, release, expiresAt } },
    roots: {},
  }
}
