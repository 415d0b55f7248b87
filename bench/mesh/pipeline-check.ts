import { expectEqual } from '../measure/check.ts'
import { ask } from './ask.ts'
import type { RunningLineage } from './lineage-service.ts'
import { edgesOfJob, type PipelinePlan, timeOf } from './pipeline-runs.ts'

const EDGES = `edges { from { id } to { id } job { id } lastSeenAt }`
interface Edge {
  readonly from: { readonly id: string }
  readonly to: { readonly id: string }
  readonly job: { readonly id: string } | null
  readonly lastSeenAt: string
}
const JOBS_A_QUERY = 25

/** Every edge of every job is there once, seen by the COMPLETE of the job's last run; and no event was lost on the way. */
export async function checkStored(
  what: string,
  lineage: RunningLineage,
  plan: PipelinePlan,
  runs: number,
): Promise<void> {
  expectEqual(`${what}: events stored`, await eventsStored(lineage), runs * 2)
  const sorted = (edges: readonly string[]) => edges.toSorted()
  for (let first = 0; first < plan.jobs; first += JOBS_A_QUERY) {
    const jobs = Array.from({ length: Math.min(JOBS_A_QUERY, plan.jobs - first) }, (_, at) => first + at)
    const expected = jobs.flatMap((job) => {
      const lastRun = job + Math.floor((runs - 1 - job) / plan.jobs) * plan.jobs
      return edgesOfJob(job).map((edge) => [edge.from, edge.to, edge.job, timeOf(plan, lastRun, 'COMPLETE')].join(' '))
    })
    const outputs = jobs.flatMap((job) => [...new Set(edgesOfJob(job).map(({ to }) => to))])
    const fields = outputs.map(
      (id, at) => `o${at}: lineage(of: ${JSON.stringify(id)}, direction: UPSTREAM, depth: 1, level: PORT) { ${EDGES} }`,
    )
    const found = await ask<Record<string, { edges: readonly Edge[] }>>(lineage.url, {
      query: `{ ${fields.join(' ')} }`,
    })
    const edges = Object.values(found).flatMap((graph) => graph.edges)
    const shown = edges.map(({ from, to, job, lastSeenAt }) => [from.id, to.id, job?.id, lastSeenAt].join(' '))
    expectEqual(`${what}: edges of the jobs from ${first}`, sorted(shown), sorted(expected))
  }
}

async function eventsStored({ origin }: RunningLineage): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^heddle_lineage_events_total\{[^}]*kind="RUN"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0)
}
