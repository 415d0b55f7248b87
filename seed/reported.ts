import { z } from 'zod'
import type { HttpClient } from '../platform/http-client.ts'
import { formatDatasetId, formatJobId } from '../schema/ids.ts'
import type { JobEvent, RunEvent } from './events/openlineage.ts'

type EventOfJob = RunEvent | JobEvent

const answer = z.object({
  data: z.record(
    z.string(),
    z.object({ edges: z.array(z.object({ writer: z.string(), lastSeenAt: z.string().nullable() })) }).nullable(),
  ),
})

/**
 * Job → up to when lineage has heard of it, for jobs it has heard of: a job's events are sent in their order, each when the
 * one before is on the disk, so what came before its newest edge is there. Asked of lineage, not remembered here, since it
 * is lineage's store that may have been emptied or replaced between two starts.
 */
export async function reportedUntil(
  http: HttpClient,
  lineageUrl: string,
  jobs: readonly (readonly EventOfJob[])[],
  signal?: AbortSignal,
): Promise<(job: EventOfJob['job']) => number> {
  const datasets = [...new Set(jobs.flatMap(datasetReadBy))]
  if (datasets.length === 0) return () => Number.NEGATIVE_INFINITY
  const declared = datasets.map((_, index) => `$d${index}: ID!`).join(', ')
  const asked = datasets.map(
    (_, index) => `d${index}: lineage(of: $d${index}, depth: 1, level: PORT) { edges { writer lastSeenAt } }`,
  )
  const { json } = await http.request({
    url: new URL('/graphql', lineageUrl).href,
    method: 'POST',
    body: {
      query: `query Reported(${declared}) { ${asked.join(' ')} }`,
      variables: Object.fromEntries(datasets.map((dataset, index) => [`d${index}`, dataset])),
    },
    ...(signal ? { signal } : {}),
  })
  const until = new Map<string, number>()
  for (const edge of Object.values(answer.safeParse(json).data?.data ?? {}).flatMap((graph) => graph?.edges ?? [])) {
    const seen = Date.parse(edge.lastSeenAt ?? '')
    if (seen > (until.get(edge.writer) ?? 0)) until.set(edge.writer, seen)
  }
  return ({ namespace, name }) => until.get(formatJobId(namespace, name)) ?? Number.NEGATIVE_INFINITY
}

/** Something that the job read at its last run: an edge leads from it. */
function datasetReadBy(events: readonly EventOfJob[]): string[] {
  const input = events.findLast((event) => (event.inputs ?? []).length > 0)?.inputs?.[0]
  return input === undefined ? [] : [formatDatasetId(input.namespace, input.name)]
}
