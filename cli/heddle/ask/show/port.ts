import { z } from 'zod'
import type { PortId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { oneLine } from '../../terminal/one-line.ts'
import { askMesh, rootOf } from '../answer.ts'
import type { Drawing } from '../draw/columns.ts'
import { section, tableSection } from '../draw/page.ts'
import { joined } from '../draw/values.ts'
import { TEAM, teamForm } from '../forms.ts'
import {
  contractText,
  FIRST,
  headText,
  levelsText,
  NEIGHBOURS,
  neighboursForm,
  neighboursText,
  notLive,
  qualityText,
  teamText,
} from './parts.ts'
import { type AnyPort, PORT, PORT_SNAPSHOT, portForm, portSnapshotForm, readThrough } from './ports.ts'
import { READERS, readersForm, readersText } from './readers.ts'
import type { Shown } from './shown.ts'

const text = z.string().nullable()
const known = { takenAt: z.string(), title: text, owner: teamForm }
const ofGraph = portForm.extend({
  product: z.object({ id: z.string(), title: text, owner: teamForm }).nullable(),
  catalogEntry: z
    .object({
      availability: z.string(),
      lastSeenAt: text,
      lastKnown: z.object({ ...known, ports: z.array(portSnapshotForm).nullable() }).nullable(),
    })
    .nullable(),
  schemaDrift: z
    .array(z.object({ kind: z.string(), path: z.string(), observedType: text, declaredType: text }))
    .nullable()
    .describe('where what was reported of its datasets differs from its contract; null: nothing to compare'),
  upstream: neighboursForm,
  readers: readersForm,
})
export const shownPortForm = ofGraph
type ShownPort = z.infer<typeof shownPortForm>

const SHOWN = {
  query: `
    query ShowPort($id: ID!, $first: Int!) {
      port(id: $id) {
        ${PORT}
        product { id title owner { ${TEAM} } }
        catalogEntry {
          availability
          lastSeenAt
          lastKnown { takenAt title owner { ${TEAM} } ports { ${PORT_SNAPSHOT} } }
        }
        schemaDrift { kind path observedType declaredType }
        upstream(first: $first) { ${NEIGHBOURS} }
        readers(first: $first) { ${READERS} }
      }
    }`,
  form: z.object({ port: ofGraph.nullable() }),
}

export async function showPort(mesh: Mesh, id: PortId): Promise<Shown<ShownPort> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id: id.id, first: FIRST })
  const port = rootOf(data.port, errors, 'port')
  if (port === null) return null
  return { thing: port, errors, text: (drawing) => portText(port, id, drawing) }
}

const DRIFT = [{ name: 'column' }, { name: 'what' }, { name: 'in the contract' }, { name: 'as reported' }] as const

function portText(port: ShownPort, { id, domain, product }: PortId, drawing: Drawing): string {
  const { catalogEntry: entry, schemaDrift } = port
  const lastKnown = entry?.lastKnown ?? null
  const was: AnyPort | undefined = lastKnown?.ports?.find((one) => one.id === id)
  const drift = (schemaDrift ?? []).map(({ kind, path, declaredType, observedType }) => [
    path,
    kind.toLowerCase().replaceAll('_', ' '),
    declaredType ?? '',
    observedType ?? '',
  ])
  return [
    headText(
      id,
      port.name ?? was?.name ?? null,
      [
        ['mind', notLive(entry?.availability ?? null, domain, lastKnown?.takenAt ?? null, entry?.lastSeenAt ?? null)],
        ['product', joined([`${domain}/${product}`, port.product?.title ?? lastKnown?.title], '  ')],
        ['owner', teamText(port.product?.owner ?? lastKnown?.owner ?? null)],
        ['version', port.version ?? was?.version],
        ['read through', readThrough(port.kind ?? was?.kind, port.format)],
        ['location', port.location ?? was?.location],
        ['what for', port.description],
        ['datasets', port.datasets?.map(({ id }) => id).join(', ')],
        ['quality', qualityText(port.quality ?? was?.quality ?? null)],
      ],
      drawing,
    ),
    levelsText(port.serviceLevels ?? was?.serviceLevels ?? null, drawing),
    contractText('Contract', port.contract ?? was?.contract ?? null, drawing),
    tableSection('What is reported differs from the contract', DRIFT, drift, drawing),
    neighboursText('Made from, one hop', port.upstream, drawing),
    readersText(port.readers, drawing),
    section('To begin with', (port.sampleQueries ?? []).map((query) => `  ${oneLine(query)}\n`).join(''), drawing),
  ].join('')
}
