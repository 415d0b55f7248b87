import { conflict, forbidden, invalidInput, notFound } from '../../../../platform/errors.ts'
import { fitsNamed, LONGEST_NAME, LONGEST_NAMED } from '../../../../schema/id-lengths.ts'
import type { ConsumerId, DatasetId, PortId } from '../../../../schema/ids.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import type { NodeKey } from '../../stores/store.ts'
import { internConsumer, NO_EVENT } from '../consumers.ts'
import { findDataset, internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'
import type { MeshState } from '../mesh-state.ts'
import { foreignTo, isReserved, type Sender } from '../sender.ts'

/** What a person names as the end of an edge. A port stands for all the datasets it holds. */
export type EndId = PortId | DatasetId | ConsumerId

/** An end that was looked up, and not made yet. */
export type EdgeEnd = {
  readonly id: string
  /** Empty: nobody spoke of it before. */
  readonly known: readonly NodeKey[]
  /** Its nodes, made when there are none. */
  readonly nodes: () => readonly NodeKey[]
}

/** What to load before ends are looked up. */
export function loadEnds(ledger: Ledger, ends: readonly EndId[]): Promise<void> {
  return ledger.loadNodes(
    ends.flatMap((end) => (end.kind === 'DATASET' ? [datasetIdOf(end), end.id] : end.kind === 'PORT' ? [] : [end.id])),
  )
}

/**
 * @throws ClientError `NOT_FOUND` for a port that is not known, `CONFLICT` for one that holds no dataset, `BAD_USER_INPUT`
 * for a new name that is too long. Datasets and consumers need not be known.
 */
export function findEnd(ledger: Ledger, mesh: MeshState, id: EndId, argument: string, sender: Sender): EdgeEnd {
  if (id.kind === 'PORT') {
    if (mesh.references.port(id.id) === null) throw notFound('the port', id.id)
    const held = mesh.claims.ofPort(id.id).flatMap(({ contested, node }) => (contested ? [] : [node]))
    if (held.length > 0) return { id: id.id, known: held, nodes: () => held }
    throw conflict(`${argument}: the port ${id.id} holds no dataset: another domain holds what it claims`, { argument })
  }
  const found = id.kind === 'DATASET' ? findDataset(ledger, id) : ledger.find(id.id)
  if (found === null) refuseLongName(id, argument)
  const known = found === null ? [] : [found]
  const canonical = id.kind === 'DATASET' ? datasetIdOf(id) : id.id
  return {
    id: found === null ? canonical : ledger.idOf(found),
    known,
    nodes() {
      if (known.length > 0) return known
      if (id.kind === 'DATASET') return [internDataset(ledger, id)]
      return [internConsumer(ledger, id.id, { ...NOTHING_SAID, label: id.name }, sender, NO_EVENT)]
    },
  }
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
  if (id.kind === 'DATASET' && isReserved(id, sender))
    throw forbidden(`${argument}: ${id.namespace} is not ${sender.domain}'s own; nothing was stored`)
}

const NOTHING_SAID = { kind: null, owner: null, email: null, url: null } as const

function refuseLongName({ namespace, name }: DatasetId | ConsumerId, argument: string): void {
  if (Math.max(namespace.length, name.length) <= LONGEST_NAME && fitsNamed(namespace, name)) return
  const expected = `a namespace and a name of at most ${LONGEST_NAME} characters, and ${LONGEST_NAMED} together, percent-encoded`
  throw invalidInput({ argument, expected, received: `${namespace.length} and ${name.length}` })
}
