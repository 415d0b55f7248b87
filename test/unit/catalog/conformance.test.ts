import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { domainSdl } from '../../../schema/sdl.ts'
import { checkSdl } from '../../../subgraphs/catalog/conformance/conformance.ts'
import { inWords, type Types } from '../../../subgraphs/catalog/conformance/rule.ts'
import { readTypes } from '../../../subgraphs/catalog/conformance/sdl-types.ts'
import { plainContract } from './support/small-domain.ts'

const contract = readTypes(domainSdl())
const check = (served: Types) => inWords(checkSdl(served, contract))

/** The contract with one passage changed; fails when the passage is not there any more. */
function changed(from: string | RegExp, to: string) {
  const sdl = plainContract().replace(from, to)
  expect(sdl).not.toBe(plainContract())
  return check(readTypes(sdl))
}

describe('conformance with the contract', () => {
  it('holds for the contract itself', () => {
    expect(check(contract)).toEqual({ problems: [], warnings: [] })
  })

  it('holds for the contract in the words of an `extend type Query` with further types beside it', () => {
    const sdl = `${plainContract().replace('type Query {', 'extend type Query {')}\ntype OrdersView { id: ID! secret: Int! }`
    expect(check(readTypes(sdl))).toEqual({ problems: [], warnings: [] })
  })

  it('holds for the contract as it was first published, with a warning for each field that came since', () => {
    const baseline = ['shared', 'domain'].map((name) =>
      readFileSync(join(packageRoot(), 'test/unit/schema/baseline', `${name}.graphql`), 'utf8'),
    )
    const { problems, warnings } = check(readTypes(baseline.join('\n')))
    expect(problems).toEqual([])
    expect(warnings).toContain(
      'Column.transformSourceObjects: expected [String!], found no such field: null in the mesh',
    )
    expect(warnings).not.toContain('Column.tags: expected [String!], found no such field: null in the mesh')
  })

  it('lets an older domain lack a nullable field, with a warning', () => {
    expect(changed('archetype: Archetype', '')).toEqual({
      problems: [],
      warnings: ['DataProduct.archetype: expected Archetype, found no such field: null in the mesh'],
    })
  })

  it('insists on the non-null fields of a type that is served', () => {
    expect(changed(/path: String!/, '').problems).toEqual(['Column.path: expected String!, found no such field'])
  })

  it('refuses another type under the name of a field', () => {
    expect(changed(/logicalType: String/, 'logicalType: Int').problems).toEqual([
      'Column.logicalType: expected String, found Int',
    ])
    expect(changed(/columns: \[Column!\]/, 'columns: Column').problems).toEqual([
      'DataContract.columns: expected [Column!], found Column',
    ])
  })

  it('lets a value type promise more, but no entity and no root field', () => {
    expect(changed(/logicalType: String/, 'logicalType: String!').problems).toEqual([])
    expect(changed(/archetype: Archetype/, 'archetype: Archetype!').problems).toEqual([
      'DataProduct.archetype: expected Archetype, found Archetype!: one failing field would null whole lists',
    ])
    expect(changed('product(id: ID!): DataProduct', 'product(id: ID!): DataProduct!').problems[0]).toMatch(
      /^Query\.product: expected DataProduct, found DataProduct!/,
    )
  })

  it('refuses a weaker promise than the contract makes', () => {
    expect(changed(/path: String!/, 'path: String').problems).toEqual(['Column.path: expected String!, found String'])
  })

  it('insists on the arguments the harvest needs, and on no other being required', () => {
    expect(changed('ownProducts(', 'ownProducts(page: Int!, ').problems).toEqual([
      "Query.ownProducts(page:): expected no required argument beyond the contract's, found Int!",
    ])
    const withoutRelease = plainContract().replace(', release: String', '')
    expect(check(readTypes(withoutRelease)).problems).toEqual([
      'Query.ownProducts(release:): expected String, found no such argument',
    ])
  })

  it('insists on the entities and their resolvable key', () => {
    expect(changed('type OutputPort @key(fields: "id")', 'type OutputPort').problems).toEqual([
      'type OutputPort: expected @key(fields: "id"), found none',
    ])
    expect(
      changed('type OutputPort @key(fields: "id")', 'type OutputPort @key(fields: "id", resolvable: false)').problems,
    ).toEqual(['type OutputPort: expected @key(fields: "id"), found none'])
  })
})
