import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { nameLiteral } from './graphql-arguments.ts'

export interface PreparerOptions {
  /** In addition to those of the specification. */
  readonly validationRules?: readonly ValidationRule[]
  /** The most tokens a document may have; no limit when not given. */
  readonly maxTokens?: number
}

export type Prepared = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

/**
 * What is remembered a schema, in documents and in characters of them: a client's handful of queries are parsed and
 * validated once, and nobody fills the memory with large ones.
 */
const REMEMBERED = { max: 2_000, maxSize: 4_000_000, maxEntrySize: 100_000 }

/** Parses and validates documents; what came of it is remembered with the schema it was true of. */
export function createPreparer({ validationRules = [], maxTokens }: PreparerOptions) {
  const rules = [...specifiedRules, ...validationRules]
  const caches = new WeakMap<GraphQLSchema, LRUCache<string, Prepared>>()
  return (schema: GraphQLSchema, source: string): Prepared => {
    const cache = caches.get(schema) ?? new LRUCache<string, Prepared>({ ...REMEMBERED, sizeCalculation })
    caches.set(schema, cache)
    const known = cache.get(source)
    if (known !== undefined) return known
    const prepared = prepareDocument(schema, source, rules, maxTokens)
    cache.set(source, prepared)
    return prepared
  }
}

const sizeCalculation = (_prepared: Prepared, source: string) => source.length + 1

function prepareDocument(
  schema: GraphQLSchema,
  source: string,
  rules: readonly ValidationRule[],
  maxTokens: number | undefined,
): Prepared {
  try {
    const document = parse(source, maxTokens === undefined ? {} : { maxTokens })
    const errors = validate(schema, document, rules)
    return errors.length > 0
      ? { errors: errors.map((error) => withCode(nameLiteral(error, document), 'GRAPHQL_VALIDATION_FAILED')) }
      : { document }
  } catch (error) {
    if (error instanceof GraphQLError) {
      const tooLong = maxTokens !== undefined && error.message.includes('Parsing aborted')
      return { errors: [tooLong ? tooManyTokens(maxTokens) : withCode(error, 'GRAPHQL_PARSE_FAILED')] }
    }
    if (error instanceof RangeError) return { errors: [TOO_DEEP] }
    throw error
  }
}

function tooManyTokens(limit: number): GraphQLError {
  return new GraphQLError(`the query has more tokens than ${limit}, which is the limit: split it`, {
    extensions: { code: 'QUERY_TOO_MANY_TOKENS', limit },
  })
}

/** graphql-js parses and validates by recursion: a document of thousands of levels ends in a RangeError, not in harm. */
const TOO_DEEP = new GraphQLError('the document is nested too deeply', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } })

/** The error with a code, unless it has one. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error
  const { nodes, source, positions, path } = error
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...error.extensions, code },
  })
}
