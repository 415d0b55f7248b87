import type { Bench } from './bench.ts'
import { measureLoad, startLoadDriver } from './load/load.ts'
import { spread } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { pairedRatio, summarise } from './measure/statistics.ts'
import { requestBody } from './mesh/ask.ts'
import { startMesh } from './mesh/mesh.ts'
import type { MeshPlan } from './mesh/numbered-products.ts'
import { checkOneProduct, oneProduct } from './mesh/queries.ts'

/**
 * Whether a mesh of a hundred domains answers as fast as one of three: the same products, dealt to more domains, asked for
 * in turn so that each request goes to another domain.
 */
export const domains: Bench = async ({ quick, say, folder, startChild }) => {
  const products = quick ? 60 : 600
  const [few, many] = [3, quick ? 6 : 100]
  const plan = (count: number): MeshPlan => ({ domains: count, products, columns: 10, edition: 0 })
  const mesh = async (count: number) => {
    const started = await startMesh({ name: `mesh-${count}`, plan: plan(count), folder, startChild })
    say(`${count} domains are woven in`)
    for (const product of [0, 1, products - 1]) await checkOneProduct(started.urls.gateway, plan(count), product)
    return started
  }
  const meshes = { few: await mesh(few), many: await mesh(many) }
  const driver = startLoadDriver(startChild)

  const measure = (name: keyof typeof meshes, seconds: number) =>
    measureLoad(
      driver,
      {
        url: meshes[name].urls.gateway,
        bodies: Array.from({ length: products }, (_, product) =>
          requestBody(oneProduct(plan(name === 'few' ? few : many), product)),
        ),
        connections: 16,
        seconds,
      },
      { gateway: [meshes[name].gateway], domains: meshes[name].hosts },
    )
  const seconds = quick ? 0.3 : 3
  for (const name of ['few', 'many'] as const) await measure(name, quick ? 0.3 : 5)
  say('warm')
  const samples = await interleave(quick ? 1 : 8, {
    few: () => measure('few', seconds),
    many: () => measure('many', seconds),
  })
  await Promise.all([driver.stop(), meshes.few.stop(), meshes.many.stop()])

  const rates = (name: keyof typeof samples) => samples[name].map(({ operationsPerSecond }) => operationsPerSecond)
  const column = (name: keyof typeof samples, value: (sample: (typeof samples)['few'][number]) => number) =>
    spread(summarise(samples[name].map(value)))
  return {
    title: 'One product, by the number of domains',
    method: [
      `One product with its ports, contracts (10 columns each, about as many as the demo’s) and quality through the gateway; ${products} products in both meshes, a port each domain, in two processes a mesh.`,
      `16 connections, ${seconds} s a round, rounds in turn; a request in turn for each product, so for another domain each time.`,
      'Load driver, gateway, catalog, lineage and domains share this machine’s cores.',
    ],
    targets: [
      {
        what: `operations/s at ${many} domains against ${few}`,
        measured: pairedRatio(rates('many'), rates('few')),
        bound: 'at least',
        limit: 0.8,
      },
    ],
    tables: [
      {
        title: 'Load: median (least–most) of the rounds',
        columns: ['domains', 'operations/s', 'p50 ms', 'p95 ms', 'gateway CPU ms an operation', 'domains’'],
        rows: (['few', 'many'] as const).map((name) => [
          name === 'few' ? few : many,
          spread(summarise(rates(name))),
          column(name, ({ p50 }) => p50),
          column(name, ({ p95 }) => p95),
          column(name, ({ cpu }) => cpu.gateway),
          column(name, ({ cpu }) => cpu.domains),
        ]),
      },
    ],
  }
}
