import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { expect, it } from 'vitest'
import codegen from '../../../codegen.ts'
import { packageRoot } from '../../../platform/package-root.ts'

it('has resolver types that are the ones the contract generates (`npm run generate` renews them)', async () => {
  const outputs: unknown = await generate({ ...codegen, silent: true, cwd: packageRoot() }, false)
  const files = outputs as { filename: string; content: string }[]
  expect(files.map((file) => file.filename).sort()).toEqual(Object.keys(codegen.generates).sort())
  for (const { filename, content } of files) {
    const stands = readFileSync(join(packageRoot(), filename), 'utf8')
    // A comparison of whole files would print thousands of lines.
    expect({ filename, stale: stands !== content }).toEqual({ filename, stale: false })
  }
})
