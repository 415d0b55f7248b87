import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { expect, it } from 'vitest'
import { generateClient } from '../../../codegen-client.ts'
import { createLimitCheck } from '../../../gateway/limits/limits.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import { apiSchema } from '../../federation/support/mesh.ts'

it('has the schema of the mesh, typed operations and their manifest as the contract generates them (`npm run generate` renews them)', async () => {
  const files = await generateClient()
  expect([...files.keys()]).toEqual([
    'schema/mesh.graphql',
    'client/generated/operations.ts',
    'client/operations.json',
    'gateway/explorer/web/generated/operations.ts',
    'gateway/explorer/operations.json',
  ])
  for (const [filename, content] of files) {
    const stands = readFileSync(join(packageRoot(), filename), 'utf8')
    // A comparison of whole files would print thousands of lines.
    expect({ filename, stale: stands !== content }).toEqual({ filename, stale: false })
  }
})

it('asks nothing that is not well within the limits', () => {
  const operations = ['client', 'gateway/explorer'].flatMap(
    (folder) => JSON.parse(readFileSync(join(packageRoot(), folder, 'operations.json'), 'utf8')).operations,
  )
  const half = { maxDepth: 16, maxAliases: 50, maxRootFields: 25, maxFields: 2_500, maxCost: 250_000 }
  const check = createLimitCheck({ ...half, listSize: 10, maxFirst: 1_000 })
  const schema = apiSchema()
  for (const { name, body } of operations)
    expect([name, check({ schema, document: parse(body), source: body })]).toEqual([name, []])
})
