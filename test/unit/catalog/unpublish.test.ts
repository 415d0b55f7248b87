import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { generateKeyPair } from '../../../platform/tokens.ts'
import { eventually } from '../../support/eventually.ts'
import { type LineageListener, startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }) // each of some compositions starts a thread

const LEAF = 'type Query { ordersBacklog: Int }'
const UNPUBLISH =
  'mutation ($domain: ID!) { unpublish(domain: $domain) { domain { id availability } supergraphVersion } }'

const keys = generateKeyPair()
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let lineage: LineageListener
let running: RunningCatalog
let orders: SmallDomain

beforeAll(async () => {
  folder = await temporaryFolder()
  lineage = await startLineageListener()
  running = await startCatalog({ folder: folder.path, keys, lineageUrl: lineage.url, probeMs: 50, harvestMs: 200 })
  orders = await startSmallDomain('orders', { products: [orderEvents()], leaf: LEAF })
  await running.register('orders')
  await running.register('payments')
  expect((await running.publish('orders', orders, { extensionSdl: LEAF })).errors).toBeUndefined()
})
afterAll(async () => {
  await orders.close()
  await running.close()
  await lineage.close()
  await folder.remove()
})

const unpublish = async (domain: string, token?: string) =>
  running.ask(UNPUBLISH, { domain }, token ?? (await running.tokenOf(domain)))

const toldLineage = () => lineage.availabilities.findLast(({ domain }) => domain === 'orders')?.availability

const mesh = async () => {
  const answer = await running.fetch('/internal/v1/mesh', { token: running.tokens.service })
  return (await answer.json()) as { supergraph: { sdl: string }; routes: { domain: string }[]; leaves: object[] }
}

const everywhere = async () => {
  const { data } = await running.ask(`{
    domain(id: "orders") { availability products { totalCount } releases { totalCount edges { node { current } } } }
    products { edges { node { id catalogEntry { availability lastKnown { title } } } } }
    search(text: "order events") { edges { node { id availability } } }
  }`)
  return data
}

describe('a domain that is unpublished', () => {
  it('is refused to other tokens, and without a domain there is nothing to take out', async () => {
    expect((await unpublish('orders', await running.tokenOf('payments'))).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    )
    expect((await unpublish('orders', running.tokens.enrol)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await unpublish('orders', '')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await unpublish('payments')).errors?.[0]?.extensions.code).toBe('CONFLICT')
    expect((await unpublish('nobody', running.tokens.admin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await mesh()).routes).toMatchObject([{ domain: 'orders' }])
  })

  it('loses its route and its leaf, and stays as last known, marked so everywhere', async () => {
    const before = await running.ask('{ supergraphVersions { id current } }')
    const version = before.data.supergraphVersions.find(({ current }: { current: boolean }) => current).id
    const reply = await unpublish('orders')
    expect(reply.data.unpublish.domain).toEqual({ id: 'orders', availability: 'REMOVED' })
    const { supergraph, routes, leaves } = await mesh()
    expect([routes, leaves]).toEqual([[], []])
    expect(supergraph.sdl).not.toContain('ordersBacklog')
    expect(await everywhere()).toEqual({
      domain: {
        availability: 'REMOVED',
        products: { totalCount: 1 },
        releases: { totalCount: 1, edges: [{ node: { current: false } }] },
      },
      products: {
        edges: [
          {
            node: {
              id: 'orders/order-events',
              catalogEntry: { availability: 'REMOVED', lastKnown: { title: 'Order Events' } },
            },
          },
        ],
      },
      search: { edges: [{ node: { id: 'orders/order-events', availability: 'REMOVED' } }] },
    })
    await eventually(() => toldLineage() === 'REMOVED')
    // The graph with its leaf cannot come back without it.
    const restored = await running.ask(
      `mutation { restoreSupergraph(version: "${version}") { id } }`,
      {},
      running.tokens.admin,
    )
    expect(restored.errors?.[0]?.extensions.code).toBe('CONFLICT')
  })

  it('stays so, whatever answers at its address, and twice is as once', async () => {
    const pages = orders.pagesServed
    const again = await unpublish('orders')
    expect(again.errors).toBeUndefined()
    const token = await running.tokenOf('orders')
    await running.fetch('/api/v1/domains/orders/notice', { method: 'POST', token })
    await running.catalog.harvester.harvest('orders')
    await running.catalog.store.setAvailability('orders', 'LIVE', null)
    const standing = await running.fetch('/api/v1/domains/orders/release', { token })
    expect(await standing.json()).toEqual({
      accepted: null,
      url: null,
      unpublished: true,
      rolledBackFrom: [],
      conflicts: [],
    })
    expect(orders.pagesServed).toBe(pages)
    expect((await everywhere()).domain.availability).toBe('REMOVED')
    const back = await running.ask('mutation { rollback(domain: "orders") { release } }', {}, token)
    expect(back.errors?.[0]?.extensions.code).toBe('CONFLICT')
  })

  it('is no other after a restart', async () => {
    await running.close()
    running = await startCatalog({ folder: folder.path, keys, lineageUrl: lineage.url, probeMs: 50, harvestMs: 200 })
    expect((await mesh()).routes).toEqual([])
    expect((await everywhere()).search.edges[0].node.availability).toBe('REMOVED')
  })

  it('is back with its next publish, leaf and all', async () => {
    const reply = await running.publish('orders', orders, { extensionSdl: LEAF, token: running.tokens.admin })
    expect(reply.errors).toBeUndefined()
    const { supergraph, routes } = await mesh()
    expect(routes).toMatchObject([{ domain: 'orders' }])
    expect(supergraph.sdl).toContain('ordersBacklog')
    expect(await everywhere()).toMatchObject({
      domain: {
        availability: 'LIVE',
        releases: { totalCount: 2, edges: [{ node: { current: true } }, { node: { current: false } }] },
      },
      search: { edges: [{ node: { availability: 'LIVE' } }] },
    })
    await eventually(() => toldLineage() === 'LIVE')
  })
})
