import { DAILY_SALES } from './events/datasets.ts'
import type { PipelineJob } from './events/job.ts'
import { ANALYTICS_JOBS } from './events/jobs/analytics.ts'
import { CUSTOMERS_JOBS } from './events/jobs/customers.ts'
import { INVENTORY_JOBS } from './events/jobs/inventory.ts'
import { MARKETING_JOBS } from './events/jobs/marketing.ts'
import { ORDERS_JOBS } from './events/jobs/orders.ts'
import { PAYMENTS_JOBS } from './events/jobs/payments.ts'
import type { OpenLineageEvent, RunEvent } from './events/openlineage.ts'
import { readerRuns } from './events/reader-runs.ts'
import { READERS, type Reader } from './events/readers.ts'
import { runsOf } from './events/runs.ts'
import { datasetEvents, jobEvents } from './events/static-events.ts'

/** Every job that writes, by the domain that runs it. */
export const PIPELINES: readonly PipelineJob[] = [
  ...ORDERS_JOBS,
  ...CUSTOMERS_JOBS,
  ...PAYMENTS_JOBS,
  ...INVENTORY_JOBS,
  ...MARKETING_JOBS,
  ...ANALYTICS_JOBS,
]

/** Checks the sales cube and uses nothing of it: lineage must not take it for a consumer. */
const TEST_JOB: Reader = {
  engine: 'dbt',
  name: 'sales.daily_sales.test',
  owner: 'Commercial Insights',
  inputs: [DAILY_SALES],
}

/**
 * What Loomwear's tools reported over the last weeks, as OpenLineage 2-0-2, oldest first after the static metadata.
 *
 * A pure function of `now`: times, runs and their contents are absolute, so a later call repeats earlier events to the
 * letter and adds what has happened since. That is what makes posting them again harmless.
 */
export function openLineageEvents({ now }: { readonly now: Date }): readonly OpenLineageEvent[] {
  const time = now.getTime()
  const runs: RunEvent[] = [
    ...PIPELINES.flatMap((job) => runsOf(job, time)),
    ...READERS.flatMap((reader) => readerRuns(reader, time)),
    ...readerRuns(TEST_JOB, time, true),
  ]
  const inOrder = runs.toSorted((a, b) => (a.eventTime < b.eventTime ? -1 : a.eventTime > b.eventTime ? 1 : 0))
  return [...datasetEvents(time), ...jobEvents(time), ...inOrder]
}
