import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { clientError } from '../platform/errors.ts'
import { isPreviewToken, PREVIEW_HEADER } from '../schema/preview-state.ts'
import type { Preview, PreviewTable } from './products-router/preview-table.ts'

/**
 * The preview that a request asks for, undefined when it asks for none.
 *
 * @throws PREVIEW_GONE when there is none (any more): who asks for a working copy must never take the live domain for it
 */
export type PreviewReader = (request: FastifyRequest) => Promise<Preview | undefined>

/**
 * Reads the header `x-heddle-preview`, and lets the answers to such requests say so by theirs, and be kept by no cache; one that
 * keeps the others is told by `vary` that they are no answers to such requests.
 */
export function readPreviews(app: FastifyInstance, table: Pick<PreviewTable, 'find'>): PreviewReader {
  const granted = new WeakMap<FastifyRequest, Preview>()
  app.addHook('onSend', async (request, reply) => {
    const preview = granted.get(request)
    if (request.url.startsWith('/graphql')) reply.header('vary', PREVIEW_HEADER)
    if (preview !== undefined) reply.header(PREVIEW_HEADER, preview.route.domain).header('cache-control', 'no-store')
  })
  return async (request) => {
    const token = request.headers[PREVIEW_HEADER]
    if (token === undefined) return undefined
    if (typeof token !== 'string' || !isPreviewToken(token))
      throw gone('expected one token of a preview, 32 to 128 letters, digits and ._~-, received something else')
    const preview = await table.find(token)
    if (preview === undefined) throw gone('there is no preview with this token (any more)')
    granted.set(request, preview)
    return preview
  }
}

/**
 * The schema that a request is judged by, once its token has been: who asks for a preview is told that there is none, or by the answer's
 * header that there is, also where the operation turns out to be none that can run.
 *
 * @throws PREVIEW_GONE
 */
export function schemaOnceGranted(
  schema: () => GraphQLSchema,
  previewOf: PreviewReader,
): (request: FastifyRequest) => GraphQLSchema | Promise<GraphQLSchema> {
  return (request) => {
    const now = schema()
    return request.headers[PREVIEW_HEADER] === undefined ? now : previewOf(request).then(() => now)
  }
}

function gone(what: string) {
  const advice = 'leave the header out to be answered by the live domain'
  return clientError('PREVIEW_GONE', `${PREVIEW_HEADER}: ${what}; ${advice}`, 410)
}
