import type { Bench } from './bench.ts'
import { type MeasuredLoad, measureLoad, startLoadDriver } from './load/load.ts'
import { activityTable, functionTable, profileLoad } from './load/profiled.ts'
import { expectEqual } from './measure/check.ts'
import { spread } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { median, pairedRatio, summarise } from './measure/statistics.ts'
import { ask, type Operation, requestBody } from './mesh/ask.ts'
import { startMesh } from './mesh/mesh.ts'
import { type MeshPlan, ownerOf, productId } from './mesh/numbered-products.ts'
import { startStockGateway } from './mesh/stock-gateway.ts'

const impactOf = (plan: MeshPlan, rows: number): Operation => ({
  query: `query Impact($of: ID!, $first: Int!) {
    impact(of: $of) {
      total
      rows(first: $first) { edges { node { distance node { id label product { name owner { name } } } } } }
    }
  }`,
  variables: { of: productId(plan, 0), first: rows },
})

interface Impact {
  readonly impact: {
    readonly total: number
    readonly rows: {
      readonly edges: readonly {
        readonly node: {
          readonly distance: number
          readonly node: {
            readonly id: string
            readonly product: { readonly name: string; readonly owner: { readonly name: string } }
          }
        }
      }[]
    }
  }
}

type Load = MeasuredLoad<'gateway' | 'router'>

/** What a large answer costs the gateway's process, and where in it the time goes. */
export const gatewayCpu: Bench = async ({ quick, say, folder, startChild }) => {
  const rows = quick ? 50 : 500
  const plan: MeshPlan = { domains: 10, products: rows + 100, columns: 3, edition: 0 }
  const mesh = await startMesh({ name: 'mesh', plan, folder, startChild })
  const stock = await startStockGateway(startChild, mesh)
  const gateways = {
    ours: { url: mesh.urls.gateway, child: mesh.gateway },
    stock: { url: stock.url, child: stock.gateway },
  }
  const operation = impactOf(plan, rows)
  for (const { url } of Object.values(gateways)) await checkImpact(url, plan, rows)
  expectEqual('the two gateways', await ask(stock.url, operation), await ask(mesh.urls.gateway, operation))
  say(`${rows} rows with name and owner: right, and alike`)

  const driver = startLoadDriver(startChild)
  const measure = (gateway: keyof typeof gateways, seconds: number) =>
    measureLoad(
      driver,
      { url: gateways[gateway].url, bodies: [requestBody(operation)], connections: 2, seconds },
      { gateway: [gateways[gateway].child], router: gateway === 'ours' ? [] : [mesh.gateway] },
    )
  const seconds = quick ? 0.5 : 4
  for (const name of ['ours', 'stock'] as const) await measure(name, quick ? 0.5 : 6)
  say('warm')
  const samples = await interleave(quick ? 1 : 6, {
    ours: () => measure('ours', seconds),
    stock: () => measure('stock', seconds),
  })

  const profile = (name: keyof typeof gateways) =>
    profileLoad(gateways[name].child, () => measure(name, quick ? 0.5 : 6))
  const profiles = { ours: await profile('ours'), stock: await profile('stock') }
  await Promise.all([driver.stop(), stock.gateway.stop(), mesh.stop()])

  const cpu = (list: readonly Load[]) => list.map((load) => load.cpu.gateway)
  const withRouter = (list: readonly Load[]) => list.map((load) => load.cpu.gateway + load.cpu.router)
  const row = (name: keyof typeof samples) => [
    name,
    spread(summarise(cpu(samples[name]))),
    median(samples[name].map(({ gc }) => gc.gateway)),
    median(samples[name].map((load) => load.cpu.router)),
    median(samples[name].map(({ operationsPerSecond }) => operationsPerSecond)),
  ]
  return {
    title: 'Gateway CPU of a large answer',
    method: [
      `An impact of ${rows} rows with name and owner of each product, from ${plan.domains} domains; checked row by row, and alike on both gateways.`,
      'CPU is that of the whole process, all of its threads, by the operating system’s count. Ours contains the sharding; the stock gateway asks the same router over HTTP, in another process that is counted apart.',
      `2 connections, ${seconds} s a round, rounds in turn. Both run with the same V8 flags. Profiles are taken in rounds of their own.`,
    ],
    targets: [
      {
        what: 'CPU against the stock gateway’s process alone',
        measured: pairedRatio(cpu(samples.ours), cpu(samples.stock)),
        bound: 'at most',
        limit: 1,
      },
      {
        what: 'CPU against the stock gateway with its router',
        measured: pairedRatio(cpu(samples.ours), withRouter(samples.stock)),
        bound: 'at most',
        limit: 1,
      },
    ],
    tables: [
      {
        title: 'CPU, in ms an operation: median (least–most) of the rounds',
        columns: ['gateway', 'its process', 'of it garbage collection', 'the router’s, where apart', 'operations/s'],
        rows: [row('ours'), row('stock')],
      },
      activityTable(profiles),
      functionTable(profiles.ours),
    ],
  }
}

/** @throws unless each row is a product of the plan, once, nearest first, with its name and owner */
async function checkImpact(url: string, plan: MeshPlan, rows: number): Promise<void> {
  const { impact } = await ask<Impact>(url, impactOf(plan, rows))
  expectEqual('total', impact.total, plan.products - 1)
  const seen = new Set<number>()
  let distance = 0
  for (const { node } of impact.rows.edges) {
    const product = Number(/\d+$/.exec(node.node.id)?.[0])
    expectEqual(`row ${node.node.id}`, node.node.product, {
      name: `product-${product}`,
      owner: { name: ownerOf(product) },
    })
    if (node.distance < distance) throw new Error(`row ${node.node.id}: expected nearest first`)
    distance = node.distance
    seen.add(product)
  }
  expectEqual('different rows', seen.size, rows)
}
