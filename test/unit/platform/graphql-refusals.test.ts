import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { failures, get, post, serve } from './troubled-server.ts'

describe('requests that cannot be right', () => {
  it.each([
    ['no query', {}, 400, 'BAD_REQUEST'],
    ['a query that is no text', { query: 7 }, 400, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{ hello }', variables: [] }, 400, 'BAD_REQUEST'],
    ['a body that is a list', [], 400, 'BAD_REQUEST'],
    ['a document that does not parse', { query: '{ hello' }, 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nowhere }' }, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation name', { query: '{ hello }', operationName: 'Q' }, 200, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'two operations and no name',
      { query: 'query A { hello } query B { hello }' },
      200,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['fragments alone', { query: 'fragment F on Query { hello }' }, 200, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query($t: Int!) { hello(times: $t) }', variables: { t: 'x' } },
      200,
      'BAD_USER_INPUT',
    ],
    ['a variable that is missing', { query: 'query($t: Int!) { hello(times: $t) }' }, 200, 'BAD_USER_INPUT'],
    [
      'null where null is not allowed',
      { query: 'query($t: Int) { hello(times: $t) }', variables: { t: null } },
      200,
      'BAD_USER_INPUT',
    ],
    [
      'an unknown enum value',
      { query: 'query($c: Colour) { hello(colour: $c) }', variables: { c: 'BLUE' } },
      200,
      'BAD_USER_INPUT',
    ],
    [
      'a date that is none',
      { query: 'query($d: DateTime) { hello(at: $d) }', variables: { d: 'soon' } },
      200,
      'BAD_USER_INPUT',
    ],
    ['a date literal that is none', { query: '{ hello(at: "soon") }' }, 200, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, body, status, code) => {
    const server = await serve()
    const answer = await post(server, body)
    expect(answer.status).toBe(status)
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code])
    expect(answer.errors?.[0]?.message).toEqual(expect.stringMatching(/\w/))
    expect(answer.text).not.toContain('stack')
    expect(failures(server)).toEqual([])
  })

  it.each([
    ['literal', '{ hello(at: "soon") }'],
    ['variable', 'query($d: DateTime) { hello(at: $d) }'],
    ['variable in a fragment', 'query($d: DateTime) { nested { ...F } } fragment F on Query { hello(at: $d) }'],
  ])('names the argument of a %s, what was expected and what came', async (_what, query) => {
    const server = await serve()
    const answer = await post(server, { query, variables: { d: 'soon' } })
    const expected = 'an RFC 3339 date-time with a zone, such as 2026-01-31T09:00:00Z'
    expect(answer.errors).toEqual([
      {
        message: `at: expected ${expected}, received "soon"`,
        locations: [expect.anything()],
        extensions: { code: 'BAD_USER_INPUT', argument: 'at', expected, received: '"soon"' },
      },
    ])
  })

  it.each([
    ['{ hello(times: "x") }', /^times: Int cannot represent non-integer value: "x"$/, 'times'],
    ['{ hello(colour: BLUE) }', /^colour: Value "BLUE" does not exist in "Colour" enum/, 'colour'],
    ['{ hello(at: 7) }', /^at: expected an RFC 3339 date-time .*, received 7$/, 'at'],
    ['query($t: Int!) { hello(times: $t) }', /^times: Variable "\$t" got invalid value "x"; Int cannot/, 'times'],
    [
      'query($at: [When]) { window(of: $at) }',
      /^of\[0\]\.since: expected an RFC 3339 .*, received "soon"$/,
      'of[0].since',
    ],
    [
      'query($d: DateTime) { window(of: { since: $d }) }',
      /^of\.since: expected an RFC 3339 .*, received "soon"$/,
      'of.since',
    ],
    [
      'query A($d: DateTime) { hello(at: $d) } query B($d: DateTime) { window(of: { since: $d }) }',
      /^at: expected/,
      'at',
    ],
  ])('names the argument that has a wrong value in %s', async (query, message, argument) => {
    const server = await serve()
    const variables = { t: 'x', at: [{ since: 'soon' }], d: 'soon' }
    const answer = await post(server, {
      query,
      variables,
      ...(query.includes('query A') ? { operationName: 'A' } : {}),
    })
    expect(answer.errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT', argument } },
    ])
    expect(failures(server)).toEqual([])
  })

  it('names the operations there are when it cannot tell which is meant', async () => {
    const server = await serve()
    const answer = await post(server, { query: 'query A { hello } query B { hello }', operationName: 'C' })
    expect(answer.errors?.[0]?.message).toBe('operationName: expected one of the operations A, B, received "C"')
  })

  it('answers in the form of GraphQL to a wrong media type, malformed JSON, a wrong Accept and an unreadable URL', async () => {
    const server = await serve()
    const answers = [
      await post(server, '{"query":"{ hello }"}', { 'content-type': 'text/plain' }),
      await post(server, '{"query":'),
      await post(server, { query: '{ hello }' }, { accept: 'image/png' }),
      await get(server, { query: '{ hello }', variables: '{' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([415, 400, 406, 400])
    const codes = ['UNSUPPORTED_MEDIA_TYPE', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST']
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(codes)
    expect(answers[0]?.errors?.[0]?.message).toBe('content-type: expected application/json, received "text/plain"')
  })

  it('does not run a mutation over GET', async () => {
    let made = 0
    const server = await serve({
      context: () => {
        made += 1
        return {}
      },
    })
    const answer = await get(server, { query: 'mutation { write }' })
    expect(answer.status).toBe(405)
    expect(answer.errors?.[0]?.extensions.code).toBe('METHOD_NOT_ALLOWED')
    const named = await get(server, { query: 'query A { hello } mutation B { write }', operationName: 'B' })
    expect(named.status).toBe(405)
    expect(made).toBe(0)
    expect((await get(server, { query: 'query A { hello } mutation B { write }', operationName: 'A' })).status).toBe(
      200,
    )
  })

  it('stops parsing at maxTokens', async () => {
    const server = await serve({ maxTokens: 20 })
    const answer = await post(server, { query: `{ ${'a: hello '.repeat(20)} }` })
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('more tokens than 20'),
      extensions: { code: 'QUERY_TOO_MANY_TOKENS', limit: 20 },
    })
    expect((await post(server, { query: '{ hello }' })).data).toEqual({ hello: 'hello you' })
  })

  it('refuses a document of a hundred thousand levels instead of falling', async () => {
    const server = await serve()
    const levels = 100_000
    const answer = await post(server, { query: `{ ${'nested { '.repeat(levels)} hello ${'} '.repeat(levels)} }` })
    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED')
    expect((await post(server, { query: '{ hello }' })).data).toEqual({ hello: 'hello you' })
  })

  it('runs further validation rules and remembers their verdict with the document', async () => {
    let validated = 0
    const server = await serve({
      validationRules: [
        (context) => {
          validated += 1
          return {
            Field: (node) => {
              if (node.name.value === 'boom') {
                context.reportError(new GraphQLError('no boom', { extensions: { code: 'NO_BOOM' } }))
              }
            },
          }
        },
      ],
    })
    for (let round = 0; round < 3; round += 1) {
      expect((await post(server, { query: '{ boom }' })).errors?.[0]?.extensions.code).toBe('NO_BOOM')
    }
    expect(validated).toBe(1)
  })
})
