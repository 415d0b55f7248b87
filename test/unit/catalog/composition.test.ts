import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MeshState, meshState } from '../../../schema/mesh-state.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, releaseOf, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

const leafOf = (domain: string, fields = '') => {
  const type = domain.charAt(0).toUpperCase() + domain.slice(1)
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { ${domain}Backlog(first: Int): [DataProduct!] }
    type DataProduct @key(fields: "id", resolvable: false) { id: ID! }
    interface DomainView { id: ID! }
    type ${type}View implements DomainView @key(fields: "id") { id: ID! ${domain}PerDay: Float ${fields} }`
}

describe('composition', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let orders: SmallDomain
  let payments: SmallDomain
  let running: RunningCatalog
  let plain: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    orders = await startSmallDomain('orders', { products: [orderEvents()], leaf: leafOf('orders') })
    payments = await startSmallDomain('payments', { products: [orderEvents('payments')], leaf: leafOf('payments') })
    running = await startCatalog({ folder: folder.path })
    await running.register('orders')
    await running.register('payments')
    plain = (await mesh()).supergraph.version
  })
  afterAll(async () => {
    await running.close()
    await Promise.all([orders, payments].map((domain) => domain.close()))
    await folder.remove()
  })

  async function mesh(): Promise<MeshState> {
    return meshState.parse(await (await running.fetch('/internal/v1/mesh', { token: running.tokens.service })).json())
  }
  async function versions(): Promise<{ id: string; current: boolean; domain: string | null }[]> {
    return (await running.ask('{ supergraphVersions { id current domain publishedAt } }')).data.supergraphVersions
  }

  it('has the contract alone before anyone brings a leaf', async () => {
    const state = await mesh()
    expect(state.leaves).toEqual([])
    expect(state.supergraph.sdl).toContain('@join__graph(name: "products"')
    expect(await versions()).toMatchObject([{ id: plain, current: true, domain: null }])
  })

  it('takes in two leaves that are published at once', async () => {
    const [first, second] = await Promise.all([
      running.publish('orders', orders, { extensionSdl: leafOf('orders') }),
      running.publish('payments', payments, { extensionSdl: leafOf('payments') }),
    ])
    expect([first.errors, second.errors]).toEqual([undefined, undefined])
    const state = await mesh()
    // In the order of composition, and either may be first.
    expect(state.leaves).toHaveLength(2)
    expect(state.leaves).toContainEqual({ subgraph: 'orders_leaf', domain: 'orders', url: orders.url })
    expect(state.leaves).toContainEqual({ subgraph: 'payments_leaf', domain: 'payments', url: payments.url })
    for (const name of ['ordersBacklog', 'paymentsBacklog', 'OrdersView', 'PaymentsView'])
      expect(state.supergraph.sdl).toContain(name)
    expect(state.supergraph.sdl).toContain(`@join__graph(name: "orders_leaf", url: "${orders.url}")`)
  })

  it('lists the versions with who brought them, the one in service first', async () => {
    const list = await versions()
    expect(list).toHaveLength(3)
    expect(list.map((version) => version.current)).toEqual([true, false, false])
    expect(new Set(list.map((version) => version.domain))).toEqual(new Set(['orders', 'payments', null]))
  })

  it('says of each version what it changed against the one before, and nothing of the first', async () => {
    const query = '{ supergraphVersions { id domain changes { from contractChanged leaves { domain change added } } } }'
    const [newest, second, first] = (await running.ask(query)).data.supergraphVersions
    expect(first.changes).toBeNull()
    for (const [version, before] of [
      [newest, second],
      [second, first],
    ]) {
      expect(version.changes).toMatchObject({ from: before.id, contractChanged: false })
      expect(version.changes.leaves).toMatchObject([{ domain: version.domain, change: 'ADDED' }])
      expect(version.changes.leaves[0].added).toContain(`Query.${version.domain}Backlog`)
    }
    const one = (await running.ask('{ supergraphVersions(first: 1) { changes { from } } }')).data.supergraphVersions
    expect(one).toEqual([{ changes: { from: second.id } }])
  })

  it('does not compose when neither leaf nor contract changed', async () => {
    const before = await versions()
    const again = await running.publish('orders', orders, { extensionSdl: leafOf('orders') })
    expect(again.data.publish.supergraphVersion).toBe(before[0]?.id)
    expect(await versions()).toEqual(before)
  })

  it('follows a domain with a leaf to another address without composing', async () => {
    const moved = await startSmallDomain('orders', { products: [orderEvents()], leaf: leafOf('orders') })
    const before = await mesh()
    const reply = await running.publish('orders', moved, { extensionSdl: leafOf('orders') })
    expect(reply.errors).toBeUndefined()
    const after = await mesh()
    expect(after.supergraph.version).toBe(before.supergraph.version)
    expect(after.supergraph.sdl).toContain(moved.url)
    expect(after.supergraph.sdl).not.toContain(`"${orders.url}"`)
    await running.publish('orders', orders, { extensionSdl: leafOf('orders') })
    await moved.close()
  })

  it('takes two releases of one domain that are published at once, one after the other', async () => {
    const releases = [[{ ...orderEvents(), title: 'First' }], [{ ...orderEvents(), title: 'Second' }]]
    const replies = await Promise.all(
      releases.map((products) => running.publish('orders', orders, { products, extensionSdl: leafOf('orders') })),
    )
    expect(replies.map((reply) => reply.errors)).toEqual([undefined, undefined])
    // Whichever came last: route and snapshot are of the same one.
    const accepted = (await running.catalog.store.domains(['orders'])).get('orders')?.publication?.accepted
    const [known] = (await running.catalog.store.products(['orders/order-events'])).values()
    expect(known?.product.title).toBe(accepted === releaseOf(releases[0] ?? []) ? 'First' : 'Second')
    expect(replies.map((reply) => reply.data.publish.release)).toContain(accepted)
  })

  it('keeps the mesh when a leaf does not compose, and says why', async () => {
    const before = await mesh()
    const broken = leafOf('orders', 'ordersBroken: Nowhere')
    const reply = await running.publish('orders', orders, { extensionSdl: broken })
    expect(reply.errors?.[0]?.extensions).toMatchObject({ code: 'PUBLISH_REFUSED' })
    expect(reply.errors?.[0]?.extensions.problems?.length).toBeGreaterThan(0)
    expect(await mesh()).toEqual(before)
  })

  it('composes anew when a leaf is dropped', async () => {
    const reply = await running.publish('payments', payments)
    expect(reply.errors).toBeUndefined()
    const state = await mesh()
    expect(state.leaves.map((leaf) => leaf.domain)).toEqual(['orders'])
    expect(state.supergraph.sdl).not.toContain('PaymentsView')
    expect(state.supergraph.sdl).toContain('OrdersView')
  })

  it('restores an earlier version, from which the next publish goes on', async () => {
    const restored = await running.ask(
      'mutation ($version: String!) { restoreSupergraph(version: $version) { id current } }',
      { version: plain },
      running.tokens.admin,
    )
    expect(restored.data.restoreSupergraph).toEqual({ id: plain, current: true })
    expect((await mesh()).supergraph.version).toBe(plain)
    // The list tells when each was made, so the restored one stays where it was.
    expect((await versions()).at(-1)).toMatchObject({ id: plain, current: true, domain: null })

    await running.publish('payments', payments, { extensionSdl: leafOf('payments') })
    expect((await mesh()).leaves.map((leaf) => leaf.domain)).toEqual(['payments'])
  })

  it('says NOT_FOUND for a version that never was', async () => {
    const reply = await running.ask('mutation { restoreSupergraph(version: "no") { id } }', {}, running.tokens.admin)
    expect(reply.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

describe('the mesh as gateways follow it', () => {
  it('holds a poll until something changes or the wait is over', async () => {
    const folder = await temporaryFolder()
    const running = await startCatalog({ folder: folder.path })
    const token = running.tokens.service
    const { revision } = await (await running.fetch('/internal/v1/mesh', { token })).json()
    const nothing = await running.fetch(`/internal/v1/mesh?have=${revision}&wait=0.05`, { token })
    expect(nothing.status).toBe(304)
    const other = await running.fetch('/internal/v1/mesh?have=another&wait=10', { token })
    expect(other.status).toBe(200)
    const bad = await running.fetch('/internal/v1/mesh?wait=soon', { token })
    expect(bad.status).toBe(400)
    await running.close()
    await folder.remove()
  }, 60_000)
})
