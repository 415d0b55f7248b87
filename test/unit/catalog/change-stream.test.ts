import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { type ChangeService, edgeOpened, startChangeService } from './support/change-service.ts'
import { type EventReader, readEvents } from './support/event-stream.ts'

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function service(options: Parameters<typeof startChangeService>[0] = {}): Promise<ChangeService> {
  const started = await startChangeService(options)
  opened.push(() => started.dispose())
  return started
}
async function reader(url: string, options: Parameters<typeof readEvents>[1] = {}): Promise<EventReader> {
  const started = await readEvents(url, options)
  opened.push(() => started.stop())
  return started
}
const path = (query: string) => ({ path: `/api/v1/changes?${query}` })
const writers = (changes: readonly { readonly by: string | null }[]) => changes.map(({ by }) => by)
const jobs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `job:etl/${from + i}`)

describe('the stream of changes', () => {
  it('is one of server-sent events, which tells from now on what happens, in order, once', async () => {
    const { url, tell } = await service()
    await tell(3)
    const { status, headers, until, text, changes } = await reader(url)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(headers.get('cache-control')).toContain('no-store')
    await eventually(() => text().startsWith('retry: '))
    await tell(5)
    await tell(250)
    expect(writers(await until(255))).toEqual(jobs(4, 258))
    expect(changes[0]).toMatchObject({
      event: 'EDGE_OPENED',
      domainIds: ['orders'],
      subjects: ['dataset:db/source-4', 'orders/things/things-v1', 'orders/things', 'dataset:db/target-4'],
    })
  })

  it('goes on after the last event that a reader had, whether it says so in the header or the address', async () => {
    const { url, tell } = await service()
    await tell(10)
    const first = await reader(url, path('from=oldest'))
    const third = (await first.until(10))[2]?.id ?? ''
    const again = await reader(url, { headers: { 'last-event-id': third } })
    expect(writers(await again.until(7))).toEqual(jobs(4, 10))
    const byAddress = await reader(url, path(`after=${third}`))
    expect(writers(await byAddress.until(7))).toEqual(jobs(4, 10))
    const eighth = first.changes[7]?.id ?? ''
    const both = await reader(url, { ...path(`after=${third}`), headers: { 'last-event-id': eighth } })
    expect(writers(await both.until(2))).toEqual(jobs(9, 10))
  })

  it('loses nothing for a reader whose connection breaks before its first event', async () => {
    const { url, tell } = await service()
    await tell(2)
    const first = await reader(url)
    const id = await eventually(() => first.lastId() || undefined)
    first.stop()
    await tell(2)
    const again = await reader(url, { headers: { 'last-event-id': id } })
    expect(writers(await again.until(2))).toEqual(jobs(3, 4))
  })

  it('tells a reader with a filter what matches, and moves its cursor past the rest', async () => {
    const { url, tell } = await service({ heartbeatMs: 100 })
    const { until, changes, lastId } = await reader(url, path('domain=payments,customers&event=EDGE_OPENED'))
    await tell(1, 'payments')
    const id = (await until(1))[0]?.id
    await tell(1_500, 'orders')
    await eventually(() => lastId() !== id)
    const again = await reader(url, { headers: { 'last-event-id': lastId() } })
    await tell(1, 'customers')
    expect(writers(await until(2))).toEqual(['job:etl/1', 'job:etl/1502'])
    expect(writers(await again.until(1))).toEqual(['job:etl/1502'])
    expect(changes).toHaveLength(2)
  })

  it('shows a sign of life while nothing happens', async () => {
    const { url } = await service({ heartbeatMs: 50 })
    const { comments, changes } = await reader(url)
    await eventually(() => comments() >= 3)
    expect(changes).toEqual([])
  })

  it('keeps nothing in memory for a reader that does not read, and tells it everything once it does', async () => {
    const { url, tell, sockets } = await service()
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write('GET /api/v1/changes HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(socket, 'readable')
    await tell(40_000)
    const quick = await reader(url, path('from=oldest'))
    await eventually(() => quick.changes.length === 40_000, { withinMs: 60_000 })
    const [size] = [...sockets].map(({ writableLength }) => writableLength).sort((a, b) => b - a)
    expect(quick.text().length).toBeGreaterThan(10_000_000)
    expect(size).toBeLessThan(500_000)

    let received = ''
    socket.setEncoding('utf8').on('data', (text) => {
      received += text
    })
    await eventually(() => received.includes('"writer":"job:etl/40000"'), { withinMs: 60_000 })
    expect(received.match(/^event: EDGE_OPENED$/gm)).toHaveLength(40_000)
    socket.destroy()
  }, 120_000)

  it('tells a hundred readers, each what it asked for', async () => {
    const { url, tell, stream } = await service()
    const readers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => reader(url, path(i % 2 === 0 ? '' : 'domain=payments'))),
    )
    expect(stream.readers()).toBe(100)
    await tell(300, 'orders')
    await tell(300, 'payments')
    await Promise.all(readers.map(({ until }, i) => until(i % 2 === 0 ? 600 : 300)))
    for (const [i, { changes }] of readers.entries()) expect(changes).toHaveLength(i % 2 === 0 ? 600 : 300)
    for (const each of readers) each.stop()
    await eventually(() => stream.readers() === 0)
  }, 60_000)

  it('refuses more readers than it may have, and takes another when one has left', async () => {
    const { url } = await service({ mostReaders: 1 })
    const first = await reader(url)
    const refused = await reader(url)
    expect([refused.status, await refused.body()]).toMatchObject([
      503,
      { error: { code: 'TOO_MANY_READERS', limit: 1 } },
    ])
    first.stop()
    await eventually(async () => (await reader(url)).status === 200)
  })

  it('ends, in whole events, when the process stops', async () => {
    const { url, tell, stop } = await service()
    const { until, isOver, text } = await reader(url)
    await eventually(() => text() !== '')
    await tell(1)
    await until(1)
    await stop()
    await eventually(isOver)
    expect(text().endsWith('\n\n')).toBe(true)
  })

  it.each([
    ['event=NOTHING', {}, 'event: expected one of DOMAIN_PUBLISHED'],
    ['domain=No!', {}, 'domain: expected a domain id'],
    ['subject=x y', {}, 'subject: expected a product id'],
    ['from=then', {}, 'from: expected one of "now", "oldest", received "then"'],
    ['limit=3', {}, 'limit: expected one of after, from, event, domain, subject as the name of a parameter'],
    ['after=?', {}, 'after: expected a cursor of an earlier page'],
    ['', { 'last-event-id': '?' }, 'Last-Event-ID: expected a cursor of an earlier page'],
  ])('refuses ?%s with what was expected', async (query, headers, message) => {
    const { url } = await service()
    const { status, body } = await reader(url, { ...path(query), headers })
    expect([status, ((await body()).error as { message: string }).message]).toEqual([
      400,
      expect.stringContaining(message),
    ])
  })
})

describe('changes beyond the retention', () => {
  it('are gone by number, and who would have missed some is told so, in the stream and before it', async () => {
    const { url, tell, store } = await service({ retention: { mostChanges: 100, keepMs: 3_600_000 } })
    await tell(50)
    const early = await reader(url, path('from=oldest'))
    const second = (await early.until(50))[1]?.id ?? ''
    await tell(80)
    await early.until(130)
    expect(writers(early.changes)).toEqual(jobs(1, 130))
    const { gone, newest } = await store.changeFeed()
    expect(newest - gone).toBe(100)
    const late = await reader(url, { headers: { 'last-event-id': second } })
    expect([late.status, await late.body()]).toMatchObject([410, { error: { code: 'CURSOR_EXPIRED' } }])
    const anew = await reader(url, path('from=oldest'))
    expect(writers(await anew.until(100))).toEqual(jobs(31, 130))
  })

  it('are gone by age, some at a time, whether or not anything is told', async () => {
    const { tell, store } = await service({ retention: { mostChanges: 1_000_000, keepMs: 10_000 } })
    await tell(12_000)
    expect(await store.pruneChanges(Date.now())).toBe(0)
    const later = Date.now() + 11_000
    expect(await store.pruneChanges(later)).toBe(5_000)
    expect(await store.pruneChanges(later)).toBe(5_000)
    expect(await store.pruneChanges(later)).toBe(2_000)
    expect(await store.pruneChanges(later)).toBe(0)
    expect(await store.changeFeed()).toMatchObject({ gone: 12_000, newest: 12_000 })
  })

  it('end the stream of a reader that they have overtaken', async () => {
    const { tell, stream } = await service({ retention: { mostChanges: 5_000, keepMs: 3_600_000 } })
    await tell(1_000)
    const left = new AbortController()
    opened.push(() => left.abort())
    const filter = { events: null, domains: null, subjects: null }
    const pieces = await stream.open({ after: null, from: 'oldest', filter, signal: left.signal })
    const first = (await pieces.next()).value
    expect(first).toMatch(/^retry: \d+\nid: \S+\n\n$/)
    await pieces.next()
    await tell(8_000)
    const rest: string[] = []
    for await (const piece of pieces) rest.push(piece)
    expect(rest).toEqual([expect.stringMatching(/^event: CURSOR_EXPIRED\ndata: \{"code":"CURSOR_EXPIRED"/)])
  })
})

describe('what lineage tells of edges', () => {
  const batch = (after: string | null, until: string, ...numbers: readonly number[]) => ({
    after,
    until,
    changes: numbers.map((number) => edgeOpened(number, 'orders')),
  })

  it('is taken once, however often it is sent, and only as what comes next', async () => {
    const { url, post } = await service()
    const all = await reader(url, path('from=oldest'))
    expect(await post(batch(null, 'p1', 1, 2))).toEqual({ status: 200, body: { applied: true, position: 'p1' } })
    expect(await post(batch(null, 'p1', 1, 2))).toEqual({ status: 200, body: { applied: false, position: 'p1' } })
    const refused = await post(batch('p0', 'p2', 7))
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'OUT_OF_STEP', position: 'p1' } } })
    expect(await post(batch('p1', 'p2', 3))).toMatchObject({ status: 200, body: { applied: true } })
    expect(writers(await all.until(3))).toEqual(jobs(1, 3))
    expect(all.changes).toHaveLength(3)
  })

  it('is taken anew by a catalog that knows nothing, from wherever lineage stands', async () => {
    const { post } = await service()
    expect(await post(batch('p41', 'p42', 1))).toMatchObject({ status: 200, body: { applied: true, position: 'p42' } })
  })

  it('is refused without a token of the kind, and where it is not in its form', async () => {
    const { url, post } = await service()
    expect((await post(batch(null, 'p1', 1), 'none')).status).toBe(401)
    expect((await fetch(`${url}/api/v1/changes`, { method: 'POST' })).status).toBe(401)
    const wrong = { after: null, until: 'p1', changes: [{ ...edgeOpened(1, 'orders'), event: 'PRODUCT_ADDED' }] }
    expect(await post(wrong)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'BAD_USER_INPUT',
          problems: [{ path: '$.changes.0.event', problem: 'expected one of "EDGE_OPENED", "EDGE_CLOSED"' }],
        },
      },
    })
    expect(await post({ ...batch(null, 'p1', 1), changes: undefined })).toMatchObject({ status: 400 })
  })
})
