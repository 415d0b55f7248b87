import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../../gateway/products-router/domain-client.ts'
import { routerOver } from './support.ts'

const MANY = 100_000
const request = {
  query: '{ product(id: "a/x") { id title tags outputPorts { id name } } }',
  scope: { requestId: 'test' },
}
const product = { __typename: 'DataProduct', _heddle_id: 'a/x', id: 'a/x', title: 'X', tags: ['t'], outputPorts: null }

async function answeredWith(answer: unknown) {
  const router = routerOver({ a: {} }, () => answer)
  const { data, errors = [] } = await router(request)
  return { data, errors }
}

describe('an answer with more errors than anyone reads', () => {
  test('keeps its data, its first errors and how many more there were', async () => {
    const error = { message: 'no such tag', path: ['product', 'tags'], extensions: { code: 'NOT_FOUND' } }
    const { data, errors } = await answeredWith({ data: { product }, errors: new Array(MANY).fill(error) })
    expect(data).toEqual({ product: { id: 'a/x', title: 'X', tags: ['t'], outputPorts: null } })
    expect(errors).toHaveLength(101)
    expect(errors[0]).toEqual({
      message: 'no such tag',
      path: ['product', 'tags'],
      extensions: { code: 'NOT_FOUND', domain: 'a' },
    })
    expect(errors.at(-1)).toEqual({
      message: 'domain a: and 99900 more errors, which are left out',
      extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'a' },
    })
  })

  test('without data still says of each field that the domain cannot tell it', async () => {
    const { data, errors } = await answeredWith({ data: null, errors: new Array(MANY).fill({ message: 'x' }) })
    expect(data).toMatchObject({ product: { id: 'a/x', title: null } })
    expect(errors).toContainEqual(
      expect.objectContaining({
        path: ['product', 'title'],
        extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'a' },
      }),
    )
  })

  test('counts values of the wrong type in a long list likewise', async () => {
    const outputPorts = new Array(MANY).fill({ id: 'a/x/y-v1', name: 1 })
    const { errors } = await answeredWith({ data: { product: { ...product, outputPorts } } })
    expect(errors.length).toBeLessThan(1_000)
    expect(errors.at(-1)?.message).toMatch(/^domain a: and 99\d+ more errors/)
  })

  test('is cut in its messages and paths, whatever they are', async () => {
    const { errors } = await answeredWith({
      data: { product },
      errors: [
        { message: [[]], path: ['product', 'x'.repeat(1e6)], extensions: { code: 'NOT_FOUND' } },
        { message: 'm'.repeat(1e6), path: ['product', ...new Array(1e5).fill(0)], extensions: { code: 'NOT_FOUND' } },
      ],
    })
    expect(JSON.stringify(errors).length).toBeLessThan(2_000)
  })
})

test('an answer of lists in lists is none', () => {
  const text = `{"data":${'['.repeat(1e6)}${']'.repeat(1e6)}}`
  expect(readAnswer(200, text)).toMatchObject({ kind: 'failure', reason: 'not-graphql' })
})
