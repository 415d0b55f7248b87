import { describe } from '../../../platform/errors.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import { type Asking, answerOf, isRecord, type Question, type Reply } from './asking.ts'
import type { Deviation } from './deviation.ts'
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
      const warnings: Deviation[] = []
      for (const query of ['{ product(id: ', '{ heddleHasNoSuchField }'])
        warnings.push(
          ...(await otherwise(asking, { about: query, query }, 'errors, and a status below 500', isRefusal)),
        )
      return { warnings }
    },
  },
  {
    id: 'get',
    holds: 'a question by GET is answered as by POST, or refused with a status of 4xx',
    checked: '`{ __typename }` is asked by GET (a warning: the mesh asks by POST alone)',
    async check({ asking }) {
      const question = { about: 'GET', query: TYPENAME, method: 'GET' } as const
      return { warnings: await otherwise(asking, question, 'the answer, or a status of 4xx', isAnswerOrNo) }
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
          .map((reply) => [reply.contentType, reply] as const)
          .toReversed(),
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

/** What deviates where any answer at all would do for the mesh. */
async function otherwise(
  asking: Asking,
  question: Question,
  expected: string,
  holds: (reply: Reply) => boolean,
): Promise<readonly Deviation[]> {
  const where = question.about
  try {
    const reply = await asking.ask(question)
    return holds(reply) ? [] : [{ where, expected, found: `status ${reply.status}, ${describe(reply.json)}` }]
  } catch (error) {
    if (!(error instanceof DomainFailure)) throw error
    return [{ where, expected, found: error.message }]
  }
}

const isRefusal = ({ status, json }: Reply): boolean =>
  status < 500 && isRecord(json) && Array.isArray(json.errors) && json.errors.length > 0

const isAnswerOrNo = ({ status, json }: Reply): boolean =>
  (status >= 400 && status < 500) || (isRecord(json) && isRecord(json.data) && typeof json.data.__typename === 'string')

function isJson(contentType: string): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.replace(/^charset=|"/g, '')
  const isKnown = type === 'application/json' || type === 'application/graphql-response+json'
  return isKnown && (charset === undefined || charset === 'utf-8' || charset === 'utf8')
}
