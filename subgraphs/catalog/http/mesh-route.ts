import type { FastifyInstance } from 'fastify'
import { packageVersion } from '../../../platform/package-root.ts'
import type { MeshFeed } from '../registry/mesh-feed.ts'

export interface MeshRouteOptions {
  readonly publicKey: string
  /** Throws while the store is not open. */
  readonly parts: () => { readonly mesh: MeshFeed }
}

/** What anyone may know of a mesh, and needs first: which it is, what its tokens are verified with, and which graph it serves. */
export function mountMeshRoute(app: FastifyInstance, { publicKey, parts }: MeshRouteOptions): void {
  app.get('/api/v1/mesh', () => ({
    name: 'heddle',
    version: packageVersion(),
    publicKey,
    supergraphVersion: parts().mesh.current()?.supergraph.version ?? null,
  }))
}
