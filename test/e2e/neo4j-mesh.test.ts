import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'

await describeOnNeo4j('the whole mesh on Neo4j', (neo4j) => {
  let mesh: RunningMesh

  beforeAll(async () => {
    const { uri, user, password } = neo4j.address()
    mesh = await startMesh({
      environment: { HEDDLE_NEO4J_URL: uri, HEDDLE_NEO4J_USER: user, HEDDLE_NEO4J_PASSWORD: password },
    })
  }, 240_000)
  afterAll(() => mesh?.dispose())

  const question = `{
    story: impact(of: "orders/order-events/orders-v1") { total complete byDistance { key count } byDomain { key count } }
    hub: impact(of: "inventory/product-catalog/catalog-v2", depth: 1) { total }
    chain: paths(from: "orders/order-events/orders-v1", to: "marketing/email-engagement/email-events-v1") { nodes { id } }
  }`

  test('says what store it is on, and answers as it does on SQLite', async () => {
    expect(mesh.output()).toMatch(/lineage store {2}Neo4j/)
    const { data, errors } = await mesh.ask<{
      hub: { total: number }
      story: Record<string, unknown>
      chain: unknown[]
    }>(question)
    expect(errors).toBeUndefined()
    expect(data?.hub.total).toBe(40)
    expect(data?.story).toMatchObject({
      total: 48,
      complete: true,
      byDistance: [7, 12, 8, 13, 4, 3, 1].map((count, index) => ({ key: String(index + 1), count })),
    })
    expect(data?.chain.length).toBeGreaterThan(0)
  })

  test('kept everything when lineage was killed with -9 and started again', async () => {
    const before = await mesh.ask(question)
    process.kill(mesh.pid('lineage'), 'SIGKILL')
    await eventually(() => mesh.output().includes('lineage has died'))
    await mesh.startAgain('lineage')
    await eventually(async () => (await fetch(`${mesh.url}/ready`)).status === 200, { withinMs: 20_000 })
    expect(await mesh.ask(question)).toEqual(before)
  })
})
