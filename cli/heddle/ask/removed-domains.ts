import { z } from 'zod'
import { Failure } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { askMesh } from './answer.ts'

const DOMAINS = {
  query: 'query DomainsThere { domains { id availability } }',
  form: z.object({ domains: z.array(z.object({ id: z.string(), availability: z.string().nullable() })).nullable() }),
}

/**
 * Those of `ids` that were taken out of the mesh: lineage only says that they do not answer. None where the catalog does not say
 * either, since what was asked of lineage is answered without it.
 *
 * @throws Failure when it is stopped
 */
export async function removedOf(mesh: Mesh, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  try {
    const { data } = await askMesh(mesh, DOMAINS, {})
    const out = new Set(
      (data.domains ?? []).flatMap(({ id, availability }) => (availability === 'REMOVED' ? [id] : [])),
    )
    return ids.filter((id) => out.has(id))
  } catch (error) {
    if (error instanceof Failure && error.code !== 'STOPPED') return []
    throw error
  }
}
