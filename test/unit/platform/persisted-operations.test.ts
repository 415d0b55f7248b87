import { describe, expect, it } from 'vitest'
import { createPersistedOperations, operationId } from '../../../platform/persisted-operations.ts'
import { type Answer, get, post, serve } from './troubled-server.ts'

const HELLO = '{ hello }'
const NAMED = 'query Named($n: String) { hello(name: $n) }'
const WRITE = 'mutation { write }'
const UNKNOWN = 'f'.repeat(64)
const registered = new Map([NAMED, WRITE].map((text) => [operationId(text), text]))

const start = (registeredOnly = false) =>
  serve({ operations: createPersistedOperations({ registered, registeredOnly }) })
const automatic = (sha256Hash: string, more: object = {}) => ({
  ...more,
  extensions: { persistedQuery: { version: 1, sha256Hash } },
})
const codeOf = ({ status, errors }: Answer) => [status, errors?.[0]?.extensions.code]

describe('operations that are known by id', () => {
  it('are answered to each form of id, by POST and by GET, with variables', async () => {
    const server = await start()
    const id = operationId(NAMED)
    const variables = { n: 'Ada' }
    for (const asked of [
      { documentId: id },
      { documentId: `sha256:${id}` },
      { documentId: id, operationName: 'Named' },
      automatic(id.toUpperCase()),
      automatic(id, { query: NAMED }),
    ]) {
      expect((await post(server, { ...asked, variables })).data).toEqual({ hello: 'hello Ada' })
      const { extensions, ...plain } = asked as Record<string, unknown>
      const inUrl = {
        ...(plain as Record<string, string>),
        ...(extensions === undefined ? {} : { extensions: JSON.stringify(extensions) }),
        variables: JSON.stringify(variables),
      }
      expect((await get(server, inUrl, { accept: 'text/html,*/*' })).data).toEqual({ hello: 'hello Ada' })
    }
  })

  it('stay what they are: a mutation by GET is refused under an id too', async () => {
    const server = await start()
    expect(codeOf(await get(server, { documentId: operationId(WRITE) }))).toEqual([405, 'METHOD_NOT_ALLOWED'])
    expect((await post(server, { documentId: operationId(WRITE) })).data).toEqual({ write: 'written' })
  })

  it('are kept once a client has sent text and hash, and not before: then it is told to, as the protocol has it', async () => {
    const server = await start()
    const id = operationId(HELLO)
    const first = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(automatic(id)),
    })
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache, must-revalidate'])
    expect(await first.json()).toEqual({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    await post(server, { query: HELLO })
    expect(codeOf(await post(server, automatic(id)))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
    expect((await post(server, automatic(id, { query: HELLO }))).data).toEqual({ hello: 'hello you' })
    expect((await post(server, automatic(id))).data).toEqual({ hello: 'hello you' })
    expect((await post(server, { documentId: id })).data).toEqual({ hello: 'hello you' })
  })

  it('are forgotten from the oldest on when there are too many, and learnt anew', async () => {
    const { textOf } = createPersistedOperations({ registered, registeredOnly: false })
    const ask = (text: string, query?: string) =>
      textOf(automatic(operationId(text), query === undefined ? {} : { query }))
    for (let at = 0; at < 1_001; at += 1) ask(`{ a${at} }`, `{ a${at} }`)
    expect(() => ask('{ a0 }')).toThrow('PersistedQueryNotFound')
    expect(ask('{ a1 }')).toBe('{ a1 }')
    const large = `{ ${'x'.repeat(100_001)} }`
    expect(ask(large, large)).toBe(large)
    expect(() => ask(large)).toThrow('PersistedQueryNotFound')
    expect(ask(NAMED)).toBe(NAMED)
  })

  it('are nobody else’s: a hash of another text is refused and not kept, and what is no id is named', async () => {
    const server = await start()
    const wrong = await post(server, automatic(UNKNOWN, { query: HELLO }))
    expect(codeOf(wrong)).toEqual([400, 'BAD_REQUEST'])
    expect(wrong.errors?.[0]?.message).toMatch(
      /^extensions\.persistedQuery\.sha256Hash: expected the SHA-256 of the query beside it/,
    )
    expect(codeOf(await post(server, automatic(UNKNOWN)))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
    expect(codeOf(await post(server, { documentId: `sha256:${UNKNOWN}` }))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND'])
    for (const [asked, words] of [
      [
        { documentId: 'md5:abc' },
        /^documentId: expected the SHA-256 of an operation in 64 hexadecimal digits, received "md5:abc"/,
      ],
      [{ documentId: 7 }, /^documentId: .* received 7/],
      [{ extensions: { persistedQuery: { version: 1 } } }, /sha256Hash: .* received nothing/],
      [{ extensions: { persistedQuery: { version: 2, sha256Hash: UNKNOWN } } }, /version: expected 1, received 2/],
      [{ extensions: { persistedQuery: 'x' } }, /sha256Hash: /],
      [{ documentId: UNKNOWN, query: HELLO }, /^documentId: expected the SHA-256 of the query beside it/],
    ] as const) {
      const answer = await post(server, asked)
      expect(codeOf(answer)).toEqual([400, 'BAD_REQUEST'])
      expect(answer.errors?.[0]?.message).toMatch(words)
    }
    expect(codeOf(await post(server, { variables: {} }))).toEqual([400, 'BAD_REQUEST'])
    expect(codeOf(await get(server, { extensions: '{' }))).toEqual([400, 'BAD_REQUEST'])
  })

  it('are the only ones answered where that is asked for, by id or to the letter', async () => {
    const server = await start(true)
    expect((await post(server, { documentId: operationId(NAMED) })).data).toEqual({ hello: 'hello you' })
    expect((await post(server, { query: NAMED })).data).toEqual({ hello: 'hello you' })
    for (const asked of [{ query: HELLO }, { query: `${NAMED} ` }, automatic(operationId(HELLO), { query: HELLO })])
      expect(codeOf(await post(server, asked))).toEqual([403, 'OPERATION_NOT_REGISTERED'])
    expect(codeOf(await get(server, { query: '{ __schema { types { name } } }' }))).toEqual([
      403,
      'OPERATION_NOT_REGISTERED',
    ])
    expect(codeOf(await post(server, automatic(operationId(HELLO))))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
  })
})
