import { setTimeout as delay } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { startLoadDriver } from './load/load.ts'
import { expectEqual } from './measure/check.ts'
import { spread } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { pairedRatio, percentile, summarise } from './measure/statistics.ts'
import { ask, type Operation, requestBody } from './mesh/ask.ts'
import { type BenchMesh, startMesh } from './mesh/mesh.ts'
import { type MeshPlan, numberedProduct, productsOf } from './mesh/numbered-products.ts'
import { changesIn } from './mesh/numbered-source.ts'
import { untilQuiet } from './mesh/quiet.ts'
import { below, seededRandom } from './mesh/random.ts'
import { until } from './mesh/until.ts'
import type { Child } from './processes/child.ts'
import type { ChangeOrder } from './processes/domain-host.ts'
import type { LoadOutcome, ScheduleOrder } from './processes/load-driver.ts'

const search = (text: string): Operation => ({
  query: `query Search($text: String!) {
    search(text: $text, first: 10) {
      totalCount
      facets { field values { key count } }
      edges { node { id title highlight score } }
    }
  }`,
  variables: { text },
})

interface Found {
  readonly search: {
    readonly totalCount: number
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: string } }[]
  }
}

/** A quick typist's pause between two keys. */
const KEY_MS = 120
const TYPISTS = 4

/** Whether search stays quick while the mesh is harvested: people type, and descriptors of every domain change. */
export const searchWhileHarvested: Bench = async ({ quick, say, folder, startChild }) => {
  const plan: MeshPlan = { domains: 10, products: quick ? 100 : 10_000, columns: 20, edition: 0 }
  const mesh = await startMesh({ name: 'mesh', plan, folder, startChild, hosts: quick ? 2 : plan.domains })
  say(`${plan.products} products are found`)
  await checkFinds(mesh)
  const driver = startLoadDriver(startChild)

  const seconds = quick ? 1 : 12
  const everyone = [mesh.gateway, mesh.catalog, mesh.lineage, ...mesh.hosts]
  const idle = (round: number) => typeFor(driver, mesh, seconds, round)
  let edition = 0
  const whileHarvested = (every: number, everyMs: number, took: number[]) => async (round: number) => {
    const order: ChangeOrder = { edition: ++edition, every }
    const began = performance.now()
    const harvested = changeOneByOne(mesh, order, everyMs)
      .then(() => until('the new edition is known', 120_000, () => isKnown(mesh, order), 1_000))
      .then(() => took.push((performance.now() - began) / 1_000))
    const latencies = await idle(round)
    await harvested
    await untilQuiet(everyone)
    return latencies
  }
  const took = { harvested: [] as number[], rewritten: [] as number[] }
  const variants = {
    idle,
    harvested: whileHarvested(50, (seconds * 1_000) / plan.domains, took.harvested),
    rewritten: whileHarvested(1, 0, took.rewritten),
  }
  await untilQuiet(everyone)
  await interleave(1, variants)
  took.harvested.length = 0
  took.rewritten.length = 0
  say('warm')
  const samples = await interleave(quick ? 1 : 3, variants)
  await checkFinds(mesh)
  await Promise.all([driver.stop(), mesh.stop()])

  const p95 = (name: keyof typeof samples) => samples[name].map((latencies) => percentile(latencies, 95))
  const against = (name: 'harvested' | 'rewritten') => pairedRatio(p95(name), p95('idle'))
  const row = (name: keyof typeof samples) => {
    const all = samples[name].flat()
    return [name, percentile(all, 50), spread(summarise(p95(name))), percentile(all, 99), percentile(all, 100)]
  }
  return {
    title: 'Search as typed while the mesh is harvested',
    method: [
      `${plan.products} products of ${plan.domains} domains, ${plan.columns} columns in each of two contracts, each domain in a process of its own. ${TYPISTS} people type titles, a key every ${KEY_MS} ms, mistakes included; each key is a search with facets through the gateway, timed from when it was due.`,
      `Harvested: each domain changes once, one after the other through the whole time of typing, one product in fifty of it, and is read (${spread(summarise(took.harvested))} s until all is known). Rewritten: one domain after the other without a pause, and every descriptor has changed, so that the whole index is written anew (${spread(summarise(took.rewritten))} s). ${seconds} s of typing begin with the first change; the mesh comes to rest in between.`,
      'All processes, the domains included, share this machine’s cores.',
    ],
    targets: [
      { what: 'p95 while harvested against idle', measured: against('harvested'), bound: 'at most', limit: 3 },
      { what: 'p95 while all is rewritten against idle', measured: against('rewritten'), bound: 'at most', limit: 3 },
    ],
    tables: [
      {
        title: 'A search, in ms',
        columns: ['mesh', 'p50', 'p95: median (least–most) of rounds', 'p99', 'worst'],
        rows: [row('idle'), row('harvested'), row('rewritten')],
      },
    ],
  }
}

/** A domain after the other, `everyMs` apart, or as soon as the one before has read its own change. */
async function changeOneByOne({ hosts }: BenchMesh, order: ChangeOrder, everyMs: number): Promise<void> {
  const began = performance.now()
  for (const [index, host] of hosts.entries()) {
    await delay(Math.max(0, began + index * everyMs - performance.now()))
    await host.ask('change', order)
  }
}

/** Every search of a few seconds of typing: titles letter by letter, each typist starting at another moment. */
async function typeFor(driver: Child, mesh: BenchMesh, seconds: number, round: number): Promise<readonly number[]> {
  const random = seededRandom(round + 1_000)
  const requests = Array.from({ length: TYPISTS }, () => {
    const typed: { at: number; body: string }[] = []
    let at = below(random, KEY_MS)
    while (at < seconds * 1_000) {
      const title = numberedProduct({ ...mesh.plan, columns: 0 }, below(random, mesh.plan.products)).title
      const text = below(random, 4) === 0 ? mistyped(title, below(random, 8)) : title
      for (let length = 1; length <= Math.min(text.length, 24) && at < seconds * 1_000; length += 1) {
        typed.push({ at, body: requestBody(search(text.slice(0, length).toLowerCase())) })
        at += KEY_MS
      }
    }
    return typed
  }).flat()
  const order: ScheduleOrder = { url: mesh.urls.gateway, requests }
  return (await driver.ask<LoadOutcome>('schedule', order)).latencies
}

/** Two letters the wrong way round. */
const mistyped = (text: string, at: number): string =>
  text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)

/** Each of some products is the first hit for its own title, and there are as many as its plan says. */
async function checkFinds({ urls, plan }: BenchMesh): Promise<void> {
  for (const product of [0, 7, plan.products - 1]) {
    const { id, title } = numberedProduct(plan, product)
    const found = await ask<Found>(urls.gateway, search(title))
    expectEqual(`the first hit for ${title}`, found.search.edges[0]?.node, {
      ...found.search.edges[0]?.node,
      id,
      title,
    })
  }
  const { search: all } = await ask<Found>(urls.gateway, search(''))
  expectEqual('all products', all.totalCount, plan.products)
}

/** Whether the catalog knows the new edition of a product of each domain, the last one that changed. */
async function isKnown({ urls, plan }: BenchMesh, { edition, every }: ChangeOrder): Promise<boolean> {
  const products = Array.from({ length: plan.domains }, (_, domain) => {
    const changed = productsOf(plan, domain).filter((product) => changesIn(product, every))
    return changed.at(-1) ?? domain
  })
  const fields = products.map(
    (product, index) =>
      `p${index}: product(id: ${JSON.stringify(numberedProduct(plan, product).id)}) { catalogEntry { lastKnown { version } } }`,
  )
  type Entry = { readonly catalogEntry: { readonly lastKnown: { readonly version: string } | null } | null } | null
  const found = Object.values(await ask<Record<string, Entry>>(urls.gateway, { query: `{ ${fields.join(' ')} }` }))
  return found.every((entry) => entry?.catalogEntry?.lastKnown?.version === `1.${edition}.0`)
}
