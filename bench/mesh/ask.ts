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

/** The data of an answer. @throws when it has errors, or is none */
export async function ask<Data>(url: string, operation: Operation): Promise<Data> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requestBody(operation),
  })
  const { data, errors } = (await answer.json()) as GraphQLAnswer<Data>
  if (data === null || data === undefined || errors !== undefined) {
    throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(errors ?? data).slice(0, 1_000)}`)
  }
  return data
}
