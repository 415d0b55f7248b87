import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { domain, type HttpLineage, ingest, type Send, service, startHttpLineage } from '../../support/http-lineage.ts'
import { harvest, minute, runEvent } from './harness.ts'

let lineage: HttpLineage

beforeEach(async () => {
  lineage = await startHttpLineage()
})
afterEach(() => lineage.close())

/** The body of a refusal. */
function problemsOf(body: Record<string, unknown> | null): { code: string; problems: { path: string }[] } {
  if (body === null) throw new Error('the answer has no body')
  return body.error as { code: string; problems: { path: string }[] }
}

const send: Send = (...request) => lineage.send(...request)
const total = (of: string) => lineage.total(of)
const post = (body: unknown, claims: TokenClaims | null = ingest, gzip = false) =>
  send('POST', '/api/v1/lineage', body, claims, gzip)

const ready = async (): Promise<number> => (await fetch(`${lineage.url}/ready`)).status

describe('an event', () => {
  beforeEach(() => lineage.session.connect())

  test('is 201 once it is stored, and the next query sees it; gzip too', async () => {
    expect(await post(runEvent('j', { reads: ['a'], writes: ['b'] }))).toEqual({ status: 201, body: null })
    expect(await total('dataset:db/a')).toBe(1)
    expect((await post(runEvent('k', { reads: ['b'], writes: ['c'] }), ingest, true)).status).toBe(201)
    expect(await total('dataset:db/a')).toBe(2)
  })

  test('that is bad is 400 with every problem, and nothing of it is stored', async () => {
    const event = { ...runEvent('j', { reads: ['a'], writes: ['b'] }), eventTime: 'noon', run: {} }
    const { status, body } = await post(event)
    expect(status).toBe(400)
    const { code, problems } = problemsOf(body)
    expect([code, problems.map(({ path }) => path)]).toEqual(['BAD_USER_INPUT', ['$.eventTime', '$.run.runId']])
    expect(await total('dataset:db/a')).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect((await post('{"eventTime":')).status).toBe(400)
  })

  test.each([
    [null, 401],
    [{ kind: 'enrol' }, 403],
    [{ kind: 'service' }, 403],
    [{ kind: 'admin' }, 201],
    [{ kind: 'domain', domain: 'orders' }, 201],
  ] as const)('with the token %j is %i', async (claims, status) => {
    expect((await post(runEvent('j', { reads: ['a'], writes: ['b'] }), claims)).status).toBe(status)
  })

  test("of a domain may not write where another domain claims the output, and may read anyone's", async () => {
    await send(
      'PUT',
      '/internal/v1/domains/orders',
      harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }),
      service,
    )
    const mine = runEvent('j', { reads: ['o'], writes: ['free'] })
    expect((await post(mine, domain('payments'))).status).toBe(201)
    const theirs = runEvent('k', { reads: ['free'], writes: ['o'] })
    expect((await post(theirs, domain('payments'))).status).toBe(403)
    expect(await total('dataset:db/free')).toBe(0)
    expect((await post(theirs, domain('orders'))).status).toBe(201)
    expect(await total('dataset:db/free')).toBe(1)
  })

  test('of a domain adds no input to a run that writes to another, and ends none of its edges', async () => {
    await send(
      'PUT',
      '/internal/v1/domains/orders',
      harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }),
      service,
    )
    const runId = '0195b1a2-0000-7000-8000-000000000001'
    await post(runEvent('j', { type: 'START', runId, reads: ['a'], writes: ['o'] }))
    expect((await post(runEvent('j', { runId, reads: ['x'], at: 1 }), domain('payments'))).status).toBe(403)
    expect((await post(runEvent('j', { reads: ['x'], writes: ['y'], at: 2 }), domain('payments'))).status).toBe(403)
    expect(await total('dataset:db/a')).toBe(1)
  })

  test('sent by many at once is acknowledged to each, and all are there', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => post(runEvent(`j${i % 7}-${i}`, { reads: ['hub'], writes: [`leaf-${i}`] }))),
    )
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    expect(await total('dataset:db/hub')).toBe(60)
  })
})

describe('a document', () => {
  beforeEach(() => lineage.session.connect())

  test('is answered with the conflicts it makes; a service token alone may send one', async () => {
    const document = harvest('orders', { e: { ports: { v1: {} } } })
    expect((await send('PUT', '/internal/v1/domains/orders', document, ingest)).status).toBe(403)
    expect((await send('PUT', '/internal/v1/domains/orders', document, null)).status).toBe(401)
    expect(await send('PUT', '/internal/v1/domains/orders', document, service)).toEqual({
      status: 200,
      body: { applied: true, conflicts: [] },
    })
    expect((await send('GET', '/internal/v1/domains/orders', null, service)).body).toMatchObject({
      version: 1,
      unresolvedInputs: [],
    })
    expect((await send('GET', '/internal/v1/domains/none', null, service)).status).toBe(404)
  })

  test('that is not one is refused with the paths at fault', async () => {
    const document = { ...harvest('orders', {}), version: 0, products: [{ id: 7 }] }
    const { status, body } = await send('PUT', '/internal/v1/domains/orders', document, service)
    const { problems } = problemsOf(body)
    expect(status).toBe(400)
    expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining(['$.version', '$.products[0].id']))
    const other = harvest('payments', {})
    expect((await send('PUT', '/internal/v1/domains/orders', other, service)).status).toBe(400)
    const foreign = { ...harvest('payments', { e: {} }), domain: 'orders' }
    expect((await send('PUT', '/internal/v1/domains/orders', foreign, service)).status).toBe(400)
  })

  test('names each product once, and builds on the version that is known', async () => {
    const first = harvest('orders', { e: { ports: { v1: {} } } })
    expect((await send('PUT', '/internal/v1/domains/orders', first, service)).status).toBe(200)
    const next = (since: number, id = 'orders/e') => ({
      ...harvest('orders', { f: {} }, { version: 2 }),
      unchanged: { since, products: [id] },
    })
    for (const id of ['orders/f', 'payments/e'])
      expect((await send('PUT', '/internal/v1/domains/orders', next(1, id), service)).status).toBe(400)
    const refused = await send('PUT', '/internal/v1/domains/orders', next(7), service)
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'UNKNOWN_BASE', since: 7, known: 1 } } })
    expect((await send('PUT', '/internal/v1/domains/orders', next(1), service)).body).toMatchObject({ applied: true })
  })

  test('of availability is applied once', async () => {
    const body = { domain: 'orders', version: 1, availability: 'LIVE', lastSeenAt: minute(1) }
    expect((await send('PUT', '/internal/v1/domains/orders/availability', body, service)).body).toEqual({
      applied: true,
    })
    expect((await send('PUT', '/internal/v1/domains/orders/availability', body, service)).body).toEqual({
      applied: false,
    })
  })
})

test('a store that is down at start makes the service not ready; it is tried again until it is there', async () => {
  const { writeFile, unlink } = await import('node:fs/promises')
  // A file stands where the data folder should be.
  await writeFile(join(lineage.folder, 'data'), '')
  const connecting = lineage.session.connect()
  expect(await ready()).toBe(503)
  expect((await post(runEvent('j', {}))).body).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } })
  expect(await total('orders')).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] })
  await unlink(join(lineage.folder, 'data'))
  await connecting
  expect(await ready()).toBe(200)
  expect((await post(runEvent('j', { reads: ['a'], writes: ['b'] }))).status).toBe(201)
})
