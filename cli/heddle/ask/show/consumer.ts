import { z } from 'zod'
import type { ConsumerId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { askMesh, rootOf } from '../answer.ts'
import { TEAM, teamForm } from '../forms.ts'
import { EDGES, edgesForm, edgesText } from './edges.ts'
import { FIRST, headText, teamText } from './parts.ts'
import type { Shown } from './shown.ts'

const text = z.string().nullable()
export const consumerForm = z.object({
  id: z.string(),
  label: text,
  kind: text,
  owner: teamForm,
  url: text,
  registeredBy: text.describe('null: events alone name it'),
  reads: edgesForm,
})

const SHOWN = {
  query: `
    query ShowConsumer($id: ID!, $first: Int!) {
      consumer(id: $id) {
        id
        label
        kind
        owner { ${TEAM} }
        url
        registeredBy
        reads(first: $first) { ${EDGES} }
      }
    }`,
  form: z.object({ consumer: consumerForm.nullable() }),
}

export async function showConsumer(
  mesh: Mesh,
  { id }: ConsumerId,
): Promise<Shown<z.infer<typeof consumerForm>> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id, first: FIRST })
  const consumer = rootOf(data.consumer, errors, 'consumer')
  if (consumer === null) return null
  const { label, kind, owner, url, registeredBy, reads } = consumer
  return {
    thing: consumer,
    errors,
    text: (drawing) =>
      headText(
        id,
        label,
        [
          ['what', kind],
          ['owner', teamText(owner)],
          ['url', url],
          ['registered by', registeredBy],
        ],
        drawing,
      ) + edgesText('Reads', reads, 'from', drawing),
  }
}
