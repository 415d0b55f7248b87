import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { unauthenticated } from '../../../platform/errors.ts'
import { failures, type Options, post, serve } from './troubled-server.ts'

describe('mutations without the right', () => {
  it.each([
    ['mutation { stranger }', 401],
    ['mutation { wrong }', 403],
    ['mutation { wrong stranger }', 401],
    ['mutation { sealed }', 401],
    ['mutation { wrong again: wrong }', 403],
  ])('%s is refused in HTTP too, with the same body', async (query, status) => {
    const server = await serve()
    const answer = await post(server, { query })
    expect(answer.status).toBe(status)
    expect(answer.type).toBe('application/json; charset=utf-8')
    expect(answer).toHaveProperty('data')
    expect(answer.errors?.[0]?.extensions.code).toMatch(/^(UNAUTHENTICATED|FORBIDDEN)$/)
  })

  it('leaves data out of application/graphql-response+json, which has no 4xx beside it', async () => {
    const server = await serve()
    const answer = await post(server, { query: 'mutation { wrong }' }, { accept: 'application/graphql-response+json' })
    expect([answer.status, answer.type]).toEqual([403, 'application/graphql-response+json; charset=utf-8'])
    expect(answer).not.toHaveProperty('data')
    expect(answer.errors?.[0]).toMatchObject({ path: ['wrong'], extensions: { code: 'FORBIDDEN' } })
  })

  it.each(['mutation { write stranger }', 'mutation { nothing stranger }', 'mutation { write }'])(
    '%s answers 200, because something was done',
    async (query) => {
      const server = await serve()
      expect((await post(server, { query })).status).toBe(200)
    },
  )
})

describe('masking', () => {
  const MASKED = {
    message: 'something went wrong on our side',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
  }

  it('hides what a resolver threw, keeps its path, and logs it whole under the request id', async () => {
    const server = await serve()
    const answer = await post(server, { query: '{ hello nested { boom } }' })
    expect(answer.data).toEqual({ hello: 'hello you', nested: { boom: null } })
    expect(answer.errors).toEqual([{ ...MASKED, path: ['nested', 'boom'], locations: [{ line: 1, column: 18 }] }])
    expect(answer.text).not.toMatch(/secret|10\.0\.0\.7|stack|\.ts/)
    const [line] = failures(server)
    expect(line).toMatchObject({ requestId: 'r-1', path: ['nested', 'boom'] })
    expect(JSON.stringify(line)).toContain('bolt://10.0.0.7')
    expect(JSON.stringify(line)).toContain('the deeper cause')
  })

  it.each([
    ['null where the schema promises a value', '{ never }'],
    ['an enum value that is none', '{ colour }'],
    ['a type that is none', '{ node { id } }'],
    ['a text where a list belongs', '{ list }'],
    ['a date that is none', '{ at }'],
    ['a GraphQLError that nobody gave a code', '{ uncoded }'],
  ])('hides that a resolver answered with %s', async (_what, query) => {
    const server = await serve()
    const answer = await post(server, { query })
    expect(answer.errors?.[0]).toMatchObject(MASKED)
    expect(answer.text).not.toMatch(/secret/i)
    expect(failures(server)).toHaveLength(1)
  })

  it('shows a ClientError with its code and details, and a GraphQLError that was given a code', async () => {
    const server = await serve()
    const answer = await post(server, { query: '{ known coded }' })
    expect(answer.errors).toMatchObject([
      {
        message: 'the product "orders/none" is not known',
        path: ['known'],
        extensions: { code: 'NOT_FOUND', id: 'orders/none' },
      },
      { message: 'said on purpose', path: ['coded'], extensions: { code: 'ON_PURPOSE' } },
    ])
    expect(failures(server)).toEqual([])
  })

  it('answers with the status of a ClientError when the context cannot be made', async () => {
    const server = await serve({ context: () => Promise.reject(unauthenticated()) })
    const answer = await post(server, { query: '{ hello }' })
    expect(answer.status).toBe(401)
    expect(answer.errors).toEqual([
      { message: 'a valid bearer token is required', extensions: { code: 'UNAUTHENTICATED' } },
    ])
  })

  it.each([
    ['the context', { context: () => Promise.reject(new Error('secret')) }],
    ['the executor', { execute: () => Promise.reject(new Error('secret')) }],
    [
      'the schema',
      {
        schema: () => {
          throw new Error('secret')
        },
      },
    ],
  ] satisfies [string, Options][])('masks and logs a failure of %s', async (_what, options) => {
    const server = await serve(options)
    const answer = await post(server, { query: '{ hello }' })
    expect(answer.status).toBe(500)
    expect(answer.errors).toEqual([MASKED])
    expect(failures(server)).toMatchObject([{ requestId: 'r-1', error: { message: 'secret' } }])
  })

  it('masks errors of another executor that carry no code', async () => {
    const server = await serve({
      execute: () => ({ data: null, errors: [new GraphQLError('secret http://10.0.0.7', { path: ['hello'] })] }),
    })
    expect((await post(server, { query: '{ hello }' })).errors?.[0]).toMatchObject(MASKED)
  })
})
