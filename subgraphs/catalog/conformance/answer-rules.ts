import { describe } from '../../../platform/errors.ts'
import { answerOf, isRecord } from './asking.ts'
import type { ServerRule } from './rule.ts'

const TYPENAME = '{ __typename }'

/** How the server speaks: HTTP, JSON and GraphQL, whatever is asked. */
export const ANSWER_RULES: readonly ServerRule[] = [
  {
    id: 'post',
    gate: true,
    holds: 'a question by POST, as JSON, gets an answer of GraphQL',
    checked: '`{ __typename }` is asked',
    async check({ asking }) {
      const { data, errors } = answerOf(await asking.ask({ about: '__typename', query: TYPENAME }))
      if (typeof data?.__typename === 'string' && errors.length === 0) return {}
      const found = errors.length > 0 ? errors.map(({ message }) => message).join('; ') : describe(data)
      return { problems: [{ where: '__typename', expected: 'the name of the query type', found }] }
    },
  },
  {
    id: 'malformed',
    holds:
      'a question that is no GraphQL, or asks for no field of the schema, is answered with errors that say why, and no status of 5xx',
    checked: 'both are asked (a warning)',
    async check({ asking }) {
      const warnings = []
      for (const query of ['{ product(id: ', '{ heddleHasNoSuchField }']) {
        const reply = await asking.ask({ about: query, query })
        const { errors } = answerOf(reply)
        if (reply.status >= 500 || errors.length === 0)
          warnings.push({
            where: query,
            expected: 'errors, and a status below 500',
            found: `status ${reply.status}, ${describe(reply.json)}`,
          })
      }
      return { warnings }
    },
  },
  {
    id: 'get',
    holds: 'a question by GET is answered as by POST, or refused with a status of 4xx',
    checked: '`{ __typename }` is asked by GET (a warning: the mesh asks by POST alone)',
    async check({ asking }) {
      const { status, json } = await asking.ask({ about: 'GET', query: TYPENAME, method: 'GET' })
      const answered = isRecord(json) && isRecord(json.data) && typeof json.data.__typename === 'string'
      if (answered || (status >= 400 && status < 500)) return {}
      const expected = 'the answer, or a status of 4xx'
      return { warnings: [{ where: 'GET', expected, found: `status ${status}, ${describe(json)}` }] }
    },
  },
]

/** Of all the answers that came: these come last. */
export const REPLY_RULES: readonly ServerRule[] = [
  {
    id: 'content-type',
    holds: 'answers are `application/json` or `application/graphql-response+json`, in UTF-8',
    checked: 'of every answer (a warning: the mesh reads the body)',
    async check({ asking }) {
      const wrong = new Map(
        asking.replies
          .filter(({ status, contentType }) => status < 400 && !isJson(contentType))
          .map((reply) => [reply.contentType, reply]),
      )
      return {
        warnings: [...wrong.values()].map(({ question, contentType }) => ({
          where: question.about,
          expected: 'application/json, or application/graphql-response+json',
          found: contentType === '' ? 'no content type' : contentType,
        })),
      }
    },
  },
  {
    id: 'time',
    holds: 'an answer comes within 3 s, which is what the mesh waits for',
    checked: 'of every question, pages of products apart (a warning; without an answer within 10 s it is a problem)',
    async check({ asking, slowMs }) {
      return {
        warnings: asking.replies
          .filter(({ ms, question }) => ms > slowMs && !question.about.startsWith('ownProducts'))
          .map(({ ms, question }) => ({
            where: question.about,
            expected: `an answer within ${slowMs} ms`,
            found: `one after ${Math.round(ms)} ms`,
          })),
      }
    },
  },
]

function isJson(contentType: string): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.replace(/^charset=|"/g, '')
  const isKnown = type === 'application/json' || type === 'application/graphql-response+json'
  return isKnown && (charset === undefined || charset === 'utf-8' || charset === 'utf8')
}
