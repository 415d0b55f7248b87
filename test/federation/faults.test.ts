import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { comparable } from './support/cases.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

const TIMEOUT_MS = 1_000

let mesh: FederatedMesh

beforeAll(async () => {
  const product = (id: string, title: string) => ({ entities: { DataProduct: { [id]: { title } } } })
  mesh = await startFederation(
    { domains: { orders: product('orders/a', 'A'), payments: product('payments/b', 'B') } },
    { domainTimeoutMs: TIMEOUT_MS, serviceTimeoutMs: TIMEOUT_MS, probeEveryMs: 100 },
  )
})
afterAll(() => mesh?.close())

const BOTH = '{ a: product(id: "orders/a") { title } b: product(id: "payments/b") { id title } }'
const whole = { data: { a: { title: 'A' }, b: { id: 'payments/b', title: 'B' } } }
const partial = {
  data: { a: { title: 'A' }, b: { id: 'payments/b', title: null } },
  errors: [{ path: 'b.title', code: 'DOMAIN_UNAVAILABLE', domain: 'payments' }],
}

async function timed(query = BOTH): Promise<{ ms: number; answer: ReturnType<typeof comparable> }> {
  const started = performance.now()
  const answer = comparable(await mesh.ask(query))
  return { ms: performance.now() - started, answer }
}

const payments = () => {
  const { payments: subgraph } = mesh.domains
  if (subgraph === undefined) throw new Error('there is no payments')
  return subgraph
}

describe('a domain that hangs', () => {
  test('costs its timeout three times, then nothing, and is back by itself', async () => {
    payments().behave('hung')
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { ms, answer } = await timed()
      expect(answer).toEqual(partial)
      expect(ms).toBeGreaterThan(TIMEOUT_MS * 0.9)
      expect(ms).toBeLessThan(TIMEOUT_MS * 4)
    }
    const asked = payments().received.filter(({ query }) => query.includes('title')).length
    const { ms, answer } = await timed()
    expect(answer).toEqual(partial)
    expect(ms).toBeLessThan(TIMEOUT_MS / 2)
    expect(payments().received.filter(({ query }) => query.includes('title'))).toHaveLength(asked)
    expect(await mesh.metricsText()).toContain('heddle_domain_breaker_open{domain="payments",service="gateway"} 1')

    payments().behave('well')
    await eventually(async () => (await timed()).answer.errors === undefined)
    expect((await timed()).answer).toEqual(whole)
    expect(await mesh.metricsText()).toContain('heddle_domain_breaker_open{domain="payments",service="gateway"} 0')
  })

  test('does not slow the other domains when nothing is asked of it', async () => {
    payments().behave('hung')
    const { ms, answer } = await timed('{ a: product(id: "orders/a") { title } }')
    expect(answer).toEqual({ data: { a: { title: 'A' } } })
    expect(ms).toBeLessThan(TIMEOUT_MS)
    payments().behave('well')
  })
})

describe('a domain that is killed', () => {
  test('costs its own fields only, at once, and is back when its process is', async () => {
    await payments().kill()
    const { ms, answer } = await timed()
    expect(answer).toEqual(partial)
    expect(ms).toBeLessThan(TIMEOUT_MS)
    expect((await fetch(`${mesh.url}/ready`)).status).toBe(200)
    await payments().revive()
    expect((await timed()).answer).toEqual(whole)
  })

  test('and started again between two requests loses none of them', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect((await timed()).answer).toEqual(whole)
      await payments().kill()
      await payments().revive()
      expect((await timed()).answer).toEqual(whole)
    }
  })
})

describe('a client that leaves', () => {
  test('cancels what was asked of the domains, which does not count against them', async () => {
    payments().behave('hung')
    const before = payments().abandoned()
    for (let client = 0; client < 4; client += 1) {
      const leaving = new AbortController()
      const asked = mesh.ask(BOTH, { signal: leaving.signal }).catch(() => 'left')
      await eventually(() => payments().received.length > 0)
      setTimeout(() => leaving.abort(), TIMEOUT_MS / 4)
      expect(await asked).toBe('left')
    }
    await eventually(() => payments().abandoned() >= before + 4)
    payments().behave('well')
    expect((await timed()).answer).toEqual(whole)
    expect(await mesh.metricsText()).not.toContain('heddle_domain_breaker_open{domain="payments",service="gateway"} 1')
  })
})

describe('what travels with a request', () => {
  test('domains get the request id and never the token; services get both', async () => {
    await mesh.ask('{ product(id: "orders/a") { title catalogEntry { availability } impact { total } } }', {
      headers: { 'x-request-id': 'req-7', authorization: 'Bearer secret' },
    })
    const last = (subgraph: { received: { headers: Record<string, unknown> }[] } | undefined) =>
      subgraph?.received.at(-1)?.headers
    expect(last(mesh.domains.orders)).toMatchObject({ 'x-request-id': 'req-7' })
    expect(last(mesh.domains.orders)).not.toHaveProperty('authorization')
    for (const service of [mesh.catalog, mesh.lineage]) {
      expect(last(service)).toMatchObject({ 'x-request-id': 'req-7', authorization: 'Bearer secret' })
    }
  })
})

describe('a service that hangs', () => {
  const IMPACT =
    '{ a: product(id: "orders/a") { title hurt: impact { total } } b: product(id: "payments/b") { impact { total } } }'
  const unavailable = {
    data: { a: { title: 'A', hurt: null }, b: { impact: null } },
    errors: [
      { path: 'a.hurt', code: 'SERVICE_UNAVAILABLE' },
      { path: 'b.impact', code: 'SERVICE_UNAVAILABLE' },
    ],
  }
  const open = 'heddle_service_breaker_open{subgraph="lineage",service="gateway"}'

  test('costs its timeout a few times, then nothing, says which fields it owes, and is back by itself', async () => {
    mesh.lineage.behave('hung')
    for (let attempt = 0; attempt < 2; attempt += 1) {
      // two fetches each, three timeouts open it
      const { ms, answer } = await timed(IMPACT)
      expect(answer).toEqual(unavailable)
      expect(ms).toBeGreaterThan(TIMEOUT_MS * 0.9)
    }
    await eventually(async () => (await mesh.metricsText()).includes(`${open} 1`))
    const { ms, answer } = await timed(IMPACT)
    expect(answer).toEqual(unavailable)
    expect(ms).toBeLessThan(TIMEOUT_MS / 2)

    mesh.lineage.behave('well')
    await eventually(async () => (await mesh.metricsText()).includes(`${open} 0`))
    const { errors } = await mesh.ask(IMPACT)
    expect(errors?.filter(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE') ?? []).toEqual([])
  })
})

describe('a service that is gone', () => {
  test('nulls its own fields with a code and no address, and makes the gateway not ready', async () => {
    await mesh.lineage.kill()
    const { data, errors } = await mesh.ask('{ product(id: "orders/a") { title impact { total } } }')
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['product.impact'])
    expect(data).toEqual({ product: { title: 'A', impact: null } })
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'SERVICE_UNAVAILABLE', service: 'lineage' }])
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1')
    const ready = await fetch(`${mesh.url}/ready`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({
      ready: false,
      parts: expect.arrayContaining([{ part: 'lineage', ready: false, reason: 'lineage does not answer' }]),
    })
    await mesh.lineage.revive()
    await eventually(async () => (await fetch(`${mesh.url}/ready`)).status === 200)
  })

  test('the catalog gone, domains still answer, and the mesh is followed again when it is back', async () => {
    await mesh.catalog.kill()
    expect((await timed()).answer).toEqual(whole)
    expect((await timed('{ x: domains { id } domain(id: "orders") { id } }')).answer.errors).toEqual([
      { path: 'domain', code: 'SERVICE_UNAVAILABLE' },
      { path: 'x', code: 'SERVICE_UNAVAILABLE' },
    ])
    await mesh.catalog.revive()
    mesh.publish({ domains: ['orders'] })
    await eventually(
      async () => comparable(await mesh.ask(BOTH)).errors === undefined && (await mesh.ask(BOTH)).data?.b === null,
    )
    mesh.publish({})
    await eventually(async () => (await timed()).answer.errors === undefined && (await timed()).answer)
    expect(
      await eventually(async () => {
        const { answer } = await timed()
        return JSON.stringify(answer) === JSON.stringify(whole) && answer
      }),
    ).toEqual(whole)
  })
})
