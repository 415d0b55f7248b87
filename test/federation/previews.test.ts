import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type DomainSpec, type FederatedMesh, type MeshSpec, startDomain, startFederation } from './support/mesh.ts'
import type { RunningSubgraph } from './support/subgraph.ts'

const LEAF = `
  type OrdersView implements DomainView @key(fields: "id") { id: ID! ordersPerDay: Float }
  extend type Query { ordersBacklog: [DataProduct!] }
`
const product = (title: string, more: object = {}) => ({ title, ...more })
const live: DomainSpec = {
  leaf: LEAF,
  roots: { ordersBacklog: [{ id: 'orders/a' }] },
  entities: {
    DataProduct: {
      'orders/a': product('A', { view: { __typename: 'OrdersView', id: 'orders/a' } }),
      'orders/old': product('Old'),
    },
    OutputPort: { 'orders/a/p-v1': { name: 'p', product: { id: 'orders/a', title: 'A' } } },
    OrdersView: { 'orders/a': { ordersPerDay: 10 } },
  },
}
/** What the team is working on: another title, another port, a product more and one less, another leaf. */
const workingCopy: DomainSpec = {
  ...live,
  roots: { ordersBacklog: [{ id: 'orders/a' }, { id: 'orders/new' }] },
  entities: {
    DataProduct: {
      'orders/a': product('A, better', { view: { __typename: 'OrdersView', id: 'orders/a' } }),
      'orders/new': product('New'),
    },
    OutputPort: { 'orders/a/p-v1': { name: 'p, better', product: { id: 'orders/a', title: 'A, better' } } },
    OrdersView: { 'orders/a': { ordersPerDay: 99 } },
  },
}
/** Two products that feed each other: a walk may go on for as long as it likes. */
const feeds = (id: string, other: string): object => ({
  id,
  get downstream() {
    return { totalCount: 1, edges: [{ cursor: id, node: { id: other, kind: 'PRODUCT', product: feeds(other, id) } }] }
  },
})
const mesh: MeshSpec = {
  domains: { orders: live, payments: { entities: { DataProduct: { 'payments/b': product('B') } } } },
  lineage: { entities: { DataProduct: { 'payments/b': { ...feeds('payments/b', 'orders/a') } } } },
  catalog: { entities: { DataProduct: { 'orders/a': { catalogEntry: { availability: 'LIVE' } } } } },
}
/** Another one for each test, so that none is answered by what the gateway knew in the one before. */
let token: string
let header: { 'x-heddle-preview': string }
let tests = 0
const TIMEOUT_MS = 1_000

let running: FederatedMesh
let copy: RunningSubgraph

beforeAll(async () => {
  running = await startFederation(mesh, { domainTimeoutMs: TIMEOUT_MS })
})
afterAll(() => running?.close())
beforeEach(async () => {
  tests += 1
  token = `the-token-of-the-working-copy-of-orders-${tests}`
  header = { 'x-heddle-preview': token }
  copy = await startDomain(workingCopy)
  running.preview([{ domain: 'orders', token, spec: workingCopy, running: copy }])
  await isKnown()
})

/** The gateway has heard of it; a busy machine may take its time. */
const isKnown = (given = token) =>
  eventually(async () => (await post(running.url, '{ __typename }', { 'x-heddle-preview': given })).status === 200)

afterEach(async () => {
  running.preview([])
  running.domains.orders?.behave('well')
  await copy.close()
})

const TITLES = `{
  a: product(id: "orders/a") { title } new: product(id: "orders/new") { title } old: product(id: "orders/old") { title }
  port(id: "orders/a/p-v1") { name product { title } } b: product(id: "payments/b") { title }
}`
const LIVE_TITLES = {
  a: { title: 'A' },
  new: null,
  old: { title: 'Old' },
  port: { name: 'p', product: { title: 'A' } },
  b: { title: 'B' },
}
const PREVIEWED_TITLES = {
  a: { title: 'A, better' },
  new: { title: 'New' },
  old: null,
  port: { name: 'p, better', product: { title: 'A, better' } },
  b: { title: 'B' },
}

async function post(url: string, query: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'same', ...headers },
    body: JSON.stringify({ query }),
  })
  const shown = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers: shown, text: await answer.text() }
}

describe('a request with a preview’s token', () => {
  test('sees the working copy, and is told so; a request without sees what it saw before, byte for byte', async () => {
    running.preview([])
    const before = await post(running.url, TITLES)
    running.preview([{ domain: 'orders', token, spec: workingCopy, running: copy }])
    await isKnown()
    const [previewed, other] = await Promise.all([post(running.url, TITLES, header), post(running.url, TITLES)])
    expect(JSON.parse(before.text)).toEqual({ data: LIVE_TITLES })
    expect(other).toEqual(before)
    expect(Object.fromEntries(other.headers).vary).toBe('x-heddle-preview')
    expect(JSON.parse(previewed.text)).toEqual({
      data: PREVIEWED_TITLES,
      extensions: { preview: { domain: 'orders', release: 'copy', expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) } },
    })
    expect(Object.fromEntries(previewed.headers)).toMatchObject({
      'x-heddle-preview': 'orders',
      'cache-control': 'no-store',
    })
    expect(previewed.text).not.toContain(new URL(copy.url).port)
  })

  test('is told so by the header where the operation cannot run, and is kept by no cache', async () => {
    for (const url of [running.url, running.productsUrl])
      for (const query of ['{ nothing }', '{ a: product(id: ', `{ ${'a'.repeat(200_000)} }`]) {
        const refused = await post(url, query, header)
        expect(JSON.parse(refused.text)).toEqual({ errors: expect.any(Array) })
        expect(Object.fromEntries(refused.headers)).toMatchObject({
          'x-heddle-preview': 'orders',
          'cache-control': 'no-store',
        })
      }
  })

  test('and without are never mixed, however many of both come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const isPreviewed = index % 3 === 0
        const { data } = await running.ask(TITLES, isPreviewed ? { headers: header } : {})
        return { isPreviewed, data }
      }),
    )
    for (const { isPreviewed, data } of answers) expect(data).toEqual(isPreviewed ? PREVIEWED_TITLES : LIVE_TITLES)
  })

  test('sees it at the end of a walk through lineage, too, beside what the catalog knows of the live one', async () => {
    const query = `{ product(id: "payments/b") { title downstream { edges { node { product {
      title catalogEntry { availability } downstream { edges { node { product { title downstream { edges { node { product { title } } } } } } } }
    } } } } } }`
    const titles = (answer: unknown) =>
      [...JSON.stringify(answer).matchAll(/"title":"([^"]+)"/g)].map(([, title]) => title)
    const previewed = await running.ask(query, { headers: header })
    expect(previewed.errors).toBeUndefined()
    expect(titles(previewed)).toEqual(['B', 'A, better', 'B', 'A, better'])
    expect(JSON.stringify(previewed)).toContain('"availability":"LIVE"')
    expect(titles(await running.ask(query))).toEqual(['B', 'A', 'B', 'A'])
  })

  test('sees its leaf: the fields of a view, and the root fields', async () => {
    const query =
      '{ product(id: "orders/a") { view { ... on OrdersView { ordersPerDay } } } ordersBacklog { id title } }'
    const [previewed, other] = await Promise.all([running.ask(query, { headers: header }), running.ask(query)])
    expect(previewed.data).toEqual({
      product: { view: { ordersPerDay: 99 } },
      ordersBacklog: [
        { id: 'orders/a', title: 'A, better' },
        { id: 'orders/new', title: 'New' },
      ],
    })
    expect(other.data).toEqual({
      product: { view: { ordersPerDay: 10 } },
      ordersBacklog: [{ id: 'orders/a', title: 'A' }],
    })
  })

  test('sees it at the shard router as a subgraph too, for gateways of others that pass the header on', async () => {
    const query = '{ product(id: "orders/a") { title } }'
    const previewed = await post(running.productsUrl, query, header)
    expect(JSON.parse(previewed.text)).toMatchObject({
      data: { product: { title: 'A, better' } },
      extensions: { preview: { domain: 'orders' } },
    })
    expect(Object.fromEntries(previewed.headers)).toMatchObject({ 'x-heddle-preview': 'orders' })
    expect(JSON.parse((await post(running.productsUrl, query)).text)).toEqual({ data: { product: { title: 'A' } } })
  })

  test('sees a domain that has published nothing, which nobody else does', async () => {
    const spec: DomainSpec = { entities: { DataProduct: { 'lending/c': product('C') } } }
    const lending = await startDomain(spec)
    const own = 'the-token-of-the-working-copy-of-lending'
    running.preview([{ domain: 'lending', token: own, spec, running: lending }])
    await isKnown(own)
    const query = '{ c: product(id: "lending/c") { title } a: product(id: "orders/a") { title } }'
    const { data } = await running.ask(query, { headers: { 'x-heddle-preview': own } })
    expect(data).toEqual({ c: { title: 'C' }, a: { title: 'A' } })
    expect(await running.ask(query)).toEqual({ data: { c: null, a: { title: 'A' } } })
    await lending.close()
  })

  test('sees its own preview of two that are open of one domain', async () => {
    const spec: DomainSpec = { entities: { DataProduct: { 'orders/a': product('A, otherwise') } } }
    const second = await startDomain(spec)
    const other = 'the-token-of-another-copy-of-orders'
    running.preview([
      { domain: 'orders', token, spec: workingCopy, running: copy },
      { domain: 'orders', token: other, spec, running: second },
    ])
    await isKnown(other)
    const query = '{ product(id: "orders/a") { title } }'
    const titles = await Promise.all(
      [token, other].map(async (given) => (await running.ask(query, { headers: { 'x-heddle-preview': given } })).data),
    )
    expect(titles).toEqual([{ product: { title: 'A, better' } }, { product: { title: 'A, otherwise' } }])
    await second.close()
  })

  test('works by GET as well', async () => {
    const url = `${running.url}/graphql?query=${encodeURIComponent('{ product(id: "orders/a") { title } }')}`
    const answer = await fetch(url, { headers: { ...header, 'apollo-require-preflight': 'yes' } })
    expect(await answer.json()).toMatchObject({ data: { product: { title: 'A, better' } } })
  })
})

describe('a token that leads nowhere is refused, never answered live', () => {
  const refusal = async (url: string, given: string) => {
    const { status, text } = await post(url, TITLES, { 'x-heddle-preview': given })
    const { data, errors } = JSON.parse(text)
    return { status, data, code: errors?.[0]?.extensions.code, text }
  }

  test.each([
    ['unknown', 'a-token-that-nobody-has-ever-opened'],
    ['too short', 'short'],
    ['empty', ''],
    ['too long', 'x'.repeat(129)],
    ['malformed', 'a token that is long enough, but has spaces'],
    ['two of them', 'a-token-that-is-long-enough-to-be-one, a-token-that-is-long-enough-to-be-one'],
  ])('when it is %s', async (_what, given) => {
    for (const url of [running.url, running.productsUrl]) {
      const answer = await refusal(url, given)
      expect(answer).toMatchObject({ status: 410, data: undefined, code: 'PREVIEW_GONE' })
      if (given !== '') expect(answer.text).not.toContain(given)
    }
  })

  test('whatever is wrong with the operation too', async () => {
    for (const url of [running.url, running.productsUrl])
      for (const query of ['{ nothing }', '{ a: product(id: '])
        expect(JSON.parse((await post(url, query, { 'x-heddle-preview': 'short' })).text)).toMatchObject({
          errors: [{ extensions: { code: 'PREVIEW_GONE' } }],
        })
  })

  test('when its time is over, though the catalog has said nothing since', async () => {
    running.preview([{ domain: 'orders', token, spec: workingCopy, running: copy, leftMs: 300 }])
    await eventually(async () => (await refusal(running.url, token)).code === 'PREVIEW_GONE')
    expect((await running.ask(TITLES)).data).toEqual(LIVE_TITLES)
  })

  test('when it was closed', async () => {
    expect((await running.ask(TITLES, { headers: header })).data).toEqual(PREVIEWED_TITLES)
    running.preview([])
    await eventually(async () => (await refusal(running.url, token)).status === 410)
  })

  test('but not while a catalog that has just started is told of it anew', async () => {
    await running.ask(TITLES, { headers: header })
    running.preview([], 'second')
    running.preview([{ domain: 'payments', token: `${token}-2`, spec: workingCopy, running: copy }], 'second')
    await isKnown(`${token}-2`)
    expect((await running.ask(TITLES, { headers: header })).data).toEqual(PREVIEWED_TITLES)
  })
})

describe('a working copy in trouble', () => {
  /** How often the gateway has given up on a subgraph so far. */
  const timeouts = async (subgraph: string) => {
    const lines = (await running.metricsText()).split('\n')
    const counted = lines.filter(
      (line) =>
        line.startsWith('heddle_subgraph_request_seconds_count{') &&
        line.includes(`subgraph="${subgraph}"`) &&
        line.includes('outcome="timeout"'),
    )
    return counted.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }
  const QUERY = '{ a: product(id: "orders/a") { title } b: product(id: "payments/b") { title } }'
  const UNAVAILABLE = {
    data: { a: { title: null }, b: { title: 'B' } },
    errors: [{ path: ['a', 'title'], extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'orders' } }],
  }

  test('that hangs costs those who look at it their timeout, three times; its domain’s breaker stays as it was', async () => {
    const before = { live: await timeouts('orders'), previews: await timeouts('(preview)') }
    copy.behave('hung')
    for (let request = 0; request < 4; request += 1)
      expect(await running.ask(QUERY, { headers: header })).toMatchObject(UNAVAILABLE)
    const started = performance.now()
    expect(await running.ask(QUERY, { headers: header })).toMatchObject(UNAVAILABLE)
    expect(performance.now() - started).toBeLessThan(TIMEOUT_MS)
    expect(await running.ask(QUERY)).toEqual({ data: { a: { title: 'A' }, b: { title: 'B' } } })
    expect(await running.metricsText()).not.toMatch(/heddle_domain_breaker_open\{[^}]*\} 1/)
    expect({ live: await timeouts('orders'), previews: await timeouts('(preview)') }).toEqual({
      live: before.live,
      previews: before.previews + 3,
    })
    copy.behave('well')
    await eventually(async () => (await running.ask(QUERY, { headers: header })).errors === undefined)
  })

  test('is none of a domain in trouble: with the live one hung and cut short, it answers', async () => {
    running.domains.orders?.behave('hung')
    for (let request = 0; request < 3; request += 1) expect(await running.ask(QUERY)).toMatchObject(UNAVAILABLE)
    expect(await running.metricsText()).toMatch(/heddle_domain_breaker_open\{domain="orders"[^}]*\} 1/)
    expect((await running.ask(QUERY, { headers: header })).data).toEqual({
      a: { title: 'A, better' },
      b: { title: 'B' },
    })
    running.domains.orders?.behave('well')
    await eventually(async () => (await running.ask(QUERY)).errors === undefined)
  })

  test('that dies in the middle of a query is said to be unavailable, and nobody else is hurt', async () => {
    copy.behave('hung')
    const asked = copy.received.length
    const previewed = running.ask(QUERY, { headers: header })
    const other = running.ask(QUERY)
    await eventually(() => copy.received.length > asked, { everyMs: 5 })
    await copy.kill()
    expect(await previewed).toMatchObject(UNAVAILABLE)
    expect(await other).toEqual({ data: { a: { title: 'A' }, b: { title: 'B' } } })
    copy.behave('well')
    await copy.revive()
    await eventually(async () => (await running.ask(QUERY, { headers: header })).errors === undefined)
  })

  test('leaves no connections behind when its preview is over', async () => {
    await running.ask(QUERY, { headers: header })
    expect(await copy.connections()).toBeGreaterThan(0)
    running.preview([])
    await eventually(async () => (await copy.connections()) === 0)
    expect((await running.ask(QUERY)).errors).toBeUndefined()
  })
})
