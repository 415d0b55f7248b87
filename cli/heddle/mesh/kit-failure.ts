import { HttpFailure } from '../../../platform/http-client.ts'
import { NotNow, Refused } from '../../../subgraphs/domain/catalog/catalog-client.ts'
import { refused, unreachable } from './mesh.ts'

/** What the kit throws when it speaks to a mesh, in the words of the command line. */
export function asFailure(error: unknown, url: string): unknown {
  if (error instanceof Refused) return refused({ message: error.message, code: error.code, problems: error.problems })
  if (error instanceof NotNow) return refused({ message: error.said, code: error.code, problems: [] })
  return error instanceof HttpFailure ? unreachable(url, error) : error
}
