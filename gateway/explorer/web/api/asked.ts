import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import type { HeddleError } from '../../../../client/errors.ts'
import type { Operation } from '../../../../client/operation.ts'
import { type Answer, request } from '../../../../client/request.ts'
import { mesh } from './mesh.ts'

/** A question for `useQueries`, where there are as many as what is on the page needs. */
export function asked<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: Pick<UseQueryOptions<Answer<Data>, HeddleError>, 'enabled' | 'staleTime'> = {},
): UseQueryOptions<Answer<Data>, HeddleError, Answer<Data>, QueryKey> {
  return {
    queryKey: [operation.name, variables],
    queryFn: ({ signal }) => request(mesh, operation, variables, { signal }),
    ...options,
  }
}
