import { z } from 'zod'
import { createHttpClient, HttpFailure } from '../../../platform/http-client.ts'
import type { Candidate } from '../check/candidate.ts'
import { descriptorProblem } from '../check/descriptor-problem.ts'
import { Failure } from '../command.ts'
import type { DomainFolder } from '../domain-folder.ts'
import type { ServedAt } from '../serve/served-at.ts'

const answer = z.object({
  domain: z.string(),
  release: z.string(),
  problems: z.array(descriptorProblem),
  extensionSdl: z.string().nullable(),
})

const PATIENCE_MS = 30_000

/**
 * What the folder amounts to, from the process that serves it: it has read the folder before, and reads but what is new. Null when
 * none runs that can tell (the folder is not served from here, or by an older kit, or by one that knows no mesh).
 *
 * @param serving undefined when nothing serves it from here
 * @param token the domain's own, or an admin's
 * @throws Failure when the command is stopped
 */
export async function candidateServed(
  { domain }: DomainFolder,
  serving: ServedAt | undefined,
  token: string,
  signal: AbortSignal,
): Promise<Candidate | null> {
  if (serving?.listening === undefined) return null
  const http = createHttpClient()
  try {
    const told = await http.requestJson({
      url: `${serving.listening}/v1/working-copy`,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: PATIENCE_MS,
      signal,
    })
    const { success, data } = answer.safeParse(told)
    return success && data.domain === domain.id ? data : null
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    if (error.kind === 'aborted') throw new Failure('stopped; nothing was published', { code: 'STOPPED' })
    return null
  } finally {
    await http.close()
  }
}
