import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { HeddleError } from '../../../../client/errors.ts'
import type { Operation } from '../../../../client/operation.ts'
import { type Answer, request } from '../../../../client/request.ts'
import { mesh } from './mesh.ts'

export interface AnswerOptions {
  /** Whether it is asked at all; true when not given. */
  readonly enabled?: boolean
  /** What was answered to the variables before stays on the page until the new answer is there. */
  readonly keepPrevious?: boolean
}

/** Asks the mesh, by the operation's id. Parts that failed are in `problems` of the answer; only no answer at all is an error. */
export function useAnswer<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true, keepPrevious = false }: AnswerOptions = {},
): UseQueryResult<Answer<Data>, HeddleError> {
  return useQuery({
    queryKey: [operation.name, variables],
    queryFn: ({ signal }) => request(mesh, operation, variables, { signal }),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
