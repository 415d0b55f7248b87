import type { FastifyRequest } from 'fastify'
import { clientSignal } from './client-signal.ts'
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

export function createContext(request: FastifyRequest, timeoutMs: number): GatewayContext {
  return {
    scope: { requestId: request.id, signal: clientSignal(request), deadline: performance.now() + timeoutMs },
    authorization: request.headers.authorization,
    extensions: {},
    roots: {},
  }
}
