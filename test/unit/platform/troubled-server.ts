import type { FastifyInstance } from 'fastify'
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql'
import { forbidden, notFound, unauthenticated } from '../../../platform/errors.ts'
import { type GraphQLServerOptions, mountGraphQL } from '../../../platform/graphql-server.ts'
import { DateTime } from '../../../platform/scalars.ts'
import { type RunningServer, runServer } from './running-server.ts'

export interface Context {
  extensions?: Record<string, unknown>
}

/** A schema in which everything that can go wrong does, one field a way. */
export function troubledSchema(): GraphQLSchema {
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

export type Options = Partial<GraphQLServerOptions<Context>>

export const serve = (options: Options = {}): Promise<RunningServer> =>
  runServer((app: FastifyInstance) => {
    mountGraphQL<Context>(app, { schema: troubledSchema(), context: () => ({}), ...options })
  })

export interface Answer {
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

export async function ask(url: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(url, init)
  const text = await answer.text()
  const type = answer.headers.get('content-type')
  return { status: answer.status, type, text, ...(type?.includes('json') ? (JSON.parse(text) as object) : {}) }
}

export const post = (server: RunningServer, body: unknown, headers: Record<string, string> = {}) =>
  ask(`${server.url}/graphql`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-request-id': 'r-1', ...headers },
  })

export const get = (server: RunningServer, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers })

export const failures = (server: RunningServer) => server.logged.filter(({ level }) => Number(level) >= 50)
