import type { FastifyInstance } from 'fastify'
import { buildSchema, GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { describe, expect, it } from 'vitest'
import { budgetExceeded, forbidden, notFound, unauthenticated } from '../../../platform/errors.ts'
import { type GraphQLServerOptions, mountGraphQL } from '../../../platform/graphql-server.ts'
import { DateTime } from '../../../platform/scalars.ts'
import { type RunningServer, runServer } from './running-server.ts'

interface Context {
  extensions?: Record<string, unknown>
}

/** A schema in which everything that can go wrong does, one field a way. */
function troubledSchema(): GraphQLSchema {
  const schema = buildSchema(`
    scalar DateTime
    enum Colour { RED GREEN }
    input When { since: DateTime }
    interface Node { id: ID }
    type Thing implements Node { id: ID }
    type Query {
      hello(name: String, colour: Colour, at: DateTime, times: Int! = 1): String
      window(of: [When]): String
      boom: String
      known: String
      coded: String
      uncoded: String
      never: String!
      colour: Colour
      node: Node
      list: [String]
      at: DateTime
      clamped: String
      nested: Query
    }
    type Mutation { write: String stranger: String wrong: String nothing: String sealed: String! }
  `)
  const query = schema.getQueryType()?.getFields() ?? {}
  const resolvers: Record<string, (source: unknown, args: Record<string, unknown>, context: Context) => unknown> = {
    hello: (_source, { name, at }) => `hello ${name ?? at ?? 'you'}`,
    boom: () => {
      throw new Error('secret: bolt://10.0.0.7', { cause: new Error('the deeper cause') })
    },
    known: () => Promise.reject(notFound('the product', 'orders/none')),
    coded: () => Promise.reject(new GraphQLError('said on purpose', { extensions: { code: 'ON_PURPOSE' } })),
    uncoded: () => Promise.reject(new GraphQLError('secret words')),
    never: () => null,
    colour: () => 'secret-blue',
    node: () => ({ __typename: 'SecretType' }),
    list: () => 'secret text',
    at: () => 'secret yesterday',
    clamped: (_source, _args, context) => {
      context.extensions = { clamped: ['depth'] }
      return 'cut'
    },
    nested: () => ({}),
  }
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = query[name]
    if (field !== undefined) field.resolve = resolve
  }
  const mutations: Record<string, () => unknown> = {
    write: () => 'written',
    stranger: () => Promise.reject(unauthenticated()),
    wrong: () => Promise.reject(forbidden('this token is not for that')),
    nothing: () => null,
    sealed: () => Promise.reject(unauthenticated()),
  }
  const mutation = schema.getMutationType()?.getFields() ?? {}
  for (const [name, resolve] of Object.entries(mutations)) {
    const field = mutation[name]
    if (field !== undefined) field.resolve = resolve
  }
  Object.assign(schema.getType('DateTime') ?? {}, {
    serialize: DateTime.serialize,
    parseValue: DateTime.parseValue,
    parseLiteral: DateTime.parseLiteral,
  })
  return schema
}

type Options = Partial<GraphQLServerOptions<Context>>

const serve = (options: Options = {}): Promise<RunningServer> =>
  runServer((app: FastifyInstance) => {
    mountGraphQL<Context>(app, { schema: troubledSchema(), context: () => ({}), ...options })
  })

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly text: string
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: unknown
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  readonly extensions?: unknown
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(url, init)
  const text = await answer.text()
  const type = answer.headers.get('content-type')
  return { status: answer.status, type, text, ...(type?.includes('json') ? (JSON.parse(text) as object) : {}) }
}

const post = (server: RunningServer, body: unknown, headers: Record<string, string> = {}) =>
  ask(`${server.url}/graphql`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-request-id': 'r-1', ...headers },
  })

const get = (server: RunningServer, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers })

const failures = (server: RunningServer) => server.logged.filter(({ level }) => Number(level) >= 50)

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
