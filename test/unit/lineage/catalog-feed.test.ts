import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHttpClient, type HttpClient } from '../../../platform/http-client.ts'
import { createHttpServer, listen } from '../../../platform/http-server.ts'
import { createLogger } from '../../../platform/logger.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { createReadiness } from '../../../platform/readiness.ts'
import { edgeChanges, type PostedEdgeChange } from '../../../schema/changes.ts'
import { type CatalogFeed, createCatalogFeed } from '../../../subgraphs/lineage/feed/catalog-feed.ts'
import { afterCommit } from '../../../subgraphs/lineage/stores/store.ts'
import { eventually } from '../../support/eventually.ts'
import { freePort } from '../../support/ports.ts'
import { useLineage } from './harness.ts'

const lineage = useLineage()

/** The catalog's end, by the rules of `schema/changes.ts`: on a real server, with a memory that can be lost or put back. */
interface Listener {
  told: PostedEdgeChange[]
  position: string | null
  /** Takes what comes, and then answers as if it had not. */
  losesAnswers: boolean
  authorization: string | undefined
  batches: number
  close(): Promise<void>
}

async function listener(port: number): Promise<Listener> {
  const app = createHttpServer({
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    metrics: createMetrics('catalog', { process: false }),
    readiness: createReadiness([]),
  })
  const state: Listener = {
    told: [],
    position: null,
    losesAnswers: false,
    authorization: undefined,
    batches: 0,
    close: () => app.close(),
  }
  app.post('/api/v1/changes', async (request, reply) => {
    const { after, until, changes } = edgeChanges.parse(request.body)
    state.authorization = request.headers.authorization
    state.batches += 1
    if (state.position === until) return { applied: false, position: until }
    if (state.position !== null && state.position !== after)
      return reply.status(409).send({ error: { code: 'OUT_OF_STEP', message: '', position: state.position } })
    state.told.push(...changes)
    state.position = until
    return state.losesAnswers ? reply.status(500).send({}) : { applied: true, position: until }
  })
  await listen(app, port)
  return state
}

describe('what lineage tells the catalog', () => {
  let http: HttpClient
  let port = 0
  const opened: { close(): Promise<void> }[] = []

  beforeEach(async () => {
    http = createHttpClient()
    port = await freePort()
  })
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
    await http.close()
  })

  function feed(): CatalogFeed {
    const started = createCatalogFeed({
      moves: (after) => lineage.service().edgeMoves(after),
      from: afterCommit(lineage.service().startedAt),
      http,
      catalogUrl: `http://127.0.0.1:${port}`,
      token: 'a-token',
      logger: createLogger({ name: 'lineage', level: 'silent' }),
      pauseMs: 20,
      maxPauseMs: 100,
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
  const run = (number: number) => lineage.run(`job-${number}`, { reads: ['in'], writes: [`out-${number}`], at: number })
  const jobs = (...numbers: readonly number[]) => numbers.map((number) => `job:etl/job-${number}`)
  const writers = ({ told }: Listener) => told.map(({ writer }) => writer)

  test('arrives, with its token, as it happens', async () => {
    const there = await catalog()
    const telling = feed()
    await run(1)
    telling.kick()
    await eventually(() => there.told.length === 1)
    await run(2)
    telling.kick()
    await eventually(() => there.told.length === 2)
    expect(writers(there)).toEqual(jobs(1, 2))
    expect(there.authorization).toBe('Bearer a-token')
  })

  test('waits for a catalog that is not there, and is in order then', async () => {
    const telling = feed()
    for (const number of [1, 2, 3]) {
      await run(number)
      telling.kick()
    }
    const there = await catalog()
    await eventually(() => there.told.length === 3)
    expect(writers(there)).toEqual(jobs(1, 2, 3))
  })

  test('is told once, though the answer was lost', async () => {
    const there = await catalog()
    there.losesAnswers = true
    const telling = feed()
    await run(1)
    telling.kick()
    await eventually(() => there.batches >= 3)
    there.losesAnswers = false
    await run(2)
    telling.kick()
    await eventually(() => there.told.length === 2)
    expect(writers(there)).toEqual(jobs(1, 2))
  })

  test('goes on after a restart of lineage where the catalog stands, and leaves nothing out', async () => {
    const there = await catalog()
    const first = feed()
    await run(1)
    first.kick()
    await eventually(() => there.told.length === 1)
    await first.close()
    await run(2)
    await lineage.restart()
    feed()
    await eventually(() => there.told.length === 2)
    expect(writers(there)).toEqual(jobs(1, 2))
  })

  test('is told again to a catalog that was put back to an earlier state, from there', async () => {
    const there = await catalog()
    const telling = feed()
    await run(1)
    telling.kick()
    await eventually(() => there.told.length === 1)
    const then = there.position
    await run(2)
    telling.kick()
    await eventually(() => there.told.length === 2)
    there.position = then
    there.told = there.told.slice(0, 1)
    await run(3)
    telling.kick()
    await eventually(() => there.told.length === 3)
    expect(writers(there)).toEqual(jobs(1, 2, 3))
  })

  test('goes on where lineage is, with a catalog that has lost its file', async () => {
    const there = await catalog()
    const telling = feed()
    await run(1)
    telling.kick()
    await eventually(() => there.told.length === 1)
    there.position = null
    there.told = []
    await run(2)
    telling.kick()
    await eventually(() => there.told.length === 1)
    expect(writers(there)).toEqual(jobs(2))
  })

  test('begins, with a catalog that knows nothing, with what this process has seen', async () => {
    await run(1)
    await lineage.restart()
    const telling = feed()
    await run(2)
    const there = await catalog()
    telling.kick()
    await eventually(() => there.told.length === 1)
    expect(writers(there)).toEqual(jobs(2))
  })

  test('begins anew where the catalog stands at what means nothing here', async () => {
    const there = await catalog()
    there.position = 'of another release'
    const telling = feed()
    await run(1)
    telling.kick()
    await eventually(() => there.told.length === 1)
    expect(writers(there)).toEqual(jobs(1))
  })

  test('comes in batches, none too large, when there is much of it', async () => {
    const there = await catalog()
    const telling = feed()
    await lineage.run('spread', { reads: ['in'], writes: Array.from({ length: 3_500 }, (_, i) => `out-${i}`) })
    telling.kick()
    await eventually(() => there.told.length === 3_500, { withinMs: 60_000 })
    expect(there.batches).toBeGreaterThanOrEqual(4)
    expect(new Set(there.told.map(({ to }) => to.id)).size).toBe(3_500)
  }, 90_000)
})
