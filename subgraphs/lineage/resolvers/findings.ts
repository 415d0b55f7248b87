import { formatDatasetId, parseIdOf } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type {
  DataProductReconciliationArgs,
  FindingConnectionResolvers,
  FindingDeclarationResolvers,
  FindingEvidenceResolvers,
  FindingObservationResolvers,
  FindingResolvers,
} from '../generated/resolver-types.ts'
import { placeEdges } from '../reads/graph-edges.ts'
import type { Place } from '../reads/place.ts'
import { placesOf } from '../reads/places.ts'
import { countFindings, findingsPage } from '../reads/reconciliation/findings-page.ts'
import type { Scope } from '../reads/reconciliation/scope.ts'
import type { NodeKey } from '../stores/store.ts'
import { readFindingFilter, readFirst } from './arguments.ts'
import { pageInfoOf } from './lists.ts'
import { dateTime } from './nodes.ts'
import type { EntityParent, FindingParent, FindingsParent, NodeParent, ProvenFindingParent } from './parents.ts'

type Arguments = Partial<DataProductReconciliationArgs>

export function reconciliationOf(scope: Scope, args: Arguments, context: Context): Promise<FindingsParent> {
  const filter = readFindingFilter(args.filter)
  return findingsPage(context.reader(), { scope, filter }, readFirst(args.first), args.after ?? null)
}

/** `reconciliation` of a domain or product; null when lineage does not know it. */
export async function reconciliationField(
  { id: text }: EntityParent,
  args: Arguments,
  context: Context,
): Promise<FindingsParent | null> {
  const { copy } = context.reader().now
  const { kind, id } = parseIdOf(['DOMAIN', 'PRODUCT'], text)
  const index = kind === 'DOMAIN' ? copy.domainOf(id) : copy.productOf(id)
  return index === undefined ? null : reconciliationOf({ kind, index }, args, context)
}

export const findingConnection: FindingConnectionResolvers = {
  edges: ({ snapshot, rows }) => rows.map(({ finding, cursor }) => ({ cursor, node: { snapshot, finding } })),
  pageInfo: pageInfoOf,
  totalCount: ({ all }) => all.length,
  byKind: (page) => countFindings(page).byKind,
  bySeverity: (page) => countFindings(page).bySeverity,
  byDomain: (page) => countFindings(page).byDomain,
}

export const finding: FindingResolvers = {
  id: (parent) => parent.finding.id,
  kind: (parent) => parent.finding.kind,
  severity: (parent) => parent.finding.severity,
  firstSeenAt: async (parent, _, context) => dateTime((await proofOf(parent, context)).firstSeenAt),
  since: async (parent, _, context) => (await proofOf(parent, context)).since,
  product: (parent) => ({ id: productId(parent, parent.finding.product) }),
  domainId({ snapshot: { copy }, finding: { product } }) {
    return copy.domains[copy.products[product]?.domain ?? -1]?.id ?? ''
  },
  consumer: (parent) => nodeOf(parent, parent.finding.taker, 'PRODUCT'),
  source: (parent) => sourceOf(parent),
  async declared(parent, _, context) {
    if (parent.finding.declaration === null) return null
    return { ...parent, proof: await proofOf(parent, context) }
  },
  async observed(parent, _, context) {
    const proof = await proofOf(parent, context)
    return proof.observed.length > 0 ? { ...parent, proof } : null
  },
  consumerObserved: (parent) => !parent.finding.isUnobserved,
}

export const findingDeclaration: FindingDeclarationResolvers = {
  product: (parent) => ({ id: productId(parent, parent.finding.taker.index) }),
  input: (parent) => parent.finding.declaration?.input ?? null,
  contractId: (parent) => parent.finding.declaration?.reference.contractId ?? null,
  version: (parent) => parent.finding.declaration?.reference.version ?? null,
  portId: (parent) => parent.finding.declaration?.reference.portId ?? null,
  datasetId(parent) {
    const dataset = parent.finding.declaration?.reference.dataset
    return dataset ? formatDatasetId(dataset.namespace, dataset.name) : null
  },
  ports: ({ snapshot: { copy }, finding: { ports } }) => ports.map((port) => ({ id: copy.ports[port]?.id ?? '' })),
  skew: (parent) => parent.finding.skew,
  edges: ({ snapshot, proof }) => proof.declared.map((version) => ({ snapshot, version })),
}

export const findingObservation: FindingObservationResolvers = {
  edges: ({ snapshot, proof }) => proof.observed.map((version) => ({ snapshot, version })),
  via: (parent) => parent.proof.via.map((node) => nodeOf(parent, placeOf(parent, node), 'PORT')),
  lastSeenAt: ({ proof }) =>
    new Date(proof.observed.reduce((last, { lastSeenAt }) => Math.max(last, lastSeenAt), 0)).toISOString(),
}

export const findingEvidence: FindingEvidenceResolvers = {
  edge({ snapshot, version }) {
    const [edge] = placeEdges(snapshot, [version], 'PORT', () => true, true)
    if (edge === undefined) throw new Error(`the edge from node ${version.from} to node ${version.to} shows nowhere`)
    return { snapshot, level: 'PORT', edge }
  },
  lastRun: ({ version }) => version.lastRun,
  endedAt: ({ version }) => dateTime(version.validTo),
}

const proofOf = ({ snapshot, finding: of }: FindingParent, context: Context): Promise<ProvenFindingParent['proof']> =>
  context.reader().reconciler.evidence(snapshot)(of)

const productId = ({ snapshot: { copy } }: FindingParent, index: number): string => copy.products[index]?.id ?? ''

/** The port that is meant or that holds it; else the dataset, when there is one. */
function sourceOf(parent: FindingParent): NodeParent | null {
  const { ports, sources, taker } = parent.finding
  const isForeign = (index: number) => parent.snapshot.copy.ports[index]?.product !== taker.index
  const port = (taker.kind === 'PRODUCT' ? ports.find(isForeign) : undefined) ?? ports[0]
  if (port !== undefined) return nodeOf(parent, { kind: 'PORT', index: port }, 'PORT')
  const [node] = sources
  return node === undefined ? null : nodeOf(parent, placeOf(parent, node), 'PORT')
}

const placeOf = ({ snapshot }: FindingParent, node: NodeKey): Place =>
  placesOf(snapshot, node, 'PORT')[0] ?? { kind: 'DATASET', index: node }

const nodeOf = ({ snapshot }: FindingParent, place: Place, level: NodeParent['level']): NodeParent => ({
  snapshot,
  place,
  level,
  distance: null,
})
