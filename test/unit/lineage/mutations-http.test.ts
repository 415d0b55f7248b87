import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { domain, type HttpLineage, ingest, service, startHttpLineage } from '../../support/http-lineage.ts'
import { harvest } from './harness.ts'

let lineage: HttpLineage

beforeEach(async () => {
  lineage = await startHttpLineage()
  await lineage.session.connect()
})
afterEach(() => lineage.close())

const ADD = `mutation ($input: AddLineageInput!) { addLineage(input: $input) { vouchedBy } }`
const edge = { from: 'dataset:db/a', to: 'dataset:db/b', author: 'ann', reason: 'r' }
const ask = (query: string, variables: object, claims: TokenClaims | null) =>
  lineage.send('POST', '/graphql', { query, variables }, claims)

describe('a mutation', () => {
  test.each([
    [null, 401, 'UNAUTHENTICATED'],
    [{ kind: 'enrol' }, 403, 'FORBIDDEN'],
    [service, 403, 'FORBIDDEN'],
  ] as const)('with the token %j is %i, and nothing is stored', async (claims, status, code) => {
    const id = 'consumer:bi/sales'
    for (const [query, variables] of [
      [ADD, { input: edge }],
      [
        'mutation ($input: RemoveLineageInput!) { removeLineage(input: $input) { id } }',
        { input: { ...edge, reason: undefined } },
      ],
      [
        'mutation ($input: RegisterConsumerInput!) { registerConsumer(input: $input) { id } }',
        { input: { namespace: 'bi', name: 'sales', kind: 'dashboard', author: 'ann', reason: 'r', reads: [] } },
      ],
      ['mutation ($id: ID!) { removeConsumer(id: $id) { id } }', { id }],
      ['mutation { setExpiry(writer: "job:etl/j", after: "P1D") { after } }', {}],
    ] as const) {
      expect(await ask(query, variables, claims)).toMatchObject({
        status,
        body: { errors: [{ extensions: { code } }] },
      })
    }
    expect(await lineage.total('dataset:db/a')).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  test.each([
    [{ kind: 'admin' }, 'admin'],
    [ingest, 'ingest'],
    [domain('orders'), 'domain:orders'],
  ] as const)('with the token %j is 200, and the next query sees what it wrote', async (claims, vouchedBy) => {
    expect(await ask(ADD, { input: edge }, claims)).toEqual({
      status: 200,
      body: { data: { addLineage: { vouchedBy } } },
    })
    expect(await lineage.total('dataset:db/a')).toBe(1)
  })

  test("into another domain's port is 403 with its own domain's token", async () => {
    const document = harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } })
    await lineage.send('PUT', '/internal/v1/domains/orders', document, service)
    const into = { input: { ...edge, to: 'orders/e/v1' } }
    expect((await ask(ADD, into, domain('payments'))).status).toBe(403)
    expect((await ask(ADD, into, domain('orders'))).status).toBe(200)
  })

  test('sees what the one before it in the request wrote', async () => {
    const query = `mutation ($input: AddLineageInput!, $gone: RemoveLineageInput!) {
      addLineage(input: $input) { validTo to { upstreamTotal } }
      registerConsumer(input: { namespace: "bi", name: "sales", kind: "dashboard", author: "ann", reason: "r",
        reads: ["dataset:db/b"] }) { reads { totalCount } }
      removeLineage(input: $gone) { validTo to { upstreamTotal } }
      setExpiry(writer: "person:ann", after: "P1D") { afterSeconds } }`
    const { reason: _reason, ...gone } = edge
    expect(await ask(query, { input: edge, gone }, ingest)).toEqual({
      status: 200,
      body: {
        data: {
          addLineage: { validTo: null, to: { upstreamTotal: 1 } },
          registerConsumer: { reads: { totalCount: 1 } },
          removeLineage: { validTo: expect.any(String), to: { upstreamTotal: 0 } },
          setExpiry: { afterSeconds: 86_400 },
        },
      },
    })
  })

  test('by many at once is answered to each, and all is there', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        ask(ADD, { input: { ...edge, to: `dataset:db/leaf-${i}`, author: `person ${i % 3}` } }, ingest),
      ),
    )
    expect(answers.map(({ body }) => body)).toEqual(Array(60).fill({ data: { addLineage: { vouchedBy: 'ingest' } } }))
    expect(await lineage.total('dataset:db/a')).toBe(60)
  })
})
