import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { packageRoot } from '../../platform/package-root.ts'

interface Page {
  readonly html: Buffer
  readonly zipped: Buffer
}

/**
 * GraphiQL at `/graphql` for browsers, with a tab for each query in `examples/`. The page carries all it needs and asks
 * nothing of any other machine. It is 9 MB before compression, so it is made at the first request and kept.
 */
export function serveQueryEditor(app: FastifyInstance): void {
  let page: Promise<Page> | undefined
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql' || !isBrowserVisit(request)) return
    page ??= makePage()
    const { html, zipped } = await page
    const canUnzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    reply.type('text/html; charset=utf-8').header('vary', 'accept, accept-encoding').header('cache-control', 'no-cache')
    if (canUnzip) reply.header('content-encoding', 'gzip')
    return reply.send(canUnzip ? zipped : html)
  })
}

/** A browser that was sent here, not a program that asks: no query in the URL, and HTML wanted. */
function isBrowserVisit({ method, headers, query }: FastifyRequest): boolean {
  const given = typeof query === 'object' && query !== null ? query : {}
  const asks = ['query', 'documentId', 'extensions'].some((name) => name in given)
  return method === 'GET' && !asks && (headers.accept ?? '').includes('text/html')
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const text = renderGraphiQL({
    title: 'Heddle',
    endpoint: '/graphql',
    defaultTabs: exampleQueries().map((query) => ({ query })),
    defaultEditorToolsVisibility: 'variables',
    favicon: `data:image/svg+xml,${encodeURIComponent(ICON)}`,
    logo: ICON,
    credentials: 'same-origin',
  })
  const html = Buffer.from(text)
  return { html, zipped: await promisify(gzip)(html) }
}

/** The queries in `examples/`, in the order of their names: analysts, domain teams, tools. */
export function exampleQueries(folder = join(packageRoot(), 'examples')): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Warp threads in the eyes of a heddle. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 16 16"><path d="M4 0v16M8 0v16M12 0v16" stroke="#4a5568"/><path d="M2 8h12" stroke="#c05621" stroke-width="3"/></svg>'
