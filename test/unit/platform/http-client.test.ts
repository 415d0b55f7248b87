import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { graphqlRequest } from '../../../platform/graphql-client.ts'
import { createHttpClient, type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { eventually } from '../../support/eventually.ts'

const client = (): HttpClient => {
  const http = createHttpClient()
  onTestFinished(() => http.close())
  return http
}

/** A server that does what the test says; its connections end with the test. */
async function serve(listener: RequestListener): Promise<{ url: string; connections: () => number }> {
  let connections = 0
  const server = createServer(listener).on('connection', () => {
    connections += 1
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/there`, connections: () => connections }
}

const answering = (text: string, status = 200) =>
  serve((_request, answer) => {
    answer.writeHead(status, { 'content-type': 'application/json', 'x-from': 'there' }).end(text)
  })

const failure = async (attempt: Promise<unknown>): Promise<HttpFailure> => {
  const error = await attempt.then(
    () => new Error('expected an HttpFailure, got an answer'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof HttpFailure) return error
  throw error
}

describe('requests', () => {
  it('send JSON and answer with status, headers and JSON', async () => {
    const { url } = await serve((request, answer) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method, headers } = request
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
        answer
          .writeHead(201, { 'x-from': 'there' })
          .end(JSON.stringify({ method, type: headers['content-type'], id: headers['x-request-id'], body }))
      })
    })
    const answer = await client().request({ url, method: 'PUT', body: { a: 'ä' }, headers: { 'x-request-id': 'r-1' } })
    expect(answer.status).toBe(201)
    expect(answer.headers['x-from']).toBe('there')
    expect(answer.json).toEqual({ method: 'PUT', type: 'application/json', id: 'r-1', body: { a: 'ä' } })
  })

  it('reuse connections', async () => {
    const { url, connections } = await answering('{}')
    const http = client()
    for (let round = 0; round < 20; round += 1) await http.request({ url })
    expect(connections()).toBeLessThanOrEqual(2)
  })

  it('take an empty body for no answer, and an error page for text', async () => {
    expect((await client().request({ url: (await answering('', 204)).url })).json).toBeUndefined()
    const page = await client().request({ url: (await answering('<html>bad gateway</html>', 502)).url })
    expect(page).toMatchObject({ status: 502, json: '<html>bad gateway</html>' })
  })

  it('have any status as an answer, or as a failure where JSON was asked for', async () => {
    const { url } = await answering('{"error":{"code":"CONFLICT"}}', 409)
    expect((await client().request({ url })).status).toBe(409)
    const failed = await failure(client().requestJson({ url }))
    expect(failed).toMatchObject({ kind: 'status', status: 409, body: '{"error":{"code":"CONFLICT"}}' })
    expect(await client().requestJson({ url: (await answering('[1]')).url })).toEqual([1])
  })
})

describe('failures', () => {
  it('time out when no answer comes, saying after how long', async () => {
    const { url } = await serve(() => {})
    const started = performance.now()
    const failed = await failure(client().request({ url, timeoutMs: 100 }))
    expect(failed).toMatchObject({ kind: 'timeout', message: `${url} did not answer within 100 ms` })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('time out in the middle of an answer that never ends', async () => {
    const { url } = await serve((_request, answer) => {
      answer.writeHead(200).write('{"a":')
    })
    expect((await failure(client().request({ url, timeoutMs: 150 }))).kind).toBe('timeout')
  })

  it('time out on a connection that is taken and never read', async () => {
    const sockets: Socket[] = []
    const server = createTcpServer((socket) => {
      sockets.push(socket.pause())
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    expect((await failure(client().request({ url, timeoutMs: 100 }))).kind).toBe('timeout')
  })

  it('are cancelled by their signal, before and while they wait, and the other side notices', async () => {
    let gone = false
    const { url } = await serve((request) => {
      request.on('close', () => {
        gone = true
      })
    })
    const controller = new AbortController()
    const attempt = failure(client().request({ url, signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    expect((await attempt).kind).toBe('aborted')
    await eventually(() => gone)
    expect((await failure(client().request({ url, signal: AbortSignal.abort() }))).kind).toBe('aborted')
  })

  it('leave nothing hanging on a signal that lives as long as the process', async () => {
    const { url } = await answering('{}')
    const http = client()
    const controller = new AbortController()
    let listening = 0
    const add = controller.signal.addEventListener.bind(controller.signal)
    const remove = controller.signal.removeEventListener.bind(controller.signal)
    controller.signal.addEventListener = (...given: Parameters<typeof add>) => {
      listening += 1
      add(...given)
    }
    controller.signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listening -= 1
      remove(...given)
    }
    for (let round = 0; round < 20; round += 1) await http.request({ url, signal: controller.signal })
    expect(listening).toBe(0)
  })

  it('refuse an answer that is too large, without reading all of it', async () => {
    let written = 0
    const { url } = await serve((_request, answer) => {
      const block = Buffer.alloc(64 * 1024, 'x')
      const more = () => {
        if (answer.destroyed || written > 512 * 1024 * 1024) return
        written += block.length
        if (answer.write(block)) setImmediate(more)
        else answer.once('drain', more)
      }
      more()
    })
    const failed = await failure(client().request({ url, maxBytes: 1024 * 1024 }))
    expect(failed).toMatchObject({ kind: 'body', message: expect.stringContaining('more than 1048576 bytes') })
    expect(written).toBeLessThan(256 * 1024 * 1024)
  })

  it('tell garbage from an answer', async () => {
    const { url } = await answering('<html>welcome</html>')
    const failed = await failure(client().request({ url }))
    expect(failed).toMatchObject({ kind: 'body', status: 200, body: '<html>welcome</html>' })
    const cut = await serve((_request, answer) => {
      answer.writeHead(200, { 'content-length': 100 }).write('{"a":1')
      setTimeout(() => answer.destroy(), 20)
    })
    expect((await failure(client().request({ url: cut.url }))).kind).toBe('network')
  })

  it('tell a server that speaks no HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('-ERR unknown command\r\n'))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => {
      server.close()
    })
    const failed = await failure(
      client().request({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
    )
    expect(failed.kind).toBe('network')
  })

  it('tell that nobody listens, with the cause for the log', async () => {
    const failed = await failure(client().request({ url: 'http://127.0.0.1:1/graphql' }))
    expect(failed).toMatchObject({ kind: 'network', message: expect.stringContaining('127.0.0.1:1') })
    expect(failed.cause).toBeInstanceOf(Error)
  })

  it('tell that a URL is none, and blame no network for a body that has no JSON', async () => {
    expect((await failure(client().request({ url: 'nowhere' }))).kind).toBe('network')
    const circular: Record<string, unknown> = {}
    circular.self = circular
    await expect(client().request({ url: 'http://127.0.0.1:1/', method: 'POST', body: circular })).rejects.toThrow(
      TypeError,
    )
  })

  it('keep at most 2,000 characters of a body', async () => {
    const { url } = await answering('x'.repeat(10_000), 500)
    expect((await failure(client().requestJson({ url }))).body).toHaveLength(2_000)
  })
})

describe('closing', () => {
  it('waits for what is under way, and lets idle connections go', async () => {
    let release = () => {}
    const { url } = await serve((_request, answer) => {
      release = () => answer.end('{"done":true}')
    })
    const http = createHttpClient()
    const attempt = http.requestJson({ url })
    await eventually(() => {
      release()
      return Promise.race([attempt, new Promise<undefined>((later) => setTimeout(() => later(undefined), 10))])
    })
    await http.close()
    expect(await attempt).toEqual({ done: true })
  })
})

describe('GraphQL requests', () => {
  const ask = async (url: string) => graphqlRequest(client(), { url, query: '{ a }' })

  it('answer with data and errors, whatever the status', async () => {
    const errors = [{ message: 'no', path: ['a'], extensions: { code: 'NOT_FOUND' } }]
    expect(await ask((await answering('{"data":{"a":1}}')).url)).toEqual({ data: { a: 1 }, errors: [] })
    expect(await ask((await answering(JSON.stringify({ errors }), 400)).url)).toEqual({ data: null, errors })
  })

  it.each([
    ['HTML', '<html>', 502],
    ['a list', '[]', 200],
    ['nothing', '', 200],
    ['JSON of another kind', '{"error":{"code":"NOT_FOUND"}}', 404],
    ['errors that are no list', '{"errors":"all wrong"}', 200],
    ['errors that are no errors', '{"data":null,"errors":[null,"x",{}]}', 200],
  ])('fail when the answer is %s', async (_what, text, status) => {
    const { url } = await answering(text, status)
    expect(await failure(ask(url))).toMatchObject({ kind: 'body', status })
  })
})
