import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainOf } from '../../../schema/ids.ts'
import { routerOver } from './support.ts'

const scope = { requestId: 'test' }
const DOMAINS = ['a', 'b', 'c', 'd']
const QUERY =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on DataProduct { id title } ... on OutputPort { name } } }'

const entity = fc.record({
  __typename: fc.constantFrom('DataProduct', 'OutputPort'),
  id: fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...DOMAINS), fc.constantFrom('x', 'y', 'z'))
        .map(([domain, name]) => `${domain}/${name}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('elsewhere/x', 'Not an id', '', 'dataset:a/b') },
  ),
})
const entities = fc.array(entity, { maxLength: 40 })

/** What the answer must be, worked out without splitting anything. */
const expected = ({ __typename, id }: { __typename: string; id: string }) => {
  if (!DOMAINS.includes(domainOf(id) ?? '')) return null
  return __typename === 'DataProduct' ? { id, title: `title of ${id}` } : { name: `name of ${id}` }
}

describe('the shard router', () => {
  test('splits and merges any interleaving of ids into what one subgraph would answer', async () => {
    const router = routerOver(Object.fromEntries(DOMAINS.map((domain) => [domain, {}])))
    await fc.assert(
      fc.asyncProperty(entities, async (representations) => {
        const answer = await router({ query: QUERY, variables: { r: representations }, scope })
        expect(answer).toEqual({ data: { _entities: representations.map(expected) } })
      }),
    )
  })

  test('with any domains down, leaves every other position as it was and puts one error on each of theirs', async () => {
    await fc.assert(
      fc.asyncProperty(entities, fc.subarray(DOMAINS), async (representations, down) => {
        const router = routerOver(
          Object.fromEntries(DOMAINS.map((domain) => [domain, { down: down.includes(domain) }])),
        )
        const isDown = ({ id }: { id: string }) => down.includes(domainOf(id) ?? '')
        const answer = await router({ query: QUERY, variables: { r: representations }, scope })
        expect(answer.data._entities).toEqual(representations.map((one) => (isDown(one) ? null : expected(one))))
        const paths = (answer.errors ?? []).map(({ path }) => path?.join('.')).sort()
        const positions = representations.flatMap((one, index) => (isDown(one) ? [`_entities.${index}`] : []))
        expect(paths).toEqual(positions.sort())
      }),
    )
  })

  test('whatever JSON a domain answers, nothing of it reaches the positions of others and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(entities, fc.jsonValue(), fc.jsonValue(), async (representations, junk, item) => {
        const length = representations.filter(({ id }) => domainOf(id) === 'b').length
        const answers = [
          junk,
          { data: junk },
          { data: { _entities: junk } },
          { data: { _entities: new Array(length).fill(item) } },
          { errors: junk },
        ]
        for (const junkAnswer of answers) {
          const router = routerOver(Object.fromEntries(DOMAINS.map((domain) => [domain, {}])), (domain, answer) =>
            domain === 'b' ? junkAnswer : answer,
          )
          const { data } = await router({ query: QUERY, variables: { r: representations }, scope })
          const positions = data._entities as unknown[]
          representations.forEach((one, index) => {
            expect(positions[index]).toEqual(domainOf(one.id) === 'b' ? null : expected(one))
          })
        }
      }),
      { numRuns: 50 },
    )
  })

  test('asks each domain once, each entity once', async () => {
    const asked: [string, number][] = []
    const router = routerOver({ a: {}, b: {} }, (domain, answer) => {
      asked.push([domain, (answer as { data: { _entities: unknown[] } }).data._entities.length])
      return answer
    })
    const ids = ['a/x', 'b/x', 'a/x', 'a/y', 'b/x', 'a/x']
    const r = ids.map((id) => ({ __typename: 'DataProduct', id }))
    await router({ query: QUERY, variables: { r }, scope })
    expect(asked.sort()).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })

  test('refuses what is not a query', async () => {
    const router = routerOver({ a: {} })
    await expect(router({ query: 'mutation { x }', scope })).rejects.toThrow(/queries only, not a mutation/)
    await expect(router({ query: 'query A { __typename } query B { __typename }', scope })).rejects.toThrow(
      /exactly one operation/,
    )
  })
})
