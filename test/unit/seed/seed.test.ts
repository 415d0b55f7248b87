import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../platform/http-client.ts'
import { listen } from '../../../platform/http-server.ts'
import { createLogger } from '../../../platform/logger.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { createReadiness } from '../../../platform/readiness.ts'
import { createTokenSigner, createTokenVerifier, generateKeyPair } from '../../../platform/tokens.ts'
import { openLineageEvents } from '../../../seed/events.ts'
import { seedMesh } from '../../../seed/seed.ts'
import { openSqliteStore } from '../../../subgraphs/domain/stores/sqlite.ts'
import { createDomainSubgraph } from '../../../subgraphs/domain/subgraph.ts'
import { createLineageSubgraph } from '../../../subgraphs/lineage/app.ts'
import { createLineageService } from '../../../subgraphs/lineage/service.ts'
import { openSqliteStore as openLineageStore } from '../../../subgraphs/lineage/stores/sqlite.ts'
import { DOMAINS, readSeed, root } from './support/descriptors.ts'

const NOW = new Date('2026-05-06T09:41:00Z')
const DAY = 86_400_000

const folder = mkdtempSync(join(tmpdir(), 'heddle-seed-'))
const http = createHttpClient()
const closing: (() => Promise<unknown> | unknown)[] = []
const domains: Record<string, string> = {}
const tokens: Record<string, string> = { ingest: 'the ingest token' }
/** What came to lineage's address, in order; one test below has a real lineage behind it. */
const received: { authorization: string | undefined; event: { job?: { name: string }; eventTime: string } }[] = []
let answerWith = 201
let recorder: Server

beforeAll(async () => {
  const keys = generateKeyPair()
  const sign = createTokenSigner(keys.signingKey)
  for (const domain of DOMAINS) {
    const store = openSqliteStore(join(folder, `${domain}.sqlite`))
    const logger = createLogger({ name: domain, level: 'silent' })
    const { app } = await createDomainSubgraph({ source: join(root, domain), store, logger, publicKey: keys.publicKey })
    domains[domain] = (await listen(app, 0)).url
    tokens[domain] = await sign({ kind: 'domain', domain })
    closing.push(async () => {
      await app.close()
      store.close()
    })
  }
  recorder = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    if (request.url === '/graphql') return response.writeHead(503).end()
    received.push({ authorization: request.headers.authorization, event: body })
    response.writeHead(answerWith, { 'content-type': 'application/json' }).end('{"error":{"code":"TEST"}}')
  })
  await new Promise<void>((listening) => recorder.listen(0, '127.0.0.1', listening))
})

afterAll(async () => {
  await http.close()
  await new Promise((closed) => recorder.close(closed))
  for (const close of closing) await close()
  rmSync(folder, { recursive: true, force: true })
})

const seed = (now = NOW) =>
  seedMesh({ lineageUrl: `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`, domains, tokens, now })

/** A lineage with a store of its own, and how it is seeded. */
async function startLineage() {
  const keys = generateKeyPair()
  const logger = createLogger({ name: 'lineage', level: 'silent' })
  const store = await openLineageStore({ file: join(folder, 'lineage.sqlite') })
  const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
  const app = createLineageSubgraph({
    service: () => service,
    verify: createTokenVerifier(keys.publicKey),
    logger,
    metrics: createMetrics('lineage'),
    readiness: createReadiness(['store']),
  })
  closing.push(async () => {
    await app.close()
    await store.dispose()
  })
  const { url } = await listen(app, 0)
  const ingest = await createTokenSigner(keys.signingKey)({ kind: 'ingest' })
  return (now: Date) => seedMesh({ lineageUrl: url, domains: {}, tokens: { ingest }, now })
}

async function ask<Data>(domain: string, query: string): Promise<Data> {
  const answer = await http.requestJson({ url: `${domains[domain]}/graphql`, method: 'POST', body: { query } })
  expect(answer).not.toHaveProperty('errors')
  return (answer as { data: Data }).data
}

describe('seeding a mesh', () => {
  test('gives every domain its results and lineage every event, and says how many', async () => {
    const counts = await seed()
    const events = openLineageEvents({ now: NOW })
    expect(counts).toEqual({ qualityResults: expect.any(Number), events: events.length })
    expect(counts.qualityResults).toBeGreaterThan(5_000)
    expect(received).toHaveLength(events.length)
    expect(new Set(received.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer the ingest token']))
  })

  test('keeps the order of a job’s events, and names aliases before anyone uses them', () => {
    const times = new Map<string, string>()
    for (const { event } of received) {
      const job = event.job?.name ?? 'metadata'
      expect(event.eventTime >= (times.get(job) ?? ''), job).toBe(true)
      times.set(job, event.eventTime)
    }
    expect(received.slice(0, 6).every(({ event }) => event.job === undefined)).toBe(true)
  })

  test('shows in the graph: scores, dimensions, and a promise that is missed since days', async () => {
    const { port } = await ask<{ port: Record<string, unknown> }>(
      'marketing',
      `{ port(id: "marketing/customer360/customer-snapshot-daily-v1") {
           quality { score coverage dimensions { dimension } }
           serviceLevels { property target actual met since breachPolicy } } }`,
    )
    expect(port).toMatchObject({
      quality: { score: expect.any(Number), coverage: 1 },
      serviceLevels: [
        { property: 'freshness', target: 86_400, met: true, breachPolicy: 'ALERT' },
        { property: 'availability', met: true, breachPolicy: 'PAGE' },
        { property: 'accuracy', target: 0.985, met: false, since: expect.any(String), breachPolicy: 'QUARANTINE' },
      ],
    })
  })

  test('sends no result twice: nothing on the same day, the new day’s on the next', async () => {
    expect((await seed(new Date(NOW.getTime() + 60_000))).qualityResults).toBe(0)
    const { qualityResults } = await seed(new Date(NOW.getTime() + DAY))
    expect(qualityResults).toBeGreaterThan(150)
    expect(qualityResults).toBeLessThan(400)
  })

  test('sends of a job only what is newer than lineage has seen of it, and a lineage without it gets all', async () => {
    const now = new Date()
    const seedLineage = await startLineage()
    const all = openLineageEvents({ now })
    const earlier = openLineageEvents({ now: new Date(now.getTime() - DAY) })
    const isNew = ({ eventTime }: { eventTime: string }) => !earlier.some((event) => event.eventTime === eventTime)

    expect((await seedLineage(new Date(now.getTime() - DAY))).events).toBe(earlier.length)
    const nextDay = (await seedLineage(now)).events
    const again = (await seedLineage(now)).events
    // The newest of each job is sent once more, as is what says nothing of a job.
    expect(again).toBeLessThan(150)
    expect(nextDay).toBeGreaterThanOrEqual(all.filter(isNew).length)
    expect(nextDay).toBeLessThan(all.filter(isNew).length + 150)
  })

  test('says who refused what', async () => {
    answerWith = 401
    await expect(seed()).rejects.toThrow(/\/api\/v1\/lineage of 127\.0\.0\.1:\d+ refused demo data with 401: .*TEST/)
  })
})

describe('the leaves of the demo', () => {
  test('orders: the backlog, longest queue first', async () => {
    const { ordersBacklog } = await ask<{ ordersBacklog: { id: string; view: { __typename: string } }[] }>(
      'orders',
      '{ ordersBacklog(first: 2, minWaiting: 100) { id view { __typename } } }',
    )
    expect(ordersBacklog).toEqual([
      { id: 'orders/returns', view: { __typename: 'OrdersView' } },
      { id: 'orders/processed-orders', view: { __typename: 'OrdersView' } },
    ])
  })

  test('payments: what settles slowly, and what treasury says of it', async () => {
    const { paymentsSettlementLag } = await ask<{ paymentsSettlementLag: { id: string }[] }>(
      'payments',
      '{ paymentsSettlementLag(minHours: 50) { id } }',
    )
    expect(paymentsSettlementLag.map(({ id }) => id)).toEqual([
      'payments/chargebacks',
      'payments/refunds',
      'payments/ledger',
    ])
    expect(
      await ask(
        'payments',
        `{ _entities(representations: [{ __typename: "PaymentsView", id: "payments/refunds" }]) {
             ... on PaymentsView { paymentsSettlementHours paymentsEurPerDay paymentsAudited } } }`,
      ),
    ).toEqual({
      _entities: [{ paymentsSettlementHours: 76, paymentsEurPerDay: 402_500, paymentsAudited: true }],
    })
  })

  test('lead only to products that exist', async () => {
    const { products } = await readSeed()
    const { ordersBacklog } = await ask<{ ordersBacklog: { id: string }[] }>('orders', '{ ordersBacklog { id } }')
    const representations = ordersBacklog.map(({ id }) => `{ __typename: "OrdersView", id: "${id}" }`).join(' ')
    const { _entities } = await ask<{ _entities: { ordersRelated: { id: string }[] }[] }>(
      'orders',
      `{ _entities(representations: [${representations}]) { ... on OrdersView { ordersRelated { id } } } }`,
    )
    const known = new Set(products.map(({ id }) => id))
    expect(_entities).toHaveLength(5)
    for (const { id } of _entities.flatMap(({ ordersRelated }) => ordersRelated)) expect(known, id).toContain(id)
  })
})
