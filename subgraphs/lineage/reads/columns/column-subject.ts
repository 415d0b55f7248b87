import { formatPortId, readId } from '../../../../schema/ids.ts'
import { compareIds } from '../../mesh/copy.ts'
import type { NodeKey } from '../../stores/store.ts'
import { observedSchema, type Schemas } from '../drift/observed-schema.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Subject, type SubjectId, subjectOfMesh, subjectOfNode } from '../subject.ts'
import { entriesOfColumn, entriesOfField } from './column-places.ts'
import type { ColumnStart } from './column-reach.ts'
import type { ColumnEntry } from './column-table.ts'
import { siblingsAmong } from './siblings.ts'

/** A column that its contract has, of which lineage was reported for a dataset of the port, or which such a dataset is said to have. */
export async function columnOfPort(
  schemas: Schemas,
  snapshot: Snapshot,
  id: Extract<SubjectId, { kind: 'COLUMN' }>,
): Promise<Subject | null> {
  const { directory } = snapshot
  const port = subjectOfMesh(snapshot, { ...id, kind: 'PORT', id: formatPortId(id.domain, id.product, id.port) })
  if (port === null) return null
  const known = await Promise.all(port.start.map((dataset) => columnsShownAs(snapshot, dataset, new Set([id.id]))))
  const columns = known.flat()
  const shown = columns.flatMap((column) => entriesOfColumn(snapshot, column)).find((entry) => entry.id === id.id)
  const own = shown ?? promisedEntry(snapshot, id.id, port)
  const isPromised = own !== null && isInContract(snapshot, own)
  if (columns.length === 0 && !isPromised) return reportedOfPort(schemas, snapshot, port, id.id)
  const owners = isPromised ? port.start : columns.flatMap((column) => directory.ownerOf(column) ?? [])
  return asked(port, id.id, columns, owners, own === null ? [] : [own])
}

/**
 * By its name, else by the only one that is the same in other cases, and with it the other names that its contract knows it by;
 * null when lineage was never reported of it, no contract has it, and the dataset is not said to.
 */
export async function columnOfDataset(
  schemas: Schemas,
  snapshot: Snapshot,
  dataset: NodeKey,
  field: string,
): Promise<Subject | null> {
  const { directory, knownColumns } = snapshot
  const subject = subjectOfNode(snapshot, dataset)
  const columns = [...(await knownColumns(dataset))]
  const exact = columns.filter(([name]) => name === field)
  const alike = exact.length > 0 ? exact : columns.filter(([name]) => name.toLowerCase() === field.toLowerCase())
  const found = [...new Set(alike.map(([, key]) => key))]
  const [column, ...more] = found.sort((a, b) => compareIds(directory.idOf(a), directory.idOf(b)))
  if (column !== undefined) {
    const siblings = new Set((await siblingsAmong(snapshot, [column]))(column)).add(column)
    if (more.some((other) => !siblings.has(other))) return null
    return asked(subject, directory.idOf(column), siblings, [dataset], entriesOfColumn(snapshot, column))
  }
  const idOf = (name: string): string => `${directory.idOf(dataset)}#${encodeURIComponent(name)}`
  const own = entriesOfField(snapshot, dataset, field)
  const promised = own.filter((entry) => isInContract(snapshot, entry))
  if (promised.length > 0) {
    const same = await columnsShownAs(snapshot, dataset, new Set(promised.map(({ id }) => id)))
    return asked(subject, idOf(field), same, [dataset], own)
  }
  const reported = oneCalled(field, await fieldsOf(schemas, snapshot, dataset))
  if (reported === null) return null
  return asked(subject, idOf(reported), [], [dataset], entriesOfField(snapshot, dataset, reported))
}

/** Nobody states an edge of it: it starts at the datasets that are said to have it, whole. */
async function reportedOfPort(
  schemas: Schemas,
  snapshot: Snapshot,
  port: Subject,
  id: string,
): Promise<Subject | null> {
  const found = await Promise.all(
    port.start.map(async (dataset) => {
      const fields = await fieldsOf(schemas, snapshot, dataset)
      return fields.flatMap((field) => entriesOfField(snapshot, dataset, field)).filter((entry) => entry.id === id)
    }),
  )
  const entries = found.flat()
  if (entries.length === 0) return null
  return asked(port, id, [], new Set(entries.map(({ dataset }) => dataset)), entries.slice(0, 1))
}

/** As last reported, whatever the moment: what a dataset was said to have before is not kept. */
async function fieldsOf(schemas: Schemas, { directory }: Snapshot, dataset: NodeKey): Promise<string[]> {
  return (await observedSchema(schemas, directory.idOf(dataset)))?.fields.map(({ path }) => path) ?? []
}

/** By its name, else the only one that is the same in other cases. */
function oneCalled(field: string, fields: readonly string[]): string | null {
  if (fields.includes(field)) return field
  const [alike, ...more] = fields.filter((other) => other.toLowerCase() === field.toLowerCase())
  return more.length > 0 ? null : (alike ?? null)
}

/** A column that was reached, as a subject of its own. */
export async function subjectOfEntry(
  schemas: Schemas,
  snapshot: Snapshot,
  { id, dataset, path }: ColumnEntry,
): Promise<Subject | null> {
  const parsed = readId(id)
  if (parsed?.kind === 'COLUMN') return columnOfPort(schemas, snapshot, parsed)
  return columnOfDataset(schemas, snapshot, dataset, path)
}

/** Where a walk among columns starts: from the columns asked about, or from all there are of what is. */
export async function columnStartOf({ knownColumns }: Snapshot, { columns, start }: Subject): Promise<ColumnStart> {
  if (columns !== null) return columns
  const all = await Promise.all(start.map(knownColumns))
  const known = all.flatMap((ofDataset) => [...ofDataset.values()])
  return { columns: new Set(known), owners: new Set(start), wholes: new Set(start) }
}

function asked(
  subject: Subject,
  id: string,
  columns: Iterable<NodeKey>,
  owners: Iterable<NodeKey>,
  own: readonly ColumnEntry[],
): Subject {
  return { ...subject, id, columns: { columns: new Set(columns), owners: new Set(owners), wholes: new Set(), own } }
}

async function columnsShownAs(snapshot: Snapshot, dataset: NodeKey, ids: ReadonlySet<string>): Promise<NodeKey[]> {
  const columns = new Set((await snapshot.knownColumns(dataset)).values())
  return [...columns].filter((column) => entriesOfColumn(snapshot, column).some(({ id }) => ids.has(id)))
}

/** A column of a port's contract that no edge is stated of. */
function promisedEntry({ copy }: Snapshot, id: string, { ports, start }: Subject): ColumnEntry | null {
  const [port] = ports
  const [dataset] = start
  const column = copy.ports[port ?? -1]?.port.columns.find((other) => other.id === id)
  if (port === undefined || dataset === undefined || column === undefined) return null
  return { id, port, dataset, path: column.path, isDangling: false }
}

function isInContract({ copy }: Snapshot, { id, port }: ColumnEntry): boolean {
  return copy.ports[port ?? -1]?.port.columns.some((column) => column.id === id) ?? false
}
