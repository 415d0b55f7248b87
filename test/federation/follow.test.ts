import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Change, createHeddleClient, type FollowOptions, type HeddleClientOptions } from '../../client/client.ts'
import type { ChangesQueryVariables } from '../../client/generated/operations.ts'
import { readRegisteredOperations } from '../../gateway/registered-operations.ts'
import { createPersistedOperations } from '../../platform/persisted-operations.ts'
import { eventually } from '../support/eventually.ts'
import { edgeOpened } from '../unit/catalog/support/change-service.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from '../unit/catalog/support/running-catalog.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

/** Longer than any of these tests waits: what arrives nevertheless was rung for. */
const NEVER_MS = 600_000
const CHANGES = '/api/v1/changes'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let catalog: RunningCatalog
let mesh: FederatedMesh
let told = 0

/** One that answers registered operations alone. */
const startGateway = () =>
  startFederation(
    { domains: {} },
    {
      catalogUrl: catalog.url,
      token: catalog.tokens.service,
      operations: createPersistedOperations({ registered: readRegisteredOperations(undefined), registeredOnly: true }),
    },
  )

/** The real catalog behind the real gateway. */
beforeAll(async () => {
  folder = await temporaryFolder()
  catalog = await startCatalog({ folder: folder.path })
  mesh = await startGateway()
})
afterAll(async () => {
  await mesh?.close()
  await catalog?.close()
  await folder?.remove()
})

/** As lineage does: so many edges that opened, together. Answers with who states them. */
async function tell(count = 1, domain = 'orders'): Promise<string[]> {
  const after = told === 0 ? null : String(told)
  const changes = Array.from({ length: count }, (_, index) => edgeOpened(told + index + 1, domain))
  told += count
  const response = await fetch(`${catalog.url}${CHANGES}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${catalog.tokens.service}` },
    body: JSON.stringify({ after, until: String(told), changes }),
  })
  expect(response.status).toBe(200)
  return changes.map(({ writer }) => writer)
}

interface Following {
  readonly changes: readonly Change[]
  by(): (string | null)[]
  /** What it was told to go on from, the newest last. */
  readonly cursors: readonly string[]
  readonly troubles: readonly string[]
  /** The code of the error it ended with; null when it just ended, undefined while it goes on. */
  ended(): string | null | undefined
  stop(): void
}

/** A follower that goes on until the test ends; it stands at its first cursor when this resolves. */
async function followed(
  variables: ChangesQueryVariables = {},
  { client, ...options }: FollowOptions & { readonly client?: Partial<HeddleClientOptions> } = {},
): Promise<Following> {
  const stopping = new AbortController()
  const changes: Change[] = []
  const cursors: string[] = []
  const troubles: string[] = []
  let ended: string | null | undefined
  const heddle = createHeddleClient({ url: mesh.url, retryAfterMs: 1, ...client })
  const following = heddle.follow(variables, {
    signal: stopping.signal,
    pollMs: NEVER_MS,
    onCursor: (cursor) => cursors.push(cursor),
    onTrouble: ({ code }) => troubles.push(code),
    ...options,
  })
  const done = (async () => {
    for await (const change of following) changes.push(change)
  })().then(
    () => {
      ended = null
    },
    (error) => {
      ended = error.code ?? String(error)
    },
  )
  onTestFinished(async () => {
    stopping.abort()
    await done
  })
  await eventually(() => cursors.length > 0 || ended !== undefined, { withinMs: 30_000 })
  const by = () => changes.map((change) => change.by)
  return { changes, by, cursors, troubles, ended: () => ended, stop: () => stopping.abort() }
}

const now = async () => {
  const { data } = await createHeddleClient({ url: mesh.url }).changes({ first: 1 })
  return data.changes?.newest ?? ''
}

/** What the client asks, of the address that `at` names when it asks; `instead` may answer itself. */
const fetchAt =
  (at: () => string, instead: (path: string) => Response | undefined = () => undefined): typeof fetch =>
  async (url, init) => {
    const { pathname, search } = new URL(String(url))
    return instead(pathname) ?? fetch(`${at()}${pathname}${search}`, init)
  }

describe('a follower', () => {
  test('is told what happens from when it begins, as it happens, and nothing from before', async () => {
    await tell(3)
    const follower = await followed()
    await eventually(() => catalog.catalog.changeStream.readers() === 1)
    const expected: string[] = []
    for (const count of [1, 2, 1]) {
      expected.push(...(await tell(count)))
      await eventually(() => follower.changes.length >= expected.length)
    }
    expect(follower.by()).toEqual(expected)
    const [first] = follower.changes
    expect(first).toMatchObject({ __typename: 'EdgeChange', event: 'EDGE_OPENED', from: { domainId: 'orders' } })
  })

  test('goes on after a cursor, page by page, and then as it happens', async () => {
    const after = await now()
    const expected = await tell(5)
    const follower = await followed({ after, first: 2 })
    await eventually(() => follower.changes.length === 5)
    expected.push(...(await tell(5)))
    await eventually(() => follower.changes.length >= 10)
    expect(follower.by()).toEqual(expected)
    const resumed = await followed({ after: follower.changes[6]?.id ?? '' })
    await eventually(() => resumed.changes.length === 3)
    expect(resumed.by()).toEqual(expected.slice(7))
  })

  test('with a filter is told of what matches alone, and its cursor moves with what does not', async () => {
    const follower = await followed({ filter: { domain: ['payments'] } }, { pollMs: 50 })
    await tell(2, 'orders')
    const newest = await now()
    await eventually(() => follower.cursors.at(-1) === newest)
    expect(follower.changes).toEqual([])
    const expected = await tell(1, 'payments')
    await eventually(() => follower.changes.length === 1)
    expect(follower.by()).toEqual(expected)
  })

  test('has a filter that is too long for an address left to the pages', async () => {
    const subject = Array.from({ length: 100 }, (_, index) => `dataset:db/${'x'.repeat(400)}${index}`)
    const asked: string[] = []
    const follower = await followed(
      { filter: { subject } },
      {
        client: {
          fetch: (url, init) => {
            asked.push(String(url))
            return fetch(url, init)
          },
        },
      },
    )
    await eventually(() => asked.some((url) => url.includes(CHANGES)))
    await tell()
    const newest = await now()
    await eventually(() => follower.cursors.at(-1) === newest)
    expect(Math.max(...asked.map((url) => url.length))).toBeLessThan(1_000)
    expect(follower.changes).toEqual([])
  })

  test('loses nothing and repeats nothing while the mesh is gone and when it is back', async () => {
    let other = await startGateway()
    const follower = await followed({}, { client: { url: 'http://mesh', fetch: fetchAt(() => other.url) } })
    const expected = await tell(2)
    await eventually(() => follower.changes.length === 2)
    for (const count of [3, 150]) {
      await other.close()
      expected.push(...(await tell(count)))
      const { length } = follower.troubles
      await eventually(() => follower.troubles.length > length, { withinMs: 20_000 })
      other = await startGateway()
      await eventually(() => follower.changes.length >= expected.length, { withinMs: 20_000 })
      expected.push(...(await tell(1)))
      await eventually(() => follower.changes.length >= expected.length)
    }
    expect(follower.by()).toEqual(expected)
    expect(new Set(follower.troubles)).toEqual(new Set(['NETWORK']))
    follower.stop()
    await other.close()
  }, 120_000)

  test('waits for a mesh that starts, and says when that is over: 503 is no end, not even at the beginning', async () => {
    let refusals = 6
    const recovered: string[] = []
    const starting = (path: string) => {
      if (path !== '/graphql' || refusals === 0) return undefined
      refusals -= 1
      return Response.json({ errors: [{ message: 'starting', extensions: { code: 'NOT_READY' } }] }, { status: 503 })
    }
    const client = { fetch: fetchAt(() => mesh.url, starting) }
    const follower = await followed({}, { client, onRecovered: () => recovered.push('over') })
    expect([follower.troubles, recovered]).toEqual([['NOT_READY'], ['over']])
    const expected = await tell()
    await eventually(() => follower.changes.length === 1)
    expect(follower.by()).toEqual(expected)
  })

  test.each([
    ['a proxy refuses the stream', () => new Response('not here', { status: 404 })],
    ['a proxy holds the stream back', () => new Response(new ReadableStream(), { status: 200 })],
    [
      'the stream breaks as it is opened',
      () => {
        throw new TypeError('broken')
      },
    ],
  ])('asks by itself now and then where %s', async (_what, answer) => {
    const fetched = fetchAt(
      () => mesh.url,
      (path) => (path === CHANGES ? answer() : undefined),
    )
    const follower = await followed({}, { pollMs: 100, client: { fetch: fetched } })
    const expected = await tell(2)
    await eventually(() => follower.changes.length >= 2)
    expected.push(...(await tell(1)))
    await eventually(() => follower.changes.length >= 3)
    expect(follower.by()).toEqual(expected)
    expect(follower.troubles).toEqual([])
  })

  test('asks little while nothing happens, of a stream that ends at once too', async () => {
    const asked: string[] = []
    const short = (path: string) => {
      asked.push(path)
      return path === CHANGES ? new Response('retry: 2000\nid: x\n\n') : undefined
    }
    await followed({}, { client: { fetch: fetchAt(() => mesh.url, short) } })
    await eventually(() => asked.filter((path) => path === CHANGES).length === 2)
    // Where it begins, the first page, one when the stream has ended, one before it is opened again.
    expect(asked.filter((path) => path === '/graphql').length).toBeLessThanOrEqual(5)
  })

  test('ends without an error when it is told to, whatever it waits for, and leaves no stream behind', async () => {
    const waiting = await followed()
    await eventually(() => catalog.catalog.changeStream.readers() === 1)
    waiting.stop()
    await eventually(() => waiting.ended() === null && catalog.catalog.changeStream.readers() === 0)

    const client = createHeddleClient({ url: mesh.url })
    const after = await now()
    await tell(2)
    for await (const _change of client.follow({ after })) break
    for await (const change of client.follow({ after }, { signal: AbortSignal.abort() }))
      throw new Error(`it had ended, but ${change.id}`)
    const stopping = new AbortController()
    let count = 0
    for await (const _change of client.follow({ after }, { signal: stopping.signal })) {
      count += 1
      stopping.abort()
    }
    expect(count).toBe(1)
    await eventually(() => catalog.catalog.changeStream.readers() === 0)
  })
})

describe('a follower ends with an error', () => {
  test('at a cursor that is not kept any more, or is none', async () => {
    const elsewhere = await temporaryFolder()
    const lost = await startCatalog({ folder: elsewhere.path })
    const { data } = await lost.ask('{ changes(first: 1) { newest } }')
    await lost.close()
    await elsewhere.remove()
    expect((await followed({ after: data.changes.newest })).ended()).toBe('CURSOR_EXPIRED')
    expect((await followed({ after: 'none' })).ended()).toBe('BAD_USER_INPUT')
  })

  test('where nobody answers at all, or something that is no gateway', async () => {
    const nobody = await followed({}, { client: { url: 'http://127.0.0.1:9', retries: 0 } })
    expect([nobody.ended(), nobody.troubles]).toEqual(['NETWORK', []])
    expect((await followed({}, { client: { url: `${mesh.url}/elsewhere` } })).ended()).toBe('NOT_GRAPHQL')
  })

  test.each([0, Number.NaN, Number.POSITIVE_INFINITY])('with an interval of %d', async (pollMs) => {
    const following = createHeddleClient({ url: mesh.url }).follow({}, { pollMs })
    await expect(following.next()).rejects.toThrow(`pollMs: expected 1 to 2147483647 ms, received ${pollMs}`)
  })
})
