import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { createLimitCheck } from '../../../gateway/limits/limits.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import { apiSchema } from '../../federation/support/mesh.ts'

const folder = join(packageRoot(), 'examples')
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
const schema = apiSchema()

describe('the examples', () => {
  test('have one for each kind of user', () => {
    for (const user of ['analyst', 'tool', 'domain-team'])
      expect(files.some((file) => file.startsWith(user))).toBe(true)
  })

  test.each(files)('%s is valid against the contract and well within the limits', (file) => {
    const source = readFileSync(join(folder, file), 'utf8')
    const document = parse(source)
    expect(validate(schema, document)).toEqual([])
    const half = { maxDepth: 16, maxAliases: 50, maxRootFields: 25, maxFields: 2_500, maxCost: 250_000 }
    const check = createLimitCheck({ ...half, listSize: 10, maxFirst: 1_000 })
    expect(check({ schema, document, source })).toEqual([])
  })
})
