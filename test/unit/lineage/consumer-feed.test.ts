import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHttpClient, type HttpClient } from '../../../platform/http-client.ts'
import { createHttpServer, listen } from '../../../platform/http-server.ts'
import { createLogger } from '../../../platform/logger.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { createReadiness } from '../../../platform/readiness.ts'
import { consumerCounts } from '../../../schema/consumer-counts.ts'
import { type ConsumerFeed, createConsumerFeed } from '../../../subgraphs/lineage/feed/consumer-feed.ts'
import { eventually } from '../../support/eventually.ts'
import { freePort } from '../../support/ports.ts'
import { harvest, useLineage } from './harness.ts'

const lineage = useLineage()

/** The catalog's end, by the rules of `schema/consumer-counts.ts`: on a real server, with a memory that can be lost. */
interface Listener {
  known: Record<string, number>
  position: string | null
  /** Sizes of what came. */
  readonly messages: number[]
  authorization: string | undefined
  close(): Promise<void>
}

async function listener(port: number): Promise<Listener> {
  const app = createHttpServer({
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    metrics: createMetrics('catalog', { process: false }),
    readiness: createReadiness([]),
  })
  const state: Listener = {
    known: {},
    position: null,
    messages: [],
    authorization: undefined,
    close: () => app.close(),
  }
  app.post('/internal/v1/consumer-counts', async (request, reply) => {
    const { after, until, counts } = consumerCounts.parse(request.body)
    state.authorization = request.headers.authorization
    if (state.position === until) return { applied: true }
    if (after !== null && state.position !== after) return reply.status(409).send({ error: { code: 'OUT_OF_STEP' } })
    state.messages.push(counts.length)
    for (const { product, consumers } of counts) {
      if (consumers === null) delete state.known[product]
      else state.known[product] = consumers
    }
    state.position = until
    return { applied: true }
  })
  await listen(app, port)
  return state
}

describe('how many read each product, as lineage tells the catalog', () => {
  let http: HttpClient
  let port = 0
  const opened: { close(): Promise<void> }[] = []

  beforeEach(async () => {
    http = createHttpClient()
    port = await freePort()
    const ports = (name: string) => ({ ports: { v1: { datasets: [name] } } })
    await lineage.put(harvest('orders', { one: ports('o1'), two: ports('o2') }))
    await lineage.put(harvest('sales', { report: ports('s1') }))
  })
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
    await http.close()
  })

  function feed(): ConsumerFeed {
    const started = createConsumerFeed({
      count: () => lineage.service().consumersOfProducts(),
      http,
      catalogUrl: `http://127.0.0.1:${port}`,
      token: 'a-token',
      logger: createLogger({ name: 'lineage', level: 'silent' }),
      pauseMs: 20,
      maxPauseMs: 100,
      rests: 0,
    })
    opened.push(started)
    started.start()
    return started
  }
  async function catalog(): Promise<Listener> {
    const started = await listener(port)
    opened.push(started)
    return started
  }
  const read = (job: string, from: string, to?: string) =>
    lineage.run(job, { reads: [from], writes: to === undefined ? [] : [to], at: 1 })

  test('are all told once, with its token, and then those that changed', async () => {
    const there = await catalog()
    const telling = feed()
    await eventually(() => there.messages.length === 1)
    expect(there.known).toEqual({ 'orders/one': 0, 'orders/two': 0, 'sales/report': 0 })
    expect(there.authorization).toBe('Bearer a-token')
    await read('load', 'o1', 's1')
    await read('dashboard', 'o1')
    telling.kick()
    await eventually(() => there.known['orders/one'] === 2)
    expect(there.messages).toEqual([3, 1])
  })

  test('are told to a catalog that comes late, and anew to one that lost its memory', async () => {
    const telling = feed()
    await read('load', 'o1', 's1')
    const there = await catalog()
    await eventually(() => there.known['orders/one'] === 1)
    Object.assign(there, { known: {}, position: null })
    await read('more', 'o2', 's1')
    telling.kick()
    await eventually(() => there.known['orders/two'] === 1)
    expect(there.known).toEqual({ 'orders/one': 1, 'orders/two': 1, 'sales/report': 0 })
  })

  test('are forgotten with their product', async () => {
    const there = await catalog()
    const telling = feed()
    await eventually(() => there.known['orders/two'] === 0)
    await lineage.put(harvest('orders', { one: { ports: { v1: { datasets: ['o1'] } } } }, { version: 2 }))
    telling.kick()
    await eventually(() => !('orders/two' in there.known))
    expect(there.known).toEqual({ 'orders/one': 0, 'sales/report': 0 })
  })
})
