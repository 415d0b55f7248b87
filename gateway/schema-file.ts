import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { meshSchemaText } from '../schema/mesh-schema.ts'

interface SchemaFile {
  readonly text: string
  readonly etag: string
}

/**
 * `GET /schema.graphql`: what the gateway serves at this moment, the fields and types of domains included, for generators of
 * code and for editors. Its `ETag` changes with the text alone, so that asking again costs nothing while nothing changed.
 */
export function serveSchemaFile(app: FastifyInstance, schema: () => GraphQLSchema): void {
  const files = new WeakMap<GraphQLSchema, SchemaFile>()
  app.get('/schema.graphql', (request, reply) => {
    const served = schema()
    const file = files.get(served) ?? made(served)
    files.set(served, file)
    reply.headers({ etag: file.etag, 'cache-control': 'no-cache' })
    if (matches(request.headers['if-none-match'], file.etag)) return reply.status(304).send()
    return reply
      .headers({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': 'inline; filename="schema.graphql"',
      })
      .send(file.text)
  })
}

function made(schema: GraphQLSchema): SchemaFile {
  const text = meshSchemaText(schema)
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"` }
}

/** RFC 9110 §13.1.2: any of a list, compared weakly, or `*`. */
function matches(given: string | undefined, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
