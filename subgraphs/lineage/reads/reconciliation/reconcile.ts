import { budgetExceeded } from '../../../../platform/errors.ts'
import { type DocumentFinding, declaredSide, documentFindings, findingId } from '../../mesh/document-findings.ts'
import { portsOfNode } from '../../mesh/holders.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import { idOfPlace } from '../places.ts'
import { type Finding, severityOf } from './finding.ts'
import type { Focus } from './focus.ts'
import { type Ground, ownNodes } from './ground.ts'
import { type ObservedInto, type Reading, readingsOf, sourcesInto } from './readings.ts'
import { fedNodes, inOrder, isExpected, namedDatasets, type Resolved, resolve } from './resolve.ts'

/** Takers at a time: the edges of more would be held in memory at once. */
const TAKERS = 200

/** More are held by nobody: what the mesh needs then is declarations, domain by domain. */
const MOST_FINDINGS = 500_000

/** The findings that a focus is on. In no order, each once. */
export async function findingsOf(ground: Ground, focus: Focus): Promise<readonly Finding[]> {
  const found = new Map<string, Finding>()
  const into: ObservedInto = new Map()
  for (let from = 0; from < focus.takers.length; from += TAKERS) {
    const readings = await readingsOf(ground, into, focus.takers.slice(from, from + TAKERS), focus)
    for (const finding of await findingsOfReadings(ground, into, readings, focus)) {
      if (!found.has(finding.id)) found.set(finding.id, finding)
    }
    if (found.size > MOST_FINDINGS) throw tooMany()
  }
  return [...found.values()]
}

/** Whether a finding of this taker about these ports is in focus. */
type Wanted = (taker: Place, ports: readonly number[]) => boolean

type Unsure = { readonly reading: Reading; readonly resolved: Resolved; readonly targets: ReadonlySet<NodeKey> }

async function findingsOfReadings(
  ground: Ground,
  into: ObservedInto,
  readings: readonly Reading[],
  { products }: Focus,
): Promise<readonly Finding[]> {
  const { copy } = ground.snapshot
  const isWanted: Wanted = ({ kind, index }, ports) =>
    products === null ||
    (kind === 'PRODUCT' && products.has(index)) ||
    ports.some((port) => products.has(copy.ports[port]?.product ?? -1))
  const findings: Finding[] = []
  const documents: { readonly reading: Reading; readonly finding: DocumentFinding }[] = []
  const unsure: Unsure[] = []
  const datasets = await namedDatasets(ground, readings)
  for (const reading of readings) {
    await ground.breathe()
    const { taker, own, sources } = reading
    const declarations = resolve(ground, taker, datasets)
    findings.push(...undeclared(ground, reading, declarations, isWanted))
    for (const finding of byDocuments(ground, taker)) {
      if (isWanted(taker, indexesOf(ground, finding.ports))) documents.push({ reading, finding })
    }
    for (const resolved of declarations) {
      const targets = fedNodes(copy, taker.index, resolved.declaration)
      if (!isWanted(taker, resolved.ports) || !isExpected(reading, resolved, targets)) continue
      const isSeenNear = resolved.sources.some((source) => sources.has(source))
      // What is seen somewhere in the product may not go where the descriptor says.
      if (!isSeenNear || targets.size < own.size) unsure.push({ reading, resolved, targets })
    }
  }
  const seen = await sourcesInto(ground, into, unsure)
  const unseen = unsure.filter(({ resolved }, i) => !resolved.sources.some((source) => seen[i]?.has(source)))
  const silent = await silentOnes(ground, new Set([...unseen, ...documents].map(({ reading }) => reading)))
  return [
    ...findings,
    ...unseen.map(({ reading, resolved }) => notObserved(ground, reading, resolved, silent.has(reading))),
    ...documents.map(({ reading, finding }) => shownByDocuments(ground, reading, finding, silent.has(reading))),
  ]
}

/** What the documents alone show: skew, and inputs that name nothing. */
function byDocuments({ snapshot: { copy }, references }: Ground, taker: Place): DocumentFinding[] {
  const product = taker.kind === 'PRODUCT' ? copy.products[taker.index]?.product : undefined
  return product === undefined ? [] : documentFindings(product, references)
}

function shownByDocuments(
  ground: Ground,
  { taker, own }: Reading,
  { id, kind, declaration, ports: meant, skew }: DocumentFinding,
  isUnobserved: boolean,
): Finding {
  const ports = indexesOf(ground, meant)
  const held = new Set(ports.flatMap((port) => ground.snapshot.copy.ports[port]?.nodes ?? []))
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
function undeclared(
  { snapshot }: Ground,
  reading: Reading,
  declarations: readonly Resolved[],
  isWanted: Wanted,
): Finding[] {
  const { taker, sources, declaredSources } = reading
  const kind = taker.kind === 'PRODUCT' ? 'OBSERVED_NOT_DECLARED' : 'UNDECLARED_CONSUMER'
  const named = new Set(declarations.flatMap((resolved) => resolved.sources))
  return [...sources].flatMap((source): Finding[] => {
    if (declaredSources.has(source) || named.has(source)) return []
    const ports = portsOfNode(snapshot.copy, source)
    const product = snapshot.copy.ports[ports[0] ?? -1]?.product
    if (product === undefined || !isWanted(taker, ports)) return []
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

const tooMany = () =>
  budgetExceeded(`there are more than ${MOST_FINDINGS} findings; ask for a domain or a product`, {
    limit: MOST_FINDINGS,
  })

const indexesOf = ({ snapshot: { copy } }: Ground, ports: DocumentFinding['ports']): number[] =>
  inOrder(ports.flatMap(({ port }) => copy.portOf(port.id) ?? []))
