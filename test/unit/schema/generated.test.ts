import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generateResolverTypes } from '../../../codegen.ts'
import { packageRoot } from '../../../platform/package-root.ts'

it('has resolver types that are the ones the contract generates (`npm run generate` renews them)', async () => {
  const files = await generateResolverTypes()
  expect([...files.keys()]).toEqual(
    ['domain', 'catalog', 'lineage'].map((name) => `subgraphs/${name}/generated/resolver-types.ts`),
  )
  for (const [filename, content] of files) {
    const stands = readFileSync(join(packageRoot(), filename), 'utf8')
    // A comparison of whole files would print thousands of lines.
    expect({ filename, stale: stands !== content }).toEqual({ filename, stale: false })
  }
})
