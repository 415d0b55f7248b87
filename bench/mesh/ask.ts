import { request } from 'undici'

export interface GraphQLAnswer<Data> {
  readonly data: Data | null
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[]
}

export interface Operation {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** A request's body as clients of the mesh send it: one text, and variables. */
export const requestBody = ({ query, variables = {} }: Operation): string => JSON.stringify({ query, variables })

/** The data of an answer. Not by `fetch`, which takes milliseconds of its own. @throws when it has errors, or is none */
export async function ask<Data>(url: string, operation: Operation): Promise<Data> {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requestBody(operation),
  })
  const { data, errors } = (await body.json()) as GraphQLAnswer<Data>
  if (data === null || data === undefined || errors !== undefined) {
    throw new Error(`${url} answered ${statusCode}: ${JSON.stringify(errors ?? data).slice(0, 1_000)}`)
  }
  return data
}
