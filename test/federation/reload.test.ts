import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { comparable } from './support/cases.ts'
import { compose, type FederatedMesh, type MeshSpec, startFederation } from './support/mesh.ts'

const LEAF = `
  type OrdersView implements DomainView @key(fields: "id") { id: ID! ordersPerDay: Float }
  extend type Query { ordersBacklog: [DataProduct!] }
`
const spec: MeshSpec = {
  domains: {
    orders: {
      leaf: LEAF,
      roots: { ordersBacklog: [{ id: 'orders/a' }] },
      entities: { DataProduct: { 'orders/a': { title: 'A' } } },
    },
    payments: { entities: { DataProduct: { 'payments/b': { title: 'B' } } } },
  },
}
const withoutLeaf = compose({ domains: {} })

let mesh: FederatedMesh
beforeAll(async () => {
  mesh = await startFederation(spec, { domainTimeoutMs: 2_000 })
})
afterAll(() => mesh?.close())

const BACKLOG = '{ ordersBacklog { id title } }'
const PRODUCTS = '{ a: product(id: "orders/a") { title } b: product(id: "payments/b") { title } }'

const supergraphPart = async () => {
  const report = (await (await fetch(`${mesh.url}/ready`)).json()) as {
    parts: { part: string; ready: boolean; reason?: string }[]
  }
  return report.parts.find(({ part }) => part === 'supergraph')
}

describe('a new supergraph', () => {
  test('takes over while queries run, and none of them fails', async () => {
    let running = true
    const answers: unknown[] = []
    const clients = Array.from({ length: 4 }, async () => {
      while (running) answers.push(comparable(await mesh.ask(PRODUCTS)))
    })
    for (let round = 0; round < 3; round += 1) {
      mesh.publish({ supergraph: withoutLeaf })
      await eventually(
        async () => (await mesh.ask(BACKLOG)).errors?.[0]?.extensions.code === 'GRAPHQL_VALIDATION_FAILED',
      )
      mesh.publish({})
      await eventually(async () => (await mesh.ask(BACKLOG)).errors === undefined)
    }
    running = false
    await Promise.all(clients)
    expect(answers.length).toBeGreaterThan(10)
    for (const answer of answers) expect(answer).toEqual({ data: { a: { title: 'A' }, b: { title: 'B' } } })
  })

  test('that cannot be used leaves the last good one in service, and says so', async () => {
    for (const bad of ['type Query { broken', 'type Query { a: Int }']) {
      mesh.publish({ supergraph: bad })
      const part = await eventually(async () => {
        const found = await supergraphPart()
        return found?.reason !== undefined && found
      })
      expect(part).toMatchObject({ ready: true, reason: expect.stringContaining('cannot be used') })
      expect(comparable(await mesh.ask(BACKLOG))).toEqual({ data: { ordersBacklog: [{ id: 'orders/a', title: 'A' }] } })
    }
    expect(await mesh.metricsText()).toMatch(
      /heddle_supergraph_reloads_total\{outcome="rejected",service="gateway"\} [12]/,
    )
    mesh.publish({})
    await eventually(async () => (await supergraphPart())?.reason === undefined)
    expect(comparable(await mesh.ask(BACKLOG)).errors).toBeUndefined()
  })
})

describe('a new row in the routing table', () => {
  test('brings a domain in without a new supergraph, and takes it out again', async () => {
    mesh.publish({ domains: ['orders'] })
    await eventually(async () => (await mesh.ask(PRODUCTS)).data?.b === null)
    expect(comparable(await mesh.ask(PRODUCTS))).toEqual({ data: { a: { title: 'A' }, b: null } })
    mesh.publish({})
    await eventually(async () => (await mesh.ask(PRODUCTS)).data?.b !== null)
    expect(comparable(await mesh.ask(PRODUCTS))).toEqual({ data: { a: { title: 'A' }, b: { title: 'B' } } })
  })
})
