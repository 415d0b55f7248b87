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
  parseDatasetId,
} from '../../../../schema/ids.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import { columnShownAs, physicalPathOf } from '../../mesh/contract-columns.ts'
import type { NodeKey } from '../../stores/store.ts'
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
  /** Which column of each is meant; null where whole things are. */
  readonly column: EndColumn | null
}

export type EndColumn = {
  /** Made when there is none. */
  readonly of: (dataset: NodeKey) => NodeKey
  /** Those that somebody spoke of, and that show under the id that was named. */
  readonly known: (dataset: NodeKey) => readonly NodeKey[]
}

/** Whether an end is looked up to say something of it, or to find what was said. */
export type Purpose = 'SAY' | 'FIND'

/** What an end means in a dataset, made when there is none: its column, or the whole. */
export const nodeAt = ({ column }: EdgeEnd, dataset: NodeKey): NodeKey => column?.of(dataset) ?? dataset

/** All that somebody spoke of. */
export const knownNodes = ({ column, known }: EdgeEnd): readonly NodeKey[] =>
  column === null ? known : known.flatMap((dataset) => column.known(dataset))

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
 * @throws ClientError `NOT_FOUND` for a port that is not known; `CONFLICT` for one that holds no dataset; `BAD_USER_INPUT` for
 * a new name that is too long; and to say something of a column that the port's contract does not have, `NOT_FOUND`.
 * Datasets, their columns and consumers need not be known.
 */
export function findEnd(
  ledger: Ledger,
  mesh: MeshState,
  id: EndId,
  argument: string,
  sender: Sender,
  purpose: Purpose = 'SAY',
): EdgeEnd {
  if (id.kind === 'PORT') {
    const { known } = heldBy(mesh, id.id, argument)
    return { id: id.id, known, nodes: () => known, column: null }
  }
  if (id.kind === 'COLUMN') return columnOfPort(ledger, mesh, id, argument, purpose)
  const found = id.kind === 'CONSUMER' ? ledger.find(id.id) : findDataset(ledger, id)
  if (found === null) refuseLongName(id, argument)
  const known = found === null ? [] : [found]
  return {
    id: found !== null ? ledger.idOf(found) : id.kind === 'CONSUMER' ? id.id : datasetIdOf(id),
    known,
    column: id.kind === 'DATASET_COLUMN' ? columnOfDataset(ledger, id.field, argument) : null,
    nodes() {
      if (known.length > 0) return known
      if (id.kind !== 'CONSUMER') return [internDataset(ledger, id)]
      return [internConsumer(ledger, id.id, { ...NOTHING_SAID, label: id.name }, sender, NO_EVENT)]
    },
  }
}

/** A port and the datasets it holds. */
function heldBy({ references, claims }: MeshState, id: string, argument: string) {
  const port = references.port(id)?.port
  if (port === undefined) throw notFound('the port', id)
  const known = claims.heldBy(id)
  if (known.length > 0) return { port, known }
  throw conflict(`${argument}: the port ${id} holds no dataset: another domain holds what it claims`, { argument })
}

function columnOfDataset(ledger: Ledger, field: string, argument: string): EndColumn {
  refuseLongField(field, argument)
  return {
    of: (dataset) => ledger.internColumn(dataset, field),
    known(dataset) {
      const key = ledger.columnOf(dataset, field)
      return key === null ? [] : [key]
    },
  }
}

/**
 * A column of a contract is written under the name it has in storage, and found under any that the contract knows it by. Where
 * a contract has no columns the name that came is the one in storage.
 */
function columnOfPort(ledger: Ledger, mesh: MeshState, id: ColumnId, argument: string, purpose: Purpose): EdgeEnd {
  const { port, known } = heldBy(mesh, formatPortId(id.domain, id.product, id.port), argument)
  const promised = port.columns.find((other) => other.id === id.id)
  const field = promised === undefined ? id.path.join('.') : physicalPathOf(port, promised)
  const isIt = (dataset: NodeKey, name: string): boolean =>
    columnShownAs(port, name, parseDatasetId(ledger.idOf(dataset)).name).id === id.id
  const column: EndColumn = {
    of: (dataset) => ledger.internColumn(dataset, field),
    known(dataset) {
      const shown = [...ledger.columnsOf(dataset)].filter(([name]) => isIt(dataset, name))
      return [...new Set(shown.map(([, key]) => ledger.final(key)))]
    },
  }
  if (purpose === 'FIND') return { id: id.id, known, nodes: () => known, column }
  if (promised === undefined && port.columns.length > 0) throw notFound('the column', id.id)
  refuseLongField(field, argument)
  const having = known.filter((dataset) => isIt(dataset, field))
  if (having.length > 0) return { id: id.id, known: having, nodes: () => having, column }
  const problem = `no dataset of the port can be told to have the column ${id.id}; name the dataset's own`
  throw conflict(`${argument}: ${problem}`, { argument })
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

function refuseLongField(field: string, argument: string): void {
  if (fitsField(field)) return
  const expected = `a column whose name has at most ${LONGEST_FIELD.toLocaleString('en')} characters, percent-encoded`
  throw invalidInput({ argument, expected, received: encodedLength([field]) })
}
