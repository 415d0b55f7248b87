import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

const DOMAINS = ['analytics', 'customers', 'inventory', 'marketing', 'orders', 'payments']
const PORT = 'orders/order-events/orders-v1'

let mesh: RunningMesh

beforeAll(async () => {
  mesh = await startMesh()
})
afterAll(() => mesh?.dispose())

describe('npm start', () => {
  test('prints its progress, the addresses, one question and the ready line', () => {
    const output = mesh.output()
    expect(output).toMatch(/processes are up: 9/)
    expect(output).toMatch(/enrolled, published and are woven in/)
    expect(output).toContain(`http://localhost:${mesh.basePort}/graphql`)
    expect(output).toContain('curl -s')
    expect(output).toMatch(new RegExp(`^ready http://localhost:${mesh.basePort}$`, 'm'))
  })

  test('keeps tokens and keys for their owner alone', () => {
    for (const file of ['tokens.json', 'keys.json']) expect(statSync(join(mesh.dataDir, file)).mode & 0o777).toBe(0o600)
    for (const name of ['admin', 'enrol', 'ingest', 'service', ...DOMAINS]) expect(mesh.token(name)).toMatch(/^ey/)
  })

  test('answers at every address with health, readiness and metrics', async () => {
    for (const offset of [0, 1, 2, 3, 101, 102, 103, 104, 105, 106]) {
      const url = `http://127.0.0.1:${mesh.basePort + offset}`
      expect((await fetch(`${url}/health`)).status, url).toBe(200)
      expect((await fetch(`${url}/ready`)).status, url).toBe(200)
      expect(await (await fetch(`${url}/metrics`)).text(), url).toContain('process_cpu_seconds_total')
    }
  })

  test('refuses a second mesh on the same ports, with what to do', async () => {
    await expect(startMesh({ basePort: mesh.basePort })).rejects.toThrow(/in use already: port[\s\S]*set HEDDLE_PORT/)
  })

  test('refuses a second mesh on the same data folder, with how to end the first', async () => {
    await expect(startMesh({ dataDir: mesh.dataDir })).rejects.toThrow(
      /running already on .*gateway \(process \d+\)[\s\S]*kill \d+/,
    )
  })
})

describe('the seeded mesh', () => {
  test('has six live domains with their products', async () => {
    const { data, errors } = await mesh.ask<{
      domains: { id: string; availability: string; problems: unknown[]; products: { totalCount: number } }[]
    }>('{ domains { id availability problems { file } products { totalCount } } }')
    expect(errors).toBeUndefined()
    expect(data?.domains.map(({ id }) => id).toSorted()).toEqual(DOMAINS)
    for (const domain of data?.domains ?? []) {
      expect(domain, domain.id).toMatchObject({ availability: 'LIVE', problems: [] })
      expect(domain.products.totalCount, domain.id).toBeGreaterThanOrEqual(4)
    }
  })

  test('says what breaks if order events change: exact totals, rows with a path', async () => {
    const { data, errors } = await mesh.ask<{
      impact: {
        total: number
        complete: boolean
        byDistance: { count: number }[]
        byDomain: { key: string; count: number }[]
        rows: {
          edges: {
            node: { distance: number; path: { id: string }[]; node: { id: string; product: { name: string } | null } }
          }[]
        }
      }
    }>(
      `query ($of: ID!) { impact(of: $of) { total complete byDistance { key count } byDomain { key count }
         rows(first: 1000) { edges { node { distance lowestConfidence availability path { id } node { id kind label product { name owner { name } } } } } } } }`,
      { variables: { of: PORT } },
    )
    expect(errors).toBeUndefined()
    const impact = data?.impact
    expect(impact?.total).toBe(48)
    expect(impact?.complete).toBe(true)
    expect(impact?.rows.edges).toHaveLength(impact?.total ?? 0)
    expect(impact?.byDistance.map(({ count }) => count)).toEqual([7, 12, 8, 13, 4, 3, 1])
    expect(impact?.byDomain).toHaveLength(6)
    for (const { node } of impact?.rows.edges ?? []) expect(node.path.length).toBe(node.distance + 1)
  })

  test('counts the hub exactly, whatever the page', async () => {
    const { data } = await mesh.ask<{
      impact: { total: number; rows: { edges: unknown[]; pageInfo: { hasNextPage: boolean } } }
    }>(
      '{ impact(of: "inventory/product-catalog/catalog-v2", depth: 1) { total rows(first: 7) { edges { cursor } pageInfo { hasNextPage } } } }',
    )
    expect(data?.impact.total).toBe(40)
    expect(data?.impact.rows).toMatchObject({ edges: { length: 7 }, pageInfo: { hasNextPage: true } })
  })

  test('answers one product across its domain, the catalog and lineage', async () => {
    const { data, errors } = await mesh.ask(
      `{ product(id: "marketing/customer360") { title owner { name } quality { score dimensions { dimension score } }
          serviceLevels { property objective target actual met since breachPolicy }
          outputPorts { id kind contract { id version columns { path classification semanticType } } }
          catalogEntry { availability release { accepted live drift } lastKnown { takenAt title } }
          upstream(first: 5) { totalCount edges { node { label } } } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      product: {
        catalogEntry: { availability: 'LIVE', release: { drift: false } },
        outputPorts: expect.arrayContaining([
          expect.objectContaining({ id: expect.stringMatching(/customer-snapshot-daily/), kind: 'DELTA' }),
        ]),
      },
    })
  })

  test('finds products by words, with facets, also with a typo', async () => {
    for (const text of ['customer', 'custmer']) {
      const { data } = await mesh.ask<{ search: { totalCount: number; facets: unknown[] } }>(
        'query ($text: String!) { search(text: $text, first: 5) { totalCount facets { field values { key count } } edges { node { id title domainId availability } } } }',
        { variables: { text } },
      )
      expect(data?.search.totalCount, text).toBeGreaterThan(2)
      expect(data?.search.facets.length, text).toBeGreaterThan(3)
    }
  })

  test('serves the leaves of two domains beside the shared types', async () => {
    const { data, errors } = await mesh.ask<{ ordersBacklog: { id: string; title: string }[] }>(
      '{ ordersBacklog(first: 2) { id title view { __typename id } } }',
    )
    expect(errors).toBeUndefined()
    expect(data?.ordersBacklog[0]?.title).toBeTruthy()
  })

  test('carries one request id from the gateway to the logs of every service it asked', async () => {
    const requestId = `e2e-${Date.now()}`
    await mesh.ask('{ product(id: "orders/order-events") { title catalogEntry { availability } impact { total } } }', {
      headers: { 'x-request-id': requestId },
    })
    for (const box of ['gateway', 'catalog', 'lineage', 'orders']) {
      await eventually(() => readFileSync(join(mesh.dataDir, 'logs', `${box}.log`), 'utf8').includes(requestId))
    }
  })

  test('shows a browser the explorer, and sends it to the query page from where the graph answers', async () => {
    const page = await fetch(`${mesh.url}/`, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await page.text()).toMatch(/<script type="module"[^>]* src="\/assets\//)
    const graph = await fetch(`${mesh.url}/graphql`, { headers: { accept: 'text/html' }, redirect: 'manual' })
    expect([graph.status, graph.headers.get('location')]).toEqual([302, '/query'])
  })
})

describe('bad input', () => {
  const refusals: readonly [string, string, Record<string, unknown>, string][] = [
    ['a malformed id', 'query ($v: ID!) { impact(of: $v) { total } }', { v: 'Orders//x' }, 'BAD_USER_INPUT'],
    ['an unknown id', 'query ($v: ID!) { impact(of: $v) { total } }', { v: 'orders/nothing-here' }, 'NOT_FOUND'],
    [
      'an unknown start of a path',
      'query ($v: ID!) { paths(from: $v, to: "orders/order-events") { nodes { id } } }',
      { v: 'orders/no-such' },
      'NOT_FOUND',
    ],
    [
      'a malformed cursor',
      'query ($v: String) { search(text: "order", after: $v) { totalCount } }',
      { v: 'not a cursor' },
      'BAD_USER_INPUT',
    ],
    [
      'a page that is too large',
      'query ($v: Int) { impact(of: "orders") { rows(first: $v) { edges { cursor } } } }',
      { v: 5000 },
      'BAD_USER_INPUT',
    ],
    [
      'a malformed date',
      'query ($v: DateTime) { impact(of: "orders", asOf: $v) { total } }',
      { v: 'yesterday' },
      'BAD_USER_INPUT',
    ],
    [
      'a difference of a column at a level of whole things',
      'query ($v: ID!) { lineageDiff(of: $v, from: "2026-01-01T00:00:00Z", level: PORT) { added } }',
      { v: 'orders/order-events/orders-v1#order_id' },
      'BAD_USER_INPUT',
    ],
  ]
  test.each(refusals)('%s is refused by name', async (_what, query, variables, code) => {
    const { errors } = await mesh.ask(query, { variables })
    expect(errors?.map((error) => error.extensions.code)).toEqual([code])
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost|node_modules|at .*\.[jt]s:/)
  })

  test('a moment before the mesh was there has no impact, and one of today has that of now', async () => {
    const total = async (asOf: string | null) => {
      const query = 'query ($asOf: DateTime) { impact(of: "orders", asOf: $asOf) { total } }'
      const { data, errors } = await mesh.ask<{ impact: { total: number } }>(query, { variables: { asOf } })
      expect(errors).toBeUndefined()
      return data?.impact.total
    }
    expect(await total('2001-01-01T00:00:00Z')).toBe(0)
    expect(await total(null)).toBeGreaterThan(0)
    expect(await total(new Date().toISOString())).toBe(await total(null))
  })

  test('an unknown product is null, without an error', async () => {
    expect(await mesh.ask('{ product(id: "orders/nothing-here") { title } }')).toEqual({ data: { product: null } })
    expect(await mesh.ask('{ product(id: "nowhere/nothing") { title } }')).toEqual({ data: { product: null } })
  })

  test('a query that would cost too much is refused before it runs', async () => {
    const deep = `{ product(id: "orders/order-events") { ${'downstream(first: 1000) { edges { node { product { '.repeat(6)}id${' } } } }'.repeat(6)} } }`
    const { data, errors } = await mesh.ask(deep)
    expect(data).toBeFalsy()
    expect(errors?.[0]?.message).toMatch(/cost|depth/i)
  })
})
