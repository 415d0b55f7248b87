import type { Metrics } from '../../platform/metrics.ts'
import type { DomainState, Served } from './domain-state.ts'
import type { QualityStore } from './stores/store.ts'

const LABELS = ['domain', 'product_name', 'port'] as const
type Label = (typeof LABELS)[number]

/** Measured property → gauge: the metrics contract of the founding articles (`standards/articles/README.md`). */
const MEASURED = {
  freshness: ['data_product_freshness_seconds', 'Age of the newest data, in seconds.'],
  availability: ['data_product_availability', 'Share of the time it could be read, 0–1.'],
  rowCount: ['row_count', 'Rows at the last measurement.'],
  pipelineExecutionDuration: ['pipeline_execution_duration_seconds', 'How long the last run took, in seconds.'],
  consumerQueryCount: ['consumer_query_count', 'Queries by consumers, as last measured.'],
} as const

/**
 * Registers the gauges and answers with how to bring them up to date, which is to be called before they are read. What was
 * never measured has no sample: unknown is not 0.
 */
export function registerDomainMetrics(
  metrics: Metrics,
  store: QualityStore,
  { id, served, workingCopy }: Pick<DomainState, 'id' | 'served' | 'workingCopy'>,
): () => void {
  const measured = new Map(
    Object.entries(MEASURED).map(([property, [name, help]]) => [property, metrics.gauge<Label>(name, help, LABELS)]),
  )
  const score = metrics.gauge<Label>('data_quality_score', 'Mean score of the newest quality checks, 0–1.', LABELS)
  const kept = metrics.gauge<Label | 'property'>('data_product_slo_met', '1 when the promise is kept, 0 when not.', [
    ...LABELS,
    'property',
  ])
  const problems = metrics.gauge<'domain'>('heddle_domain_problems', 'Problems in the domain’s folder.', ['domain'])
  const drift = metrics.gauge<'domain'>('heddle_domain_drift', '1 when the folder is not the release that is served.', [
    'domain',
  ])

  return () => {
    for (const gauge of [...measured.values(), score, kept]) gauge.reset()
    const now = served()
    problems.set({ domain: id }, now.problems.length)
    drift.set({ domain: id }, now.snapshot.digest === workingCopy().digest ? 0 : 1)
    fill(id, now)
  }

  function fill(domain: string, { snapshot, quality }: Served): void {
    for (const product of snapshot.products) {
      const product_name = product.id.slice(domain.length + 1)
      const total = quality.ofProduct(product)?.score
      if (typeof total === 'number') score.set({ domain, product_name, port: '' }, total)
      for (const subject of [product, ...product.outputPorts]) {
        const port = subject === product ? '' : subject.id.slice(product.id.length + 1)
        const labels = { domain, product_name, port }
        for (const { property, element, value } of store.latestMeasurements(subject.id)) {
          if (element === null && value !== null) measured.get(property)?.set(labels, value)
        }
      }
      for (const port of product.outputPorts) {
        const labels = { domain, product_name, port: port.id.slice(product.id.length + 1) }
        const own = quality.ofPort(port)?.score
        if (typeof own === 'number') score.set(labels, own)
        for (const { property, met } of quality.serviceLevelsOfPort(port)) {
          if (typeof met === 'boolean') kept.set({ ...labels, property }, met ? 1 : 0)
        }
      }
    }
  }
}
