import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { documentsOf, domainsOf } from '../graph/mesh-of-graph.ts'
import { writeGraph } from '../graph/write-graph.ts'
import { startLineage } from '../mesh/lineage-service.ts'
import { watchLoop } from './event-loop.ts'
import type { Form } from './forms.ts'
import type { StoreMeasured } from './measured.ts'
import { counted, type Phase, progress, secondsSince } from './phase.ts'
import { inTurn, oneByOne } from './sampling.ts'

/** Each commit that brings documents makes the service work its copy of the mesh out anew: few large ones, then. */
const DOCUMENTS_AT_ONCE = 50
/** No walk of the bench is to be given up. */
const BUDGET_MS = '300000'
/** The copy of a million ports and those before it, which the service keeps for cursors. */
const HEAP = '--max-old-space-size=8192'

/** Writes the graph through the store's port. @returns how many seconds that took */
export async function fill({ subject, say }: Phase, title: string, store: LineageStore): Promise<number> {
  const began = performance.now()
  try {
    await writeGraph(store, subject.graph, progress(say, title, subject.size.edges, 'edges'))
  } finally {
    await store.dispose()
  }
  const took = secondsSince(began)
  say(`${title}: written, ${Math.round(subject.size.edges / took).toLocaleString('en-US')} edges a second`)
  return took
}

export interface ServiceOptions {
  /** For whoever waits. */
  readonly title: string
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string>>
  readonly form: (url: string) => Form
  /** What the service is held against: asked in turn with it. */
  readonly bare: readonly Form[]
  readonly written: number
}

/** Starts the lineage service on the filled store and asks it, and the bare forms, for the hub, typical and random nodes. */
export async function measureService(phase: Phase, options: ServiceOptions): Promise<StoreMeasured> {
  const { subject, effort, say, startChild } = phase
  const { title, dataDir, environment = {}, form, bare, written } = options
  const name = `${title.toLowerCase()}-${subject.size.name}`
  const lineage = await startLineage({
    name,
    startChild,
    dataDir,
    environment: { ...environment, HEDDLE_LINEAGE_BUDGET_MS: BUDGET_MS },
    nodeFlags: [HEAP],
  })
  try {
    const began = performance.now()
    const { nodes } = subject.size
    const onTaken = progress(say, title, domainsOf(nodes), 'documents')
    await lineage.tell(counted(documentsOf(nodes), onTaken), DOCUMENTS_AT_ONCE)
    const told = secondsSince(began)
    say(`${title}: the service knows ports, products and owners`)
    const service = form(lineage.url)
    const hub = await inTurn([...bare, service], subject.hub, effort.hubRounds)
    say(`${title}: the hub is measured`)
    const typical: Record<string, readonly number[]> = {}
    for (const each of [...bare, service]) typical[each.name] = await oneByOne(each, subject.typical)
    const random = await oneByOne(service, subject.random)
    say(`${title}: typical and random nodes are measured`)
    const loop = await watchLoop(lineage, service, subject, effort.loopSeconds)
    return { hub, typical, random, loop, loading: { written, told } }
  } finally {
    await lineage.stop()
  }
}
