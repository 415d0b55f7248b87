import { fitsField } from '../../../../schema/id-lengths.ts'
import { parseDatasetId } from '../../../../schema/ids.ts'
import type { DatasetName } from '../../ingest/names.ts'
import { type ColumnSourceText, readColumnSource } from '../../mesh/column-sources.ts'
import { type ContractColumn, matcherOf, objectOf, physicalPathOf } from '../../mesh/contract-columns.ts'
import type { KnownPort, KnownProduct } from '../../mesh/known-domain.ts'
import type { References } from '../../mesh/references.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import { internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'

/** `from` is a column, or a dataset when its contract names no column of it; `to` is a column. */
export type DeclaredColumn = { readonly from: NodeKey; readonly to: NodeKey }

/**
 * The edges that a product's contracts state of its columns (ODCS `transformSourceObjects`). A text that names nothing the
 * product reads, and no id, is for people: it makes no edge. A source whose name is longer than a store can find is some
 * column of its dataset; what such a column itself is made from is not kept.
 */
export function declaredColumns(
  ledger: Ledger,
  claims: ClaimBook,
  references: References,
  product: KnownProduct,
): DeclaredColumn[] {
  const inputs = new Map<string, Input[]>()
  for (const input of product.inputs) {
    for (const found of inputsOf(ledger, claims, references, input)) {
      const objects = new Set([lastPart(found.name.name), ...objectsOf(found.port)])
      for (const object of objects) inputs.set(object, [...(inputs.get(object) ?? []), found])
    }
  }

  const columnOf = (dataset: NodeKey, field: string): NodeKey =>
    fitsField(field) ? ledger.internColumn(dataset, field) : dataset
  const sourcesOf = (source: ColumnSourceText): NodeKey[] => {
    if (source.kind === 'DATASET_COLUMN') return [columnOf(internDataset(ledger, source.column), source.column.field)]
    if (source.kind === 'PORT_COLUMN') {
      const port = references.port(source.port)?.port ?? null
      const column = port?.columns.find(({ id }) => id === source.id)
      return claims.ofPort(source.port).map(({ node }) => {
        const field = port !== null && column !== undefined ? physicalPathOf(port, column) : source.path
        return columnOf(node, field)
      })
    }
    return (inputs.get(source.object.toLowerCase()) ?? []).map(({ node, name, port }) => {
      if (source.path === null) return node
      const column = port === null ? null : matcherOf(port)(source.path, name.name)
      const field = port !== null && column !== null ? physicalPathOf(port, column) : source.path
      return columnOf(node, field)
    })
  }

  const edges = new Map<string, DeclaredColumn>()
  for (const port of product.ports) {
    const held = claims.heldBy(port.id)
    for (const column of port.columns) {
      const field = physicalPathOf(port, column)
      if (!fitsField(field)) continue
      for (const from of (column.transformSources ?? [])
        .map(readColumnSource)
        .flatMap((source) => (source === null ? [] : sourcesOf(source)))) {
        for (const node of datasetsWith(ledger, held, column)) {
          const to = ledger.internColumn(node, field)
          edges.set(`${from} ${to}`, { from, to })
        }
      }
    }
  }
  return [...edges.values()]
}

type Input = { readonly node: NodeKey; readonly name: DatasetName; readonly port: KnownPort | null }

/** The datasets an input means, with the ports that offer them. */
function inputsOf(
  ledger: Ledger,
  claims: ClaimBook,
  references: References,
  input: KnownProduct['inputs'][number],
): Input[] {
  const offered = references
    .portsOf(input)
    .flatMap(({ port }) =>
      claims.ofPort(port.id).map(({ node }): Input => ({ node, name: nameOf(ledger, node), port })),
    )
  if (offered.length > 0 || input.dataset === null) return offered
  return [{ node: internDataset(ledger, input.dataset), name: input.dataset, port: null }]
}

const nameOf = (ledger: Ledger, node: NodeKey): DatasetName => parseDatasetId(ledger.idOf(node))

/** The name of a table or topic, without what it lies in. */
const lastPart = (name: string): string => (name.split(/[./]/).at(-1) ?? name).toLowerCase()

/** A contract of several schema objects has their names in the ids of its columns. */
function objectsOf(port: KnownPort | null): readonly string[] {
  const objects = (port?.columns ?? []).flatMap((column) => objectOf(column) ?? [])
  return [...new Set(objects.map((object) => object.toLowerCase()))]
}

/** Of a contract with several objects, a dataset called after one has the columns of that one. */
function datasetsWith(ledger: Ledger, held: readonly NodeKey[], column: ContractColumn): readonly NodeKey[] {
  const object = objectOf(column)?.toLowerCase()
  const called = held.filter((node) => lastPart(nameOf(ledger, node).name) === object)
  return called.length > 0 ? called : held
}
