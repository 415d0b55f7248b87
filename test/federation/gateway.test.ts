import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

const SERVICE_TIMEOUT_MS = 1_000
const MIB = 1024 * 1024

let mesh: FederatedMesh
let lineage: Server
const posts: { url: string | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = []

beforeAll(async () => {
  lineage = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined)
    if (body === undefined) return // its sender broke off
    if (request.url === '/ready') return response.end('{}')
    if (request.url?.endsWith('?hung')) return
    posts.push({ url: request.url, headers: request.headers, body })
    response.writeHead(201, { 'content-type': 'text/csv', 'x-answer': 'yes' })
    response.write('a,b\n')
    if (request.url?.endsWith('?long')) setTimeout(() => response.end('1,2\n'), SERVICE_TIMEOUT_MS * 1.5)
    else response.end('1,2\n')
  })
  await new Promise<void>((resolve) => lineage.listen(0, '127.0.0.1', resolve))
  mesh = await startFederation(
    { domains: { orders: { entities: { DataProduct: { 'orders/a': { title: 'A' } } } } } },
    {
      lineageUrl: `http://127.0.0.1:${(lineage.address() as AddressInfo).port}`,
      serviceTimeoutMs: SERVICE_TIMEOUT_MS,
    },
  )
})
afterAll(async () => {
  await mesh?.close()
  lineage?.closeAllConnections()
  lineage?.close()
})

describe('limits', () => {
  const nested = (levels: number, inner: string) =>
    `{ product(id: "orders/a") { ${'downstream(first: 10) { edges { node { product { '.repeat(levels)}${inner}${' } } } }'.repeat(levels)} } }`
  const bomb = (levels: number) =>
    `{ product(id: "orders/a") { ...f0 } } ${Array.from(
      { length: levels },
      (_, i) =>
        `fragment f${i} on DataProduct { x: domain { id } a: quality { score } ...f${i + 1} y: domain { id } domain { id } ...g${i} } fragment g${i} on DataProduct { ...f${i + 1} }`,
    ).join(' ')} fragment f${levels} on DataProduct { title }`

  test.each([
    ['QUERY_TOO_DEEP', nested(9, 'id'), /depth of 38, the limit is 32/],
    ['QUERY_TOO_COSTLY', nested(6, 'id'), /cost .* the limit is 500000: ask for fewer with `first`/],
    [
      'QUERY_TOO_MANY_ALIASES',
      `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: product(id: "orders/a") { b${i}: id c${i}: id }`).join(' ')} }`,
      /aliases.* 120, the limit is 100/,
    ],
    [
      'QUERY_TOO_MANY_ROOT_FIELDS',
      `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      /root fields: 51, the limit is 50/,
    ],
    ['QUERY_TOO_LARGE', bomb(30), /fields.*the limit is 5000/],
    ['QUERY_TOO_MANY_TOKENS', `{ ${'a '.repeat(2_100)} }`, /more tokens than 2000/],
  ])('%s says what the limit is, what the query has, and what to do', async (code, query, message) => {
    const started = performance.now()
    const { data, errors } = await mesh.ask(query)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(data ?? null).toBeNull()
    expect(errors?.map(({ extensions }) => extensions.code)).toContain(code)
    expect(errors?.map((error) => error.message).join()).toMatch(message)
  })

  test('cost follows `first`, also from a variable', async () => {
    const query = `query ($n: Int) { product(id: "orders/a") { downstream(first: $n) { edges { node { product { downstream(first: $n) { edges { node { product { id } } } } } } } } } }`
    expect((await mesh.ask(query, { variables: { n: 500 } })).errors?.[0]?.extensions).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      limit: 500_000,
    })
    expect((await mesh.ask(query, { variables: { n: 5 } })).errors?.[0]?.extensions.code).not.toBe('QUERY_TOO_COSTLY')
  })

  test('cycles of fragments are refused by validation', async () => {
    const { errors } = await mesh.ask(
      '{ product(id: "orders/a") { ...a } } fragment a on DataProduct { ...b } fragment b on DataProduct { ...a }',
    )
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('introspection is answered, whatever its depth', async () => {
    const { data, errors } = await mesh.ask(
      getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }),
    )
    expect(errors).toBeUndefined()
    expect(data).toHaveProperty('__schema.types')
  })
})

describe('the shard router as a subgraph', () => {
  test('tells its SDL, answers __typename, and refuses what is not its own', async () => {
    const { data } = await mesh.askProducts('{ __typename _service { sdl } }')
    expect(data).toMatchObject({ __typename: 'Query', _service: { sdl: expect.stringContaining('type DataProduct') } })
    const own = await mesh.askProducts('{ ownProducts { release } }')
    expect(own).toMatchObject({ data: { ownProducts: null }, errors: [{ extensions: { code: 'FIELD_NOT_SERVED' } }] })
    expect((await mesh.askProducts('{ nonsense }')).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('has health, readiness and metrics of its own', async () => {
    for (const path of ['/health', '/ready', '/metrics'])
      expect((await fetch(mesh.productsUrl + path)).status).toBe(200)
  })
})

describe('endpoints of the services', () => {
  test('are forwarded with headers and compressed bodies as they are', async () => {
    const body = gzipSync(JSON.stringify({ eventType: 'COMPLETE' }))
    const answer = await fetch(`${mesh.url}/api/v1/lineage?x=1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: 'Bearer t',
        'x-request-id': 'r-1',
      },
      body,
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-answer')).toBe('yes')
    expect(answer.headers.get('content-type')).toBe('text/csv')
    expect(answer.headers.get('x-request-id')).toBe('r-1')
    expect(await answer.text()).toBe('a,b\n1,2\n')
    const received = posts.at(-1)
    expect(received).toMatchObject({
      url: '/api/v1/lineage?x=1',
      headers: {
        'content-encoding': 'gzip',
        authorization: 'Bearer t',
        'x-request-id': 'r-1',
        'content-type': 'application/json',
      },
    })
    expect(gunzipSync(received?.body ?? Buffer.alloc(0)).toString()).toBe('{"eventType":"COMPLETE"}')
  })

  const postBatch = (body: BodyInit, query = '') =>
    fetch(`${mesh.url}/api/v1/lineage/batch${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
  /** Without a content-length. */
  const chunked = (mib: number) => {
    let left = mib
    return new ReadableStream({
      pull(controller) {
        if (left > 0) controller.enqueue(new Uint8Array(MIB))
        else controller.close()
        left -= 1
      },
    })
  }

  test.each([
    ['announced', () => Buffer.alloc(16 * MIB, 'x')],
    ['chunked', () => chunked(16)],
  ])('bodies stream up to the limit of every server, %s', async (_how, body) => {
    expect((await postBatch(body())).status).toBe(201)
    expect(posts.at(-1)?.body.length).toBe(16 * MIB)
  })

  test.each([
    ['announced', () => Buffer.alloc(30 * MIB, 'x')],
    ['chunked', () => chunked(30)],
  ])('larger ones are refused with 413, %s, and never reach the service', async (_how, body) => {
    const before = posts.length
    const answer = await postBatch(body())
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({
      error: {
        code: 'PAYLOAD_TOO_LARGE',
        message: 'body: expected at most 16777216 bytes, received more',
        limit: 16 * MIB,
      },
    })
    expect(posts.length).toBe(before)
  })

  test('a service that does not answer costs its timeout, then 504', async () => {
    for (const asked of [
      postBatch('{}', '?hung'),
      postBatch(chunked(2), '?hung'),
      fetch(`${mesh.url}/api/v1/impact/export?hung`),
    ]) {
      const started = performance.now()
      const answer = await asked
      expect(performance.now() - started).toBeLessThan(SERVICE_TIMEOUT_MS * 4)
      expect(answer.status).toBe(504)
      expect(await answer.json()).toEqual({
        error: {
          code: 'SERVICE_UNAVAILABLE',
          message: 'the lineage service is not available right now',
          service: 'lineage',
        },
      })
    }
  })

  test('an answer that has begun may take longer than the timeout', async () => {
    const started = performance.now()
    const answer = await fetch(`${mesh.url}/api/v1/impact/export?long`)
    expect(await answer.text()).toBe('a,b\n1,2\n')
    expect(performance.now() - started).toBeGreaterThan(SERVICE_TIMEOUT_MS)
  })

  test('a client that is slow to send is not the fault of the service', async () => {
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{'))
        setTimeout(() => {
          controller.enqueue(Buffer.from('}'))
          controller.close()
        }, SERVICE_TIMEOUT_MS * 1.5)
      },
    })
    expect((await postBatch(slow)).status).toBe(201)
    expect(posts.at(-1)?.body.toString()).toBe('{}')
  })

  test('exports are forwarded, and nothing else is', async () => {
    const headers = { authorization: 'Bearer t', accept: 'application/x-ndjson' }
    expect((await fetch(`${mesh.url}/api/v1/impact/export?of=orders`, { headers })).status).toBe(201)
    expect(posts.at(-1)).toMatchObject({ url: '/api/v1/impact/export?of=orders', headers })
    expect((await fetch(`${mesh.url}/internal/v1/mesh`)).status).toBe(404)
    expect((await fetch(`${mesh.url}/api/v1/lineage/../../internal/v1/domains/x`, { method: 'POST' })).status).toBe(404)
  })
})

describe('a browser', () => {
  test('finds the explorer at the root, and is sent on to it from the address of the graph', async () => {
    const headers = { accept: 'text/html' }
    for (const [asked, shown] of [
      ['/', '/'],
      ['/graphql', '/query'],
    ] as const) {
      const page = await fetch(`${mesh.url}${asked}`, { headers })
      expect(page.url).toBe(`${mesh.url}${shown}`)
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('<title>Heddle</title>')
    }
  })

  test('a program at the same address is answered as a program', async () => {
    const answer = await fetch(`${mesh.url}/graphql?query={__typename}`, {
      headers: { accept: 'text/html,application/json' },
    })
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } })
  })
})

describe('a shutdown', () => {
  test('answers what is in flight, also while its domain is slow, and takes nothing new', async () => {
    const spec = { domains: { orders: { entities: { DataProduct: { 'orders/a': { title: 'A' } } } } } }
    const own = await startFederation(spec, { domainTimeoutMs: 5_000 })
    own.domains.orders?.behave('slow')
    const inFlight = Array.from({ length: 8 }, () => own.ask('{ product(id: "orders/a") { title } }'))
    await eventually(() => (own.domains.orders?.received.length ?? 0) >= 8)
    const closed = own.service.app.close()
    for (const answer of await Promise.all(inFlight)) expect(answer).toEqual({ data: { product: { title: 'A' } } })
    await closed
    await expect(own.ask('{ __typename }')).rejects.toThrow()
    await own.close()
  })

  test('under load answers every request it took; later ones find no connection', async () => {
    const own = await startFederation({
      domains: { orders: { entities: { DataProduct: { 'orders/a': { title: 'A' } } } } },
    })
    let stopping = false
    const outcomes: Record<string, number> = {}
    const count = (outcome: string) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
    const client = async () => {
      for (;;) {
        try {
          const { data } = await own.ask('{ product(id: "orders/a") { title } }')
          count(JSON.stringify(data) === '{"product":{"title":"A"}}' ? 'right' : 'wrong')
        } catch (error) {
          count(`${stopping ? 'after' : 'before'} ${(error as { cause?: { code?: string } }).cause?.code}`)
          return
        }
      }
    }
    const clients = Array.from({ length: 8 }, client)
    await eventually(() => (outcomes.right ?? 0) > 50)
    stopping = true
    await own.service.drain()
    const closed = own.service.app.close()
    await Promise.all(clients)
    await closed
    const { right, ...refused } = outcomes
    expect(right).toBeGreaterThan(50)
    expect(Object.keys(refused).filter((outcome) => !/^after (ECONNREFUSED|ECONNRESET)$/.test(outcome))).toEqual([])
    await own.close()
  })
})
