import type { ServiceLevelTerm } from '../documents.ts'
import type { QualitySummary, ServiceLevel } from '../generated/resolver-types.ts'
import type { PortNode, ProductNode } from '../snapshot.ts'
import type { LatestMeasurement, QualityStore } from '../stores/store.ts'
import { isKept } from './judgement.ts'
import { type MeasuredSubject, summarise } from './summary.ts'

/** What is known of the quality of what is described: one view is valid until the next result is stored. */
export interface QualityView {
  ofPort(port: PortNode): QualitySummary | null
  ofProduct(product: ProductNode): QualitySummary | null
  serviceLevelsOfPort(port: PortNode): readonly ServiceLevel[]
  /** The product's own, then those of its ports. */
  serviceLevelsOfProduct(product: ProductNode): readonly ServiceLevel[]
}

/**
 * Worked out when first asked for, then remembered: the store is a local file and a read takes microseconds. Terms and
 * nodes are immutable parts of a snapshot, so they are the keys.
 */
export function createQualityView(store: QualityStore): QualityView {
  const summaries = new WeakMap<object, { readonly summary: QualitySummary | null }>()
  const levels = new WeakMap<object, readonly ServiceLevel[]>()

  const measured = ({ id, checks }: Pick<PortNode, 'id' | 'checks'>): MeasuredSubject => ({
    declared: checks,
    outcomes: store.latestChecks(id),
  })
  const summaryOf = (node: object, subjects: () => readonly MeasuredSubject[]): QualitySummary | null => {
    const known = summaries.get(node) ?? { summary: summarise(subjects()) }
    summaries.set(node, known)
    return known.summary
  }
  const levelsOf = (node: { readonly id: string; readonly serviceLevels: readonly ServiceLevelTerm[] }) => {
    const known = levels.get(node) ?? evaluate(store, node.id, node.serviceLevels)
    levels.set(node, known)
    return known
  }

  return {
    ofPort: (port) => summaryOf(port, () => [measured(port)]),
    ofProduct: (product) =>
      summaryOf(product, () => [measured({ id: product.id, checks: [] }), ...product.outputPorts.map(measured)]),
    serviceLevelsOfPort: levelsOf,
    serviceLevelsOfProduct: (product) => [...levelsOf(product), ...product.outputPorts.flatMap(levelsOf)],
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
