import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { edgeOpened } from '../unit/catalog/support/change-service.ts'
import { type EventReader, readEvents } from '../unit/catalog/support/event-stream.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from '../unit/catalog/support/running-catalog.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

/** How long a service may take to begin an answer: these streams go on for longer. */
const SERVICE_TIMEOUT_MS = 1_500

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let catalog: RunningCatalog
let mesh: FederatedMesh
let told = 0

/** The real catalog behind the real gateway. */
beforeAll(async () => {
  folder = await temporaryFolder()
  catalog = await startCatalog({ folder: folder.path })
  mesh = await startFederation(
    { domains: {} },
    { catalogUrl: catalog.url, token: catalog.tokens.service, serviceTimeoutMs: SERVICE_TIMEOUT_MS },
  )
})
afterAll(async () => {
  await mesh?.close()
  await catalog?.close()
  await folder?.remove()
})

/** As lineage does, through the gateway. */
async function tell(): Promise<string> {
  const after = told === 0 ? null : String(told)
  told += 1
  const response = await fetch(`${mesh.url}/api/v1/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${catalog.tokens.service}` },
    body: JSON.stringify({ after, until: String(told), changes: [edgeOpened(told, 'orders')] }),
  })
  expect(response.status).toBe(200)
  return `job:etl/${told}`
}

describe('the stream of changes through the gateway', () => {
  test('goes on past the time that a service has to answer, event by event as they happen', async () => {
    const reader = await readEvents(mesh.url)
    expect([reader.status, reader.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const began = performance.now()
    const writers: string[] = []
    while (performance.now() - began < 2 * SERVICE_TIMEOUT_MS) {
      writers.push(await tell())
      await reader.until(writers.length)
    }
    expect(reader.changes.map(({ by }) => by)).toEqual(writers)
    expect(reader.isOver()).toBe(false)
    reader.stop()
  })

  test('leaves connections for queries, however many read it', async () => {
    const readers = await Promise.all(Array.from({ length: 100 }, () => readEvents(mesh.url)))
    await eventually(() => catalog.catalog.changeStream.readers() === 100)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => mesh.ask('{ changes(first: 1) { edges { node { event } } } }')),
    )
    for (const { errors } of answers) expect(errors).toBeUndefined()
    await tell()
    await Promise.all(readers.map(({ until }) => until(1)))
    for (const reader of readers) reader.stop()
    await eventually(() => catalog.catalog.changeStream.readers() === 0)
  }, 60_000)

  test('refuses what the catalog refuses, in its words', async () => {
    const refused = await readEvents(mesh.url, { path: '/api/v1/changes?event=NOTHING' })
    expect([refused.status, await refused.body()]).toMatchObject([400, { error: { code: 'BAD_USER_INPUT' } }])
  })

  test('is the same that the graph tells, which leads on to what is there now', async () => {
    const reader = await readEvents(mesh.url, { path: '/api/v1/changes?from=oldest' })
    const [first] = await reader.until(1)
    const { data, errors } = await mesh.ask(
      `{ changes(first: 1) { edges { cursor node { event by ... on EdgeChange { from { domainId } } } } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      changes: {
        edges: [{ cursor: first?.id, node: { event: 'EDGE_OPENED', by: 'job:etl/1', from: { domainId: 'orders' } } }],
      },
    })
    reader.stop()
  })

  test('ends at once, as an answer that is over, when the gateway stops', async () => {
    const stopping = new AbortController()
    const other = await startFederation(
      { domains: {} },
      { catalogUrl: catalog.url, token: catalog.tokens.service, signal: stopping.signal },
    )
    const response = await fetch(`${other.url}/api/v1/changes`)
    const text = response.text()
    const readers: EventReader[] = [await readEvents(other.url), await readEvents(other.url)]
    await eventually(() => readers.every((reader) => reader.text() !== ''))
    stopping.abort()
    expect(await text).toMatch(/^retry: \d+\nid: \S+\n\n/)
    await eventually(() => readers.every((reader) => reader.isOver()))
    await other.close()
    await eventually(() => catalog.catalog.changeStream.readers() === 0)
  })
})
