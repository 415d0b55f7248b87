import { buildSchema, getOperationAST, parse, printSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { measure } from '../../../gateway/limits/measure.ts'
import { createMeasuring } from '../../../gateway/limits/measured-once.ts'

const schema = buildSchema(`
  type Query { product(id: ID): Product products(first: Int = 50): ProductConnection paths(first: Int = 5): [Product] }
  type ProductConnection { edges: [Edge!]! }
  type Edge { node: Product }
  type Product { id: ID tags: [String] ports: [Product] more(first: Int = 50): ProductConnection }
`)

function measured(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  return measure(document, operation, { schema, variables, listSize: 10, maxFirst: 1_000 })
}

describe('the measure of a query', () => {
  test.each([
    ['leaves are free', '{ product { id tags } }', 1],
    ['a list without `first` counts as ten', '{ product { ports { id ports { id } } } }', 1 + 10 * (1 + 10)],
    [
      'a connection multiplies by its `first`, its edges do not again',
      '{ products(first: 3) { edges { node { id } } } }',
      1 + 3 * 2,
    ],
    ['the default of `first` is the schema’s', '{ products { edges { node { id } } } }', 1 + 50 * 2],
    [
      'levels multiply',
      '{ products(first: 3) { edges { node { more(first: 4) { edges { node { id } } } } } } }',
      1 + 3 * (2 + (1 + 4 * 2)),
    ],
    ['a list with `first` counts once', '{ paths(first: 2) { id } }', 2],
    ['`first` counts no more than a page can have', '{ paths(first: 2000000) { id } }', 1_000],
    ['what makes no sense counts as a list of unknown length', '{ paths(first: -1) { id } }', 10],
  ])('%s', (_what, query, cost) => {
    expect(measured(query).cost).toBe(cost)
  })

  test('takes `first` from variables and their defaults', () => {
    const query = 'query ($n: Int = 7) { paths(first: $n) { id } }'
    expect(measured(query, { n: 3 }).cost).toBe(3)
    expect(measured(query).cost).toBe(7)
  })

  test('counts depth, aliases, root fields and fields through fragments', () => {
    expect(
      measured(
        '{ a: product { ...f } b: product { id } } fragment f on Product { ports { x: id ... on Product { ports { id } } } }',
      ),
    ).toMatchObject({
      depth: 4,
      aliases: 3,
      rootFields: 2,
      fields: 7,
    })
  })

  test('leaves introspection out of depth, not out of fields, aliases and cost', () => {
    const deep = '{ __schema { types { fields { a: name type { ofType { name } } } } } }'
    const field = 1 + 1 + 2 // itself, its aliased name, its type and what that is of
    expect(measured(deep)).toEqual({
      depth: 0,
      aliases: 1,
      rootFields: 1,
      fields: 7,
      cost: 1 + 200 * (1 + 15 * field),
    })
    expect(measured('{ product { __typename } }')).toMatchObject({ depth: 1, fields: 2, cost: 1 })
  })

  test('measures fragments that spread each other 2^60 times at once', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment f${i} on Product { a: ports { ...f${i + 1} } b: ports { ...f${i + 1} } }`,
    )
    const { cost, fields, depth } = measured(
      `{ product { ...f0 } } ${fragments.join(' ')} fragment f60 on Product { id }`,
    )
    expect(fields).toBeGreaterThan(2 ** 60)
    expect(cost).toBeGreaterThan(1e70)
    expect(depth).toBe(62)
  })

  test('ends on cycles, which validation refuses', () => {
    expect(measured('{ product { ...f } } fragment f on Product { id ...f }').fields).toBe(2)
  })
})

test('a measure is remembered for its schema and its lengths of pages alone', () => {
  const document = parse(`query($n: Int = 7, $deep: Int, $id: ID) {
    product(id: $id) { more(first: $n) { edges { node { ...f } } } }
  }
  fragment f on Product { more(first: $deep) { edges { node { id } } } }`)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const measuring = createMeasuring({ listSize: 10, maxFirst: 1_000 })
  const longer = buildSchema(printSchema(schema).replace('more(first: Int = 50)', 'more(first: Int = 60)'))
  for (const asked of [schema, schema, longer]) {
    for (const variables of [{}, { n: 3 }, { n: 3, id: 'other' }, { n: 3, deep: 2 }, { n: null }, { n: 3 }]) {
      const known = { schema: asked, variables }
      expect(measuring(document, operation, known)).toEqual(
        measure(document, operation, { ...known, listSize: 10, maxFirst: 1_000 }),
      )
    }
  }
  const again = { schema, variables: { n: 4 } }
  expect(measuring(document, operation, again)).toBe(measuring(document, operation, again))
})
