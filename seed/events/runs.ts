import { between, chance, uuidOf } from '../chance.ts'
import { columnLineage } from './column-lineage.ts'
import { ENGINES, type PipelineJob } from './job.ts'
import { type Dataset, type EventDataset, type Facets, facet, type RunEvent, schemaUrl } from './openlineage.ts'
import { DAY, slotsOf, weekdayOf } from './slots.ts'

const MINUTE = 60_000
const REPEAT_AFTER = 60 * MINUTE

/** The events of all runs of a job that began by `now`, in the order in which they happened. */
export function runsOf(job: PipelineJob, now: number): RunEvent[] {
  const slots = slotsOf(job.schedule, now)
  if (job.schedule.kind === 'stream') return slots.flatMap((slot) => streamRun(job, slot, now))
  return slots.flatMap((slot) => {
    const failing = job.failsOn !== undefined && weekdayOf(slot) === job.failsOn.on
    return failing
      ? [...batchRun(job, slot, now, true), ...batchRun(job, slot + REPEAT_AFTER, now)]
      : batchRun(job, slot, now)
  })
}

/** A finite run: START, then COMPLETE or FAIL once it is over; a rare one is aborted and leaves it at that. */
function batchRun(job: PipelineJob, slot: number, now: number, fails = false): RunEvent[] {
  if (slot > now) return []
  const writer = eventWriter(job, slot)
  const end = slot + Math.round((job.minutes ?? 12) * (0.8 + 0.5 * chance(`${writer.key}/duration`)) * MINUTE)
  const started = writer.event('START', slot)
  if (end > now) return [started]
  if (fails) return [started, writer.event('FAIL', slot + (end - slot) / 3)]
  const aborted = job.outputs.length > 0 && chance(`${writer.key}/abort`) < 0.01
  return [started, writer.event(aborted ? 'ABORT' : 'COMPLETE', end)]
}

/** A run of a week: it reports each day, and completes when it is replaced on the next Monday. */
function streamRun(job: PipelineJob, slot: number, now: number): RunEvent[] {
  const writer = eventWriter(job, slot)
  const replaced = slot + 7 * DAY - 5 * MINUTE
  const reports = [2, 4, 6].map((day) => slot + day * DAY).filter((time) => time <= now)
  return [
    writer.event('START', slot),
    ...reports.map((time) => writer.event('RUNNING', time)),
    ...(replaced <= now ? [writer.event('COMPLETE', replaced)] : []),
  ]
}

function eventWriter(job: PipelineJob, slot: number) {
  const engine = ENGINES[job.engine]
  const { producer } = engine
  const key = `${engine.namespace}/${job.name}@${new Date(slot).toISOString()}`
  const extra = job.alsoReads?.on === weekdayOf(slot) ? job.alsoReads.datasets : []

  function event(eventType: RunEvent['eventType'], time: number): RunEvent {
    const isEnd = eventType !== 'START'
    const named = engine.names === 'start and end' || (engine.names === 'end') === isEnd
    return {
      eventType,
      eventTime: new Date(Math.round(time)).toISOString(),
      producer,
      schemaURL: schemaUrl('RunEvent'),
      run: { runId: uuidOf(key), facets: runFacets(eventType) },
      job: {
        namespace: engine.namespace,
        name: job.name,
        ...(eventType === 'START' ? { facets: jobFacets(job) } : {}),
      },
      inputs: named ? [...job.inputs, ...extra] : [],
      outputs: named ? job.outputs.map((output) => describeOutput(output, eventType)) : [],
    }
  }

  function runFacets(eventType: RunEvent['eventType']): Facets {
    if (eventType === 'FAIL') {
      const message = job.failsOn?.message ?? 'the run was interrupted'
      const programmingLanguage = /^(java|org)\./.test(message) ? 'JAVA' : 'PYTHON'
      return { errorMessage: facet(producer, 'ErrorMessageRunFacet', { message, programmingLanguage }) }
    }
    if (eventType !== 'START') return {}
    return {
      nominalTime: facet(producer, 'NominalTimeRunFacet', { nominalStartTime: new Date(slot).toISOString() }),
      processing_engine: facet(producer, 'ProcessingEngineRunFacet', {
        name: engine.integration,
        version: engine.version,
      }),
    }
  }

  function describeOutput(output: Dataset, eventType: RunEvent['eventType']): EventDataset {
    const columns = job.columns?.find((entry) => entry.output === output)
    const made = job.madeFrom?.find((entry) => entry.output === output)
    const facets: Facets = {
      ...(columns && eventType !== 'FAIL' ? columnLineage(producer, columns.fields) : {}),
      ...(made ? { lineage: madeFrom(producer, made.inputs) } : {}),
    }
    const rows = eventType === 'COMPLETE' && job.rows !== undefined ? spread(`${key}/rows`, job.rows) : null
    return {
      ...output,
      ...(Object.keys(facets).length > 0 ? { facets } : {}),
      ...(rows === null ? {} : { outputFacets: statistics(producer, rows) }),
    }
  }

  return { key, event }
}

export function jobFacets({ engine: name, about, owner, sql, schedule }: PipelineJob): Facets {
  const { producer, integration, jobType } = ENGINES[name]
  const processingType = schedule.kind === 'stream' ? 'STREAMING' : 'BATCH'
  return {
    jobType: facet(producer, 'JobTypeJobFacet', { processingType, integration, jobType }),
    ownership: facet(producer, 'OwnershipJobFacet', { owners: [{ name: owner, type: 'OWNER' }] }),
    documentation: facet(producer, 'DocumentationJobFacet', { description: about }),
    ...(sql === undefined ? {} : { sql: facet(producer, 'SQLJobFacet', { query: sql, dialect: 'snowflake' }) }),
  }
}

function madeFrom(producer: string, inputs: readonly Dataset[]): Readonly<Record<string, unknown>> {
  const sources = inputs.map((input) => ({ ...input, type: 'DATASET' }))
  return facet(producer, 'LineageFacet', { inputs: sources }, 'LineageDatasetFacet')
}

function statistics(producer: string, rowCount: number): Facets {
  return { outputStatistics: facet(producer, 'OutputStatisticsOutputDatasetFacet', { rowCount, size: rowCount * 212 }) }
}

/** Within eight percent of `about`. */
function spread(key: string, about: number): number {
  return about + Math.round((about * between(key, -80, 80)) / 1000)
}
