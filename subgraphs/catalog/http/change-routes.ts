import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { clientError, invalidInput } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'
import { requireToken, type TokenVerifier } from '../../../platform/tokens.ts'
import { edgeChanges, edgeChangesAnswer, OUT_OF_STEP } from '../../../schema/changes.ts'
import { changeFilter } from '../changes/change-filter.ts'
import type { ChangeReader, ChangeStream } from '../changes/change-stream.ts'
import type { CatalogStore } from '../store.ts'
import { untilGone } from './internal-routes.ts'

export interface ChangeRouteOptions {
  readonly verify: TokenVerifier
  /** Throws while the store is not open. */
  readonly parts: () => { readonly store: CatalogStore; readonly changeStream: ChangeStream }
  /** Ends the streams when the process stops. */
  readonly signal: AbortSignal
}

/** What changes in the mesh, as it happens; and where lineage tells what happens to edges. Reading needs no token, as in the graph. */
export function mountChangeRoutes(app: FastifyInstance, { verify, parts, signal }: ChangeRouteOptions): void {
  app.get('/api/v1/changes', async (request, reply) => {
    const asked = streamQuestion(request.query, request.headers['last-event-id'])
    const pieces = await parts().changeStream.open({ ...asked, signal: untilGone(reply, signal) })
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(pieces, { highWaterMark: 1 }))
  })

  app.post('/api/v1/changes', async (request) => {
    await requireToken(verify, request.headers.authorization, ['service', 'admin'])
    const result = edgeChanges.safeParse(request.body)
    if (!result.success) throw wrongBody(result.error.issues)
    const outcome = await parts().store.takeEdgeChanges(result.data)
    if (!('refused' in outcome)) return edgeChangesAnswer.parse(outcome)
    const { position } = outcome
    throw clientError(OUT_OF_STEP, `the changes do not follow on ${position}, which are the last that are known`, 409, {
      position,
    })
  })
}

/** A parameter may be there several times, and have several values with commas between them. */
const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [given ?? []].flat().flatMap((value) => value.split(',').filter((part) => part !== '')))

const question = z.strictObject({
  after: z.string().optional(),
  from: z.enum(['now', 'oldest']).default('now'),
  event: list,
  domain: list,
  subject: list,
})

/** A client that connects anew sends `Last-Event-ID` with the address it began with: the header is the newer of the two. */
function streamQuestion(query: unknown, lastEventId: string | string[] | undefined): Omit<ChangeReader, 'signal'> {
  const result = question.safeParse(query, { reportInput: true })
  if (!result.success) throw wrongQuery(result.error.issues)
  const { after, from, ...filter } = result.data
  const last = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : null
  const given = last === null ? null : { cursor: last, argument: 'Last-Event-ID' }
  return {
    after: given ?? (after ? { cursor: after, argument: 'after' } : null),
    from,
    filter: changeFilter(filter, (field) => field),
  }
}

type Issue = z.core.$ZodIssue

function wrongQuery([issue]: readonly Issue[]) {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const argument = unknown ?? String(issue?.path[0] ?? 'query')
  const expected =
    unknown === undefined && issue !== undefined
      ? expectation(issue)
      : `one of ${Object.keys(question.shape).join(', ')} as the name of a parameter`
  return invalidInput({ argument, expected, received: unknown ?? issue?.input })
}

function wrongBody(issues: readonly Issue[]) {
  const problems = issues
    .slice(0, 20)
    .map((issue) => ({ path: ['$', ...issue.path].join('.'), problem: `expected ${expectation(issue)}` }))
  const first = problems[0] ? `, the first: ${problems[0].path} ${problems[0].problem}` : ''
  return clientError('BAD_USER_INPUT', `the changes have ${issues.length} problem(s)${first}`, 400, { problems })
}
