import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { clientError, describe } from './errors.ts'

export interface PersistedOperationsOptions {
  /** Text by its id, which is the SHA-256 of the text in hexadecimal digits. */
  readonly registered: ReadonlyMap<string, string>
  /** Refuses every operation that is not registered, sent by id or as text. */
  readonly registeredOnly: boolean
}

export interface PersistedOperations {
  /**
   * The text of what was asked: as it came, or the one its id stands for.
   *
   * @throws ClientError `PERSISTED_QUERY_NOT_FOUND` when the id is not known, `OPERATION_NOT_REGISTERED` when only others are
   * served, `BAD_REQUEST` when an id is none, or is not that of the text beside it
   */
  textOf(asked: AskedOperation): string | undefined
}

/** The parts of a GraphQL request that say what is asked, as they came. */
export interface AskedOperation {
  readonly query?: unknown
  /** A document identifier of GraphQL over HTTP (appendix A): `sha256:<hex>`, or the digits alone. */
  readonly documentId?: unknown
  /** `persistedQuery` in it is the protocol of Apollo's automatic persisted queries, which other gateways speak as well. */
  readonly extensions?: unknown
}

/** What clients had us keep, in operations and in characters: nobody fills the memory, and who is forgotten sends its text again. */
const KEPT = { max: 1_000, maxSize: 4_000_000, maxEntrySize: 100_000 }

export const operationId = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createPersistedOperations(options: PersistedOperationsOptions): PersistedOperations {
  const { registered, registeredOnly } = options
  const kept = new LRUCache<string, string>({ ...KEPT, sizeCalculation: (text) => text.length + 64 })

  return {
    textOf(asked) {
      const text = typeof asked.query === 'string' && asked.query !== '' ? asked.query : undefined
      const hash = automaticHash(asked.extensions)
      const id = hash ?? documentHash(asked.documentId)
      if (text === undefined) {
        if (id === undefined) return undefined
        const known = registered.get(id) ?? (registeredOnly ? undefined : kept.get(id))
        if (known !== undefined) return known
        throw hash === undefined ? unknownDocument(id) : unknownHash()
      }
      if (id !== undefined && id !== operationId(text)) {
        const place = hash === undefined ? 'documentId' : 'extensions.persistedQuery.sha256Hash'
        throw badRequest(`${place}: expected the SHA-256 of the query beside it, ${operationId(text)}, received ${id}`)
      }
      if (registeredOnly && !registered.has(operationId(text))) throw notRegistered()
      if (hash !== undefined && !registered.has(hash)) kept.set(hash, text)
      return text
    },
  }
}

function automaticHash(extensions: unknown): string | undefined {
  const given = (extensions as { readonly persistedQuery?: unknown } | null | undefined)?.persistedQuery
  if (given === undefined || given === null) return undefined
  const { version, sha256Hash } = given as { readonly version?: unknown; readonly sha256Hash?: unknown }
  if (version !== undefined && version !== 1)
    throw badRequest(`extensions.persistedQuery.version: expected 1, received ${describe(version)}`)
  return hexadecimal(sha256Hash, 'extensions.persistedQuery.sha256Hash')
}

function documentHash(documentId: unknown): string | undefined {
  if (documentId === undefined || documentId === null) return undefined
  return hexadecimal(typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : documentId, 'documentId')
}

function hexadecimal(given: unknown, place: string): string {
  if (typeof given === 'string' && /^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase()
  const expected = 'the SHA-256 of an operation in 64 hexadecimal digits'
  throw badRequest(`${place}: expected ${expected}, received ${describe(given)}`)
}

/** In the words and with the status that clients of the protocol look for: they send hash and text then. */
const unknownHash = () => clientError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', 200)

const unknownDocument = (id: string) =>
  clientError('PERSISTED_QUERY_NOT_FOUND', `documentId: no operation is known by ${id}; send its query`, 404)

const notRegistered = () =>
  clientError('OPERATION_NOT_REGISTERED', 'only registered operations are answered here, and this is none of them', 403)

const badRequest = (message: string) => clientError('BAD_REQUEST', message, 400)
