import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { clientError, conflict, notFound } from '../../../platform/errors.ts'
import { eventually } from '../../support/eventually.ts'
import { openSocket, readAll, runServer, sendRaw } from './running-server.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** In chunks, without a content-length. */
function postStream(url: string, body: ReadableStream, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json', ...headers } }
  return fetch(url, init as RequestInit)
}

describe('request ids', () => {
  it('makes one, echoes it, and logs it', async () => {
    const server = await runServer((app) => app.get('/x', (request) => ({ id: request.id })))
    const answer = await fetch(`${server.url}/x`)
    const id = answer.headers.get('x-request-id')
    expect(id).toMatch(UUID)
    expect(await answer.json()).toEqual({ id })
    await eventually(() => expect(server.logged).toContainEqual(expect.objectContaining({ requestId: id })) ?? true)
  })

  it('takes the one that came', async () => {
    const { url } = await runServer()
    const answer = await fetch(`${url}/health`, { headers: { 'x-request-id': 'edge-1:42.a_b' } })
    expect(answer.headers.get('x-request-id')).toBe('edge-1:42.a_b')
  })

  it.each([['a b'], ['x'.repeat(129)], ['{"injected":true}'], ['']])('makes a new one instead of %j', async (given) => {
    const { url } = await runServer()
    const answer = await fetch(`${url}/health`, { headers: { 'x-request-id': given } })
    expect(answer.headers.get('x-request-id')).toMatch(UUID)
  })

  it('is on refusals too', async () => {
    const { url } = await runServer()
    const answer = await fetch(`${url}/nowhere`, { headers: { 'x-request-id': 'r1' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('x-request-id')).toBe('r1')
  })
})

describe('bodies', () => {
  const echoing = (options: { bodyLimit?: number } = {}) =>
    runServer((app) => app.post('/echo', (request) => ({ got: request.body })), options)

  it('decodes gzip', async () => {
    const { url } = await echoing()
    for (const encoding of ['gzip', 'GZIP', 'x-gzip']) {
      const answer = await post(`${url}/echo`, gzipSync('{"a":"ä"}'), { 'content-encoding': encoding })
      expect(await answer.json()).toEqual({ got: { a: 'ä' } })
    }
  })

  it('decodes gzip that comes in several members and in tiny chunks', async () => {
    const { url } = await echoing()
    const bytes = Buffer.concat([gzipSync('{"a":'), gzipSync('[1,2]}')])
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const answer = await postStream(`${url}/echo`, stream, { 'content-encoding': 'gzip' })
    expect(await answer.json()).toEqual({ got: { a: [1, 2] } })
  })

  it('takes identity as no encoding and refuses every other with 415', async () => {
    const { url } = await echoing()
    expect((await post(`${url}/echo`, '{}', { 'content-encoding': 'identity' })).status).toBe(200)
    const refused = await post(`${url}/echo`, '{}', { 'content-encoding': 'br' })
    expect(refused.status).toBe(415)
    expect(await refused.json()).toEqual({
      error: { code: 'UNSUPPORTED_ENCODING', message: 'content-encoding: expected gzip, received br' },
    })
  })

  it.each([
    ['cut short', gzipSync(JSON.stringify({ a: 'b'.repeat(5_000) })).subarray(0, 30)],
    ['not gzip at all', Buffer.from('{"a":1}')],
    ['empty', Buffer.alloc(0)],
    ['wrong in its checksum', gzipSync('{"a":1}').fill(0, 20, 24)],
  ])('answers 400 to gzip that is %s', async (_what, body) => {
    const server = await echoing()
    const answer = await post(`${server.url}/echo`, body, { 'content-encoding': 'gzip' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'BAD_REQUEST', message: expect.any(String) } })
    expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })

  it('answers 400 to malformed JSON, and to no JSON where JSON was said', async () => {
    const { url } = await echoing()
    for (const body of ['{"a":', 'null?', '']) {
      const answer = await post(`${url}/echo`, body)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ error: { code: 'BAD_REQUEST' } })
    }
  })

  it('does not let a body set the prototype of what it becomes', async () => {
    const { url } = await echoing()
    expect((await post(`${url}/echo`, '{"__proto__":{"admin":true}}')).status).toBe(400)
  })

  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'nonsense'])(
    'answers 415 to %s, which it does not read, and says what it does',
    async (type) => {
      const { url } = await echoing()
      const answer = await post(`${url}/echo`, '{"a":1}', { 'content-type': type })
      expect(answer.status).toBe(415)
      expect(await answer.json()).toEqual({
        error: {
          code: 'UNSUPPORTED_MEDIA_TYPE',
          message: `content-type: expected application/json, received "${type}"`,
        },
      })
    },
  )

  it('answers 413 and the limit to a body over it, whether its length is announced or not', async () => {
    const { url } = await echoing({ bodyLimit: 1_000 })
    const body = JSON.stringify({ a: 'x'.repeat(2_000) })
    const streamed = new Blob([body]).stream()
    const answers = [await post(`${url}/echo`, body), await postStream(`${url}/echo`, streamed)]
    for (const answer of answers) {
      expect(answer.status).toBe(413)
      expect(await answer.json()).toEqual({
        error: {
          code: 'PAYLOAD_TOO_LARGE',
          message: 'body: expected at most 1000 bytes, received more',
          limit: 1_000,
        },
      })
    }
  })

  it('holds the limit for the decoded bytes: just under passes, just over does not', async () => {
    const { url } = await echoing({ bodyLimit: 10_000 })
    const bodyOf = (bytes: number) => gzipSync(JSON.stringify('x'.repeat(bytes - 2)))
    const headers = { 'content-encoding': 'gzip' }
    expect((await post(`${url}/echo`, bodyOf(10_000), headers)).status).toBe(200)
    expect((await post(`${url}/echo`, bodyOf(10_001), headers)).status).toBe(413)
  })

  it('stops decoding a zip bomb at the limit', async () => {
    const { url } = await echoing()
    const member = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
    const bomb = Buffer.concat(Array.from({ length: 128 }, () => member)) // 8 MiB that would become 8 GiB, in 10 s of CPU
    const before = process.cpuUsage()
    const answer = await post(`${url}/echo`, bomb, { 'content-encoding': 'gzip' })
    expect(answer.status).toBe(413)
    await fetch(`${url}/health`)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(4_000)
  })

  it('survives a client that goes away in the middle of a gzip body', async () => {
    const server = await echoing()
    const socket = await openSocket(server.port)
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n')
    socket.write('content-length: 1000\r\n\r\n')
    socket.write(gzipSync('{"a":1}').subarray(0, 10))
    socket.destroy()
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})

describe('errors', () => {
  it('answers a ClientError with its status, code, message and details', async () => {
    const { url } = await runServer((app) => {
      app.get('/conflict', () => Promise.reject(conflict('two publishes at once', { release: 'abc' })))
      app.get('/missing', () => {
        throw notFound('the product', 'orders/none')
      })
      app.get('/teapot', () => Promise.reject(clientError('TEAPOT', 'short and stout', 418)))
    })
    const answer = await fetch(`${url}/conflict`)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({
      error: { code: 'CONFLICT', message: 'two publishes at once', release: 'abc' },
    })
    expect((await fetch(`${url}/missing`)).status).toBe(404)
    expect((await fetch(`${url}/teapot`)).status).toBe(418)
  })

  it('masks everything else, and logs it whole with its cause under the request id', async () => {
    const server = await runServer((app) => {
      app.get('/boom', () => {
        throw new Error('secret: http://10.0.0.7/graphql', { cause: new Error('the deeper cause') })
      })
    })
    const answer = await fetch(`${server.url}/boom`, { headers: { 'x-request-id': 'boom-1' } })
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(JSON.parse(text)).toEqual({
      error: { code: 'INTERNAL_SERVER_ERROR', message: 'something went wrong on our side', requestId: 'boom-1' },
    })
    expect(text).not.toMatch(/secret|10\.0\.0\.7|at .*\.ts/)
    const line = server.logged.find(({ level }) => level === 50)
    expect(line).toMatchObject({ requestId: 'boom-1' })
    expect(JSON.stringify(line)).toContain('http://10.0.0.7/graphql')
    expect(JSON.stringify(line)).toContain('the deeper cause')
  })

  it('masks an error that merely carries a status code, such as that of another service', async () => {
    const { url } = await runServer((app) => {
      app.get('/upstream', () => {
        throw Object.assign(new Error('http://10.0.0.7 said no'), { statusCode: 404, code: 'UPSTREAM' })
      })
    })
    const answer = await fetch(`${url}/upstream`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('10.0.0.7')
  })

  it('masks what is thrown and is no Error', async () => {
    const { url } = await runServer((app) => app.get('/odd', () => Promise.reject('secret words')))
    const answer = await fetch(`${url}/odd`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
  })

  it('answers 404 in the same form where nothing is served', async () => {
    const { url } = await runServer()
    const answer = await fetch(`${url}/nowhere`, { method: 'POST' })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      error: { code: 'NOT_FOUND', message: 'nothing is served at POST /nowhere' },
    })
  })

  it('answers 400 in the same form to an address that is no URL', async () => {
    const { port } = await runServer()
    const answer = await sendRaw(port, 'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toEqual({
      error: { code: 'BAD_REQUEST', message: expect.stringContaining('%zz') },
    })
  })
})

describe('what every process answers', () => {
  it('is alive at /health while it is not ready', async () => {
    const { url } = await runServer(() => {}, { parts: ['store'] })
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'alive' })
    expect((await fetch(`${url}/ready`)).status).toBe(503)
  })

  it('says at /ready which part is not, and becomes ready and unready again', async () => {
    const { url, readiness } = await runServer(() => {}, { parts: ['store', 'supergraph'] })
    readiness.set('store', true)
    readiness.set('supergraph', false, 'the catalog has none yet')
    const ready = async () => {
      const answer = await fetch(`${url}/ready`)
      return { status: answer.status, ...((await answer.json()) as object) }
    }
    expect(await ready()).toEqual({
      status: 503,
      ready: false,
      parts: [
        { part: 'store', ready: true },
        { part: 'supergraph', ready: false, reason: 'the catalog has none yet' },
      ],
    })
    const measured = await (await fetch(`${url}/metrics`)).text()
    expect(measured).toContain('service_ready{part="store",service="test"} 1')
    expect(measured).toContain('service_ready{part="supergraph",service="test"} 0')
    readiness.set('supergraph', true)
    expect(await ready()).toMatchObject({ status: 200, ready: true })
    readiness.set('store', false)
    expect(await ready()).toMatchObject({ status: 503, ready: false })
  })

  it('counts by the route, never by the path, at /metrics', async () => {
    const { url } = await runServer((app) => app.get('/things/:id', () => ({})))
    await fetch(`${url}/things/first`)
    await fetch(`${url}/things/second`)
    await fetch(`${url}/nowhere/third`)
    const text = await eventually(async () => {
      const seen = await (await fetch(`${url}/metrics`)).text()
      return seen.includes('status="404"') && seen
    })
    expect(text).toContain(
      'http_request_duration_seconds_count{service="test",method="GET",route="/things/:id",status="200"} 2',
    )
    expect(text).toContain('method="GET",route="none",status="404"} 1')
    expect(text).not.toMatch(/first|\/second|third/)
  })

  it('logs requests, but not those that machines make every few seconds', async () => {
    const server = await runServer((app) => app.get('/x', () => ({})))
    for (const path of ['/health', '/ready', '/metrics', '/health/', '/x']) await fetch(`${server.url}${path}`)
    const answered = await eventually(() => {
      const lines = server.logged.filter(({ msg }) => msg === 'answered')
      return lines.length > 0 && lines
    })
    expect(answered.map(({ route }) => route)).toEqual(['/x'])
  })
})

describe('closing', () => {
  it('finishes the request in flight, ends idle keep-alive connections, and takes no new ones', async () => {
    let arrived = () => {}
    let release = () => {}
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const { app, url, port } = await runServer((server) => {
      server.get('/slow', async () => {
        arrived()
        await released
        return { done: true }
      })
    })
    const idle = await openSocket(port)
    idle.write('GET /health HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(idle, 'data')
    const active = await openSocket(port)
    active.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')
    await inFlight

    let closed = false
    const closing = app.close().then(() => {
      closed = true
    })
    await readAll(idle)
    await eventually(async () => {
      const refused = await fetch(`${url}/health`).catch((error: Error) => error)
      return refused instanceof Error
    })
    expect(closed).toBe(false)
    release()
    const answer = await readAll(active)
    expect(answer).toContain('{"done":true}')
    const started = performance.now()
    await closing
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('does not wait for connections that were opened and never used, as browsers do', async () => {
    const { app, port } = await runServer()
    const silent = await openSocket(port)
    await fetch(`http://127.0.0.1:${port}/health`)
    const started = performance.now()
    await app.close()
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await readAll(silent)).toBe('')
  })

  it('answers the first request of connections that were just opened, and tells their clients to leave', async () => {
    const { app, port } = await runServer((server) => server.post('/x', (request) => ({ got: request.body })))
    const sockets = await Promise.all(Array.from({ length: 10 }, () => openSocket(port)))
    await fetch(`http://127.0.0.1:${port}/health`)
    const closing = app.close()
    await eventually(() => !app.server.listening, { everyMs: 1 })
    for (const [index, socket] of sockets.entries()) {
      if (index === 0) continue // never says anything
      socket.write('POST /x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}')
    }
    const [silent, ...answers] = await Promise.all(sockets.map(readAll))
    expect(silent).toBe('')
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
      expect(answer).toMatch(/\r\nconnection: close\r\n/i)
      expect(answer).toContain('{"got":{"a":1}}')
    }
    await closing
  })

  it('does not wait for a request that stops in the middle of its body', async () => {
    const { app, port } = await runServer((server) => server.post('/x', () => ({})))
    const stuck = await openSocket(port)
    stuck.write('POST /x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{')
    await fetch(`http://127.0.0.1:${port}/health`)
    expect(app.server.requestTimeout).toBe(120_000)
    const closing = app.close()
    stuck.destroy()
    await closing
  })

  it('closes at once when nothing is in flight', async () => {
    const { app, url } = await runServer()
    await new Promise<void>((resolve, reject) => {
      httpRequest(`${url}/health`, { headers: { connection: 'keep-alive' } }, (answer) => {
        answer.resume().on('end', resolve)
      })
        .on('error', reject)
        .end()
    })
    const started = performance.now()
    await app.close()
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
