import { HeddleError, type HeddleProblem } from '../../../../client/errors.ts'
import type { Operation } from '../../../../client/operation.ts'
import { type Answer, request } from '../../../../client/request.ts'
import { mesh } from './mesh.ts'

/**
 * Asks the mesh, under an id that every log line about the request has, and that each problem of the answer is told with.
 *
 * @throws HeddleError when there is no data at all; its problems have the id as well
 */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  const requestId = newRequestId()
  try {
    const answer: Answer<Data> = await request(mesh, operation, variables, {
      signal,
      headers: { 'x-request-id': requestId },
    })
    return { ...answer, problems: answer.problems.map((problem) => under(requestId, problem)) }
  } catch (error) {
    if (!(error instanceof HeddleError)) throw error
    const { code, message, status, problems } = error
    const told = problems.length > 0 ? problems : [{ code, message, details: {} }]
    throw new HeddleError(code, message, {
      ...(status === undefined ? {} : { status }),
      problems: told.map((problem) => under(requestId, problem)),
      cause: error,
    })
  }
}

const under = (requestId: string, problem: HeddleProblem): HeddleProblem => ({
  ...problem,
  details: { requestId, ...problem.details },
})

/** Not `crypto.randomUUID`, which browsers have on pages of HTTPS and of this machine only. */
function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
