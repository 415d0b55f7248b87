import { isBrokenConnection } from '../../../platform/broken-connection.ts'
import { PUBLISH_MS } from '../../../schema/publish-times.ts'
import { Failure } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { withPatience } from '../terminal/patience.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type Change = {
  /** What is waited for, in words. */
  readonly what: string
  readonly domain: string
  readonly token: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Asks the mesh for what changes which release of a domain is accepted. It may take long: the mesh asks the domain for all it has.
 *
 * @throws Failure that says so when nobody knows whether it was done
 */
export async function askForChange<Data>(
  mesh: Mesh,
  terminal: Terminal,
  { what, domain, token, query, variables }: Change,
): Promise<Data> {
  try {
    return await withPatience(terminal, what, () =>
      mesh.ask<Data>(query, variables, { token, timeoutMs: PUBLISH_MS.answered }),
    )
  } catch (error) {
    if (!(error instanceof Failure) || !mayBeDone(error)) throw error
    throw error.advised(`It may be done all the same: heddle show ${domain} says what is so.`)
  }
}

/** The request was on its way, and no answer came. */
function mayBeDone({ code, cause }: Failure): boolean {
  if (code === 'TIMEOUT' || code === 'OUTCOME_UNKNOWN' || code === 'STOPPED') return true
  return code === 'UNREACHABLE' && isBrokenConnection(cause)
}
