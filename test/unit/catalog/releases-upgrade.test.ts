import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqlite } from '../../../subgraphs/catalog/stores/sqlite-database.ts'
import { startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, releaseOf, startSmallDomain } from './support/small-domain.ts'

/** The step that brought releases, and those after it, undone: the file as a catalog of before them left it. */
const BEFORE = [
  'DROP TABLE standings',
  'DROP TABLE consumer_counts',
  `DELETE FROM counters WHERE name = 'standings'`,
  'DROP TABLE semantic_columns',
  'DROP TABLE changes',
  'DROP TABLE change_sources',
  `DELETE FROM counters WHERE name IN ('feed', 'changes_gone')`,
  'DROP TABLE versions',
  'DROP TABLE documents',
  'DROP INDEX publishes_by_domain',
  'ALTER TABLE publishes DROP COLUMN action',
  'ALTER TABLE publishes DROP COLUMN products',
  'ALTER TABLE publishes DROP COLUMN leaf',
  'ALTER TABLE products DROP COLUMN declared',
  'PRAGMA user_version = 2',
]

const HISTORY = `{
  domain(id: "orders") { releases { edges { node { id current productCount changes { unchanged products { change } } } } } }
  other: domain(id: "drifted") { releases { edges { node { productCount changes { unchanged } } } } }
  checkRelease(domain: "orders", products: []) { changes { products { product change } } }
  drifted: checkRelease(domain: "drifted", products: []) { accepted changes { unchanged } }
}`

it('a catalog that had publishes before says what it knows of them, and null of the rest', async () => {
  const folder = await temporaryFolder()
  const leaf = 'type Query { ordersBacklog: Int }'
  const orders = await startSmallDomain('orders', { leaf })
  const drifted = await startSmallDomain('drifted')
  const product = (version: string) => [{ ...orderEvents(), version }]
  const [first, second, third] = [product('1.0.0'), product('2.0.0'), product('3.0.0')]
  {
    const before = await startCatalog({ folder: folder.path })
    for (const id of ['orders', 'drifted']) await before.register(id)
    for (const products of [first, second]) await before.publish('orders', orders, { products, extensionSdl: leaf })
    await before.publish('drifted', drifted, { products: [orderEvents('drifted')] })
    // Its harvest finds something that was never accepted, long after the publish.
    const file = openSqlite(join(folder.path, 'catalog.sqlite'))
    file.run(`UPDATE domains SET published_at = '2026-01-01T00:00:00Z' WHERE id = 'drifted'`)
    drifted.products = [{ ...orderEvents('drifted'), version: '9.9.9' }]
    await before.catalog.harvester.harvest('drifted')
    await before.close()
    for (const statement of BEFORE) file.run(statement)
    file.close()
  }
  const running = await startCatalog({ folder: folder.path })
  const { data, errors } = await running.ask(HISTORY)
  expect(errors).toBeUndefined()
  expect(data).toEqual({
    domain: {
      releases: {
        edges: [
          { node: { id: releaseOf(second), current: true, productCount: 1, changes: null } },
          { node: { id: releaseOf(first), current: false, productCount: null, changes: null } },
        ],
      },
    },
    other: { releases: { edges: [{ node: { productCount: null, changes: null } }] } },
    checkRelease: { changes: { products: [{ product: 'orders/order-events', change: 'REMOVED' }] } },
    drifted: { accepted: expect.any(String), changes: null },
  })

  const asked = await running.ask(`{ domain(id: "orders") { releaseDiff(from: "${releaseOf(first)}") { unchanged } } }`)
  expect(asked.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  // The leaf of before is known, and from here on everything is.
  expect((await running.catalog.store.lastRelease('orders'))?.leaf).toBe(leaf)
  expect((await running.publish('orders', orders, { products: third, extensionSdl: leaf })).errors).toBeUndefined()
  const { data: later } = await running.ask(HISTORY)
  expect(later.domain.releases.edges[0].node.changes).toEqual({ unchanged: 0, products: [{ change: 'CHANGED' }] })
  for (const open of [running, orders, drifted]) await open.close()
  await folder.remove()
}, 120_000)
