import { describe, expect, test } from 'vitest'
import { parseDatasetId, readId } from '../../../schema/ids.ts'
import { datasetIdOf } from '../../../subgraphs/lineage/ingest/names.ts'
import { descriptorFiles, readSeed } from './support/descriptors.ts'
import { declaredEdges } from './support/graph.ts'

/** A source as docs/descriptors.md has its forms; `path` is null for an object alone. */
type Source = { readonly form: string; readonly dataset: string; readonly path: string | null }

const { products, ports } = await readSeed()
const objectOf = new Map(
  descriptorFiles()
    .filter(({ document }) => document.kind === 'DataContract')
    .map(({ document }) => [document.id, (document.schema as { name: string }[])[0]?.name]),
)
const declarations = products.flatMap(({ inputPorts, outputPorts }) =>
  outputPorts.flatMap(({ id, datasets, contract }) =>
    (contract?.columns ?? []).flatMap((column) =>
      (column.transformSourceObjects ?? []).map((source) => ({
        column: column.id,
        to: datasets.map(datasetIdOf),
        port: id,
        ...sourceOf(source, inputPorts),
      })),
    ),
  ),
)

describe('what the contracts of the demo say columns are made from', () => {
  test('has each of the forms there are, in more than a handful of contracts', () => {
    expect([...new Set(declarations.map(({ form }) => form))].toSorted()).toEqual([
      'column',
      'column of a dataset',
      'column of an object',
      'object',
    ])
    expect(new Set(declarations.map(({ port }) => port)).size).toBeGreaterThanOrEqual(8)
  })

  test('names columns that there are, of datasets that the product declares to read', () => {
    const edges = new Set(declaredEdges(products).map((edge) => edge.join(' ')))
    for (const { column, to, dataset, path } of declarations) {
      for (const target of to) expect(edges, column).toContain(`${dataset} ${target}`)
      const offering = ports.filter(({ datasets }) => datasets.some((name) => datasetIdOf(name) === dataset))
      const known = offering.flatMap(({ contract }) => contract?.columns?.map((found) => found.path) ?? [])
      if (path !== null && offering.length > 0) expect(known, column).toContain(path)
    }
  })

  test('says of one column that it is made from nothing', () => {
    const columns = ports.flatMap(({ contract }) => contract?.columns ?? [])
    expect(columns.filter(({ transformSourceObjects: from }) => from?.length === 0).map(({ id }) => id)).toEqual([
      'analytics/customer-lifetime-value/clv-v1#computed_on',
    ])
  })
})

function sourceOf(source: string, inputs: readonly { readonly contractId: string | null }[]): Source {
  const hash = source.indexOf('#')
  const [owner, path] = hash < 0 ? [source, null] : [source.slice(0, hash), source.slice(hash + 1)]
  if (owner.startsWith('dataset:'))
    return { form: 'column of a dataset', dataset: datasetIdOf(parseDatasetId(owner)), path }
  if (readId(source)?.kind === 'COLUMN') return { form: 'column', dataset: datasetOfPort(owner), path }
  const [object = '', ...names] = source.split('.')
  const meant = inputs.filter(({ contractId }) => objectOf.get(contractId) === object)
  expect(meant, `${source}: expected one input of that name`).toHaveLength(1)
  const port = ports.find(({ contract }) => contract?.id === meant[0]?.contractId)
  // Lineage knows names of datasets, not of schema objects: both have to be the same.
  const table = port?.datasets[0]?.name.split(/[./]/).at(-1)
  expect(table?.toLowerCase(), source).toBe(object)
  return names.length === 0
    ? { form: 'object', dataset: datasetOfPort(port?.id), path: null }
    : { form: 'column of an object', dataset: datasetOfPort(port?.id), path: names.join('.') }
}

function datasetOfPort(id: string | undefined): string {
  const name = ports.find((port) => port.id === id)?.datasets[0]
  if (name === undefined) throw new Error(`the seed has no port ${id}`)
  return datasetIdOf(name)
}
