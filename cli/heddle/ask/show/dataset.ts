import { z } from 'zod'
import { type DatasetColumnId, type DatasetId, formatDatasetId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { askMesh, rootOf } from '../answer.ts'
import type { Cell, Drawing } from '../draw/columns.ts'
import { tableSection } from '../draw/page.ts'
import { joined, moment } from '../draw/values.ts'
import { TEAM, teamForm } from '../forms.ts'
import { EDGES, edgesForm, edgesText } from './edges.ts'
import { FIRST, headText, NEIGHBOURS, neighboursForm, neighboursText, teamText } from './parts.ts'
import { READERS, readersForm, readersText } from './readers.ts'
import type { Shown } from './shown.ts'

const text = z.string().nullable()
const fieldForm = z.object({ path: z.string(), type: text, description: text })

export const datasetForm = z.object({
  id: z.string(),
  namespace: text,
  name: text,
  type: text,
  subType: text,
  description: text,
  owner: teamForm,
  schema: z.array(fieldForm).nullable().describe('as last reported; null when not reported'),
  schemaSeenAt: text,
  lastSeenAt: text,
  droppedAt: text,
  renamedTo: z.object({ id: z.string() }).nullable(),
  ports: z.array(z.object({ id: z.string() })).nullable(),
  upstream: neighboursForm,
  readers: readersForm,
})
type Dataset = z.infer<typeof datasetForm>

const SHOWN = {
  query: `
    query ShowDataset($id: ID!, $first: Int!) {
      dataset(id: $id) {
        id
        namespace
        name
        type
        subType
        description
        owner { ${TEAM} }
        schema { path type description }
        schemaSeenAt
        lastSeenAt
        droppedAt
        renamedTo { id }
        ports { id }
        upstream(first: $first) { ${NEIGHBOURS} }
        readers(first: $first) { ${READERS} }
      }
    }`,
  form: z.object({ dataset: datasetForm.nullable() }),
}

export async function showDataset(mesh: Mesh, { id }: Pick<DatasetId, 'id'>): Promise<Shown<Dataset> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id, first: FIRST })
  const dataset = rootOf(data.dataset, errors, 'dataset')
  return dataset === null ? null : { thing: dataset, errors, text: (drawing) => datasetText(dataset, drawing) }
}

const FIELDS = [{ name: 'field' }, { name: 'type' }, { name: 'description', gives: true }] as const

function datasetText(dataset: Dataset, drawing: Drawing): string {
  const { id, namespace, name, type, subType, schema, schemaSeenAt, lastSeenAt, droppedAt, renamedTo } = dataset
  const fields = (schema ?? []).map(({ path, type, description }): readonly Cell[] => [
    path,
    type ?? '',
    description ?? '',
  ])
  return [
    headText(
      id,
      name,
      [
        ['mind', droppedAt === null ? null : [`dropped ${moment(droppedAt)}`, 'warning']],
        ['mind', renamedTo === null ? null : [`called ${renamedTo.id} now`, 'warning']],
        ['store', namespace],
        ['what', joined([type?.toLowerCase(), subType?.toLowerCase()])],
        ['description', dataset.description],
        ['owner', teamText(dataset.owner)],
        ['held by', dataset.ports?.map(({ id }) => id).join(', ')],
        ['last seen', lastSeenAt === null ? null : moment(lastSeenAt)],
      ],
      drawing,
    ),
    tableSection(
      `Fields${schemaSeenAt === null ? '' : `, as reported ${moment(schemaSeenAt)}`}`,
      FIELDS,
      fields,
      drawing,
    ),
    neighboursText('Made from, one hop', dataset.upstream, drawing),
    readersText(dataset.readers, drawing),
  ].join('')
}

const FIELD = {
  query: `
    query ShowField($dataset: ID!, $id: ID!, $first: Int!) {
      dataset(id: $dataset) { id schema { path type description } schemaSeenAt ports { id } }
      upstream: edges(of: $id, direction: UPSTREAM, first: $first) { ${EDGES} }
      downstream: edges(of: $id, direction: DOWNSTREAM, first: $first) { ${EDGES} }
    }`,
  form: z.object({
    dataset: datasetForm.pick({ id: true, schema: true, schemaSeenAt: true, ports: true }).nullable(),
    upstream: edgesForm,
    downstream: edgesForm,
  }),
}

export const fieldShownForm = z.object({
  dataset: z.string(),
  field: fieldForm.nullable().describe('null: no event that is known has it among its fields'),
  schemaSeenAt: text,
  ports: z.array(z.object({ id: z.string() })).nullable(),
  upstream: edgesForm,
  downstream: edgesForm,
})

/** A column of a dataset, by OpenLineage's name for it. */
export async function showField(
  mesh: Mesh,
  { id, namespace, name, field: path }: DatasetColumnId,
): Promise<Shown<z.infer<typeof fieldShownForm>> | null> {
  const { data, errors } = await askMesh(mesh, FIELD, { id, dataset: formatDatasetId(namespace, name), first: FIRST })
  const { upstream, downstream } = data
  const dataset = rootOf(data.dataset, errors, 'dataset')
  const field = dataset?.schema?.find((one) => one.path === path) ?? null
  const isNamed = (upstream?.totalCount ?? 0) + (downstream?.totalCount ?? 0) > 0
  if (dataset === null || (field === null && !isNamed)) return null
  const { schemaSeenAt, ports } = dataset
  const draw = (drawing: Drawing) =>
    [
      headText(
        id,
        null,
        [
          ['dataset', dataset.id],
          ['type', field?.type],
          ['description', field?.description],
          ['held by', ports?.map(({ id }) => id).join(', ')],
          ['reported', schemaSeenAt === null ? null : moment(schemaSeenAt)],
        ],
        drawing,
      ),
      edgesText('Made from, by what is stated of columns', upstream, 'from', drawing),
      edgesText('Goes to, by what is stated of columns', downstream, 'to', drawing),
    ].join('')
  return {
    thing: { dataset: dataset.id, field, schemaSeenAt, ports, upstream, downstream },
    errors: errors.filter(({ code }) => code !== 'NOT_FOUND'),
    text: draw,
  }
}
