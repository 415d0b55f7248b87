import { describe, expect, test } from 'vitest'
import type { LineageDocument, LineageProduct } from '../../../schema/lineage-document.ts'
import { currentView, type LineageStore, noChanges } from '../../../subgraphs/lineage/stores/store.ts'
import { harvest, type Lineage, minute, useLineage } from './harness.ts'

const lineage = useLineage()
const other = useLineage()

/** The document without the products that are as in `base`, which it names instead. */
function briefly(document: LineageDocument, base: LineageDocument): LineageDocument {
  const before = new Map(base.products.map((product) => [product.id, JSON.stringify(product)]))
  const isSame = (product: LineageProduct) => before.get(product.id) === JSON.stringify(product)
  return {
    ...document,
    products: document.products.filter((product) => !isSame(product)),
    unchanged: { since: base.version, products: document.products.filter(isSame).map(({ id }) => id) },
  }
}

/** All that is open in a store, by ids: edges with their writers, and claims. */
async function openIn(store: LineageStore, domains: readonly string[]): Promise<readonly string[]> {
  const nodes = new Map((await store.nodesAfter(0, 10_000)).map(({ key, id }) => [key, id]))
  const edges = [...(await store.edgesOf([...nodes.keys()], 'DOWNSTREAM', currentView)).values()].flat()
  const writers = await store.writersByKey(edges.map(({ writer }) => writer))
  const claims = [...(await store.claimsOf(domains, currentView)).values()].flat()
  return [
    ...edges.map(({ from, to, writer, confidence, validFrom }) =>
      [nodes.get(from), nodes.get(to), writers.get(writer)?.id, confidence, validFrom].join(' '),
    ),
    ...claims.map(({ port, node, contested, validFrom }) => [port, nodes.get(node), contested, validFrom].join(' ')),
  ].sort()
}

const v1 = (datasets: readonly string[]) => ({ ports: { v1: { datasets } } })
const shop = (version: number, more: Parameters<typeof harvest>[1] = {}) =>
  harvest(
    'shop',
    { carts: v1(['carts']), orders: { inputs: [{ portId: 'shop/carts/v1' }], ...v1(['orders']) }, ...more },
    { version, harvestedAt: minute(version) },
  )

describe('a document that leaves out what is unchanged', () => {
  test('is the whole document to lineage, and what it neither has nor names is gone', async () => {
    await lineage.put(shop(1, { refunds: v1(['refunds']) }))
    const next = shop(2, { orders: { inputs: [], ...v1(['orders']) } })
    const brief = briefly(next, shop(1, { refunds: v1(['refunds']) }))
    expect(brief.unchanged).toEqual({ since: 1, products: ['shop/carts'] })
    expect(await lineage.put(brief)).toEqual({ applied: true, conflicts: [] })
    await other.put(shop(1, { refunds: v1(['refunds']) }))
    await other.put(next)
    const expected = await openIn(other.store(), ['shop'])
    expect(await openIn(lineage.store(), ['shop'])).toEqual(expected)
    expect(expected.some((line) => line.startsWith('shop/refunds'))).toBe(false)
    await lineage.restart()
    expect(await lineage.put(briefly(shop(3), next))).toEqual({ applied: true, conflicts: [] })
    expect(await lineage.service().domain('shop')).toMatchObject({ version: 3 })
  })

  test('is refused when lineage has another version, or none, and nothing changes', async () => {
    const unknown = { code: 'UNKNOWN_BASE', httpStatus: 409 }
    await expect(lineage.put(briefly(shop(2), shop(1)))).rejects.toMatchObject(unknown)
    await lineage.put(shop(3))
    const before = await openIn(lineage.store(), ['shop'])
    await expect(lineage.put(briefly(shop(5), shop(4)))).rejects.toMatchObject(unknown)
    await expect(lineage.put(briefly(shop(5), shop(2)))).rejects.toMatchObject(unknown)
    const stranger = { ...shop(5), products: [], unchanged: { since: 3, products: ['shop/none'] } }
    await expect(lineage.put(stranger)).rejects.toMatchObject(unknown)
    expect(await openIn(lineage.store(), ['shop'])).toEqual(before)
    expect(await lineage.service().domain('shop')).toMatchObject({ version: 3 })
    // One that is known already is answered as such, whatever it builds on: an acknowledgement was lost.
    expect(await lineage.put(briefly(shop(3), shop(2)))).toMatchObject({ applied: false })
  })

  test('may build on an incomplete harvest that lacked nothing, and not on one that was merged with what was before', async () => {
    await lineage.put(shop(1))
    const retained = { ...shop(2), complete: false }
    await lineage.put(briefly(retained, shop(1)))
    expect(await lineage.put(briefly(shop(3), retained))).toMatchObject({ applied: true })

    const lacking = { ...harvest('shop', { carts: v1(['carts']) }, { version: 4 }), complete: false }
    await lineage.put(lacking)
    await expect(lineage.put(briefly(shop(5), lacking))).rejects.toMatchObject({ code: 'UNKNOWN_BASE' })
    expect((await openIn(lineage.store(), ['shop'])).some((line) => line.startsWith('shop/orders/v1'))).toBe(true)
  })

  test('is not taken on top of what an earlier release kept in one record, which everything sent again takes the place of', async () => {
    const first = shop(1)
    const body = JSON.stringify({ changedAt: 1, document: first })
    await lineage.store().commit({ ...noChanges, recordedAt: 1, records: [{ kind: 'DOMAIN', id: 'shop', body }] })
    await lineage.restart()
    expect(await lineage.service().domain('shop')).toMatchObject({ version: 1 })
    await expect(lineage.put(briefly(shop(2), first))).rejects.toMatchObject({ code: 'UNKNOWN_BASE' })
    expect(await lineage.put(shop(2))).toMatchObject({ applied: true })
    await lineage.restart()
    const titled = { ...shop(3), products: shop(3).products.map((product) => ({ ...product, title: product.id })) }
    await lineage.put(
      briefly({ ...titled, products: [...titled.products.slice(1), ...shop(3).products.slice(0, 1)] }, shop(2)),
    )
    await lineage.restart()
    const { impact } = await lineage.data<{ impact: { total: number } }>('{ impact(of: "shop/carts") { total } }')
    expect(impact).toEqual({ total: 0 })
    const kept = await lineage.store().records('PRODUCT', ['shop/carts', 'shop/orders'])
    expect([...kept.values()].map((text) => JSON.parse(text).title)).toEqual([null, 'shop/orders'])
  })
})

describe('random histories', () => {
  const DOMAINS = ['alpha', 'beta', 'gamma']
  const DATASETS = ['a', 'b', 'c', 'd', 'e']

  test.each([1, 2, 3, 4])('of brief documents end as those of whole ones do (%i)', async (seed) => {
    let state = seed * 7919
    const below = (limit: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * limit)
    }
    const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
    const products = new Map(DOMAINS.map((domain) => [domain, {} as Record<string, ReturnType<typeof sketch>>]))
    const sketch = () => ({
      inputs: below(2) === 0 ? [] : [{ portId: `${pick(DOMAINS)}/p${below(4)}/v1` }],
      ports: below(5) === 0 ? {} : { v1: { datasets: [pick(DATASETS)] } },
      tags: [`t${below(3)}`],
    })
    const base = new Map<string, LineageDocument>()
    for (let version = 1; version <= 40; version += 1) {
      const domain = pick(DOMAINS)
      const known = products.get(domain) ?? {}
      for (let changes = below(3); changes > 0; changes -= 1) {
        const name = `p${below(4)}`
        if (below(4) === 0) delete known[name]
        else known[name] = sketch()
      }
      const names = Object.keys(known).sort()
      const document = harvest(domain, Object.fromEntries(names.map((name) => [name, known[name] ?? sketch()])), {
        version,
        harvestedAt: minute(version),
        complete: below(4) > 0,
      })
      await other.put(document)
      await putBriefly(lineage, document, base.get(domain))
      if (below(5) > 0) base.set(domain, document)
      if (below(8) === 0) await lineage.restart()
      expect(await openIn(lineage.store(), DOMAINS), `version ${version}`).toEqual(await openIn(other.store(), DOMAINS))
    }
    for (const domain of DOMAINS) {
      const query = `{ impact(of: "${domain}", level: PORT) { total rows(first: 100) { edges { node { distance node { id } } } } } }`
      expect(await lineage.data(query)).toEqual(await other.data(query))
      expect(await lineage.service().domain(domain)).toEqual(await other.service().domain(domain))
    }
  })

  /** As the catalog does: everything when there is no base, or none that lineage knows. */
  async function putBriefly({ put }: Lineage, document: LineageDocument, base: LineageDocument | undefined) {
    if (base === undefined) return put(document)
    try {
      return await put(briefly(document, base))
    } catch (error) {
      expect(error).toMatchObject({ code: 'UNKNOWN_BASE' })
      return put(document)
    }
  }
})
