import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  releaseOf,
  type SmallDomain,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

const ROLLBACK = `mutation ($domain: ID!, $release: String) {
  rollback(domain: $domain, release: $release) { release changes { from to } domain { availability } problems }
}`

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: RunningCatalog
let orders: SmallDomain
let number = 0
/** Each test has a domain of its own in one catalog. */
let id = ''

beforeAll(async () => {
  folder = await temporaryFolder()
  running = await startCatalog({ folder: folder.path, domainTimeoutMs: 1_000 })
})
afterAll(async () => {
  await running.close()
  await folder.remove()
})
beforeEach(async () => {
  number += 1
  id = `orders${number}`
  orders = await startSmallDomain(id)
  await running.register(id)
})
afterEach(() => orders.close())

const product = (name: string, version: string): SmallProduct => ({
  ...orderEvents(id),
  id: `${id}/${name}`,
  version,
  outputPorts: [],
})
const names = (...given: string[]) => given.map((name) => `${id}/${name}`)

async function publish(...products: SmallProduct[]): Promise<string> {
  const reply = await running.publish(id, orders, { products })
  expect(reply.errors).toBeUndefined()
  return reply.data.publish.release
}

async function rollback(release: string | null = null, token?: string) {
  return running.ask(ROLLBACK, { domain: id, release }, token ?? (await running.tokenOf(id)))
}

/** Declared where they are used: an operation has no other variables. */
const ends = (selection: string) => (selection.includes('$from') ? ', $from: String, $to: String' : '')

async function ofDomain(selection: string, variables = {}) {
  const { data, errors } = await running.ask(
    `query ($id: ID!${ends(selection)}) { domain(id: $id) { ${selection} } }`,
    { id, ...variables },
  )
  return errors?.[0]?.extensions.code ?? data.domain
}

async function ofProduct(name: string, selection: string, variables = {}) {
  const { data, errors } = await running.ask(
    `query ($r: [_Any!]!${ends(selection)}) {
      _entities(representations: $r) { ... on DataProduct { ${selection} } } }`,
    { r: [{ __typename: 'DataProduct', id: `${id}/${name}` }], ...variables },
  )
  return errors?.[0]?.extensions.code ?? data._entities[0]
}

const HISTORY = `releases { totalCount edges { node {
  id by rollback current productCount changes { from to unchanged products { product change } } } } }`

describe('the releases of a domain', () => {
  it('are told from the newest on, each with what it changed', async () => {
    expect(await ofDomain(HISTORY)).toEqual({ releases: { totalCount: 0, edges: [] } })
    const first = await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    const second = await publish(product('a', '2.0.0'), product('c', '1.0.0'))
    const told = await ofDomain(HISTORY)
    const by = `domain:${id}`
    expect(told.releases).toEqual({
      totalCount: 2,
      edges: [
        {
          node: {
            id: second,
            by,
            rollback: false,
            current: true,
            productCount: 2,
            changes: {
              from: first,
              to: second,
              unchanged: 0,
              products: [
                { product: `${id}/a`, change: 'CHANGED' },
                { product: `${id}/b`, change: 'REMOVED' },
                { product: `${id}/c`, change: 'ADDED' },
              ],
            },
          },
        },
        {
          node: {
            id: first,
            by,
            rollback: false,
            current: false,
            productCount: 2,
            changes: {
              from: null,
              to: first,
              unchanged: 0,
              products: names('a', 'b').map((name) => ({ product: name, change: 'ADDED' })),
            },
          },
        },
      ],
    })
  })

  it('come in pages, and a cursor of something else is refused', async () => {
    const releases: string[] = []
    for (let version = 1; version <= 5; version += 1) releases.push(await publish(product('a', `${version}.0.0`)))
    const found: string[] = []
    let after: string | null = null
    for (let pages = 1; ; pages += 1) {
      const { data } = await running.ask(
        `query ($id: ID!, $after: String) { domain(id: $id) { releases(first: 2, after: $after) {
          totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { id } } } } }`,
        { id, after },
      )
      const { edges, pageInfo, totalCount } = data.domain.releases
      expect([totalCount, pageInfo.hasPreviousPage]).toEqual([5, pages > 1])
      found.push(...edges.map((edge: { node: { id: string } }) => edge.node.id))
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(found).toEqual(releases.toReversed())
    expect(await ofDomain('releases(after: "nonsense") { totalCount }')).toBe('BAD_USER_INPUT')
    expect(await ofDomain('releases(first: 1001) { totalCount }')).toBe('BAD_USER_INPUT')
  })

  it('are not more because a domain publishes again what is accepted, as after each start', async () => {
    await publish(product('a', '1.0.0'))
    await publish(product('a', '1.0.0'))
    expect(await ofDomain('releases { totalCount }')).toEqual({ releases: { totalCount: 1 } })
  })

  it('differ by what was declared: any two of them can be held against each other', async () => {
    const first = await publish(product('a', '1.0.0'))
    const second = await publish(product('a', '2.0.0'))
    const third = await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    const diff =
      'releaseDiff(from: $from, to: $to) { from to unchanged products { product change fields { field before after } } }'
    const changed = (before: string, after: string) => ({ field: 'version', before, after })
    expect(await ofDomain(diff, { from: first, to: second })).toEqual({
      releaseDiff: {
        from: first,
        to: second,
        unchanged: 0,
        products: [{ product: `${id}/a`, change: 'CHANGED', fields: [changed('1.0.0', '2.0.0')] }],
      },
    })
    expect(await ofDomain(diff, { from: second, to: first })).toMatchObject({
      releaseDiff: { products: [{ fields: [changed('2.0.0', '1.0.0')] }] },
    })
    // From the one before, and to the present one, where none is named.
    expect(await ofDomain(diff)).toMatchObject({ releaseDiff: { from: second, to: third } })
    expect(await ofDomain(diff, { from: first })).toMatchObject({
      releaseDiff: { from: first, to: third, unchanged: 1, products: [{ product: `${id}/b`, change: 'ADDED' }] },
    })
    expect(await ofDomain(diff, { from: 'no such release' })).toBe('NOT_FOUND')
  })
})

describe('the versions of a product', () => {
  it('are one for each release that changed it, with what it was and how long', async () => {
    const first = await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    await publish(product('a', '1.0.0'), product('b', '2.0.0'))
    const third = await publish(product('a', '2.0.0'), product('b', '2.0.0'))
    const { versions } = await ofProduct(
      'a',
      `versions { totalCount edges { node { release version until by
        product { title version ports { id } quality { score } } changes { change fields { field before after } } } } }`,
    )
    expect(versions.totalCount).toBe(2)
    expect(versions.edges.map((edge: { node: object }) => edge.node)).toMatchObject([
      {
        release: third,
        version: '2.0.0',
        until: null,
        product: { title: 'Order Events', version: '2.0.0', ports: [], quality: null },
        changes: { change: 'CHANGED', fields: [{ field: 'version', before: '1.0.0', after: '2.0.0' }] },
      },
      { release: first, version: '1.0.0', until: expect.any(String), by: `domain:${id}`, changes: { change: 'ADDED' } },
    ])
  })

  it('begin anew when it was left out for a while', async () => {
    await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    await publish(product('b', '1.0.0'))
    await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    const { versions } = await ofProduct('a', 'versions { edges { node { until changes { change } } } }')
    expect(versions.edges).toEqual([
      { node: { until: null, changes: { change: 'ADDED' } } },
      { node: { until: expect.any(String), changes: { change: 'ADDED' } } },
    ])
  })

  it('differ, or the answer is null', async () => {
    const first = await publish(product('a', '1.0.0'), product('b', '1.0.0'))
    const second = await publish(product('b', '2.0.0'))
    const diff = 'diff(from: $from, to: $to) { change fields { field } }'
    expect(await ofProduct('a', diff)).toMatchObject({ diff: { change: 'REMOVED' } })
    expect(await ofProduct('b', diff, { from: first, to: second })).toEqual({
      diff: { change: 'CHANGED', fields: [{ field: 'version' }] },
    })
    expect(await ofProduct('b', diff, { from: second, to: second })).toEqual({ diff: null })
    expect(await ofProduct('never', diff)).toEqual({ diff: null })
    expect(await ofProduct('b', diff, { to: 'no such release' })).toBe('NOT_FOUND')
  })
})

describe('a rollback', () => {
  it('makes the release before the accepted one again, and is in the history', async () => {
    const first = await publish(product('a', '1.0.0'))
    const second = await publish(product('a', '2.0.0'))
    const reply = await rollback()
    expect(reply.data.rollback).toEqual({
      release: first,
      changes: { from: second, to: first },
      domain: { availability: 'LIVE' },
      problems: [],
    })
    expect(await ofDomain('releases { edges { node { id rollback current } } }')).toEqual({
      releases: {
        edges: [
          { node: { id: first, rollback: true, current: true } },
          { node: { id: second, rollback: false, current: false } },
          { node: { id: first, rollback: false, current: false } },
        ],
      },
    })
    expect(await ofProduct('a', 'catalogEntry { release { accepted } lastKnown { version } }')).toEqual({
      catalogEntry: { release: { accepted: first }, lastKnown: { version: '1.0.0' } },
    })
    expect((await standing()).rolledBackFrom).toEqual([second])
    // What is published next is no rollback any more.
    await publish(product('a', '3.0.0'))
    expect((await standing()).rolledBackFrom).toEqual([])
  })

  it('brings the leaf back that the release had', async () => {
    const leaf = `type Query { ${id}Backlog: Int }`
    const withLeaf = await startSmallDomain(id, { leaf })
    const first = [product('a', '1.0.0')]
    await running.publish(id, withLeaf, { products: first, extensionSdl: leaf })
    await running.publish(id, withLeaf, { products: [product('a', '2.0.0')] })
    const leaves = async () =>
      ((await running.catalog.store.currentSupergraph())?.leaves ?? []).map(({ domain }) => domain)
    expect(await leaves()).not.toContain(id)
    expect((await rollback(releaseOf(first))).errors).toBeUndefined()
    expect(await leaves()).toContain(id)
    await withLeaf.close()
  })

  it('is refused where there is nothing to go back to, and changes nothing', async () => {
    expect((await rollback()).errors?.[0]?.extensions.code).toBe('CONFLICT')
    const first = await publish(product('a', '1.0.0'))
    expect((await rollback()).errors?.[0]?.message).toBe(`domain ${id} has no release before ${first}`)
    expect((await rollback('never accepted')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await rollback(null, await running.tokenOf('payments'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const unknown = await running.ask(ROLLBACK, { domain: 'nobody' }, running.tokens.admin)
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND')

    const second = await publish(product('a', '2.0.0'))
    orders.candidates.delete(first)
    const { errors } = await rollback(first)
    expect(errors?.[0]).toMatchObject({
      extensions: {
        code: 'PUBLISH_REFUSED',
        problems: [expect.stringMatching(`expected the digest ${first}, the domain serves`)],
      },
    })
    expect((await standing()).accepted).toBe(second)
  })
})

interface Standing {
  readonly accepted: string | null
  readonly unpublished: boolean
  readonly rolledBackFrom: readonly string[]
}

async function standing(query = ''): Promise<Standing> {
  const answer = await running.fetch(`/api/v1/domains/${id}/release${query}`, { token: await running.tokenOf(id) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Standing
}

describe('the question which release is accepted', () => {
  it('is answered when another is, at once where that is so already', async () => {
    const first = await publish(product('a', '1.0.0'))
    expect(await standing()).toMatchObject({ accepted: first, unpublished: false })
    expect(await standing('?have=other&wait=50')).toMatchObject({ accepted: first })
    expect(await standing(`?have=${first}&wait=0.05`)).toMatchObject({ accepted: first })
    let answered = false
    const held = standing(`?have=${first}&wait=50`).then((answer) => {
      answered = true
      return answer
    })
    const second = await (async () => {
      expect(answered).toBe(false)
      return publish(product('a', '2.0.0'))
    })()
    expect((await held).accepted).toBe(second)
  })

  it('is for the domain’s own token, at both addresses', async () => {
    const token = await running.tokenOf('payments')
    for (const prefix of ['/api/v1', '/internal/v1']) {
      expect((await running.fetch(`${prefix}/domains/${id}/release`)).status).toBe(401)
      expect((await running.fetch(`${prefix}/domains/${id}/release`, { token })).status).toBe(403)
      expect((await running.fetch(`${prefix}/domains/${id}/notice`, { token, method: 'POST' })).status).toBe(403)
      const own = { token: await running.tokenOf(id), method: 'POST' }
      expect((await running.fetch(`${prefix}/domains/${id}/notice`, own)).status).toBe(202)
    }
    expect((await running.fetch(`/api/v1/domains/${id}/release?wait=x`, { token: running.tokens.admin })).status).toBe(
      400,
    )
    expect((await running.fetch('/api/v1/domains/nobody/release', { token: running.tokens.admin })).status).toBe(404)
  })
})

describe('what anyone may know of the mesh', () => {
  it('needs no token', async () => {
    const answer = await running.fetch('/api/v1/mesh')
    expect(await answer.json()).toEqual({
      name: 'heddle',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      publicKey: expect.any(String),
      supergraphVersion: (await running.catalog.store.currentSupergraph())?.id,
    })
  })
})

describe('publishes that get in each other’s way', () => {
  const PUBLISH = `mutation ($input: PublishInput!) { publish(input: $input) { release } }`
  async function publishing(products: readonly SmallProduct[], replaces: string | null = null) {
    const release = releaseOf(products)
    orders.candidates.set(release, products)
    const input = { domain: id, url: orders.url, release, replaces }
    return running.ask(PUBLISH, { input }, await running.tokenOf(id))
  }
  const history = async (): Promise<string[]> =>
    (await ofDomain('releases { edges { node { id } } }')).releases.edges.map(
      (edge: { node: { id: string } }) => edge.node.id,
    )

  it('the same twice at once: both are accepted, and it is one release', async () => {
    const products = [product('a', '1.0.0')]
    const replies = await Promise.all([publishing(products), publishing(products)])
    expect(replies.map(({ data }) => data?.publish?.release)).toEqual([releaseOf(products), releaseOf(products)])
    expect(await history()).toEqual([releaseOf(products)])
  })

  it('two at once: one after the other, and what is known is the last one’s', async () => {
    const [one, two] = [[product('a', '1.0.0')], [product('a', '2.0.0'), product('b', '1.0.0')]]
    const replies = await Promise.all([publishing(one), publishing(two)])
    expect(replies.flatMap(({ errors }) => errors ?? [])).toEqual([])
    const [last, first] = await history()
    expect([last, first].sort()).toEqual([releaseOf(one), releaseOf(two)].sort())
    expect((await standing()).accepted).toBe(last)
    const known = await running.catalog.store.productIds(id)
    expect(known).toEqual(last === releaseOf(one) ? names('a') : names('a', 'b'))
  })

  it('two at once that both mean to follow the same one: one is accepted, the other is told so', async () => {
    const first = await publish(product('a', '1.0.0'))
    const replies = await Promise.all([
      publishing([product('a', '2.0.0')], first),
      publishing([product('a', '3.0.0')], first),
    ])
    const refused = replies.filter(({ errors }) => errors !== undefined)
    expect(refused).toHaveLength(1)
    const accepted = (await standing()).accepted
    expect(refused[0]?.errors?.[0]?.extensions).toMatchObject({
      code: 'PUBLISH_REFUSED',
      problems: [`replaces: expected the accepted release, ${accepted}, found "${first}"`],
    })
    expect(await history()).toEqual([accepted, first])
  })

  it('whose answer was lost, and which comes again: it finds its own release', async () => {
    const first = await publish(product('a', '1.0.0'))
    const next = [product('a', '2.0.0')]
    for (let time = 1; time <= 2; time += 1) expect((await publishing(next, first)).errors).toBeUndefined()
    expect(await history()).toEqual([releaseOf(next), first])
  })

  it('of a release that the domain has gone on from: refused, and the accepted one stays', async () => {
    const first = await publish(product('a', '1.0.0'))
    const stale = [product('a', '2.0.0')]
    const fresh = await publish(product('a', '3.0.0'))
    const input = { domain: id, url: orders.url, release: releaseOf(stale), replaces: null }
    const { errors } = await running.ask(PUBLISH, { input }, await running.tokenOf(id))
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PUBLISH_REFUSED', domain: id })
    expect(await history()).toEqual([fresh, first])
  })

  it('of five hundred products: taken whole, and the next one costs what it changes', async () => {
    const products = Array.from({ length: 500 }, (_, index) => ({
      ...orderEvents(id),
      id: `${id}/p${index}`,
      outputPorts: [],
    }))
    orders.digestOf = ({ version }) => String(version)
    expect((await publishing(products)).errors).toBeUndefined()
    const next = products.map((given, index) => (index === 7 ? { ...given, version: '9.0.0' } : given))
    orders.idsAsked.length = 0
    expect((await publishing(next)).errors).toBeUndefined()
    expect(orders.idsAsked).toEqual([[`${id}/p7`]])
    expect(
      await ofDomain('releases { edges { node { productCount changes { unchanged products { product } } } } }'),
    ).toMatchObject({
      releases: {
        edges: [
          { node: { productCount: 500, changes: { unchanged: 499, products: [{ product: `${id}/p7` }] } } },
          { node: { productCount: 500 } },
        ],
      },
    })
    await eventually(async () => (await standing()).accepted === releaseOf(next))
  })
})
