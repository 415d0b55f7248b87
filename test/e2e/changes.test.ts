import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHeddleClient } from '../../client/client.ts'
import { eventually } from '../support/eventually.ts'
import { type Answer, type RunningMesh, startMesh } from '../support/mesh.ts'
import { type EventReader, readEvents } from '../unit/catalog/support/event-stream.ts'
import { runEvent } from '../unit/lineage/harness.ts'

let mesh: RunningMesh
let posted = 0
const readers: EventReader[] = []

beforeAll(async () => {
  mesh = await startMesh()
}, 240_000)
afterAll(async () => {
  for (const reader of readers) reader.stop()
  ending.abort()
  await mesh?.dispose()
}, 60_000)

async function reader(query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  const path = `/api/v1/changes?event=EDGE_OPENED,EDGE_CLOSED&${query}`
  const started = await readEvents(mesh.url, { path, headers })
  readers.push(started)
  return started
}

/** The client's own, from the first edge of this file on: what it was told, and the code of the error that ended it. */
const followed: (string | null)[] = []
const ending = new AbortController()
let end: Promise<string | null> | undefined

async function startFollowing(): Promise<void> {
  const client = createHeddleClient({ url: mesh.url })
  let isFollowing = false
  const onCursor = () => {
    isFollowing = true
  }
  const filter = { event: ['EDGE_OPENED', 'EDGE_CLOSED'] } as const
  end = (async () => {
    for await (const { by } of client.follow({ filter }, { signal: ending.signal, onCursor }))
      if (by?.includes('told-')) followed.push(by)
    return null
  })().catch((error) => error.code ?? String(error))
  await eventually(() => isFollowing)
}

/** A run of a job of its own, acknowledged; answers with the job. */
async function post(): Promise<string> {
  posted += 1
  const event = runEvent(`told-${posted}`, { reads: [`e2e-in-${posted}`], writes: [`e2e-out-${posted}`], at: posted })
  const response = await fetch(`${mesh.url}/api/v1/lineage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${mesh.token('ingest')}` },
    body: JSON.stringify(event),
  })
  expect(response.status).toBe(201)
  return `job:etl/told-${posted}`
}
async function postAll(count: number): Promise<string[]> {
  const jobs: string[] = []
  for (let left = count; left > 0; left -= 1) jobs.push(await post())
  return jobs
}

/** Kills a box as nobody expects it, and waits until the gateway has lost it. */
function kill(box: string): void {
  process.kill(mesh.pid(box), 'SIGKILL')
}
const isReady = async () => (await fetch(`${mesh.url}/ready`)).status === 200

interface Page {
  readonly changes: {
    readonly edges: readonly { readonly node: { readonly by: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

/** All that was ever told of the jobs of this test, in order. */
async function told(): Promise<string[]> {
  const found: string[] = []
  let after: string | null = null
  for (let more = true; more; ) {
    const answer: Answer<Page> = await mesh.ask<Page>(
      `query ($after: String) { changes(after: $after, first: 1000, filter: { event: [EDGE_OPENED] }) {
        edges { node { by } } pageInfo { hasNextPage endCursor } } }`,
      { variables: { after } },
    )
    expect(answer.errors).toBeUndefined()
    const page = answer.data?.changes
    found.push(...(page?.edges ?? []).flatMap(({ node }) => (node.by.includes('told-') ? [node.by] : [])))
    after = page?.pageInfo.endCursor ?? null
    more = page?.pageInfo.hasNextPage === true
  }
  return found
}

const everything: string[] = []

test('what the seeded mesh came to be is told: domains, products, declared edges, each once', async () => {
  const all = await readEvents(mesh.url, { path: '/api/v1/changes?from=oldest' })
  readers.push(all)
  const { data } = await mesh.ask<{ products: { totalCount: number } }>('{ products { totalCount } }')
  const count = data?.products.totalCount ?? 0
  const added = () => all.changes.filter(({ event }) => event === 'PRODUCT_ADDED').map(({ subjects }) => subjects[0])
  await eventually(() => added().length >= count && all.changes.some(({ event }) => event === 'EDGE_OPENED'), {
    withinMs: 30_000,
  })
  expect(added()).toHaveLength(count)
  expect(new Set(added()).size).toBe(count)
  const published = all.changes.filter(({ event }) => event === 'DOMAIN_PUBLISHED')
  expect(published.map(({ domainIds }) => domainIds[0]).sort()).toEqual([
    'analytics',
    'customers',
    'inventory',
    'marketing',
    'orders',
    'payments',
  ])
})

test('an edge is told as it opens, through the gateway', async () => {
  const live = await reader()
  await eventually(() => live.text() !== '')
  await startFollowing()
  everything.push(...(await postAll(3)))
  expect((await live.until(3)).map(({ by }) => by)).toEqual(everything)
})

test('kill -9 of lineage, of the catalog, of both, and of the gateway: every edge is told once, in order', async () => {
  // The oldest of all: how many come with it is a matter of time.
  const [oldest] = await (await reader('from=oldest')).until(1)
  const cursor = oldest?.id ?? ''

  everything.push(...(await postAll(20)))
  kill('lineage')
  await eventually(async () => !(await isReady()), { withinMs: 30_000 })
  await mesh.startAgain('lineage')
  await eventually(isReady, { withinMs: 60_000 })
  everything.push(...(await postAll(5)))

  kill('catalog')
  everything.push(...(await postAll(20)))
  await mesh.startAgain('catalog')
  await eventually(isReady, { withinMs: 60_000 })

  everything.push(...(await postAll(5)))
  kill('catalog')
  kill('lineage')
  await eventually(async () => !(await isReady()), { withinMs: 30_000 })
  await mesh.startAgain('lineage')
  await mesh.startAgain('catalog')
  await eventually(isReady, { withinMs: 60_000 })
  everything.push(...(await postAll(5)))

  kill('gateway')
  await mesh.startAgain('gateway')
  await eventually(isReady, { withinMs: 60_000 })
  everything.push(...(await postAll(5)))

  await eventually(async () => (await told()).length >= everything.length, { withinMs: 60_000 })
  expect(await told()).toEqual(everything)
  await eventually(() => followed.length >= everything.length, { withinMs: 60_000 })
  expect(followed).toEqual(everything)
  const again = await reader('', { 'last-event-id': cursor })
  await eventually(() => again.changes.filter(({ by }) => by?.includes('told-')).length >= everything.length)
  expect(again.changes.flatMap(({ by }) => (by?.includes('told-') ? [by] : []))).toEqual(everything)
}, 300_000)

test('a catalog that lost its file begins a new feed: older cursors are refused, what happens next is told', async () => {
  const cursor = (await (await reader('from=oldest')).until(1)).at(-1)?.id ?? ''
  kill('catalog')
  await eventually(async () => !(await isReady()), { withinMs: 30_000 })
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(mesh.dataDir, 'catalog', `catalog.sqlite${suffix}`), { force: true })
  await mesh.startAgain('catalog')
  await eventually(isReady, { withinMs: 60_000 })
  const refused = await reader('', { 'last-event-id': cursor })
  expect([refused.status, await refused.body()]).toMatchObject([410, { error: { code: 'CURSOR_EXPIRED' } }])
  expect(await end).toBe('CURSOR_EXPIRED')
  const job = await post()
  await eventually(async () => (await told()).includes(job), { withinMs: 30_000 })
  expect(await told()).toEqual([job])
}, 180_000)
