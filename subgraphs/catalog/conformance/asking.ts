import type { z } from 'zod'
import { describe } from '../../../platform/errors.ts'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { Deviated, DomainFailure } from '../harvest/domain-failure.ts'
import { type Deviation, shapeDeviations } from './deviation.ts'

export interface Question {
  /** What it is about, for the reader of a finding. */
  readonly about: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
}

/** Whatever came back, not yet believed to be GraphQL. */
export interface Reply {
  readonly question: Question
  readonly status: number
  readonly contentType: string
  readonly json: unknown
  readonly ms: number
}

/** Puts questions to one server and remembers how it answered, not what. */
export interface Asking {
  readonly replies: readonly Omit<Reply, 'json'>[]
  /** @throws DomainFailure when nothing comes back in time, or what is no JSON */
  ask(question: Question): Promise<Reply>
}

export interface AskingOptions {
  readonly http: HttpClient
  /** For one question, in ms. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export function createAsking(url: string, { http, timeoutMs, signal }: AskingOptions): Asking {
  const replies: Omit<Reply, 'json'>[] = []
  return {
    replies,
    async ask(question) {
      const { query, variables = {}, method = 'POST', headers: more = {} } = question
      const began = performance.now()
      try {
        const { status, headers, json } = await http.request({
          url: method === 'GET' ? withQuery(url, query) : url,
          method,
          ...(method === 'GET' ? {} : { body: { query, variables } }),
          headers: { accept: 'application/json', ...more },
          timeoutMs,
          ...(signal === undefined ? {} : { signal }),
        })
        const contentType = String(headers['content-type'] ?? '')
        const reply = { question, status, contentType, ms: performance.now() - began }
        replies.push(reply)
        return { ...reply, json }
      } catch (cause) {
        if (cause instanceof HttpFailure) throw new DomainFailure(cause.message, { cause })
        throw cause
      }
    },
  }
}

export interface AnswerError {
  readonly message: string
  readonly path: readonly unknown[] | null
}

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly AnswerError[]
}

/** A reply as GraphQL has it (October 2021, §7.1). @throws Deviated when it is none */
export function answerOf({ json, status, question }: Reply): Answer {
  const where = question.about
  const expected = 'an answer of GraphQL: an object with data, or with a list of errors'
  const refuse = (found: string) => new Deviated({ where, expected, found })
  if (!isRecord(json)) throw refuse(`status ${status}, ${describe(json)}`)
  const { data = null, errors = [] } = json
  if (!('data' in json || 'errors' in json)) throw refuse(describe(json))
  if (!(data === null || isRecord(data))) throw refuse(`data ${describe(data)}`)
  if (!(errors === null || Array.isArray(errors))) throw refuse(`errors ${describe(errors)}`)
  return { data, errors: (errors ?? []).map(errorOf) }
}

/** The data of an answer without errors, in the expected shape. @throws Deviated */
export function dataOf<Shape extends z.ZodType>(reply: Reply, shape: Shape): z.output<Shape> {
  const { data, errors } = answerOf(reply)
  const where = reply.question.about
  if (errors.length > 0) throw new Deviated(...errors.slice(0, 20).map((error) => unwanted(error, where)))
  const result = shape.safeParse(data)
  if (!result.success) throw new Deviated(...shapeDeviations(result.error, data))
  return result.data
}

/** An error where there should be none. */
export const unwanted = ({ message, path }: AnswerError, where: string): Deviation => ({
  where: path === null ? where : path.join('.'),
  expected: 'no error',
  found: message.slice(0, 300),
})

function errorOf(error: unknown): AnswerError {
  const { message, path } = isRecord(error) ? error : {}
  return {
    message: typeof message === 'string' ? message : describe(error),
    path: Array.isArray(path) ? path : null,
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withQuery(url: string, query: string): string {
  const asked = new URL(url)
  asked.searchParams.set('query', query)
  return asked.href
}
