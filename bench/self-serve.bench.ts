import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ProductPlan } from '../cli/heddle/new/plan.ts'
import { productFiles } from '../cli/heddle/new/product-files.ts'
import type { Bench } from './bench.ts'
import { spread } from './measure/result.ts'
import { median, summarise } from './measure/statistics.ts'
import { ask } from './mesh/ask.ts'
import { startMesh } from './mesh/mesh.ts'
import { until } from './mesh/until.ts'
import { commandLine } from './processes/command-line.ts'

const PRODUCT = 'query Product($id: ID!) { product(id: $id) { version } }'

/**
 * What a domain team waits for, in a mesh of three hundred domains: from nothing to a product that everybody sees; a check of a
 * hundred products, ten of which have changed; and a publish, until the gateway answers with what was published.
 */
export const selfServe: Bench = async ({ quick, say, folder, startChild }) => {
  const plan = { domains: quick ? 6 : 300, products: quick ? 60 : 3_000, columns: 10, edition: 0 }
  const [products, changed, rounds] = quick ? [4, 2, 1] : [100, 10, 7]
  const mesh = await startMesh({ name: 'mesh', plan, folder, startChild })
  say(`${plan.domains} domains are woven in`)
  const gateway = new URL(mesh.urls.gateway).origin
  const heddle = commandLine({ home: folder, cwd: folder })
  const versionOf = async (id: string): Promise<string | null> => {
    const { product } = await ask<{ product: { version: string } | null }>(mesh.urls.gateway, {
      query: PRODUCT,
      variables: { id },
    })
    return product?.version ?? null
  }
  const isThere = (id: string, version: string) =>
    until(`${id} ${version} is visible`, 60_000, async () => (await versionOf(id)) === version, 10)

  writeFileSync(join(folder, 'enrol-token'), mesh.tokens.enrol)
  const began = performance.now()
  await heddle.run('enrol', gateway, '--token-file', 'enrol-token')
  await heddle.run('new', 'domain', 'newcomer', '--title', 'Newcomer', '--owner', 'New Team')
  await heddle.run('new', 'product', 'events', '--folder', 'newcomer', '--pattern', 'streaming', '--yes')
  const serving = [await heddle.start('serve', 'newcomer')]
  await heddle.run('check', 'newcomer')
  await heddle.run('publish', 'newcomer')
  await isThere('newcomer/events', '1.0.0')
  const newcomer = performance.now() - began
  say('a newcomer is there, by 6 commands')

  await heddle.run('new', 'domain', 'large', '--title', 'Large', '--owner', 'Large Team')
  const names = Array.from({ length: products }, (_, index) => `product-${index}`)
  for (const name of names) writeProduct(join(folder, 'large'), name)
  serving.push(await heddle.start('serve', 'large'))
  await heddle.run('publish', 'large')
  const samples: { readonly check: number; readonly visible: number; readonly publish: number }[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const version = `1.${round}.0`
    for (const name of names.slice(0, changed)) {
      const file = join(folder, 'large', 'products', name, 'product.yaml')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^version: .*$/m, `version: ${version}`))
    }
    const asked = performance.now()
    const told = await heddle.run<{ changes: { products: readonly unknown[] }; ok: boolean }>('check', 'large')
    const check = performance.now() - asked
    if (told.changes.products.length !== changed || !told.ok)
      throw new Error(`check: expected ${changed} changed products, found ${told.changes.products.length}`)
    const published = performance.now()
    const publishing = heddle.run('publish', 'large').then(() => performance.now() - published)
    await isThere('large/product-0', version)
    const visible = performance.now() - published
    samples.push({ check, visible, publish: await publishing })
  }
  await Promise.all(serving.map((child) => child.stop()))
  await mesh.stop()

  const column = (name: keyof (typeof samples)[number]) => samples.map((sample) => sample[name])
  return {
    title: 'What a domain team waits for',
    method: [
      `A mesh of ${plan.domains} domains and ${plan.products} products, all live, in two processes; catalog, lineage, gateway, the team's own serve and its commands share this machine's cores.`,
      'Commands are processes from their start to their end: `node dist/heddle.js … --json`. Checks and publishes are of what `heddle new product` writes.',
      `${rounds} rounds; in each ${changed} of ${products} products have another version, then one check and one publish.`,
    ],
    targets: [
      {
        what: `check of ${products} products, ${changed} changed`,
        measured: median(column('check')),
        unit: 'ms',
        bound: 'at most',
        limit: 3_000,
      },
      {
        what: 'from the start of a publish until the gateway answers with it',
        measured: median(column('visible')),
        unit: 'ms',
        bound: 'at most',
        limit: 2_000,
      },
    ],
    tables: [
      {
        title: 'Times in ms: median (least–most)',
        columns: ['what', 'ms'],
        rows: [
          ['enrol, new domain, new product, serve, check, publish, visible: 6 commands, once', newcomer],
          [`check of ${products} products`, spread(summarise(column('check')))],
          ['publish until visible', spread(summarise(column('visible')))],
          ['publish until the command has ended', spread(summarise(column('publish')))],
        ],
      },
    ],
  }
}

function writeProduct(root: string, name: string): void {
  const plan: ProductPlan = {
    domain: { id: 'large', owner: 'Large Team' },
    name,
    title: name,
    purpose: 'Measured.',
    pattern: 'batch',
    port: { name, kind: 'table' },
    template: 'snapshot',
    promises: [{ property: 'freshness', value: 'P1D' }],
    policies: { breach: 'alert', retention: null, classification: 'internal' },
    reads: [],
  }
  for (const { file, text } of productFiles(plan)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}
