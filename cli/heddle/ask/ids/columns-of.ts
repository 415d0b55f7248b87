import { z } from 'zod'
import type { Mesh } from '../../mesh/mesh.ts'
import { askMesh } from '../answer.ts'
import type { Candidate } from './candidates.ts'

const ids = z.object({ columns: z.array(z.object({ id: z.string() })).nullable() }).nullable()

const QUESTION = {
  query: `
    query ColumnsOf($port: ID!) {
      port(id: $port) {
        contract { columns { id } }
        catalogEntry { lastKnown { ports { id contract { columns { id } } } } }
      }
    }`,
  form: z.object({
    port: z
      .object({
        contract: ids,
        catalogEntry: z
          .object({
            lastKnown: z.object({ ports: z.array(z.object({ id: z.string(), contract: ids })).nullable() }).nullable(),
          })
          .nullable(),
      })
      .nullable(),
  }),
}

/** The columns of a port, as last known where its domain does not answer; none of a port that is not known. @throws Failure */
export async function columnsOf(mesh: Mesh, port: string): Promise<readonly Candidate[]> {
  const { data } = await askMesh(mesh, QUESTION, { port })
  const lastKnown = data.port?.catalogEntry?.lastKnown?.ports?.find(({ id }) => id === port)
  const columns = data.port?.contract?.columns ?? lastKnown?.contract?.columns ?? []
  return columns.map(({ id }) => ({ id, title: null }))
}
