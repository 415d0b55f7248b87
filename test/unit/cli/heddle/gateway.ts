import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type GraphAnswer = { readonly data: unknown; readonly errors?: readonly object[] }
export type Asked = { readonly operation: string; readonly variables: Record<string, unknown> }

export interface Gateway {
  readonly url: string
  /** Everything it was asked, in order. */
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** What a gateway answers to each operation, over HTTP: for what a whole mesh could be brought to say only with effort. */
export async function gateway(
  answers: Record<string, (variables: Asked['variables']) => GraphAnswer>,
): Promise<Gateway> {
  const asked: Asked[] = []
  const server = createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    const { query, variables = {} } = JSON.parse(text) as { query: string; variables?: Asked['variables'] }
    const operation = /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? ''
    asked.push({ operation, variables })
    const answer = answers[operation]
    if (answer === undefined) throw new Error(`the gateway was not expected to be asked ${operation}`)
    reply.writeHead(200, { 'content-type': 'application/json', connection: 'close' })
    reply.end(JSON.stringify(answer(variables)))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
