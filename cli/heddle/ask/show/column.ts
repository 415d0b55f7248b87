import { z } from 'zod'
import type { ColumnId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { askMesh, unlessUnasked } from '../answer.ts'
import type { Drawing } from '../draw/columns.ts'
import { joined } from '../draw/values.ts'
import { COLUMN, columnForm } from '../forms.ts'
import { EDGES, edgesForm, edgesText } from './edges.ts'
import { FIRST, headText, mustsOf, notLive } from './parts.ts'
import type { Shown } from './shown.ts'

const columns = z.object({ columns: z.array(columnForm).nullable() }).nullable()

const SHOWN = {
  query: `
    query ShowColumn($id: ID!, $port: ID!, $first: Int!) {
      port(id: $port) {
        contract { columns { ${COLUMN} } }
        catalogEntry {
          availability
          lastSeenAt
          lastKnown { takenAt ports { id contract { columns { ${COLUMN} } } } }
        }
      }
      upstream: edges(of: $id, direction: UPSTREAM, first: $first) { ${EDGES} }
      downstream: edges(of: $id, direction: DOWNSTREAM, first: $first) { ${EDGES} }
    }`,
  form: z.object({
    port: z
      .object({
        contract: columns,
        catalogEntry: z
          .object({
            availability: z.string(),
            lastSeenAt: z.string().nullable(),
            lastKnown: z
              .object({
                takenAt: z.string(),
                ports: z.array(z.object({ id: z.string(), contract: columns })).nullable(),
              })
              .nullable(),
          })
          .nullable(),
      })
      .nullable(),
    upstream: edgesForm,
    downstream: edgesForm,
  }),
}

export const shownColumnForm = z.object({
  port: z.string(),
  column: columnForm.nullable().describe('null: its contract does not have it, and lineage names it all the same'),
  availability: z.string().nullable(),
  takenAt: z.string().nullable().describe('of when this is, where its domain does not answer'),
  lastSeenAt: z.string().nullable(),
  upstream: edgesForm.describe('the edges that are stated of the column itself'),
  downstream: edgesForm,
})
type ShownColumn = z.infer<typeof shownColumnForm>

export async function showColumn(mesh: Mesh, id: ColumnId): Promise<Shown<ShownColumn> | null> {
  const port = `${id.domain}/${id.product}/${id.port}`
  const { data, errors } = await askMesh(mesh, SHOWN, { id: id.id, port, first: FIRST })
  const { upstream, downstream } = data
  const entry = data.port?.catalogEntry ?? null
  const lastKnown = entry?.lastKnown?.ports?.find((one) => one.id === port)?.contract?.columns
  const live = data.port?.contract?.columns
  const column = (live ?? lastKnown ?? []).find((one) => one.id === id.id) ?? null
  const isNamed = (upstream?.totalCount ?? 0) + (downstream?.totalCount ?? 0) > 0
  if (column === null && !isNamed) return live == null && lastKnown == null ? unlessUnasked(errors) : null
  const takenAt = live == null ? (entry?.lastKnown?.takenAt ?? null) : null
  const { availability = null, lastSeenAt = null } = entry ?? {}
  const thing = { port, column, availability, takenAt, lastSeenAt, upstream, downstream }
  // What is not known as a node of the lineage has no edges.
  return {
    thing,
    errors: errors.filter(({ code }) => code !== 'NOT_FOUND'),
    text: (drawing) => columnText(thing, id, drawing),
  }
}

function columnText(shown: ShownColumn, { id, domain }: ColumnId, drawing: Drawing): string {
  const { column, availability, takenAt, lastSeenAt, upstream, downstream } = shown
  return [
    headText(
      id,
      null,
      [
        ['mind', notLive(availability, domain, takenAt, lastSeenAt)],
        ['mind', column === null ? ['its contract does not have it; lineage names it', 'warning'] : null],
        ['port', shown.port],
        ['type', joined([column?.logicalType, column?.physicalType])],
        ['must', column === null ? '' : mustsOf(column)],
        ['class', column?.classification],
        ['means', column?.semanticType],
        ['in storage', column?.physicalName],
        ['tags', column?.tags?.join(', ')],
        ['description', column?.description],
      ],
      drawing,
    ),
    edgesText('Made from, by what is stated of columns', upstream, 'from', drawing),
    edgesText('Goes to, by what is stated of columns', downstream, 'to', drawing),
  ].join('')
}
