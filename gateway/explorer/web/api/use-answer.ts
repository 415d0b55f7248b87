import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HeddleError } from '../../../../client/errors.ts'
import type { Operation } from '../../../../client/operation.ts'
import type { Answer } from '../../../../client/request.ts'
import { ask } from './ask.ts'

export interface AnswerOptions<Data = unknown> {
  /** Whether it is asked at all; true when not given. */
  readonly enabled?: boolean
  /** What was answered to the variables before stays on the page until the new answer is there. */
  readonly keepPrevious?: boolean
  /** After how many ms it is asked again, by what was answered last, while somebody looks; not by itself when not given. */
  readonly again?: (answer: Answer<Data> | undefined) => number | false
}

export type Awaitable<Data> = UseQueryResult<Answer<Data>, HeddleError> & { readonly cancel: () => void }

/** Asks the mesh, by the operation's id. Parts that failed are in `problems` of the answer; only no answer at all is an error. */
export function useAnswer<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true, keepPrevious = false, again }: AnswerOptions<Data> = {},
): Awaitable<Data> {
  const queryKey = [operation.name, variables]
  const answer: UseQueryResult<Answer<Data>, HeddleError> = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(operation, variables, signal),
    enabled,
    refetchInterval: ({ state }) => again?.(state.data) ?? false,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  return { ...answer, cancel: useCancel(queryKey) }
}

/** Takes a question back: the request ends, and what was there before it stays. */
export function useCancel(queryKey: readonly unknown[]): () => void {
  const client = useQueryClient()
  return () => void client.cancelQueries({ queryKey, exact: true })
}
