import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLFieldResolver, type GraphQLSchema, parse, validate } from 'graphql'

/** How a subgraph misbehaves. `slow` answers after half a second; `half` loses the second half of each list and object. */
export type Behaviour =
  | 'well'
  | 'slow'
  | 'hung'
  | 'garbage'
  | 'html'
  | 'status-500'
  | 'half'
  | 'oversized'
  | 'wrong-types'
  | 'wrong-order'
  | 'errors'
  | 'not-graphql'

export type Entities = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

export interface SubgraphSpec {
  readonly sdl: string
  /** Type → id → fields. */
  readonly entities: Entities
  /** Root fields with a fixed answer. `product` and `port` look their id up instead. */
  readonly roots?: Readonly<Record<string, unknown>>
  /** Answers a bare `{id}` for an entity it does not know, as a service that only adds to entities does. */
  readonly keepsUnknown?: boolean
}

export interface Received {
  readonly headers: IncomingMessage['headers']
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface RunningSubgraph {
  /** Without a path. */
  readonly origin: string
  readonly url: string
  readonly received: Received[]
  /** Requests whose client went away before the answer. */
  abandoned(): number
  /** Open ones at present. */
  connections(): Promise<number>
  behave(behaviour: Behaviour): void
  /** As a killed process: connections are reset, the port refuses. */
  kill(): Promise<void>
  /** Listens again on the same port. */
  revive(): Promise<void>
  close(): Promise<void>
}

export type PlainHandler = (request: IncomingMessage, response: ServerResponse) => boolean

/** A real Federation 2 subgraph over HTTP on a free port, with data from a fixture, that can be told to misbehave. */
export async function startSubgraph(spec: SubgraphSpec, plain: PlainHandler = () => false): Promise<RunningSubgraph> {
  const schema = createSchema(spec)
  const received: Received[] = []
  let behaviour: Behaviour = 'well'
  let abandoned = 0

  const server = createServer(async (request, response) => {
    if (plain(request, response)) return
    if (request.method !== 'POST') return void response.writeHead(404).end()
    const body = await readBody(request)
    const { query = '', variables = {} } = JSON.parse(body || '{}') as Partial<Received>
    received.push({ headers: request.headers, query, variables })
    response.on('close', () => {
      if (!response.writableFinished) abandoned += 1
    })
    if (behaviour === 'hung') return
    if (behaviour === 'slow') await new Promise((wake) => setTimeout(wake, 500))
    answer(response, behaviour, await answerTo(schema, spec, query, variables))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    url: `${origin}/graphql`,
    received,
    abandoned: () => abandoned,
    connections: promisify(server.getConnections.bind(server)),
    behave(next) {
      behaviour = next
      if (next === 'well') server.closeAllConnections() // those it left hanging
    },
    kill: stop,
    revive: () => listen(port),
    close: stop,
  }
}

function createSchema({ sdl, entities, roots = {}, keepsUnknown = false }: SubgraphSpec): GraphQLSchema {
  const lookUp = (typeName: string, id: string) => {
    const found = entities[typeName]?.[id]
    return found === undefined && !keepsUnknown ? null : { __typename: typeName, id, ...found }
  }
  const typeDefs = parse(sdl)
  const schema = buildSubgraphSchema({ typeDefs })
  const resolvers: Record<string, Record<string, unknown>> = { Query: {} }
  for (const name of Object.keys(entities)) {
    if (schema.getType(name) === undefined) continue
    resolvers[name] = { __resolveReference: ({ id }: { id: string }) => lookUp(name, id) }
  }
  const byId =
    (typeName: string): GraphQLFieldResolver<unknown, unknown> =>
    (_source, { id }) =>
      lookUp(typeName, id as string)
  for (const name of Object.keys(schema.getQueryType()?.getFields() ?? {})) {
    const query = resolvers.Query as Record<string, unknown>
    if (name === 'product') query[name] = byId('DataProduct')
    else if (name === 'port') query[name] = byId('OutputPort')
    else if (name in roots) query[name] = () => roots[name]
  }
  return buildSubgraphSchema({ typeDefs, resolvers: resolvers as never })
}

async function answerTo(
  schema: GraphQLSchema,
  _spec: SubgraphSpec,
  query: string,
  variables: object,
): Promise<unknown> {
  const document = parse(query)
  const errors = validate(schema, document)
  if (errors.length > 0) return { errors }
  return JSON.parse(JSON.stringify(await execute({ schema, document, variableValues: { ...variables } })))
}

function answer(response: ServerResponse, behaviour: Behaviour, right: unknown): void {
  const json = (value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  switch (behaviour) {
    case 'garbage':
      return void response.end('\u0000\u0001 not json {{{')
    case 'html':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>proxy login</body></html>')
    case 'status-500':
      return void json({ error: 'kaboom at /srv/app/index.js:12' }, 500)
    case 'half':
      return void json(half(right))
    case 'oversized':
      return void json({ data: { product: { name: 'x'.repeat(3_000_000) } } })
    case 'wrong-types':
      return void json(wrongTypes(right))
    case 'wrong-order':
      return void json(wrongOrder(right))
    case 'errors':
      return void json({
        data: null,
        errors: [
          {
            message: 'connect ECONNREFUSED postgres://10.0.0.3/secret\n at query.js:1',
            extensions: { stacktrace: ['x'] },
          },
        ],
      })
    case 'not-graphql':
      return void json({ hello: 'world' })
    default:
      return void json(right)
  }
}

function half(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, Math.floor(value.length / 2)).map(half)
  return mapFields(value, half, (key) => key !== 'title')
}

/** Root lists become a text; in root objects and entities lists become texts, objects numbers, and texts lists. */
function wrongTypes(answer: unknown): unknown {
  const swap = (value: unknown) => (Array.isArray(value) ? 'a list' : typeof value === 'object' ? 42 : [value])
  const swapFields = (value: unknown) => mapFields(value, swap, undefined, ['__typename', '_heddle_id', 'id'])
  const entities = (key: string, value: unknown) =>
    Array.isArray(value) ? (key === '_entities' ? value.map(swapFields) : 'a list') : swapFields(value)
  const { data } = answer as { data: Record<string, unknown> }
  return { data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, entities(key, value)])) }
}

function wrongOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.toReversed()
  return mapFields(value, wrongOrder)
}

function mapFields(
  value: unknown,
  change: (value: unknown) => unknown,
  keep: (key: string) => boolean = () => true,
  untouched: readonly string[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapFields(item, change, keep, untouched))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keep(key))
      .map(([key, inner]) => [key, untouched.includes(key) ? inner : change(inner)]),
  )
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
