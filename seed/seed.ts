import { join } from 'node:path'
import { z } from 'zod'
import { createHttpClient, type HttpClient } from '../platform/http-client.ts'
import { packageRoot } from '../platform/package-root.ts'
import type { DatasetEvent, JobEvent, OpenLineageEvent, RunEvent } from './events/openlineage.ts'
import { openLineageEvents } from './events.ts'
import { readPromisesOf } from './quality/promises.ts'
import { lastMeasured, productOf, type QualityResult, qualityResults } from './quality/quality.ts'
import { reportedUntil } from './reported.ts'

export interface SeedOptions {
  /** Where lineage itself listens: without the gateway in between an event costs a fifth less. */
  readonly lineageUrl: string
  /** Domain id → where it listens. */
  readonly domains: Readonly<Record<string, string>>
  /** By name: each domain's own, and `ingest`. */
  readonly tokens: Readonly<Record<string, string>>
  readonly now: Date
  readonly signal?: AbortSignal
  readonly onProgress?: (done: SeedCounts) => void
}

/** What was sent: what is known already is not. */
export interface SeedCounts {
  readonly qualityResults: number
  readonly events: number
}

const LANES = 12
const TIMEOUT_MS = 30_000

/**
 * Gives a running mesh its demo data: quality results to each domain, OpenLineage events to lineage.
 *
 * Harmless to repeat: of results only those newer than what a domain has are sent, and of a job's events only those newer
 * than what lineage has seen of it, and the newest once more, which changes nothing.
 *
 * @throws Error naming what was refused, by whom, and the answer
 */
export async function seedMesh(options: SeedOptions): Promise<SeedCounts> {
  const http = createHttpClient({ connections: LANES })
  const done = { qualityResults: 0, events: 0 }
  const report = (counts: Partial<SeedCounts>) => {
    done.qualityResults += counts.qualityResults ?? 0
    done.events += counts.events ?? 0
    options.onProgress?.({ ...done })
  }
  try {
    await Promise.all([seedEvents(http, options, report), seedQuality(http, options, report)])
    return done
  } finally {
    await http.close()
  }
}

type Report = (counts: Partial<SeedCounts>) => void

async function seedQuality(http: HttpClient, options: SeedOptions, report: Report): Promise<void> {
  const { now } = options
  await Promise.all(
    Object.entries(options.domains).map(async ([domain, url]) => {
      const known = await newestResults(http, url, options)
      if (hasTheNewest(known, now)) return
      const products = readPromisesOf(join(packageRoot(), 'seed', 'domains'), domain)
      const results = qualityResults({ now, products }).get(domain) ?? []
      const fresh = results.filter((result) => isNews(result, known))
      if (fresh.length === 0) return
      await post(http, new URL('/v1/quality', url), options.tokens[domain], { results: fresh }, options)
      report({ qualityResults: fresh.length })
    }),
  )
}

/** A domain is sent all its results in one request: where each product that has any has its newest, nothing is missing. */
function hasTheNewest(known: ReadonlyMap<string, number>, now: Date): boolean {
  return known.size > 0 && [...known].every(([product, newest]) => newest >= lastMeasured(product, now.getTime()))
}

function isNews(result: QualityResult, known: ReadonlyMap<string, number>): boolean {
  return Date.parse(result.measuredAt) > (known.get(productOf(result)) ?? 0)
}

const newestAnswer = z.object({
  data: z.object({
    ownProducts: z.object({
      nodes: z.array(
        z.object({ id: z.string(), quality: z.object({ measuredAt: z.string().nullable() }).nullable() }).nullable(),
      ),
    }),
  }),
})

/** Product → when it was last measured. */
async function newestResults(
  http: HttpClient,
  url: string,
  { signal }: SeedOptions,
): Promise<ReadonlyMap<string, number>> {
  const answer = await http.requestJson({
    url: new URL('/graphql', url).href,
    method: 'POST',
    body: { query: '{ ownProducts(first: 100) { nodes { id quality { measuredAt } } } }' },
    timeoutMs: TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  })
  const { nodes } = newestAnswer.parse(answer).data.ownProducts
  return new Map(
    nodes.flatMap((node) => (node?.quality?.measuredAt ? [[node.id, Date.parse(node.quality.measuredAt)]] : [])),
  )
}

/** The runs of a job in their order, different jobs side by side; static metadata before all, so that aliases are known. */
async function seedEvents(http: HttpClient, options: SeedOptions, report: Report): Promise<void> {
  const url = new URL('/api/v1/lineage', options.lineageUrl)
  const { metadata, jobs } = byJob(openLineageEvents({ now: options.now }))
  const knownUntil = await reportedUntil(http, options.lineageUrl, jobs, options.signal)
  const send = async (events: readonly OpenLineageEvent[]) => {
    for (const event of events) {
      await post(http, url, options.tokens.ingest, event, options)
      report({ events: 1 })
    }
  }
  await send(metadata)
  const waiting = jobs.map((events) => events.filter(({ job, eventTime }) => Date.parse(eventTime) >= knownUntil(job)))
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next)
    }),
  )
}

function byJob(events: readonly OpenLineageEvent[]) {
  const metadata: DatasetEvent[] = []
  const jobs = new Map<string, (RunEvent | JobEvent)[]>()
  for (const event of events) {
    if (!('job' in event)) {
      metadata.push(event)
      continue
    }
    const key = JSON.stringify([event.job.namespace, event.job.name])
    const known = jobs.get(key)
    if (known) known.push(event)
    else jobs.set(key, [event])
  }
  return { metadata, jobs: [...jobs.values()] }
}

async function post(
  http: HttpClient,
  url: URL,
  token: string | undefined,
  body: unknown,
  { signal }: SeedOptions,
): Promise<void> {
  if (token === undefined) throw new Error(`no token for ${url.pathname} of ${url.host}`)
  const { status, json } = await http.request({
    url: url.href,
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
    timeoutMs: TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  })
  if (status < 200 || status > 299) {
    throw new Error(
      `${url.pathname} of ${url.host} refused demo data with ${status}: ${JSON.stringify(json).slice(0, 500)}`,
    )
  }
}
