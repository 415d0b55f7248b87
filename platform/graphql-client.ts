import { type HttpClient, HttpFailure, type HttpRequest } from './http-client.ts'

export interface GraphQLAnswer<Data> {
  readonly data: Data | null
  readonly errors: readonly GraphQLAnswerError[]
}

export interface GraphQLAnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface GraphQLRequest extends Pick<HttpRequest, 'url' | 'headers' | 'timeoutMs' | 'signal'> {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/**
 * Asks a GraphQL server. Errors of the operation are part of the answer; the shape of `Data` is the caller's claim, so
 * what comes from outside the trust of this process has to be checked by the caller.
 *
 * @throws HttpFailure when no GraphQL answer came back
 */
export async function graphqlRequest<Data>(http: HttpClient, asked: GraphQLRequest): Promise<GraphQLAnswer<Data>> {
  const { query, variables = {}, ...rest } = asked
  const { json, status } = await http.request({ ...rest, method: 'POST', body: { query, variables } })
  if (isAnswer(json)) return { data: (json.data ?? null) as Data | null, errors: json.errors ?? [] }
  throw new HttpFailure('body', `${asked.url} did not answer as a GraphQL server`, {
    status,
    body: JSON.stringify(json) ?? '',
  })
}

/** The form alone (GraphQL specification §7.1), so that garbage fails here and not where its errors are read. */
function isAnswer(json: unknown): json is { data?: unknown; errors?: readonly GraphQLAnswerError[] | null } {
  if (typeof json !== 'object' || json === null) return false
  const { data, errors } = json as { data?: unknown; errors?: unknown }
  if (errors === undefined || errors === null) return typeof data === 'object'
  return Array.isArray(errors) && errors.every((error) => typeof error?.message === 'string')
}
