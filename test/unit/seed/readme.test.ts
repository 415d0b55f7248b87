import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { readSeed } from './support/descriptors.ts'
import { declaredEdges, observedEdges } from './support/graph.ts'

const text = readFileSync(join(packageRoot(), 'seed', 'README.md'), 'utf8')

test('the page about the company lists every product with its ports and their kinds', async () => {
  for (const { id, outputPorts } of (await readSeed()).products) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${id.split('/')[1]}\``))
    expect(row, id).toBeDefined()
    for (const port of outputPorts) expect(row, port.id).toContain(`\`${port.id.split('/')[2]}\` ${port.kind}`)
  }
})

test('the page counts what is confirmed', async () => {
  const { products } = await readSeed()
  const declared = new Set(declaredEdges(products).map((edge) => edge.join(' ')))
  const observed = new Set(observedEdges().map((edge) => edge.join(' ')))
  const confirmed = [...declared].filter((edge) => observed.has(edge)).length
  expect(text).toContain(`${confirmed} of ${declared.size} declared edges`)
})
