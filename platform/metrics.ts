import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds, from a memory read to a slow domain. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export interface Metrics {
  readonly registry: Registry
  counter<Label extends string = never>(name: string, help: string, labels?: readonly Label[]): Counter<Label>
  gauge<Label extends string = never>(name: string, help: string, labels?: readonly Label[]): Gauge<Label>
  /** With a first value of 0 for each of the label's values: alerts on an increase do not see one that begins at 1. */
  outcomes<Outcome extends string>(name: string, help: string, outcomes: readonly Outcome[]): Counter<'outcome'>
  /** A histogram of seconds. */
  duration<Label extends string = never>(name: string, help: string, labels?: readonly Label[]): Histogram<Label>
  /** The Prometheus text exposition. */
  text(): Promise<string>
}

/** One registry a process: several services can live in one process (tests, benches) without sharing numbers. */
export function createMetrics(service: string, { process = true }: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  if (process) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, labels = []) => new Gauge({ name, help, labelNames: [...labels], registers }),
    outcomes(name, help, outcomes) {
      const counter = new Counter({ name, help, labelNames: ['outcome'], registers })
      for (const outcome of outcomes) counter.inc({ outcome }, 0)
      return counter
    },
    duration: (name, help, labels = []) =>
      new Histogram({ name, help, labelNames: [...labels], buckets: DURATION_BUCKETS, registers }),
    text: () => registry.metrics(),
  }
}
