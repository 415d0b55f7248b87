import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHeddleClient, type HeddleClientOptions, HeddleError, operations } from '../../../client/client.ts'

interface Asked {
  readonly query?: string
  readonly variables: Record<string, unknown>
  readonly extensions?: { readonly persistedQuery: { readonly sha256Hash: string } }
}
interface Seen {
  readonly asked: Asked
  readonly headers: IncomingMessage['headers']
}
type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>]

/** A server that answers as it is told, one reply after the other, the last one for good; and a client of it. */
async function serverOf(replies: readonly (Reply | 'hang' | 'cut')[], options: Partial<HeddleClientOptions> = {}) {
  const seen: Seen[] = []
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const asked = (await json(request)) as Asked
    const reply = replies[Math.min(seen.length, replies.length - 1)]
    seen.push({ asked, headers: request.headers })
    if (reply === 'hang' || reply === undefined) return
    if (reply === 'cut') return response.destroy()
    const [status, body, headers = {}] = reply
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { seen, client: createHeddleClient({ url, retryAfterMs: 1, ...options }) }
}

const failed = (code: string, status = 200, message = code): Reply => [
  status,
  { errors: [{ message, extensions: { code } }] },
]
const DOMAINS: Reply = [200, { data: { domains: [] } }]

async function failureOf(promise: Promise<unknown>): Promise<HeddleError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof HeddleError) return error
  throw new Error(`expected a HeddleError, received ${error}`)
}

describe('a request', () => {
  it('goes by id alone, with token, preview and headers; what the request names goes before what the client was made with', async () => {
    const { seen, client } = await serverOf([DOMAINS], {
      token: () => Promise.resolve('a'),
      headers: { 'x-team': 'one' },
    })
    expect(await client.domains()).toEqual({ data: { domains: [] }, problems: [], extensions: {} })
    await client.domains({}, { token: 'b', preview: 'p', headers: { 'x-team': 'two' } })
    expect(seen[0]?.asked).toEqual({
      variables: {},
      extensions: { persistedQuery: { version: 1, sha256Hash: operations.domains.id } },
    })
    expect(seen.map(({ headers }) => [headers.authorization, headers['x-heddle-preview'], headers['x-team']])).toEqual([
      ['Bearer a', undefined, 'one'],
      ['Bearer b', 'p', 'two'],
    ])
  })

  it.each([
    ['does not know it yet', failed('PERSISTED_QUERY_NOT_FOUND', 200, 'PersistedQueryNotFound')],
    ['keeps no ids', failed('PERSISTED_QUERY_NOT_SUPPORTED')],
    ['is of a release that knew no ids', failed('BAD_REQUEST', 400, 'Missing query')],
  ])('goes as text to a gateway that %s', async (_which, reply) => {
    const { seen, client } = await serverOf([reply, DOMAINS])
    expect((await client.domains()).data).toEqual({ domains: [] })
    expect(seen.map(({ asked }) => asked.query)).toEqual([undefined, operations.domains.text])
  })

  it('goes as text at once when that is wished, and when it is of one’s own', async () => {
    const { seen, client } = await serverOf([DOMAINS], { persisted: false })
    await client.domains()
    await client.ask<{ domains: unknown[] }>('{ domains { id } }')
    expect(seen.map(({ asked }) => [asked.query, asked.extensions])).toEqual([
      [operations.domains.text, undefined],
      ['{ domains { id } }', undefined],
    ])
  })
})

describe('an answer', () => {
  it('that is whole but for a part has its data, and says which part is missing and why', async () => {
    const { client } = await serverOf([
      [
        200,
        {
          data: { product: { id: 'a/b', title: null } },
          errors: [
            {
              message: 'a is down',
              path: ['product', 'title'],
              extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'a' },
            },
          ],
          extensions: { preview: { domain: 'a' } },
        },
      ],
    ])
    const { data, problems, extensions } = await client.product({ id: 'a/b' })
    expect(data.product?.id).toBe('a/b')
    expect(problems).toEqual([
      { code: 'DOMAIN_UNAVAILABLE', message: 'a is down', path: ['product', 'title'], details: { domain: 'a' } },
    ])
    expect(extensions).toEqual({ preview: { domain: 'a' } })
  })

  it('without data is an error with code, status and everything that was said', async () => {
    const { seen, client } = await serverOf([
      [
        200,
        {
          data: { impact: null },
          errors: [{ message: 'nothing known', path: ['impact'], extensions: { code: 'NOT_FOUND', id: 'x' } }],
        },
      ],
    ])
    const error = await failureOf(client.impact({ of: 'x' }))
    expect([error.code, error.message, error.status]).toEqual(['NOT_FOUND', 'nothing known', 200])
    expect(error.problems[0]?.details).toEqual({ id: 'x' })
    expect(seen).toHaveLength(1)
  })

  it('of null, without an error, is what there is', async () => {
    const { client } = await serverOf([[200, { data: { product: null } }]])
    expect((await client.product({ id: 'a/none' })).data.product).toBeNull()
  })

  it('that is no GraphQL says what came instead', async () => {
    const { client } = await serverOf([[404, '<html>no such\n page</html>']])
    const error = await failureOf(client.domains())
    expect([error.code, error.status]).toEqual(['NOT_GRAPHQL', 404])
    expect(error.message).toBe('expected the answer of a gateway, received 404: <html>no such page</html>')
  })
})

describe('a query', () => {
  it.each([
    ['not ready', failed('NOT_READY', 503)],
    ['answered with 503 by a proxy', [503, '<html>busy</html>'] as const],
    [
      'without its catalog',
      [
        200,
        { data: { domains: null }, errors: [{ message: 'x', extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
      ] as const,
    ],
    ['cut off', 'cut' as const],
  ])('is asked again of a mesh that is %s', async (_what, reply) => {
    const { seen, client } = await serverOf([reply, reply, DOMAINS])
    expect((await client.domains()).data).toEqual({ domains: [] })
    expect(seen).toHaveLength(3)
  })

  it('is given up after the tries it has, with the last error', async () => {
    const { seen, client } = await serverOf([failed('NOT_READY', 503)], { retries: 2 })
    expect((await failureOf(client.domains())).code).toBe('NOT_READY')
    expect(seen).toHaveLength(3)
    expect((await failureOf(client.domains({}, { retries: 0 }))).code).toBe('NOT_READY')
    expect(seen).toHaveLength(4)
  })

  it('waits as long as it is told to', async () => {
    const { client } = await serverOf([
      [503, { errors: [{ message: 'x', extensions: { code: 'NOT_READY' } }] }, { 'retry-after': '1' }],
      DOMAINS,
    ])
    const began = performance.now()
    await client.domains()
    expect(performance.now() - began).toBeGreaterThan(700)
  })

  it('is not asked again where another try changes nothing', async () => {
    for (const reply of [failed('BAD_USER_INPUT'), failed('BUDGET_EXCEEDED', 503), failed('UNAUTHENTICATED', 401)]) {
      const { seen, client } = await serverOf([reply])
      await failureOf(client.domains())
      expect(seen).toHaveLength(1)
    }
  })

  it('ends with its time or with the caller’s signal, between two tries as well', async () => {
    const { client } = await serverOf(['hang'])
    const late = await failureOf(client.domains({}, { timeoutMs: 50 }))
    expect([late.code, late.message]).toEqual(['TIMEOUT', 'no answer came within 50 ms'])
    const stop = new AbortController()
    const asked = failureOf(client.domains({}, { signal: stop.signal }))
    stop.abort()
    expect((await asked).code).toBe('ABORTED')
    const busy = await serverOf([failed('NOT_READY', 503)], { retryAfterMs: 60_000, timeoutMs: 100 })
    expect((await failureOf(busy.client.domains())).code).toBe('TIMEOUT')
  })

  it('that nobody answers says so', async () => {
    const client = createHeddleClient({ url: 'http://127.0.0.1:9', retries: 0 })
    const error = await failureOf(client.domains())
    expect(error.code).toBe('NETWORK')
    expect(error.message).toMatch(/^no answer came: /)
    expect(() => createHeddleClient({ url: 'localhost' })).toThrow(TypeError)
  })
})

describe('a mutation', () => {
  it('is asked once: it may have been done', async () => {
    const { seen, client } = await serverOf([failed('SERVICE_UNAVAILABLE', 503)])
    expect((await failureOf(client.ask('# Ends it\nmutation { removeConsumer(id: "x") { id } }'))).code).toBe(
      'SERVICE_UNAVAILABLE',
    )
    expect(seen).toHaveLength(1)
    const input = { domain: 'a', url: 'http://localhost/graphql', release: 'r' }
    for (const asked of [
      client.publish({ input }),
      client.rollback({ domain: 'a' }),
      client.unpublish({ domain: 'a' }),
    ])
      expect((await failureOf(asked)).code).toBe('SERVICE_UNAVAILABLE')
    expect(seen).toHaveLength(4)
    await failureOf(client.ask('# Looks\nquery { domains { id } }', {}, { retries: 1 }))
    expect(seen).toHaveLength(6)
  })
})

describe('a list', () => {
  const page = (ids: readonly string[], endCursor: string | null, hasNextPage: boolean): Reply => [
    200,
    {
      data: {
        products: { totalCount: 3, edges: ids.map((id) => ({ node: { id } })), pageInfo: { hasNextPage, endCursor } },
      },
    },
  ]

  it('is walked page by page, each asked for when the one before has been taken', async () => {
    const { seen, client } = await serverOf([page(['a', 'b'], 'two', true), page(['c'], 'end', false)])
    const ids: string[] = []
    for await (const { id } of client.productsAll({ filter: { domain: ['x'] }, first: 2 })) {
      ids.push(id)
      if (id === 'b') expect(seen).toHaveLength(1)
    }
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(seen.map(({ asked }) => asked.variables)).toEqual([
      { filter: { domain: ['x'] }, first: 2, after: null },
      { filter: { domain: ['x'] }, first: 2, after: 'two' },
    ])
  })

  it('of changes begins after the cursor that is given', async () => {
    const changes = (id: string, hasNextPage: boolean): Reply => [
      200,
      { data: { changes: { newest: 'c', edges: [{ node: { id } }], pageInfo: { hasNextPage, endCursor: id } } } },
    ]
    const { seen, client } = await serverOf([changes('b', true), changes('c', false)])
    const ids: string[] = []
    for await (const { id } of client.changesAll({ after: 'a', first: 1 })) ids.push(id)
    expect(ids).toEqual(['b', 'c'])
    expect(seen.map(({ asked }) => asked.variables.after)).toEqual(['a', 'b'])
  })

  it('ends where it is left, where there is none, and where a cursor does not move', async () => {
    const left = await serverOf([page(['a', 'b'], 'two', true)])
    for await (const _node of left.client.productsAll()) break
    expect(left.seen).toHaveLength(1)
    const none = await serverOf([[200, { data: { product: null } }]])
    for await (const join of none.client.joinsAll({ product: 'a/none' }))
      throw new Error(`there is none, but ${join.id}`)
    const stuck = await serverOf([page(['a'], 'same', true)])
    let count = 0
    for await (const _node of stuck.client.productsAll()) count += 1
    expect([count, stuck.seen.length]).toEqual([2, 2])
  })

  it('throws what a page met', async () => {
    const { client } = await serverOf([page(['a'], 'two', true), failed('CURSOR_EXPIRED')])
    const walk = (async () => {
      for await (const _node of client.productsAll());
    })()
    expect((await failureOf(walk)).code).toBe('CURSOR_EXPIRED')
  })
})
