import fc from 'fast-check'
import { execute, type GraphQLObjectType, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { completerOf, pathOf } from '../../../gateway/products-router/shape.ts'
import { contract } from './support.ts'

const SELECTION = `{ __typename id title status tags owner { name members } links { title url } quality { score dimensions { dimension score } }
  outputPorts { id kind contract { id columns { id path required } } } view { __typename id } description { purpose } }`

const product = contract.getType('DataProduct') as GraphQLObjectType
const document = parse(SELECTION)
const [operation] = document.definitions
if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the selection is no operation')
const selections = { wanted: [operation.selectionSet], asked: [operation.selectionSet] }
const complete = completerOf(product, selections, {
  schema: contract,
  wanted: new Map(),
  asked: new Map(),
  belongs: (_type, id) => !id.startsWith('other/'),
})

function completed(value: unknown) {
  const wrong: string[] = []
  const answer = complete(value, undefined, {
    domain: 'orders',
    variables: {},
    notServed: () => undefined,
    wrong: (_expected, place) => wrong.push(pathOf(place).join('.')),
  })
  return { answer, wrong }
}

/** Mostly right values, with any JSON in any place. */
const junk = fc.jsonValue({ maxDepth: 2 })
const maybe = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: junk })
const text = fc.constantFrom('a', 'b')
const anyProduct = maybe(
  fc.record({
    id: maybe(fc.constant('orders/x')),
    title: maybe(text),
    status: maybe(fc.constant('ACTIVE')),
    tags: maybe(fc.array(maybe(text))),
    owner: maybe(fc.record({ name: maybe(text), members: maybe(fc.array(text)) })),
    links: maybe(fc.array(maybe(fc.record({ title: text, url: maybe(text) })))),
    quality: maybe(
      fc.record({
        score: maybe(fc.double()),
        dimensions: maybe(
          fc.array(maybe(fc.record({ dimension: maybe(fc.constant('ACCURACY')), score: maybe(fc.integer()) }))),
        ),
      }),
    ),
    outputPorts: maybe(
      fc.array(
        maybe(
          fc.record({
            id: maybe(fc.constantFrom('orders/x/y-v1', 'other/x/y-v1')),
            kind: maybe(fc.constant('KAFKA')),
            contract: maybe(
              fc.record({
                id: maybe(text),
                columns: maybe(fc.array(maybe(fc.record({ id: text, path: maybe(text) })))),
              }),
            ),
          }),
        ),
      ),
    ),
    view: maybe(fc.record({ __typename: maybe(fc.constant('NobodysView')), id: text })),
  }),
)

describe('completing what a domain answered', () => {
  test('makes a value that GraphQL itself would make of it, whatever it was', () => {
    fc.assert(
      fc.property(anyProduct, (value) => {
        const { answer } = completed(value)
        if (answer === null) return
        // graphql-js, executing the same selection over the completed value, finds nothing to complain about.
        const result = execute({
          schema: contract,
          document: parse(`{ product(id: "x") ${SELECTION} }`),
          rootValue: { product: answer },
        })
        expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { product: JSON.parse(JSON.stringify(answer)) } })
      }),
      { numRuns: 300 },
    )
  })

  test('keeps a right answer as it is, and drops what was not asked', () => {
    const right = {
      id: 'orders/x',
      title: 'X',
      status: null,
      tags: ['a'],
      owner: { name: 'T', members: null },
      links: null,
      quality: null,
      outputPorts: [{ id: 'orders/x/y-v1', kind: 'KAFKA', contract: null }],
      view: null,
      description: null,
    }
    const { answer, wrong } = completed({ ...right, secret: 1, __proto__: { polluted: true } })
    expect(answer).toEqual({ __typename: 'DataProduct', ...right })
    expect(wrong).toEqual([])
  })

  test('names each place that is wrong, and nulls no more than it must', () => {
    const { answer, wrong } = completed({
      id: 'orders/x',
      title: 7,
      status: 'NO_SUCH',
      tags: ['a', null],
      owner: [],
      links: [{ title: 't', url: 'u' }, { title: 't' }],
      quality: { score: 'high', dimensions: [{ dimension: 'ACCURACY', score: 1 }] },
      outputPorts: 'none',
      view: { __typename: 'NobodysView', id: 'x' },
    })
    expect(answer).toMatchObject({
      title: null,
      status: null,
      tags: null,
      owner: null,
      links: null,
      outputPorts: null,
      view: null,
      description: null,
      quality: { score: null, dimensions: [{ dimension: 'ACCURACY', score: 1 }] },
    })
    expect(wrong.sort()).toEqual([
      'description',
      'links.1.url',
      'outputPorts',
      'owner',
      'quality.score',
      'status',
      'tags.1',
      'title',
    ])
  })
})
