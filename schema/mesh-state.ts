/**
 * What the gateway needs to route: the catalog's answer to `GET /internal/v1/mesh?have=<revision>&wait=<seconds>` (`service`
 * token), a long poll: at once when the revision is another than `have`, else 304 after `wait`.
 */
import { z } from 'zod'

/** Where the entities of a domain are asked for. A conforming domain joins with one of these: nothing is composed or planned anew. */
const meshRoute = z.strictObject({
  /** The domain's id: the first segment of the ids it owns. */
  domain: z.string(),
  /** The domain's GraphQL endpoint. */
  url: z.url(),
  /** The SDL the domain serves (its `_service.sdl`): slices are pruned to it before they are sent. */
  sdl: z.string(),
  /** Changes when `sdl` does; a key for caches. */
  sdlDigest: z.string(),
})

/** The composed graph. Only a leaf that comes, goes or changes makes a new one. */
const meshSupergraph = z.strictObject({
  /** The supergraph's digest, which is its version id in the registry. */
  version: z.string(),
  sdl: z.string(),
})

export const meshState = z.strictObject({
  /** Another one for each change of the routing table or the supergraph; opaque, to be compared only. */
  revision: z.string(),
  supergraph: meshSupergraph,
  /** The routing table: each domain once, those that do not answer at present included. */
  routes: z.array(meshRoute),
  /** Domains that were taken out of the mesh, of which something is still known. Absent from a catalog of an earlier release. */
  removed: z.array(z.string()).optional(),
  /** Subgraphs that domains bring themselves: name in the supergraph (`<domain>_leaf`), the domain that serves it, and where. */
  leaves: z.array(z.strictObject({ subgraph: z.string(), domain: z.string(), url: z.url() })),
})

export type MeshRoute = z.infer<typeof meshRoute>
export type MeshState = z.infer<typeof meshState>
