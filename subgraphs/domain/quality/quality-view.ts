import type { ServiceLevelTerm } from '../documents.ts'
import type { QualitySummary, ServiceLevel } from '../generated/resolver-types.ts'
import { digestOf, documentDigest } from '../release-digest.ts'
import type { PortNode, ProductNode } from '../snapshot.ts'
import type { LatestMeasurement, QualityStore } from '../stores/store.ts'
import { isKept } from './judgement.ts'
import { type MeasuredSubject, summarise } from './summary.ts'

/** What is known of the quality of what is described, always as of the newest results. */
export interface QualityView {
  ofPort(port: PortNode): QualitySummary | null
  ofProduct(product: ProductNode): QualitySummary | null
  serviceLevelsOfPort(port: PortNode): readonly ServiceLevel[]
  /** The product's own, then those of its ports. */
  serviceLevelsOfProduct(product: ProductNode): readonly ServiceLevel[]
  /** `DataProduct.digest`: of the product as described and as measured, the same after a restart. */
  digestOf(product: ProductNode): string
  /** Results about these were stored; null: about anything. */
  changed(subjects: Iterable<string> | null): void
}

/** To be raised when resolvers make something else of the same documents and results: what harvests know is then read again. */
const DIGEST_FORM = 1

/**
 * Worked out when first asked for, then remembered until a result about it is stored: the store is a local file and a read
 * takes microseconds. Terms and nodes are immutable parts of a snapshot, so they are the keys; a snapshot takes over the
 * nodes that are as before, so a change costs what it changes.
 */
export function createQualityView(store: QualityStore): QualityView {
  let changes = 0
  let allChangedAt = 0
  const changedAt = new Map<string, number>()
  const stampOf = (subject: string): number => Math.max(allChangedAt, changedAt.get(subject) ?? 0)
  const stampOfProduct = ({ id, outputPorts }: ProductNode): number =>
    Math.max(stampOf(id), ...outputPorts.map((port) => stampOf(port.id)))
  const summaries = createMemory<QualitySummary | null>()
  const levels = createMemory<readonly ServiceLevel[]>()
  const digests = createMemory<string>()

  const measured = ({ id, checks }: Pick<PortNode, 'id' | 'checks'>): MeasuredSubject => ({
    declared: checks,
    outcomes: store.latestChecks(id),
  })
  const levelsOf = (node: { readonly id: string; readonly serviceLevels: readonly ServiceLevelTerm[] }) =>
    levels(node, stampOf(node.id), () => evaluate(store, node.id, node.serviceLevels))

  const view: QualityView = {
    ofPort: (port) => summaries(port, stampOf(port.id), () => summarise([measured(port)])),
    ofProduct: (product) =>
      summaries(product, stampOfProduct(product), () =>
        summarise([measured({ id: product.id, checks: [] }), ...product.outputPorts.map(measured)]),
      ),
    serviceLevelsOfPort: levelsOf,
    serviceLevelsOfProduct: (product) => [...levelsOf(product), ...product.outputPorts.flatMap(levelsOf)],
    digestOf: (product) =>
      digests(product, stampOfProduct(product), () => {
        const { document, updatedAt, outputPorts } = product
        const served = [view.ofProduct(product), outputPorts.map(view.ofPort), view.serviceLevelsOfProduct(product)]
        return digestOf([DIGEST_FORM, documentDigest(document), updatedAt, served]).slice(0, 32)
      }),
    changed(subjects) {
      changes += 1
      if (subjects === null) allChangedAt = changes
      else for (const subject of subjects) changedAt.set(subject, changes)
    },
  }
  return view
}

/** A value a node, made anew when its stamp is another. */
function createMemory<Value>(): (node: object, stamp: number, make: () => Value) => Value {
  const known = new WeakMap<object, { readonly stamp: number; readonly value: Value }>()
  return (node, stamp, make) => {
    const entry = known.get(node)
    if (entry?.stamp === stamp) return entry.value
    const value = make()
    known.set(node, { stamp, value })
    return value
  }
}

function evaluate(store: QualityStore, subject: string, terms: readonly ServiceLevelTerm[]): readonly ServiceLevel[] {
  const measurements = terms.length === 0 ? [] : store.latestMeasurements(subject)
  return terms.map((term) => {
    const { id, property, objective, target, unit, comparison, breachPolicy } = term
    const measurement = measurementFor(term, terms, measurements)
    const judgement = target === null || comparison === null ? null : { target, comparison }
    const met =
      measurement === null
        ? null
        : judgement === null || measurement.value === null
          ? measurement.met
          : isKept(judgement, measurement.value)
    const since =
      measurement === null || met === null
        ? null
        : store.since(subject, property, measurement.element, measurement.value === null ? null : judgement, met)
    return { id, property, objective, target, unit, breachPolicy, actual: measurement?.value ?? null, met, since }
  })
}

/** The measurement of the same element; one that names none will do where only one promise is about the property. */
function measurementFor(
  term: ServiceLevelTerm,
  terms: readonly ServiceLevelTerm[],
  measurements: readonly LatestMeasurement[],
): LatestMeasurement | null {
  const same = measurements.filter(({ property }) => property === term.property)
  const exact = same.find(({ element }) => element === term.element)
  if (exact !== undefined) return exact
  const alone = terms.filter(({ property }) => property === term.property).length === 1
  return (alone && same.find(({ element }) => element === null)) || null
}
