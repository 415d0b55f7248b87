import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { generateKeyPair } from '../../../platform/tokens.ts'
import { eventually } from '../../support/eventually.ts'
import { startLineageListener } from './support/lineage-listener.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  releaseOf,
  type SmallDomain,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

const STEPS = 15

/** Mulberry32: the same history for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** One mesh of a catalog, a lineage and the domain, which serves digests or none. */
async function meshOf(withDigests: boolean) {
  const folder = await temporaryFolder()
  const keys = generateKeyPair()
  const lineage = await startLineageListener()
  const orders = await startSmallDomain('orders', { products: [orderEvents()] })
  if (withDigests)
    orders.digestOf = (product) => createHash('sha256').update(JSON.stringify(product)).digest('hex').slice(0, 8)
  const start = () => startCatalog({ folder: folder.path, lineageUrl: lineage.url, keys, harvestMs: 3_600_000 })
  let running: RunningCatalog = await start()
  await running.register('orders')
  await running.publish('orders', orders)
  orders.releaseSaid = releaseOf(orders.products)
  return {
    orders,
    lineage,
    /** Harvests, and waits until lineage knows if it takes documents. */
    async harvest() {
      await running.catalog.harvester.harvest('orders')
      if (lineage.failWith !== null) return
      await eventually(async () => (await running.catalog.store.pendingDeliveries()) === 0)
    },
    async restart() {
      await running.close()
      running = await start()
      // It harvests at once when it starts.
      await running.catalog.harvester.harvest('orders')
    },
    async state() {
      const { store, search } = running.catalog
      const products = await store.products(await store.productIds('orders'))
      const publication = (await store.domains(['orders'])).get('orders')?.publication
      const { hits } = await search.search({
        text: '',
        filter: {},
        first: 100,
        after: null,
        withFacets: false,
        sort: 'RELEVANCE' as const,
      })
      const document = lineage.documents.at(-1)
      return {
        products: [...products.values()].map(({ id, product, takenAt }) => [
          id,
          product,
          takenAt === publication?.harvestedAt,
        ]),
        problem: publication?.harvestProblem,
        found: hits.map(({ id }) => id).sort(),
        lineage: [document?.complete, document?.products],
      }
    },
    async close() {
      await running.close()
      await orders.close()
      await lineage.close()
      await folder.remove()
    },
  }
}

/** The same change to what both domains serve. */
function change(domains: readonly SmallDomain[], random: (below: number) => number, step: number): void {
  const [first] = domains
  if (first === undefined) return
  const products: SmallProduct[] = [...first.products]
  const at = products.length === 0 ? 0 : random(products.length)
  const chosen = products[at]
  const put = (more: Record<string, unknown>) => {
    if (chosen !== undefined) products[at] = { ...chosen, ...more }
  }
  const added = { ...orderEvents(), id: `orders/p${random(8)}`, title: `Added ${step}`, outputPorts: [] }
  switch (random(7)) {
    case 0:
      put({ title: `Title ${step}` })
      break
    case 1:
      put({ quality: { score: random(100) / 100, coverage: 1, dimensions: [] } })
      break
    case 2:
      put({ quality: { score: 7, coverage: 1, dimensions: [] } })
      break
    case 3:
      put({ quality: null, tags: [`t${random(3)}`] })
      break
    case 4:
      if (chosen !== undefined) products.splice(at, 1)
      break
    default:
      if (products.every(({ id }) => id !== added.id)) products.push(added)
  }
  products.sort((a, b) => (a.id < b.id ? -1 : 1))
  const gone = first.products.filter(({ id }) => products.every((product) => product.id !== id))
  // What went may be a descriptor that cannot be read.
  const problems = random(2) === 0 ? gone.map(({ id }) => ({ file: 'product.yaml', product: id })) : []
  for (const domain of domains) {
    domain.products = products
    domain.problems = problems
  }
}

it.each([1, 2, 3])(
  'harvests of what changed end where harvests of everything do, whatever happened (history %i)',
  async (seed) => {
    const random = randomOf(seed)
    const meshes = [await meshOf(true), await meshOf(false)] as const
    const [incremental] = meshes
    for (let step = 0; step < STEPS; step += 1) {
      for (let changes = random(4); changes > 0; changes -= 1)
        change(
          meshes.map(({ orders }) => orders),
          random,
          step,
        )
      const trouble = random(8)
      // Lineage loses what it had, or takes nothing for a while, or the catalog starts again.
      if (trouble === 0) incremental.lineage.documents.length = 0
      if (trouble === 1) for (const { lineage } of meshes) lineage.failWith = 503
      if (trouble === 2) await incremental.restart()
      for (const mesh of meshes) await mesh.harvest()
      if (trouble === 1) {
        for (const { lineage } of meshes) lineage.failWith = null
        for (const mesh of meshes) await mesh.harvest()
      }
      expect(await incremental.state(), `step ${step}`).toEqual(await meshes[1].state())
    }
    const asked = incremental.orders.idsAsked.flat().length
    expect(asked).toBeGreaterThan(0)
    expect(incremental.lineage.sent.some(({ unchanged }) => unchanged !== undefined)).toBe(true)
    for (const mesh of meshes) await mesh.close()
  },
  120_000,
)
