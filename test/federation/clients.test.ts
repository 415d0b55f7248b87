import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildClientSchema,
  buildSchema,
  GraphQLObjectType,
  getIntrospectionQuery,
  type IntrospectionQuery,
  printSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeddleClient, operations } from '../../client/client.ts'
import { readRegisteredOperations } from '../../gateway/registered-operations.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { createPersistedOperations } from '../../platform/persisted-operations.ts'
import { eventually } from '../support/eventually.ts'
import { compose, type FederatedMesh, type MeshSpec, startFederation } from './support/mesh.ts'

const spec: MeshSpec = {
  domains: {
    orders: {
      entities: { DataProduct: { 'orders/a': { title: 'A' } } },
      leaf: 'type OrdersView implements DomainView @key(fields: "id") { id: ID! "How full the basket is." basket: Int } extend type Query { ordersCount: Int }',
    },
    payments: { entities: { DataProduct: { 'payments/b': { title: 'B' } } } },
  },
}
const operationsOf = (registeredOnly: boolean) =>
  createPersistedOperations({ registered: readRegisteredOperations(undefined), registeredOnly })

let mesh: FederatedMesh
beforeAll(async () => {
  mesh = await startFederation(spec, { operations: operationsOf(false) })
})
afterAll(() => mesh?.close())

describe('the schema as a file', () => {
  test('is what clients can ask, leaves included, and nothing that only federation needs', async () => {
    const answer = await fetch(`${mesh.url}/schema.graphql`)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const text = await answer.text()
    const schema = buildSchema(text)
    expect(schema.getType('OrdersView')).toBeInstanceOf(GraphQLObjectType)
    expect(text).toContain('"""How full the basket is."""')
    expect(text).not.toMatch(/@\w|join__|_entities|_service/)
    expect(schema.getQueryType()?.getFields().ownProducts).toBeUndefined()
    const { data } = await mesh.ask(getIntrospectionQuery())
    const introspected = buildClientSchema(data as unknown as IntrospectionQuery)
    expect(printSchema(schema)).toBe(printSchema(introspected))
    expect(await createHeddleClient({ url: mesh.url }).schema()).toBe(text)
  })

  test('is the committed one where there are no leaves, and another with another supergraph: its ETag says so', async () => {
    const asked = (etag?: string | null) =>
      fetch(`${mesh.url}/schema.graphql`, { headers: etag == null ? {} : { 'if-none-match': `W/"x", ${etag}` } })
    const first = await asked()
    const etag = first.headers.get('etag')
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await asked(etag)
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    mesh.publish({ supergraph: compose({ domains: {} }) })
    const changed = await eventually(async () => {
      const answer = await asked(etag)
      return answer.status === 200 && answer
    })
    expect(changed.headers.get('etag')).not.toBe(etag)
    expect(await changed.text()).toBe(readFileSync(join(packageRoot(), 'schema/mesh.graphql'), 'utf8'))
    mesh.publish({})
    await eventually(async () => (await asked(etag)).status === 304)
  })
})

describe('the client', () => {
  test('asks by ids that the gateway knows, and is answered with what each domain says and what is missing', async () => {
    const sent: unknown[] = []
    const client = createHeddleClient({
      url: mesh.url,
      fetch: (url, init) => {
        sent.push(JSON.parse(String(init?.body)))
        return fetch(url, init)
      },
    })
    expect((await client.product({ id: 'orders/a' })).data.product?.title).toBe('A')
    expect(sent).toEqual([
      {
        variables: { id: 'orders/a' },
        extensions: { persistedQuery: { version: 1, sha256Hash: operations.product.id } },
      },
    ])
    mesh.domains.payments?.behave('errors')
    const { data, problems } = await client.product({ id: 'payments/b' })
    mesh.domains.payments?.behave('well')
    expect(data.product?.id).toBe('payments/b')
    expect(data.product?.title).toBeNull()
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'DOMAIN_UNAVAILABLE',
        path: ['product', 'title'],
        details: { domain: 'payments' },
      }),
    )
  })

  test('is answered where only registered operations are, and others are not', async () => {
    const strict = await startFederation({ domains: {} }, { operations: operationsOf(true) })
    const client = createHeddleClient({ url: strict.url })
    expect((await client.product({ id: 'orders/none' }, { retries: 0 })).data).toEqual({ product: null })
    await expect(client.ask('{ domains { id } }')).rejects.toMatchObject({
      code: 'OPERATION_NOT_REGISTERED',
      status: 403,
    })
    await strict.close()
  })
})
