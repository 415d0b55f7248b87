import { expect, test } from 'vitest'
import { dbtEvents, marquezEvents } from './fixtures.ts'
import { useLineage } from './harness.ts'

const lineage = useLineage()

const LISTS = `query ($id: ID!, $direction: Direction) {
  impact(of: $id, level: PORT, direction: $direction) {
    total complete rows { edges { node { distance node { id kind label } path { label } } } }
  }
}`

type Answer = {
  impact: {
    total: number
    rows: { edges: { node: { distance: number; node: { label: string; kind: string }; path: { label: string }[] } }[] }
  }
}

async function reached(id: string, direction = 'DOWNSTREAM'): Promise<[string, number][]> {
  const { impact } = await lineage.data<Answer>(LISTS, { id, direction })
  expect(impact.rows.edges).toHaveLength(impact.total)
  return impact.rows.edges.map(({ node }) => [node.node.label, node.distance])
}

const food = (table: string) => `dataset:food_delivery/public.${table}`

/**
 *   menus ──────┐
 *   menu_items ─┤
 *   orders ─────┼─▶ orders_7_days ─┐
 *   categories ─┘                  │
 *   customers ───┬─────────────────┼─▶ delivery_7_days ─┬─▶ top_delivery_times ─▶ popular_orders_day_of_week
 *   order_status │ ────────────────┤                    └─▶ discounts ─▶ (email_discounts)
 *   drivers ─────│─────────────────┤
 *   restaurants ─│─────────────────┘
 *                └─▶ popular_orders_day_of_week, (email_discounts)
 *
 * Inputs and outputs stand on START alone; every COMPLETE is empty and closes nothing.
 */
async function postMarquez(): Promise<void> {
  for (const event of marquezEvents()) await lineage.event(event)
}

test("Marquez' seed events: downstream of orders, worked out by hand", async () => {
  await postMarquez()
  expect(await reached(food('orders'))).toEqual([
    ['public.orders_7_days', 1],
    ['public.delivery_7_days', 2],
    ['public.discounts', 3],
    ['public.top_delivery_times', 3],
    ['email_discounts', 4],
    ['public.popular_orders_day_of_week', 4],
  ])
})

test("Marquez' seed events: customers feed three tables' worth of hops at once", async () => {
  await postMarquez()
  expect(await reached(food('customers'))).toEqual([
    ['email_discounts', 1],
    ['public.delivery_7_days', 1],
    ['public.popular_orders_day_of_week', 1],
    ['public.discounts', 2],
    ['public.top_delivery_times', 2],
  ])
})

test("Marquez' seed events: upstream of the last table are eleven datasets, and one that only a column is said to come from", async () => {
  await postMarquez()
  expect(await reached(food('popular_orders_day_of_week'), 'UPSTREAM')).toEqual([
    ['public.customers', 1],
    ['public.top_delivery_times', 1],
    ['public.delivery_7_days', 2],
    ['public.drivers', 3],
    // No input of its job; a facet of the job's output names it.
    ['public.menu_item_id', 3],
    ['public.order_status', 3],
    ['public.orders_7_days', 3],
    ['public.restaurants', 3],
    ['public.categories', 4],
    ['public.menu_items', 4],
    ['public.menus', 4],
    ['public.orders', 4],
  ])
})

test("Marquez' seed events: fourteen dataset edges, and two into the one job that only reads", async () => {
  await postMarquez()
  const { writers, edges } = await openEdges()
  expect(writers).toBe(13)
  expect(edges).toBe(4 + 6 + 2 + 2 + 2)
  expect(await lineage.data('{ job(id: "job:food_delivery/email_discounts") { namespace name } }')).toEqual({
    job: { namespace: 'food_delivery', name: 'email_discounts' },
  })
})

test('all of it posted again, in reverse, changes nothing', async () => {
  await postMarquez()
  const before = await everything()
  for (const event of marquezEvents().reverse()) await lineage.event(event)
  expect(await everything()).toEqual(before)
})

const shop = (table: string) => `dataset:${encodeURIComponent('duckdb:///data/shop/shop.duckdb')}/shop.main.${table}`

/**
 *   raw_customers ─▶ stg_customers ─┐
 *                                   ├─▶ customer_orders ─▶ (revenue_dashboard)
 *   raw_orders ────▶ stg_orders ────┘
 *
 * The staging models have no inputs in this mode, but say of their columns which raw table each comes from. The three test jobs
 * that read use nothing.
 */
test("dbt's events: models feed models, a dashboard depends on one, tests are no consumers", async () => {
  for (const event of dbtEvents()) await lineage.event(event)
  expect(await reached(shop('stg_orders'))).toEqual([
    ['shop.main.customer_orders', 1],
    ['revenue_dashboard', 2],
  ])
  expect(await reached(shop('customer_orders'), 'UPSTREAM')).toEqual([
    ['shop.main.stg_customers', 1],
    ['shop.main.stg_orders', 1],
    ['shop.main.raw_customers', 2],
    ['shop.main.raw_orders', 2],
  ])
  expect(
    await lineage.data(
      `query ($id: ID!) { impact(of: $id) { total rows { edges { node { node { kind entity { ... on Consumer { id label kind } } } } } } } }`,
      { id: shop('customer_orders') },
    ),
  ).toEqual({
    impact: {
      total: 1,
      rows: {
        edges: [
          {
            node: {
              node: {
                kind: 'CONSUMER',
                entity: { id: 'consumer:dbt-shop/revenue_dashboard', label: 'revenue_dashboard', kind: 'dashboard' },
              },
            },
          },
        ],
      },
    },
  })
})

async function openEdges(): Promise<{ writers: number; edges: number }> {
  const { lastWriterKey } = await lineage.store().status()
  const keys = Array.from({ length: lastWriterKey }, (_, i) => i + 1)
  const edges = await lineage.store().edgesOfWriters(keys)
  return { writers: lastWriterKey, edges: [...edges.values()].flat().filter(({ layer }) => layer === 'WHOLE').length }
}

async function everything(): Promise<unknown> {
  const { lastNodeKey, lastWriterKey } = await lineage.store().status()
  const keys = Array.from({ length: lastNodeKey }, (_, i) => i + 1)
  const history = await Promise.all(keys.flatMap((from) => keys.map((to) => lineage.store().historyOf(from, to))))
  return { lastNodeKey, lastWriterKey, history: history.flat() }
}
