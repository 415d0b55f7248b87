import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { packageRoot } from '../../platform/package-root.ts'

/** Where the build puts the explorer. */
const BUILT = join(packageRoot(), 'dist', 'explorer')

/** The explorer's own pages: what a browser that is sent to one of them gets is always the same file. */
export const PAGES = [
  '/',
  '/search',
  '/domain',
  '/product',
  '/lineage',
  '/impact',
  '/paths',
  '/diff',
  '/mesh',
  '/query',
]

/**
 * Nothing is fetched from, and nothing sent to, any other machine. Styles are set by scripts as well (the query editor's, the places
 * of nodes), which is what `unsafe-inline` is for; scripts come from this gateway alone.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The explorer at `/`: files of the build, compressed beforehand. Those below `/assets` have their digest in their names and are kept
 * for good; the page itself is asked for again each time. A browser that is sent to `/graphql` is led to the query page, and one that is sent where nothing is
 * gets the explorer's page for that.
 */
export function serveExplorer(app: FastifyInstance, folder = BUILT): void {
  const page = pageOf(folder)
  app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  })
  const show = (reply: FastifyReply, status: number) =>
    reply
      .status(page === null ? 503 : status)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .send(page ?? NOT_BUILT)
  for (const path of PAGES) app.get(path, (_request, reply) => show(reply, 200))
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === '/graphql' && isBrowserVisit(request))
      return reply.header('vary', 'accept').redirect('/query', 302)
    // The page says so itself; a program is told in JSON, as of all else.
    if (request.is404 && isBrowserVisit(request)) return show(reply.header('vary', 'accept'), 404)
  })
}

function pageOf(folder: string): Buffer | null {
  const file = join(folder, 'index.html')
  return existsSync(file) ? readFileSync(file) : null
}

const NOT_BUILT = `<!doctype html><title>Heddle</title><p>The explorer is not built here: run <code>npm run build</code>, then start the gateway again. \
The graph answers at <code>/graphql</code> all the same.`

/** A browser that was sent here, not a program that asks: no query in the URL, and HTML wanted. */
function isBrowserVisit({ method, headers, query }: FastifyRequest): boolean {
  const given = typeof query === 'object' && query !== null ? query : {}
  const asks = ['query', 'documentId', 'extensions'].some((name) => name in given)
  return method === 'GET' && !asks && (headers.accept ?? '').includes('text/html')
}
