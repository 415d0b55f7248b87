import { GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { describe, expect, it } from 'vitest'
import { budgetExceeded } from '../../../platform/errors.ts'
import { get, post, serve } from './troubled-server.ts'

describe('answers', () => {
  it('answers queries by POST and by GET, with variables and operation names', async () => {
    const server = await serve()
    const query = 'query A($n: String) { hello(name: $n) } query B { hello }'
    const asked = { query, variables: { n: 'Ada' }, operationName: 'A' }
    expect((await post(server, asked)).data).toEqual({ hello: 'hello Ada' })
    expect((await get(server, { query, variables: '{"n":"Ada"}', operationName: 'A' })).data).toEqual({
      hello: 'hello Ada',
    })
  })

  it('says of a batch that it is none of what is served', async () => {
    const { status, errors } = await post(await serve(), [{ query: '{ hello }' }, { query: '{ hello }' }])
    expect(status).toBe(400)
    expect(errors).toEqual([
      {
        message: 'body: batches are not served; send one operation a request',
        extensions: { code: 'BAD_REQUEST' },
      },
    ])
  })

  it('says of a document with too many problems that it has too many', async () => {
    const fields = Array.from({ length: 500 }, (_, index) => `f${index}`).join(' ')
    const { errors } = await post(await serve(), { query: `{ ${fields} }` })
    expect(errors?.at(-1)?.message).toMatch(/Too many validation errors/)
  })

  it('sends what a resolver put into the extensions of its context', async () => {
    const server = await serve()
    expect((await post(server, { query: '{ clamped }' })).extensions).toEqual({ clamped: ['depth'] })
    expect((await post(server, { query: '{ hello }' })).extensions).toBeUndefined()
  })

  it('follows a schema that is replaced, and does not answer from what it remembers of the old one', async () => {
    const schemaOf = (field: string) =>
      new GraphQLSchema({
        query: new GraphQLObjectType({
          name: 'Query',
          fields: { [field]: { type: GraphQLString, resolve: () => field } },
        }),
      })
    let schema = schemaOf('before')
    const server = await serve({ schema: () => schema })
    expect((await post(server, { query: '{ before }' })).data).toEqual({ before: 'before' })
    schema = schemaOf('after')
    expect((await post(server, { query: '{ before }' })).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    expect((await post(server, { query: '{ after }' })).data).toEqual({ after: 'after' })
  })

  it('hands the document, its text and the variables to another executor', async () => {
    const seen: unknown[] = []
    const server = await serve({
      execute: ({ source, variableValues, operationName }) => {
        seen.push({ source, variableValues, operationName })
        return { data: { hello: 'from elsewhere' } }
      },
    })
    const answer = await post(server, { query: 'query Q { hello }', variables: { a: 1 } })
    expect(answer.data).toEqual({ hello: 'from elsewhere' })
    expect(seen).toEqual([{ source: 'query Q { hello }', variableValues: { a: 1 }, operationName: null }])
  })

  it('shows browsers the page, and programs the answer', async () => {
    const server = await serve({ page: '<!doctype html>page' })
    const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    expect((await get(server, {}, html)).text).toBe('<!doctype html>page')
    expect((await get(server, { query: '{ hello }' }, html)).data).toEqual({ hello: 'hello you' })
    expect((await get(server, { query: '{ hello }' })).data).toEqual({ hello: 'hello you' })
  })

  it('answers 400 to everything wrong with application/graphql-response+json, 200 with errors to application/json', async () => {
    const server = await serve()
    const accept = 'application/graphql-response+json'
    const modern = await post(server, { query: '{ nowhere }' }, { accept })
    expect([modern.status, modern.type]).toEqual([400, `${accept}; charset=utf-8`])
    expect((await post(server, { query: '{ nowhere }' }, { accept: 'application/json' })).status).toBe(200)
  })
})

describe('check', () => {
  it('sees each operation with its variables and context, and refuses it with its own errors', async () => {
    const server = await serve({
      check: ({ variableValues }) =>
        variableValues?.n === 'mallory'
          ? [new GraphQLError('not you', { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: 12 } })]
          : [],
    })
    const query = 'query($n: String) { hello(name: $n) }'
    expect((await post(server, { query, variables: { n: 'ada' } })).data).toEqual({ hello: 'hello ada' })
    const refused = await post(server, { query, variables: { n: 'mallory' } })
    expect(refused.data).toBeUndefined()
    expect(refused.errors).toEqual([{ message: 'not you', extensions: { code: 'COST_LIMIT_EXCEEDED', cost: 12 } }])
  })

  it('refuses with a ClientError that it throws, and masks what else it throws', async () => {
    let thrown: Error = budgetExceeded('too dear', { cost: 9 })
    const server = await serve({
      check: () => {
        throw thrown
      },
    })
    const refused = await post(server, { query: '{ hello }' })
    expect(refused.status).toBe(503)
    expect(refused.errors?.[0]).toEqual({ message: 'too dear', extensions: { code: 'BUDGET_EXCEEDED', cost: 9 } })
    thrown = new Error('secret')
    const masked = await post(server, { query: '{ hello }' })
    expect(masked.status).toBe(500)
    expect(masked.text).not.toContain('secret')
  })
})

describe('memory', () => {
  it('does not remember documents of more than 100,000 characters', async () => {
    let validated = 0
    const server = await serve({
      validationRules: [
        () => {
          validated += 1
          return {}
        },
      ],
    })
    const query = `{ hello } # ${'x'.repeat(100_000)}`
    for (let round = 0; round < 2; round += 1) expect((await post(server, { query })).status).toBe(200)
    expect(validated).toBe(2)
  })
})
