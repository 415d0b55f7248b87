import { z } from 'zod'

/**
 * What the gateway needs to route: the catalog answers with it at `GET /internal/v1/mesh`. A new revision stands for any
 * change of the routing table or the supergraph.
 */
export const meshRoute = z.strictObject({
  domain: z.string(),
  /** The domain's GraphQL endpoint. */
  url: z.url(),
  /** The SDL the domain serves (its `_service.sdl`): slices are pruned to it before they are sent. */
  sdl: z.string(),
  /** Changes when `sdl` does; a key for caches. */
  sdlDigest: z.string(),
})

export const meshSupergraph = z.strictObject({
  /** The supergraph's digest, which is its version id in the registry. */
  version: z.string(),
  sdl: z.string(),
})

export const meshState = z.strictObject({
  revision: z.string(),
  supergraph: meshSupergraph,
  routes: z.array(meshRoute),
  /** Subgraphs that domains bring themselves: name in the supergraph → the domain that serves it. */
  leaves: z.array(z.strictObject({ subgraph: z.string(), domain: z.string(), url: z.url() })),
})

export type MeshRoute = z.infer<typeof meshRoute>
export type MeshState = z.infer<typeof meshState>
