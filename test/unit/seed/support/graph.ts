import { formatConsumerId, parseDatasetId } from '../../../../schema/ids.ts'
import type { OpenLineageEvent } from '../../../../seed/events/openlineage.ts'
import { openLineageEvents } from '../../../../seed/events.ts'
import type { ProductDocument } from '../../../../subgraphs/domain/documents.ts'
import { datasetIdOf } from '../../../../subgraphs/lineage/ingest/names.ts'
import { type RawEvent, readEvent } from '../../../../subgraphs/lineage/ingest/read-event.ts'

/**
 * The lineage of the demo worked out in the plainest way from its files, to hold the seed to what it promises and the
 * services to what this says. A node is a dataset id, a consumer id, or the id of a product without outputs.
 */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>

type Edge = readonly [from: string, to: string]

/** What the descriptors declare (DESIGN §1). */
export function declaredEdges(products: readonly ProductDocument[]): Edge[] {
  const datasetsOfContract = new Map(
    products.flatMap(({ outputPorts }) =>
      outputPorts.flatMap((port) =>
        port.contract ? [[port.contract.id, port.datasets.map(datasetIdOf)] as const] : [],
      ),
    ),
  )
  return products.flatMap(({ id, inputPorts, outputPorts }) => {
    const sources = inputPorts.map(({ contractId, datasetId }) => ({
      contractId,
      datasets: datasetsOfContract.get(contractId ?? '') ?? (datasetId ? [datasetIdOf(parseDatasetId(datasetId))] : []),
    }))
    if (outputPorts.length === 0) return sources.flatMap(({ datasets }) => datasets.map((from): Edge => [from, id]))
    return outputPorts.flatMap(({ datasets, inputContracts }) => {
      const feeding = sources.filter(
        ({ contractId }) => inputContracts === null || inputContracts.some((named) => named.id === contractId),
      )
      const targets = datasets.map(datasetIdOf)
      return feeding.flatMap((source) => source.datasets.flatMap((from) => targets.map((to): Edge => [from, to])))
    })
  })
}

/** What the events of finished and running runs say is so now: the last run of each job that completed, else the last. */
export function observedEdges(events: readonly OpenLineageEvent[] = openLineageEvents({ now: new Date() })): Edge[] {
  const read = events.map((event) => readEvent(event as unknown as RawEvent))
  const aliases = new Map<string, string>()
  for (const event of read) {
    if (event.kind !== 'DATASET') continue
    for (const link of event.dataset.symlinks) aliases.set(datasetIdOf(link), datasetIdOf(event.dataset.name))
  }
  const idOf = (name: { namespace: string; name: string }) => aliases.get(datasetIdOf(name)) ?? datasetIdOf(name)

  const runs = new Map<
    string,
    { job: string; isTest: boolean; failed: boolean; inputs: Set<string>; outputs: Map<string, Set<string> | null> }
  >()
  for (const event of read) {
    if (event.kind === 'DATASET') continue
    const key = event.kind === 'RUN' ? event.runId : event.job.id
    const run = runs.get(key) ?? {
      job: event.job.id,
      isTest: false,
      failed: false,
      inputs: new Set(),
      outputs: new Map(),
    }
    run.isTest ||= event.job.isTest
    run.failed ||= event.kind === 'RUN' && (event.type === 'FAIL' || event.type === 'ABORT')
    for (const input of event.inputs) run.inputs.add(idOf(input.name))
    for (const output of event.outputs) {
      run.outputs.set(idOf(output.name), output.stated?.datasets ? new Set(output.stated.datasets.map(idOf)) : null)
    }
    runs.set(key, run)
  }
  const newest = new Map(
    [...runs.values()].filter((run) => !run.failed && run.inputs.size > 0).map((run) => [run.job, run]),
  )
  return [...newest.values()].flatMap(({ job, isTest, inputs, outputs }): Edge[] => {
    if (outputs.size > 0) {
      return [...outputs].flatMap(([to, sources]) => [...(sources ?? inputs)].map((from): Edge => [from, to]))
    }
    const [namespace = '', name = ''] = job.slice('job:'.length).split('/').map(decodeURIComponent)
    return isTest ? [] : [...inputs].map((from): Edge => [from, formatConsumerId(namespace, name)])
  })
}

export function graphOf(edges: readonly Edge[]): Graph {
  const graph = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    const targets = graph.get(from)
    if (targets) targets.add(to)
    else graph.set(from, new Set([to]))
  }
  return graph
}

/** Node → hops from the nearest start; starts are in it with 0. */
export function distances(graph: Graph, starts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map(starts.map((start) => [start, 0]))
  for (let level = [...starts], hops = 1; level.length > 0; hops += 1) {
    const next = level.flatMap((node) => [...(graph.get(node) ?? [])]).filter((node) => !found.has(node))
    for (const node of next) found.set(node, hops)
    level = [...new Set(next)]
  }
  return found
}

/** Dataset id → the ports that claim it, and those ports' products. */
export function claimsOf(products: readonly ProductDocument[]) {
  const ports = new Map<string, string[]>()
  for (const { outputPorts } of products) {
    for (const port of outputPorts) {
      for (const dataset of port.datasets)
        ports.set(datasetIdOf(dataset), [...(ports.get(datasetIdOf(dataset)) ?? []), port.id])
    }
  }
  const productsOf = (node: string): string[] => [
    ...new Set((ports.get(node) ?? []).map((id) => id.split('/').slice(0, 2).join('/'))),
  ]
  return { ports, productsOf }
}

/** `impact(of: port)` at PRODUCT level as DESIGN §2.3 has it: product or consumer → distance. */
export function impactOf(
  graph: Graph,
  products: readonly ProductDocument[],
  portId: string,
): ReadonlyMap<string, number> {
  const { productsOf } = claimsOf(products)
  const port = products.flatMap(({ outputPorts }) => outputPorts).find(({ id }) => id === portId)
  const own = portId.split('/').slice(0, 2).join('/')
  const rows = new Map<string, number>()
  for (const [node, distance] of distances(graph, (port?.datasets ?? []).map(datasetIdOf))) {
    if (distance === 0) continue
    const reached = node.startsWith('dataset:') ? productsOf(node) : [node]
    for (const id of reached) if (id !== own) rows.set(id, Math.min(rows.get(id) ?? distance, distance))
  }
  return rows
}
