import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createPools, type Pools } from '../../../gateway/subgraphs/pools.ts'
import { eventually } from '../../support/eventually.ts'

let pools: Pools
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  await pools.close()
})

async function serve(listener: RequestListener): Promise<{ url: string; connections: () => Promise<number> }> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
    )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, connections }
}

const ask = (url: string, more: { timeoutMs?: number; maxBytes?: number; signal?: AbortSignal } = {}) =>
  pools.post({ url, body: '{}', headers: {}, timeoutMs: 5_000, maxBytes: 1_000, repeatable: true, ...more })

describe('the pools of connections', () => {
  test('keep connections, and close those of an origin that left once its last answer is in', async () => {
    pools = createPools()
    let release: (() => void) | undefined
    const server = await serve((request, response) => {
      if (request.url === '/slow') release = () => response.end('slow')
      else response.end('quick')
    })
    for (let i = 0; i < 10; i += 1) expect(await ask(server.url)).toEqual({ status: 200, text: 'quick' })
    expect(await server.connections()).toBeLessThan(3)
    const slow = ask(server.url.replace('/graphql', '/slow'))
    await eventually(() => release !== undefined)
    pools.retain([])
    expect(pools.origins()).toEqual([])
    release?.()
    expect(await slow).toEqual({ status: 200, text: 'slow' })
    await eventually(async () => (await server.connections()) === 0)
    expect((await ask(server.url)).text).toBe('quick')
  })

  test('time out an answer that stops in the middle', async () => {
    pools = createPools()
    const { url } = await serve((_request, response) => void response.write('{"data":'))
    await expect(ask(url, { timeoutMs: 100 })).rejects.toMatchObject({ problem: 'timeout' })
  })

  test('do not take our own pause for the silence of the other side', async () => {
    pools = createPools()
    const { url } = await serve((_request, response) => setTimeout(() => response.end('here'), 100))
    const asked = ask(url, { timeoutMs: 1_000 })
    await new Promise((wake) => setTimeout(wake, 5))
    const until = performance.now() + 1_300
    while (performance.now() < until) {} // as loading a supergraph does
    expect(await asked).toMatchObject({ text: 'here' })
  })

  test('refuse an answer that is too large, cancel one that nobody wants, and say what cannot be reached', async () => {
    pools = createPools()
    const { url } = await serve((request, response) => {
      if (request.url === '/graphql') response.end('x'.repeat(2_000))
    })
    await expect(ask(url)).rejects.toMatchObject({ problem: 'too-large' })
    const leaving = new AbortController()
    const asked = ask(url.replace('/graphql', '/never'), { signal: leaving.signal })
    setTimeout(() => leaving.abort(), 20)
    await expect(asked).rejects.toMatchObject({ problem: 'cancelled' })
    await expect(ask(url, { signal: leaving.signal })).rejects.toMatchObject({ problem: 'cancelled' })
    await expect(ask('http://127.0.0.1:1/graphql')).rejects.toMatchObject({ problem: 'unreachable' })
  })

  test('ask again over a new connection when a kept one broke, unless an answer had begun or the question changes things', async () => {
    pools = createPools()
    const asked: string[] = []
    const { url } = await serve((request, response) => {
      asked.push(request.url ?? '')
      if (asked.filter((path) => path === request.url).length > 1) return void response.end('again')
      if (request.url === '/begun') response.write('{"da', () => request.socket.destroy())
      else request.socket.destroy()
    })
    const at = (path: string) => url.replace('/graphql', path)
    expect((await ask(at('/read'))).text).toBe('again')
    await expect(ask(at('/begun'))).rejects.toMatchObject({ problem: 'unreachable' })
    const mutation = { url: at('/mutation'), body: '{}', headers: {}, timeoutMs: 5_000, maxBytes: 1_000 }
    await expect(pools.post({ ...mutation, repeatable: false })).rejects.toMatchObject({ problem: 'unreachable' })
    expect(asked).toEqual(['/read', '/read', '/begun', '/mutation'])
  })

  test('give up what still waits for a connection, and never send it', async () => {
    pools = createPools({ connections: 1 })
    const asked: string[] = []
    const releases: (() => void)[] = []
    const { url } = await serve((request, response) => {
      asked.push(request.url ?? '')
      releases.push(() => response.end('done'))
    })
    const first = ask(url)
    await eventually(() => asked.length === 1)
    const leaving = new AbortController()
    const second = ask(url.replace('/graphql', '/second'), { signal: leaving.signal })
    leaving.abort()
    await expect(second).rejects.toMatchObject({ problem: 'cancelled' })
    releases[0]?.()
    expect((await first).text).toBe('done')
    const third = ask(url.replace('/graphql', '/third'))
    await eventually(() => releases.length === 2)
    releases[1]?.()
    await third
    expect(asked).toEqual(['/graphql', '/third'])
  })
})
