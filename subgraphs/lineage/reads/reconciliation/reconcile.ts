import { formatDatasetId } from '../../../../schema/ids.ts'
import { datasetIdOf } from '../../ingest/names.ts'
import { portsOfNode } from '../../mesh/copy.ts'
import { type Declaration, declarationsOf } from '../../mesh/declarations.ts'
import { type DocumentFinding, declaredSide, documentFindings, findingId } from '../../mesh/document-findings.ts'
import type { NodeKey } from '../../stores/store.ts'
import { idOfPlace, type Place } from '../places.ts'
import { type Finding, severityOf } from './finding.ts'
import { type Ground, ownNodes } from './ground.ts'
import { type ObservedInto, type Reading, readingsOf, sourcesInto } from './readings.ts'

/** What a declaration means in this state: ports of the copy, datasets that they hold, or the one it names itself. */
type Resolved = {
  readonly declaration: Declaration
  readonly ports: readonly number[]
  readonly sources: readonly NodeKey[]
}

/** Takers at a time: the edges of more would be held in memory at once. */
const TAKERS = 200

/** Every finding in which one of these reads, or says that it does. In no order, each once. */
export async function findingsOf(ground: Ground, takers: readonly Place[]): Promise<readonly Finding[]> {
  const found = new Map<string, Finding>()
  const into: ObservedInto = new Map()
  for (let from = 0; from < takers.length; from += TAKERS) {
    const readings = await readingsOf(ground, into, takers.slice(from, from + TAKERS))
    for (const finding of await findingsOfReadings(ground, into, readings)) {
      if (!found.has(finding.id)) found.set(finding.id, finding)
    }
  }
  return [...found.values()]
}

async function findingsOfReadings(ground: Ground, into: ObservedInto, readings: readonly Reading[]) {
  const findings: Finding[] = []
  const unseen: { readonly reading: Reading; readonly resolved: Resolved }[] = []
  const partlySeen: ((typeof unseen)[number] & { readonly targets: ReadonlySet<NodeKey> })[] = []
  const datasets = await namedDatasets(ground, readings)
  const documents: { readonly reading: Reading; readonly finding: DocumentFinding }[] = []
  for (const reading of readings) {
    await ground.breathe()
    const declarations = resolve(ground, reading.taker, datasets)
    documents.push(...byDocuments(ground, reading.taker).map((finding) => ({ reading, finding })))
    findings.push(...undeclared(ground, reading, declarations))
    for (const resolved of declarations) {
      const targets = fedNodes(ground, reading, resolved)
      if (!isExpected(reading, resolved, targets)) continue
      if (!resolved.sources.some((source) => reading.sources.has(source))) unseen.push({ reading, resolved })
      // Seen somewhere in the product, perhaps not where the descriptor says.
      else if (targets.size < reading.own.size) partlySeen.push({ reading, resolved, targets })
    }
  }
  const seen = await sourcesInto(ground, into, partlySeen)
  for (const [i, { reading, resolved }] of partlySeen.entries()) {
    if (!resolved.sources.some((source) => seen[i]?.has(source))) unseen.push({ reading, resolved })
  }
  const silent = await silentOnes(ground, new Set([...unseen, ...documents].map(({ reading }) => reading)))
  findings.push(
    ...unseen.map(({ reading, resolved }) => notObserved(ground, reading, resolved, silent.has(reading))),
    ...documents.map(({ reading, finding }) => shownByDocuments(ground, reading, finding, silent.has(reading))),
  )
  return findings
}

/** The nodes of the datasets that inputs of these name themselves, by either spelling of the name. */
async function namedDatasets({ store, snapshot: { copy } }: Ground, readings: readonly Reading[]) {
  const ids = new Set<string>()
  for (const { taker } of readings) {
    if (taker.kind !== 'PRODUCT') continue
    for (const { dataset } of copy.products[taker.index]?.product.inputs ?? []) {
      if (dataset) ids.add(datasetIdOf(dataset)).add(formatDatasetId(dataset.namespace, dataset.name))
    }
  }
  return ids.size === 0 ? new Map<string, { readonly key: NodeKey }>() : store.nodesById([...ids])
}

/** As `declare` resolves them when it writes the declared edges, from this state's copy. */
function resolve(
  { snapshot: { copy }, references }: Ground,
  taker: Place,
  datasets: ReadonlyMap<string, { readonly key: NodeKey }>,
): Resolved[] {
  const product = taker.kind === 'PRODUCT' ? copy.products[taker.index]?.product : undefined
  if (product === undefined) return []
  return declarationsOf(product).map((declaration) => {
    const { reference } = declaration
    const ports = references.portsOf(reference).flatMap(({ port }) => copy.portOf(port.id) ?? [])
    if (ports.length > 0 || reference.dataset === null) {
      const held = ports.flatMap((port) => copy.ports[port]?.nodes ?? [])
      return { declaration, ports: inOrder(ports), sources: [...new Set(held)] }
    }
    const { namespace, name } = reference.dataset
    const node = datasets.get(datasetIdOf(reference.dataset)) ?? datasets.get(formatDatasetId(namespace, name))
    const sources = node === undefined ? [] : [node.key]
    return { declaration, ports: inOrder(sources.flatMap((key) => portsOfNode(copy, key))), sources }
  })
}

/** The datasets of the ports that a declaration feeds; of a product without outputs, its own node. */
function fedNodes({ snapshot: { copy } }: Ground, { taker, own }: Reading, { declaration }: Resolved): Set<NodeKey> {
  if (copy.products[taker.index]?.ports.length === 0) return new Set(own)
  const ports = declaration.feeds.flatMap(({ port }) => copy.portOf(port.id) ?? [])
  return new Set(ports.flatMap((port) => copy.ports[port]?.nodes ?? []))
}

/** Whether a declared edge says that it is to be seen. What a product reads of its own is its own affair. */
function isExpected({ own, declared }: Reading, { sources }: Resolved, targets: ReadonlySet<NodeKey>): boolean {
  const from = new Set(sources.filter((source) => !own.has(source)))
  return from.size > 0 && declared.some((edge) => from.has(edge.from) && targets.has(edge.to))
}

/** What the documents alone show: skew, and inputs that name nothing. */
function byDocuments({ snapshot: { copy }, references }: Ground, taker: Place): DocumentFinding[] {
  const product = taker.kind === 'PRODUCT' ? copy.products[taker.index]?.product : undefined
  return product === undefined ? [] : documentFindings(product, references)
}

function shownByDocuments(
  { snapshot: { copy } }: Ground,
  { taker, own }: Reading,
  { id, kind, declaration, ports: meant, skew }: DocumentFinding,
  isUnobserved: boolean,
): Finding {
  const ports = inOrder(meant.flatMap(({ port }) => copy.portOf(port.id) ?? []))
  const held = new Set(ports.flatMap((port) => copy.ports[port]?.nodes ?? []))
  return {
    id,
    kind,
    severity: severityOf(kind, skew, isUnobserved),
    product: taker.index,
    taker,
    sources: [...held].filter((source) => !own.has(source)),
    ports,
    declaration,
    skew,
    isUnobserved,
  }
}

/** What others' ports hold, is read, and is not declared. */
function undeclared({ snapshot }: Ground, reading: Reading, declarations: readonly Resolved[]): Finding[] {
  const { taker, sources, declaredSources } = reading
  const kind = taker.kind === 'PRODUCT' ? 'OBSERVED_NOT_DECLARED' : 'UNDECLARED_CONSUMER'
  const named = new Set(declarations.flatMap((resolved) => resolved.sources))
  return [...sources].flatMap((source): Finding[] => {
    const ports = portsOfNode(snapshot.copy, source)
    const product = snapshot.copy.ports[ports[0] ?? -1]?.product
    if (product === undefined || declaredSources.has(source) || named.has(source)) return []
    return [
      {
        id: findingId(kind, [idOfPlace(snapshot, taker), snapshot.directory.idOf(source)]),
        kind,
        severity: severityOf(kind, null, false),
        product,
        taker,
        sources: [source],
        ports,
        declaration: null,
        skew: null,
        isUnobserved: false,
      },
    ]
  })
}

function notObserved(
  { snapshot }: Ground,
  { taker, own }: Reading,
  { declaration, ports, sources }: Resolved,
  isUnobserved: boolean,
): Finding {
  const kind = 'DECLARED_NOT_OBSERVED'
  return {
    id: findingId(kind, declaredSide(idOfPlace(snapshot, taker), declaration)),
    kind,
    severity: severityOf(kind, null, isUnobserved),
    product: taker.index,
    taker,
    sources: sources.filter((source) => !own.has(source)),
    ports,
    declaration,
    skew: null,
    isUnobserved,
  }
}

/** Of these, those that no job was ever known to make anything of. */
async function silentOnes({ store, snapshot, observed, breathe }: Ground, readings: ReadonlySet<Reading>) {
  const silent = new Set([...readings].filter(({ isObserved }) => !isObserved))
  const nodes = [...silent].flatMap(({ taker }) => ownNodes(snapshot.copy, taker))
  const ever = nodes.length === 0 ? new Map() : await store.edgesEver([...new Set(nodes)], 'UPSTREAM', observed)
  await breathe()
  for (const reading of silent) if ([...reading.own].some((node) => ever.has(node))) silent.delete(reading)
  return silent
}

/** Indexes into the copy compare as ids do. */
const inOrder = (ports: readonly number[]): number[] => [...new Set(ports)].sort((a, b) => a - b)
