import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPools } from '../../gateway/subgraphs/pools.ts'
import { createServiceDataSource } from '../../gateway/subgraphs/service-data-source.ts'
import { forbidden, unauthenticated } from '../../platform/errors.ts'
import { mountGraphQL } from '../../platform/graphql-server.ts'
import { createHttpServer, listen } from '../../platform/http-server.ts'
import { createLogger } from '../../platform/logger.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { createReadiness } from '../../platform/readiness.ts'
import { DateTime } from '../../platform/scalars.ts'
import { catalogSdl, lineageSdl } from '../../schema/sdl.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

const logger = createLogger({ name: 'services', level: process.env.HEDDLE_LOG_LEVEL ?? 'silent' })
const pools = createPools()
const apps: { close(): Promise<unknown> }[] = []
let mesh: FederatedMesh

/** A service on the platform's server, as the catalog and lineage are. */
async function serve(name: string, sdl: string, resolvers: object) {
  const app = createHttpServer({
    logger,
    metrics: createMetrics(name, { process: false }),
    readiness: createReadiness([]),
  })
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { DateTime, ...resolvers } })
  mountGraphQL(app, { schema, context: ({ headers }) => ({ token: headers.authorization }) })
  apps.push(app)
  const { url } = await listen(app, 0)
  return createServiceDataSource({
    name,
    url: `${url}/graphql`,
    pools,
    held: pools,
    breaker: { isOpen: () => false, whenOpen: () => () => undefined, timedOut() {}, answered() {} },
    logger,
    timeoutMs: 5_000,
    mutationTimeoutMs: 5_000,
    maxBytes: 1_000_000,
  })
}

beforeAll(async () => {
  const sources = {
    catalog: await serve('catalog', catalogSdl(), {
      Mutation: {
        registerDomain(_: unknown, _args: unknown, { token }: { token?: string }) {
          throw token === undefined ? unauthenticated() : forbidden('this token is not for that')
        },
      },
    }),
    lineage: await serve('lineage', lineageSdl(), {}),
  }
  mesh = await startFederation(
    { domains: { orders: { entities: { DataProduct: { 'orders/a': { title: 'A' } } } } } },
    { dataSourceOf: (name) => (name === 'catalog' || name === 'lineage' ? sources[name] : undefined) },
  )
})
afterAll(async () => {
  await mesh?.close()
  await Promise.all(apps.map((app) => app.close()))
  await pools.close()
})

describe('what a service refuses', () => {
  const MUTATION = 'mutation { registerDomain(input: { id: "inventory", title: "Inventory" }) { token } }'
  test.each([
    ['no token', undefined, 401, 'UNAUTHENTICATED'],
    ['the wrong token', 'Bearer x', 403, 'FORBIDDEN'],
  ])('for %s has the same status and body at the gateway', async (_what, authorization, status, code) => {
    const answer = await fetch(`${mesh.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify({ query: MUTATION }),
    })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({
      data: { registerDomain: null },
      errors: [{ path: ['registerDomain'], extensions: { code } }],
    })
  })

  test.each([
    ['a literal', '{ impact(of: "orders", asOf: "yesterday") { total } }'],
    ['a variable', 'query ($d: DateTime) { impact(of: "orders", asOf: $d) { total } }'],
    ['a literal on a product', '{ product(id: "orders/a") { upstream(asOf: "yesterday") { totalCount } } }'],
    [
      'a variable on a product',
      'query ($d: DateTime) { product(id: "orders/a") { upstream(asOf: $d) { totalCount } } }',
    ],
  ])('as a malformed date in %s names its argument at the gateway', async (_what, query) => {
    const { errors } = await mesh.ask(query, { variables: { d: 'yesterday' } })
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^asOf: expected an RFC 3339 date-time.*, received "yesterday"$/),
        extensions: {
          code: 'BAD_USER_INPUT',
          argument: 'asOf',
          expected: expect.any(String),
          received: '"yesterday"',
        },
      },
    ])
  })

  test('as a wrong Int or enum value names its argument too', async () => {
    for (const [query, argument] of [
      ['{ impact(of: "orders", depth: "x") { total } }', 'depth'],
      ['{ impact(of: "orders", level: WRONG) { total } }', 'level'],
    ]) {
      const { errors } = await mesh.ask(query ?? '')
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
    }
    const { errors } = await mesh.ask('query ($n: Int) { impact(of: "orders", depth: $n) { total } }', {
      variables: { n: 'x' },
    })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'depth' })
  })
})
