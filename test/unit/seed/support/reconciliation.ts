import { parseDatasetId } from '../../../../schema/ids.ts'
import type { LineageDocument, LineageProduct } from '../../../../schema/lineage-document.ts'
import type { PortDocument, ProductDocument } from '../../../../subgraphs/domain/documents.ts'
import { datasetIdOf } from '../../../../subgraphs/lineage/ingest/names.ts'
import { DOMAINS } from './descriptors.ts'
import { claimsOf, graphOf, observedEdges } from './graph.ts'

/** Where the demo's descriptors and its events part, worked out from the files alone: `KIND consumer ← source`, one a finding. */
export function reconciledSeed(products: readonly ProductDocument[]): string[] {
  const { ports: claims, productsOf } = claimsOf(products)
  const ports = products.flatMap(({ outputPorts }) => outputPorts)
  const observed = observedEdges()
  const backwards = graphOf(observed.map(([from, to]) => [to, from]))
  const offered = (contractId: string | null): PortDocument[] =>
    ports.filter(({ contract }) => contract?.id === contractId)
  /** What is read into these nodes: what others hold, and what is declared. A way goes on through what nobody holds. */
  const readInto = (targets: ReadonlySet<string>, own: ReadonlySet<string>, said: ReadonlySet<string>): Set<string> => {
    const read = new Set<string>()
    const seen = new Set(targets)
    for (const node of seen) {
      for (const from of backwards.get(node) ?? []) {
        const isEnd = !own.has(from) && (claims.has(from) || said.has(from))
        if (isEnd) read.add(from)
        else seen.add(from)
      }
    }
    return read
  }

  const found: string[] = []
  for (const { id, inputPorts, outputPorts } of products) {
    const own = new Set(
      outputPorts.length === 0 ? [id] : outputPorts.flatMap(({ datasets }) => datasets.map(datasetIdOf)),
    )
    const inputs = inputPorts.map((input) => {
      const meant = offered(input.contractId)
      const named = input.datasetId === null ? [] : [datasetIdOf(parseDatasetId(input.datasetId))]
      return {
        ...input,
        meant,
        sources: meant.length > 0 ? meant.flatMap(({ datasets }) => datasets.map(datasetIdOf)) : named,
      }
    })
    const said = new Set(inputs.flatMap(({ sources }) => sources))
    const isObserved = observed.some(([, to]) => own.has(to))
    for (const { name, version, meant, sources, contractId } of inputs) {
      if (sources.length === 0) found.push(`WARNING UNRESOLVED_INPUT ${id} ← ? (${name})`)
      if (meant.length > 0 && meant.every(({ contract }) => contract?.status === 'DEPRECATED')) {
        found.push(`WARNING VERSION_SKEW ${id} ← ${meant[0]?.id} (${name})`)
      } else if (meant.length > 0 && !meant.some(({ contract }) => contract?.version === version)) {
        found.push(`? VERSION_SKEW ${id} ← ${meant[0]?.id} (${name})`)
      }
      const fed = outputPorts.filter(
        ({ inputContracts }) => inputContracts?.some((contract) => contract.id === contractId) ?? true,
      )
      const targets = outputPorts.length === 0 ? own : new Set(fed.flatMap(({ datasets }) => datasets.map(datasetIdOf)))
      const foreign = sources.filter((source) => !own.has(source))
      const read = readInto(targets, own, said)
      if (foreign.length === 0 || targets.size === 0 || foreign.some((source) => read.has(source))) continue
      const source = meant[0]?.id ?? foreign[0]
      found.push(`${isObserved ? 'WARNING' : 'INFO'} DECLARED_NOT_OBSERVED ${id} ← ${source} (${name})`)
    }
    for (const source of readInto(own, own, said)) {
      if (!said.has(source)) found.push(`WARNING OBSERVED_NOT_DECLARED ${id} ← ${claims.get(source)?.toSorted()[0]}`)
    }
  }
  for (const consumer of new Set(observed.map(([, to]) => to).filter((node) => node.startsWith('consumer:')))) {
    for (const source of readInto(new Set([consumer]), new Set([consumer]), new Set())) {
      if (productsOf(source).length === 0) continue
      found.push(`INFO UNDECLARED_CONSUMER ${consumer} ← ${claims.get(source)?.toSorted()[0]}`)
    }
  }
  return found.sort()
}

/** What the catalog would tell lineage of the demo, as far as lineage needs it. */
export function seedDocuments(products: readonly ProductDocument[]): LineageDocument[] {
  return DOMAINS.map((domain) => ({
    domain,
    title: null,
    version: 1,
    harvestedAt: new Date().toISOString(),
    complete: true,
    products: products.filter(({ id }) => id.startsWith(`${domain}/`)).map(lineageProduct),
  }))
}

function lineageProduct({
  id,
  title,
  version,
  status,
  owner,
  tags,
  inputPorts,
  outputPorts,
}: ProductDocument): LineageProduct {
  return {
    id,
    title,
    version,
    status,
    owner: owner?.name ?? null,
    tags: [...tags],
    inputs: inputPorts.map(({ name, version: of, contractId, portId, datasetId }) => {
      const dataset = datasetId === null ? null : parseDatasetId(datasetId)
      const named = dataset && { namespace: dataset.namespace, name: dataset.name }
      return { name, version: of, contractId, portId, dataset: named }
    }),
    ports: outputPorts.map((port) => ({
      id: port.id,
      name: port.name,
      version: port.version,
      kind: port.kind,
      contract: port.contract && { id: port.contract.id, version: port.contract.version, status: port.contract.status },
      datasets: [...port.datasets],
      inputContracts:
        port.inputContracts?.map((contract) => ({ id: contract.id, version: contract.version ?? null })) ?? null,
      columns: [],
      serviceLevels: [],
    })),
    serviceLevels: [],
  }
}
