import { z } from 'zod'
import { describe } from '../../../platform/errors.ts'
import { readId } from '../../../schema/ids.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import { type Answer, type Asking, answerOf, dataOf, unwanted } from './asking.ts'
import type { Deviation } from './deviation.ts'
import type { ServerRule } from './rule.ts'

interface Representation {
  readonly __typename: 'Domain' | 'DataProduct' | 'OutputPort'
  readonly id: string
}

const representation = (__typename: Representation['__typename'], id: string): Representation => ({ __typename, id })

/** How the server answers for ids, as the mesh will ask it. */
export const ENTITY_RULES: readonly ServerRule[] = [
  {
    id: 'home',
    gate: true,
    holds: '`_entities` answers the `Domain` that the server is of',
    checked: 'it is asked for by its id',
    async check({ asking, domain }) {
      if (domain === '') return { problems: [UNTOLD] }
      const representations = [representation('Domain', domain)]
      const reply = await asking.ask({ about: '_entities', query: HOME, variables: { representations } })
      const [home] = dataOf(reply, homeShape)._entities
      if (home?.id === domain) return {}
      const found = whose(await domainsAt(asking))
      return { problems: [{ where: '_entities', expected: `domain ${domain} at the URL`, found }] }
    },
  },
  {
    id: 'unknown-ids',
    holds: 'a product and a port that are not there are null without an error, as root fields and in `_entities`',
    checked: 'ids of the domain that nobody has are asked for',
    async check({ asking, domain }) {
      const product = `${domain}/heddle-conformance-probe`
      const port = `${product}/none-v1`
      const representations = [representation('DataProduct', product), representation('OutputPort', port)]
      const variables = { representations, product, port }
      const answer = answerOf(await asking.ask({ about: 'an unknown id', query: PROBE, variables }))
      const problems = answer.errors.map((error) => unwanted(error, 'an unknown id'))
      return { problems: [...problems, ...notNull(answer, 'an id that is not there')] }
    },
  },
  {
    id: 'references',
    holds:
      '`_entities` answers domain, products and ports each at the place it was asked at, with its type and id, as often as it was asked; null at that of an unknown one',
    checked: 'the domain, some products and ports and unknown ids, mixed and repeated, in two fields of one question',
    async check({ asking, domain, sample }) {
      const { products, ports } = await sample()
      const mixed = [
        ...products.map((id) => representation('DataProduct', id)),
        representation('DataProduct', `${domain}/heddle-conformance-probe`),
        ...ports.map((id) => representation('OutputPort', id)),
        representation('Domain', domain),
        representation('OutputPort', `${domain}/heddle-conformance-probe/none-v1`),
        ...products.map((id) => representation('DataProduct', id)),
      ]
      const variables = { _heddle_0: mixed, _heddle_1: mixed.toReversed() }
      const { data } = answerOf(await asking.ask({ about: '_entities', query: REFERENCES, variables }))
      return {
        problems: [
          ...misplaced('one', data?.one, variables._heddle_0),
          ...misplaced('two', data?.two, variables._heddle_1),
        ],
      }
    },
  },
  {
    id: 'strangers',
    holds: 'nothing is answered for an id of another domain',
    checked: 'a domain, a product and a port of another domain are asked for',
    async check({ asking, sample }) {
      const { products, ports } = await sample()
      const product = elsewhere(products[0] ?? 'x/orders')
      const port = elsewhere(ports[0] ?? 'x/orders/orders-v1')
      const representations = [
        representation('Domain', ELSEWHERE),
        representation('DataProduct', product),
        representation('OutputPort', port),
      ]
      const variables = { representations, product, port }
      const answer = answerOf(await asking.ask({ about: 'an id of another domain', query: PROBE, variables }))
      return { problems: notNull(answer, 'an id of another domain') }
    },
  },
  {
    id: 'errors',
    holds: 'an error is returned beside the data, with its message and its path, and takes no other field along',
    checked: 'a product whose id is none is asked for beside the domain',
    async check({ asking, domain }) {
      const variables = { wrong: 'this is/no id/of/a product', representations: [representation('Domain', domain)] }
      const reply = await asking.ask({ about: 'a wrong id', query: BESIDE, variables })
      const { data, errors } = answerOf(reply)
      const problems: Deviation[] = []
      const expectThat = (holds: boolean, where: string, expected: string, found: string) => {
        if (!holds) problems.push({ where, expected, found })
      }
      const beside = Array.isArray(data?.beside) ? data.beside[0] : null
      expectThat(reply.status < 400, 'a wrong id', 'a status of 200', `status ${reply.status}`)
      expectThat((data?.wrong ?? null) === null, 'wrong', 'null for what is no id', describe(data?.wrong))
      expectThat(beside?.id === domain, 'beside', 'the domain, whatever is asked beside it', describe(data))
      for (const { message, path } of errors)
        expectThat(
          path?.[0] === 'wrong',
          'errors',
          'the path wrong, at which it happened',
          `${describe(path)} (${message})`,
        )
      return { problems }
    },
  },
]

const UNTOLD: Deviation = {
  where: 'ownProducts',
  expected: 'a product, by whose id the domain is told where it is not named',
  found: 'none',
}

/** The domains that a server's own products are of: what can be told of whose it is. */
export async function domainsAt(asking: Asking): Promise<readonly string[]> {
  try {
    const { ownProducts } = dataOf(await asking.ask({ about: 'ownProducts', query: STRANGERS }), strangersShape)
    const ids = (ownProducts?.nodes ?? []).map((node) => readId(node?.id ?? ''))
    return [...new Set(ids.flatMap((id) => (id?.kind === 'PRODUCT' ? [id.domain] : [])))].sort()
  } catch (error) {
    if (error instanceof DomainFailure) return []
    throw error
  }
}

const homeShape = z.object({ _entities: z.tuple([z.object({ id: z.string().nullish() }).nullish()]) })
const strangersShape = z.object({
  ownProducts: z.object({ nodes: z.array(z.object({ id: z.string() }).nullish()).nullish() }).nullish(),
})

const HOME = `query HeddleHome($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Domain { id } }
}`

const PROBE = `query HeddleProbe($representations: [_Any!]!, $product: ID!, $port: ID!) {
  _entities(representations: $representations) {
    __typename ... on Domain { id } ... on DataProduct { id } ... on OutputPort { id }
  }
  product(id: $product) { id }
  port(id: $port) { id }
}`

/** In the form in which the gateway asks. */
const REFERENCES = `query HeddleReferences($_heddle_0: [_Any!]!, $_heddle_1: [_Any!]!) {
  one: _entities(representations: $_heddle_0) { ...Identified }
  two: _entities(representations: $_heddle_1) { ...Identified }
}
fragment Identified on _Entity {
  __typename
  ... on Domain { _heddle_id: id }
  ... on DataProduct { _heddle_id: id }
  ... on OutputPort { _heddle_id: id }
}`

const BESIDE = `query HeddleErrors($wrong: ID!, $representations: [_Any!]!) {
  wrong: product(id: $wrong) { id }
  beside: _entities(representations: $representations) { ... on Domain { id } }
}`

const STRANGERS = '{ ownProducts(first: 5) { nodes { id } } }'

const ELSEWHERE = 'no-domain-of-this-mesh'

const elsewhere = (id: string): string => id.replace(/^[^/]+/, ELSEWHERE)

function whose(domains: readonly string[]): string {
  return domains.length === 0 ? 'a server that does not know it' : `domain ${domains.slice(0, 5).join(', ')}`
}

/** Whatever of the root fields and entities is something. */
function notNull({ data }: Answer, what: string): readonly Deviation[] {
  const { _entities, ...fields } = data ?? {}
  const entities = Array.isArray(_entities) ? _entities : []
  const values = [
    ...Object.entries(fields),
    ...entities.map((entity, index) => [`_entities.${index}`, entity] as const),
  ]
  return values
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([where, value]) => ({ where, expected: `null for ${what}`, found: describe(value) }))
}

function misplaced(field: string, answered: unknown, asked: readonly Representation[]): readonly Deviation[] {
  if (!Array.isArray(answered) || answered.length !== asked.length)
    return [{ where: field, expected: `a list of ${asked.length} entities`, found: describe(answered) }]
  return asked.flatMap(({ __typename, id }, index) => {
    const expected = id.includes('heddle-conformance-probe') ? null : { __typename, _heddle_id: id }
    const found = answered[index] ?? null
    const holds = expected === null ? found === null : found?.__typename === __typename && found?._heddle_id === id
    return holds ? [] : [{ where: `${field}.${index}`, expected: describe(expected), found: describe(found) }]
  })
}
