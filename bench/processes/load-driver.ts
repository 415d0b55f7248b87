/** A client under load, in a process of its own so that it is not measured along. */
import { Pool } from 'undici'
import { eventBody, type PipelinePlan } from '../mesh/pipeline-runs.ts'
import { serveBench } from './talk.ts'

/** Closed loop: each connection asks again as soon as it is answered. */
export interface LoadOrder {
  readonly url: string
  /** Request bodies, taken in turn. */
  readonly bodies: readonly string[]
  readonly connections: number
  readonly seconds: number
}

/** Open loop: each request goes out at its time, whether or not those before it are answered. */
export interface ScheduleOrder {
  readonly url: string
  /** `at` in ms from the start. */
  readonly requests: readonly { readonly at: number; readonly body: string }[]
}

/** Closed loop of OpenLineage events: each connection posts the START of a run, then its COMPLETE, then takes the next run. */
export interface EventsOrder {
  /** Of lineage, without a path. */
  readonly origin: string
  readonly token: string
  readonly plan: PipelinePlan
  /** The first run, and how many. */
  readonly from: number
  readonly runs: number
  readonly connections: number
  /** Runs a request; null: an event a request, at the address for one. */
  readonly batch: number | null
}

export interface LoadOutcome {
  readonly operations: number
  readonly seconds: number
  /** Milliseconds: of the closed loop since it was sent, of the open one since it was due. */
  readonly latencies: readonly number[]
}

serveBench({ load, schedule, events })

async function load({ url, bodies, connections, seconds }: LoadOrder): Promise<LoadOutcome> {
  const { ask, close } = openClient(url, connections)
  const latencies: number[] = []
  const started = performance.now()
  const end = started + seconds * 1_000
  let next = 0
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now()
      await ask(bodies[next++ % bodies.length] ?? '')
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  const took = (performance.now() - started) / 1_000
  await close()
  return { operations: latencies.length, seconds: took, latencies }
}

async function schedule({ url, requests }: ScheduleOrder): Promise<LoadOutcome> {
  const { ask, close } = openClient(url, 64)
  const latencies: number[] = []
  const started = performance.now()
  await Promise.all(
    requests.map(async ({ at, body }) => {
      const due = started + at
      await new Promise((wake) => setTimeout(wake, due - performance.now()))
      await ask(body)
      latencies.push(performance.now() - due)
    }),
  )
  const took = (performance.now() - started) / 1_000
  await close()
  return { operations: latencies.length, seconds: took, latencies }
}

/** `operations` are events, `latencies` those of requests. */
async function events({ origin, token, plan, from, runs, connections, batch }: EventsOrder): Promise<LoadOutcome> {
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const latencies: number[] = []
  const post = async (path: string, body: string, expected: number): Promise<void> => {
    const sent = performance.now()
    const answer = await pool.request({ method: 'POST', path, headers, body })
    const text = await answer.body.text()
    latencies.push(performance.now() - sent)
    if (answer.statusCode !== expected) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`)
  }
  const started = performance.now()
  const end = from + runs
  let next = from
  const loop = async (): Promise<void> => {
    while (next < end) {
      const first = next
      next = Math.min(end, first + (batch ?? 1))
      const bodies = Array.from({ length: next - first }, (_, at) => [
        eventBody(plan, first + at, 'START'),
        eventBody(plan, first + at, 'COMPLETE'),
      ]).flat()
      if (batch === null) for (const body of bodies) await post('/api/v1/lineage', body, 201)
      else await post('/api/v1/lineage/batch', `[${bodies.join()}]`, 204)
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  const took = (performance.now() - started) / 1_000
  await pool.close()
  return { operations: runs * 2, seconds: took, latencies }
}

/** Asks like a browser over kept-alive connections. An answer with errors ends the bench: it would be a fast one. */
function openClient(url: string, connections: number) {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  return {
    async ask(body: string): Promise<void> {
      const answer = await pool.request({ method: 'POST', path: pathname, headers, body })
      const text = await answer.body.text()
      if (answer.statusCode !== 200 || !text.startsWith('{"data":{') || text.includes('"errors":[')) {
        throw new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 500)}`)
      }
    },
    close: () => pool.close(),
  }
}
