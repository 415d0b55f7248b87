import { conflict, forbidden, invalidInput, notFound } from '../../../../platform/errors.ts'
import {
  encodedLength,
  fitsField,
  fitsNamed,
  LONGEST_FIELD,
  LONGEST_NAME,
  LONGEST_NAMED,
} from '../../../../schema/id-lengths.ts'
import {
  type ColumnId,
  type ConsumerId,
  type DatasetColumnId,
  type DatasetId,
  formatDatasetId,
  formatPortId,
  type PortId,
} from '../../../../schema/ids.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import { physicalPathOf } from '../../mesh/contract-columns.ts'
import type { NodeKey } from '../../stores/store.ts'
import { datasetsWith } from '../column-datasets.ts'
import { internConsumer, NO_EVENT } from '../consumers.ts'
import { findDataset, internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { foreignTo, isReserved, type Sender } from '../sender.ts'

/** What a person names as the end of an edge. A port stands for all the datasets it holds, its column for that column of each. */
export type EndId = PortId | DatasetId | ConsumerId | EndColumnId

/** A column of a contract, or of a dataset. */
export type EndColumnId = ColumnId | DatasetColumnId

export const isColumnEnd = (id: EndId): id is EndColumnId => id.kind === 'COLUMN' || id.kind === 'DATASET_COLUMN'

/** An end that was looked up, and not made yet. */
export type EdgeEnd = {
  readonly id: string
  /** The whole things it means. Empty: nobody spoke of it before. */
  readonly known: readonly NodeKey[]
  /** The same, made when there are none. */
  readonly nodes: () => readonly NodeKey[]
  /** What the column that is meant is called in its datasets; null where whole things are meant. */
  readonly field: string | null
}

/** What to load before ends are looked up. */
export function loadEnds(ledger: Ledger, ends: readonly EndId[]): Promise<void> {
  return ledger.loadNodes(
    ends.flatMap((end) => {
      if (end.kind === 'PORT' || end.kind === 'COLUMN') return []
      if (end.kind === 'CONSUMER') return [end.id]
      return [datasetIdOf(end), formatDatasetId(end.namespace, end.name)]
    }),
  )
}

/**
 * @throws ClientError `NOT_FOUND` for a port that is not known, or a column that its contract does not have; `CONFLICT` for a
 * port that holds no dataset; `BAD_USER_INPUT` for a new name that is too long. Datasets, their columns and consumers need
 * not be known.
 */
export function findEnd(ledger: Ledger, mesh: MeshState, id: EndId, argument: string, sender: Sender): EdgeEnd {
  if (id.kind === 'PORT') return { ...heldBy(mesh, id.id, argument), id: id.id, field: null }
  if (id.kind === 'COLUMN') return columnOfPort(ledger, mesh, id, argument)
  const found = id.kind === 'CONSUMER' ? ledger.find(id.id) : findDataset(ledger, id)
  if (found === null) refuseLongName(id, argument)
  const known = found === null ? [] : [found]
  const field = id.kind === 'DATASET_COLUMN' ? id.field : null
  if (field !== null && !fitsField(field)) refuseLongField(field, argument)
  return {
    id: found !== null ? ledger.idOf(found) : id.kind === 'CONSUMER' ? id.id : datasetIdOf(id),
    known,
    field,
    nodes() {
      if (known.length > 0) return known
      if (id.kind !== 'CONSUMER') return [internDataset(ledger, id)]
      return [internConsumer(ledger, id.id, { ...NOTHING_SAID, label: id.name }, sender, NO_EVENT)]
    },
  }
}

/** The datasets a port holds. */
function heldBy({ references, claims }: MeshState, id: string, argument: string) {
  const port = references.port(id)?.port
  if (port === undefined) throw notFound('the port', id)
  const held = claims.ofPort(id).flatMap(({ contested, node }) => (contested ? [] : [node]))
  if (held.length > 0) return { port, known: held, nodes: () => held }
  throw conflict(`${argument}: the port ${id} holds no dataset: another domain holds what it claims`, { argument })
}

/** By the name that the contract gives it in storage; where a contract has no columns, by the name that came. */
function columnOfPort(ledger: Ledger, mesh: MeshState, id: ColumnId, argument: string): EdgeEnd {
  const { port, known } = heldBy(mesh, formatPortId(id.domain, id.product, id.port), argument)
  const column = port.columns.find((other) => other.id === id.id)
  if (column === undefined && port.columns.length > 0) throw notFound('the column', id.id)
  const field = column === undefined ? id.path.join('.') : physicalPathOf(port, column)
  if (!fitsField(field)) refuseLongField(field, argument)
  const having = column === undefined ? known : datasetsWith(ledger, known, column)
  return { id: id.id, known: having, nodes: () => having, field }
}

/**
 * As with events: nobody writes what another domain holds, or what is in its namespace.
 *
 * @throws ClientError `FORBIDDEN`
 */
export function refuseForeignEnd(
  { claims }: MeshState,
  id: EndId,
  end: EdgeEnd,
  argument: string,
  sender: Sender,
): void {
  const foreign = end.known.find(foreignTo(claims, sender))
  if (foreign !== undefined) {
    throw forbidden(`${argument}: ${id.id} belongs to the domain ${claims.holder(foreign)?.domain}; nothing was stored`)
  }
  if ((id.kind === 'DATASET' || id.kind === 'DATASET_COLUMN') && isReserved(id, sender))
    throw forbidden(`${argument}: ${id.namespace} is not ${sender.domain}'s own; nothing was stored`)
}

const NOTHING_SAID = { kind: null, owner: null, email: null, url: null } as const

function refuseLongName({ namespace, name }: Pick<DatasetId, 'namespace' | 'name'>, argument: string): void {
  if (Math.max(namespace.length, name.length) <= LONGEST_NAME && fitsNamed(namespace, name)) return
  const expected = `a namespace and a name of at most ${LONGEST_NAME} characters, and ${LONGEST_NAMED} together, percent-encoded`
  throw invalidInput({ argument, expected, received: `${namespace.length} and ${name.length}` })
}

function refuseLongField(field: string, argument: string): never {
  const expected = `a column whose name has at most ${LONGEST_FIELD.toLocaleString('en')} characters, percent-encoded`
  throw invalidInput({ argument, expected, received: encodedLength([field]) })
}
