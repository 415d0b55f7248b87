import type { MeshState } from '../../../schema/mesh-state.ts'
import { createBell } from '../bell.ts'
import { digest, leafPlaceholder, leafSubgraph } from '../composition/contract.ts'
import { type CatalogStore, inService } from '../store.ts'

/** What gateways follow: the routing table and the supergraph in service, as of the last change. */
export interface MeshFeed {
  /** Null until a first supergraph was composed. */
  current(): MeshState | null
  /** To be called after each change of routes or supergraph; wakes who waits. */
  refresh(): Promise<void>
  /** The state as soon as its revision differs from `have`; null when it does not in time. */
  waitFor(have: string | null, ms: number, signal: AbortSignal): Promise<MeshState | null>
}

export function createMeshFeed(store: CatalogStore): MeshFeed {
  let state: MeshState | null = null
  const bell = createBell()

  return {
    current: () => state,
    async refresh() {
      const next = await readMesh(store)
      if (next?.revision === state?.revision) return
      state = next
      bell.ring(MESH)
    },
    async waitFor(have, ms, signal) {
      const news = () => (state !== null && state.revision !== have ? state : null)
      if (news() === null) await bell.next(MESH, ms, signal)
      return news()
    },
  }
}

const MESH = 'mesh'

async function readMesh(store: CatalogStore): Promise<MeshState | null> {
  const supergraph = await store.currentSupergraph()
  if (supergraph === null) return null
  const domains = await store.domains()
  const routes = [...domains.values()].flatMap((record) => {
    const publication = inService(record)
    if (publication === null) return []
    const { url, sdl, sdlDigest } = publication
    return [{ domain: record.id, url, sdl, sdlDigest }]
  })
  const leaves = supergraph.leaves.flatMap(({ domain }) => {
    const url = inService(domains.get(domain))?.url
    return url === undefined ? [] : [{ subgraph: leafSubgraph(domain), domain, url }]
  })
  const sdl = leaves.reduce(
    (text, { domain, url }) => text.replaceAll(JSON.stringify(leafPlaceholder(domain)), () => JSON.stringify(url)),
    supergraph.sdl,
  )
  const identity = [supergraph.id, ...routes.map((route) => [route.domain, route.url, route.sdlDigest].join(' '))]
  return { revision: digest(identity.join('\n')), supergraph: { version: supergraph.id, sdl }, routes, leaves }
}
