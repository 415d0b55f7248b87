import type { Bench } from './bench.ts'
import { type MeasuredLoad, measureLoad, startLoadDriver } from './load/load.ts'
import { activityTable, functionTable, profileLoad } from './load/profiled.ts'
import { expectEqual } from './measure/check.ts'
import { spread } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { median, pairedRatio, summarise } from './measure/statistics.ts'
import { ask, requestBody } from './mesh/ask.ts'
import { startMesh } from './mesh/mesh.ts'
import type { MeshPlan } from './mesh/numbered-products.ts'
import { checkNestedLineage, checkOneProduct, nestedLineage, oneProduct } from './mesh/queries.ts'
import { startStockGateway } from './mesh/stock-gateway.ts'

const LEVELS = 3

type Load = MeasuredLoad<'gateway' | 'router' | 'others'>

/** What our data source and shard router inside the gateway save against Apollo's stock one over the same mesh. */
export const dataSource: Bench = async ({ quick, say, folder, startChild }) => {
  const plan: MeshPlan = { domains: 6, products: 120, columns: 10, edition: 0 }
  const mesh = await startMesh({ name: 'mesh', plan, folder, startChild })
  const stock = await startStockGateway(startChild, mesh)
  say('both gateways answer over one mesh')

  // Products whose readers' readers have readers.
  const numbers = Array.from({ length: 4 }, (_, product) => product)
  const operations = {
    product: Array.from({ length: plan.products }, (_, product) => oneProduct(plan, product)),
    lineage: numbers.map((product) => nestedLineage(plan, product, LEVELS)),
  }
  const urls = { ours: mesh.urls.gateway, stock: stock.url }
  for (const url of Object.values(urls)) {
    for (const product of numbers) {
      await checkOneProduct(url, plan, product)
      await checkNestedLineage(url, plan, product, LEVELS)
    }
  }
  for (const operation of [...operations.product.slice(0, 20), ...operations.lineage]) {
    expectEqual('the two gateways', await ask(urls.ours, operation), await ask(urls.stock, operation))
  }
  say('answers are right, and alike')

  const driver = startLoadDriver(startChild)
  const measure = (gateway: keyof typeof urls, what: keyof typeof operations, seconds: number) =>
    measureLoad(
      driver,
      { url: urls[gateway], bodies: operations[what].map(requestBody), connections: 16, seconds },
      {
        gateway: gateway === 'ours' ? [mesh.gateway] : [stock.gateway],
        router: gateway === 'ours' ? [] : [mesh.gateway],
        others: [driver, mesh.catalog, mesh.lineage, ...mesh.hosts],
      },
    )
  const seconds = quick ? 0.3 : 3
  const compare = async (what: keyof typeof operations) => {
    for (const gateway of ['ours', 'stock'] as const) await measure(gateway, what, quick ? 0.2 : 4)
    say(`${what}: warm`)
    return interleave(quick ? 1 : 8, {
      ours: () => measure('ours', what, seconds),
      stock: () => measure('stock', what, seconds),
    })
  }
  const samples = { product: await compare('product'), lineage: await compare('lineage') }
  const profiles = {
    ours: await profileLoad(mesh.gateway, () => measure('ours', 'product', quick ? 0.5 : 6)),
    stock: await profileLoad(stock.gateway, () => measure('stock', 'product', quick ? 0.5 : 6)),
  }
  await Promise.all([driver.stop(), stock.gateway.stop(), mesh.stop()])

  const rates = (list: readonly Load[]) => list.map(({ operationsPerSecond }) => operationsPerSecond)
  const gain = ({ ours, stock }: (typeof samples)['product']) => pairedRatio(rates(ours), rates(stock))
  const row = (name: string, list: readonly Load[]) => [
    name,
    spread(summarise(rates(list))),
    median(list.map(({ p50 }) => p50)),
    median(list.map(({ p95 }) => p95)),
    ...(['gateway', 'router', 'others'] as const).map((process) => median(list.map(({ cpu }) => cpu[process]))),
  ]
  return {
    title: 'The gateway against the stock data source',
    method: [
      `A mesh of ${plan.domains} domains and ${plan.products} products. One product with ports, contracts (10 columns each, about as many as the demo’s) and quality; lineage ${LEVELS} levels downstream with name and owner of each product.`,
      'Baseline: Apollo Server and Apollo Gateway with RemoteGraphQLDataSource as in their manual, asking the same shard router over HTTP, which runs in our gateway’s process.',
      `The two gave deep-equal answers. 16 connections, ${seconds} s a round, rounds in turn; all processes share this machine’s cores.`,
    ],
    targets: [
      { what: 'operations/s on one product', measured: gain(samples.product), bound: 'at least', limit: 2 },
      {
        what: `operations/s on lineage ${LEVELS} levels deep`,
        measured: gain(samples.lineage),
        bound: 'at least',
        limit: 1.5,
      },
    ],
    tables: [
      ...(['product', 'lineage'] as const).map((what) => ({
        title: what === 'product' ? 'One product' : `Lineage, ${LEVELS} levels`,
        columns: [
          'gateway',
          'operations/s',
          'p50 ms',
          'p95 ms',
          'its CPU ms an operation',
          'the router’s, where apart',
          'all others’',
        ],
        rows: [row('ours', samples[what].ours), row('stock', samples[what].stock)],
      })),
      activityTable(profiles),
      functionTable(profiles.ours),
    ],
  }
}
