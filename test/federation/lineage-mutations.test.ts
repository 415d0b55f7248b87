import { afterAll, beforeAll, expect, test } from 'vitest'
import { domain, type HttpLineage, type Send, startHttpLineage } from '../support/http-lineage.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

let lineage: HttpLineage
let mesh: FederatedMesh
/** To the gateway, in front of the real lineage. */
let send: Send

beforeAll(async () => {
  lineage = await startHttpLineage()
  await lineage.session.connect()
  mesh = await startFederation(
    { domains: { orders: { entities: { OutputPort: { 'orders/e/v1': { name: 'Orders' } } } } } },
    { lineageUrl: lineage.url },
  )
  send = lineage.sendTo(mesh.url)
})
afterAll(async () => {
  await mesh?.close()
  await lineage?.close()
})

const ADD = `mutation ($input: AddLineageInput!) { addLineage(input: $input) { writer vouchedBy to { id kind } } }`
const input = { from: 'dataset:db/a', to: 'consumer:bi/sales', author: 'ann@example.org', reason: 'r' }
const ask = (query: string, claims: Parameters<Send>[3], variables: object = { input }) =>
  send('POST', '/graphql', { query, variables }, claims)

test.each([
  [null, 401, 'UNAUTHENTICATED'],
  [{ kind: 'enrol' }, 403, 'FORBIDDEN'],
] as const)('a mutation of lineage through the gateway with the token %j is %i', async (claims, status, code) => {
  expect(await ask(ADD, claims)).toMatchObject({
    status,
    body: { data: { addLineage: null }, errors: [{ path: ['addLineage'], extensions: { code } }] },
  })
})

test('with a token that may, it is done as whose token it is, and every way of asking sees it', async () => {
  expect(await ask(ADD, domain('orders'))).toEqual({
    status: 200,
    body: {
      data: {
        addLineage: {
          writer: 'person:ann%40example.org',
          vouchedBy: 'domain:orders',
          to: { id: 'consumer:bi/sales', kind: 'CONSUMER' },
        },
      },
    },
  })
  const { data } = await mesh.ask(`{
    edges(of: "dataset:db/a") { totalCount edges { node { author } } }
    consumer(id: "consumer:bi/sales") { label reads { totalCount } }
    consumers { totalCount } }`)
  expect(data).toEqual({
    edges: { totalCount: 1, edges: [{ node: { author: 'ann@example.org' } }] },
    consumer: { label: 'sales', reads: { totalCount: 1 } },
    consumers: { totalCount: 1 },
  })
})

test('mutations of catalog and lineage are fields of one graph', async () => {
  const { data } = await mesh.ask('{ __schema { mutationType { fields { name } } } }')
  const fields = ['addLineage', 'removeLineage', 'registerConsumer', 'removeConsumer', 'setExpiry', 'publish']
  expect(data).toEqual({
    __schema: { mutationType: { fields: expect.arrayContaining(fields.map((name) => ({ name }))) } },
  })
})
