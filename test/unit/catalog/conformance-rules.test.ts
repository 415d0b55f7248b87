import { afterAll, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../platform/http-client.ts'
import {
  CONFORMANCE_RULES,
  type ConformanceOptions,
  conformance,
} from '../../../subgraphs/catalog/conformance/conformance.ts'
import { type Breakable, withDomain } from './support/breakable-domain.ts'

const http = createHttpClient()
afterAll(() => http.close())

const examine = (broken: (domain: Breakable) => void, options: Partial<ConformanceOptions> = {}) =>
  withDomain(broken, (url) => conformance(url, { http, ...options }))

/** A passage of the SDL, changed; throws when it is not there any more. */
const inSdl = (from: string | RegExp, to: string) => (domain: Breakable) => {
  const changed = domain.sdl.replace(from, to)
  if (changed === domain.sdl) throw new Error(`the contract has no ${from}`)
  domain.sdl = changed
}

/** Another answer to the questions that begin so. */
const answering =
  (words: string, body: unknown, { status = 200, method = 'POST' } = {}) =>
  (domain: Breakable) => {
    domain.alter = (reply, asked) => {
      if (asked.query.startsWith(words) && asked.method === method) Object.assign(reply, { body, status })
    }
  }

const last = (domain: Breakable) =>
  domain.products.at(-1) as unknown as { outputPorts: { datasets: object[]; id: string }[] }

/** For each rule, a domain in which it alone is broken, or it and those that follow from it. */
const BROKEN: Record<
  string,
  { broken: (domain: Breakable) => void; says: string; options?: Partial<ConformanceOptions>; besides?: string[] }
> = {
  service: {
    broken: answering('{ _service', { data: { _service: { sdl: 'type Query {' } } }),
    says: '_service.sdl: a schema in SDL, not Syntax Error: Expected Name, found <EOF>.',
  },
  'root-fields': {
    broken: inSdl('port(id: ID!): OutputPort', 'harbour(id: ID!): OutputPort'),
    says: 'Query.port: a root field of the contract, not no such field',
  },
  entities: {
    broken: inSdl('type OutputPort @key(fields: "id")', 'type OutputPort @key(fields: "id", resolvable: false)'),
    says: 'type OutputPort: @key(fields: "id"), not none',
  },
  kinds: {
    broken: inSdl(/enum Archetype \{[^}]*\}/, 'scalar Archetype'),
    says: 'Archetype: enum, not scalar',
  },
  fields: {
    broken: inSdl('  property: String!\n', ''),
    says: 'ServiceLevel.property: String!, not no such field',
    besides: ['products'],
  },
  types: {
    broken: inSdl('usage: String', 'usage: [String!]'),
    says: 'Description.usage: String, not [String!]',
    besides: ['readable'],
  },
  arguments: {
    broken: inSdl(', release: String', ''),
    says: 'Query.ownProducts(release:): String, not no such argument',
  },
  enums: {
    broken: inSdl('SOURCE_ALIGNED', 'SOURCE_ALIGNED ODD'),
    says: 'enum Archetype: SOURCE_ALIGNED, AGGREGATE, CONSUMER_ALIGNED, not ODD too',
  },
  post: {
    broken: answering('{ __typename }', { data: null, errors: [{ message: 'not today' }] }),
    says: '__typename: the name of the query type, not not today',
  },
  malformed: {
    broken: answering('{ product(id: ', { errors: [{ message: 'Syntax Error' }] }, { status: 500 }),
    says: '{ product(id: : errors, and a status below 500, not status 500, {"errors":[{"message":"Syntax Error"}]}',
  },
  get: {
    broken: answering('{ __typename }', '<html>hello</html>', { method: 'GET' }),
    says: 'GET: the answer, or a status of 4xx, not the answer is not JSON',
  },
  home: {
    broken: (domain) => {
      domain.home = () => null
    },
    says: '_entities: domain orders at the URL, not domain orders',
  },
  'unknown-ids': {
    broken: (domain) => {
      domain.findPort = (id) => ({ id })
    },
    says: 'port: null for an id that is not there, not {"id":"orders/heddle-conformance-probe/none-v1"}',
    besides: ['references', 'strangers', 'agreement'],
  },
  references: {
    broken: (domain) => {
      domain.alter = ({ body }, { query }) => {
        if (query.includes('HeddleReferences')) (body as { data: { one: unknown[] } }).data.one.reverse()
      }
    },
    says: 'one.0: {"__typename":"DataProduct","_heddle_id":"orders/a"}, not {"__typename":"DataProduct","_heddle_id":"orders/order-events"}',
  },
  strangers: {
    broken: (domain) => {
      domain.find = (id) => domain.products.find((product) => product.id.split('/')[1] === id.split('/')[1]) ?? null
    },
    says: 'product: null for an id of another domain, not {"id":"orders/a"}',
  },
  errors: {
    broken: (domain) => {
      const find = domain.find
      domain.find = (id) => {
        if (id.includes(' ')) throw new Error(`no id: ${id}`)
        return find(id)
      }
      domain.alter = (reply, { query }) => {
        if (query.includes('HeddleErrors')) Object.assign(reply.body as object, { data: null })
      }
    },
    says: 'beside: the domain, whatever is asked beside it, not null',
  },
  readable: {
    broken: (domain) => {
      domain.fields.tags = () => {
        throw new Error('the tags are lost')
      }
    },
    says: 'ownProducts.nodes.0.tags: no error, not the tags are lost',
  },
  pages: {
    broken: (domain) => {
      const page = domain.page
      domain.page = (all, asked) => ({ ...page(all, { ...asked, after: null }), hasNextPage: asked.first === 1 })
    },
    says: 'ownProducts.pageInfo.endCursor: a cursor that moves while there is a next page, not "1"',
  },
  'page-size': {
    broken: (domain) => {
      domain.page = (nodes) => ({ nodes, hasNextPage: false, endCursor: null })
    },
    says: 'ownProducts(first: 1): at most 1, not 4',
  },
  order: {
    broken: (domain) => domain.products.reverse(),
    says: 'ownProducts.nodes.1: products ordered by id, not orders/c after orders/order-events',
  },
  release: {
    broken: (domain) => {
      domain.releaseOf = ({ release }) => (release == null ? '2026-03-01' : 'another')
    },
    says: 'ownProducts.release: "2026-03-01", not "another"',
  },
  'unknown-release': {
    broken: (domain) => {
      domain.releaseOf = ({ release }) => release ?? '2026-03-01'
    },
    says: 'ownProducts(release:): an error, or another release, for one that it does not have, not "heddle-conformance-none"',
  },
  ids: {
    broken: (domain) => {
      const page = domain.page
      domain.page = (all, asked) => page(asked.ids == null ? all : domain.products, asked)
    },
    says: 'ownProducts(ids:): those asked for alone, not product orders/b too',
  },
  products: {
    broken: (domain) => Object.assign(domain.products[0] as object, { quality: { score: 7 } }),
    says: 'product orders/a, quality.score: a number from 0 to 1, not 7',
  },
  'id-forms': {
    broken: (domain) =>
      Object.assign(last(domain).outputPorts[0]?.datasets[0] as object, { id: 'dataset:kafka/orders' }),
    says: 'port orders/order-events/orders-v1: the dataset "orders.events" in "kafka://shop", not dataset:kafka/orders',
  },
  'every-field': {
    broken: (domain) => {
      domain.fields.links = () => {
        throw new Error('the links are lost')
      }
    },
    says: 'product.links: no error, not the links are lost',
  },
  agreement: {
    broken: (domain) => {
      const find = domain.find
      domain.find = (id) => {
        const found = find(id) as object | null
        return found === null ? null : { ...found, title: 'Another' }
      }
    },
    says: 'product(id: "orders/a").title: "a" as in ownProducts, not "Another"',
  },
  digest: {
    broken: (domain) => {
      let asked = 0
      domain.digest = ({ id }) => (id === 'orders/a' ? `${asked++}` : id)
    },
    says: 'product orders/a.digest: "0" as before, not ',
  },
  'content-type': {
    broken: (domain) => {
      domain.alter = (reply) => Object.assign(reply, { contentType: 'text/plain' })
    },
    says: '_service.sdl: application/json, or application/graphql-response+json, not text/plain',
  },
  time: { broken: () => undefined, says: 'an answer within 0 ms', options: { slowMs: 0 } },
}

describe('a domain that conforms', () => {
  it('has no findings, and every rule is looked at', async () => {
    const found = await examine(() => undefined)
    expect(found).toMatchObject({ domain: 'orders', release: '2026-03-01', products: 4, findings: [], unchecked: [] })
  })

  it('has none either when it is named', async () => {
    expect((await examine(() => undefined, { domain: 'orders' })).findings).toEqual([])
  })
})

describe('each rule', () => {
  it('is broken by one of these domains', () => {
    expect(Object.keys(BROKEN)).toEqual(CONFORMANCE_RULES.map(({ id }) => id))
  })

  it.each(Object.entries(BROKEN))(
    '%s finds the domain that breaks it',
    async (id, { broken, says, options, besides = [] }) => {
      const { findings } = await examine(broken, options)
      const texts = findings
        .filter(({ rule }) => rule === id)
        .map(({ where, expected, found }) => `${where}: ${expected}, not ${found}`)
      expect(texts).toContainEqual(expect.stringContaining(says))
      const others = new Set(findings.map(({ rule }) => rule).filter((rule) => rule !== id))
      expect([...others].filter((rule) => !besides.includes(rule))).toEqual([])
    },
  )
})

describe('a server that is no domain', () => {
  it('is one finding where nothing answers, and all else is unchecked', async () => {
    const found = await conformance('http://127.0.0.1:9/graphql', { http })
    expect(found.findings).toEqual([
      {
        rule: 'service',
        severity: 'problem',
        where: 'the server',
        expected: 'an answer',
        found: expect.stringMatching(/could not be reached/),
      },
    ])
    expect(found.unchecked).toEqual(CONFORMANCE_RULES.slice(1).map(({ id }) => id))
  })

  it('is told so where it hangs', async () => {
    const found = await examine(
      (domain) => {
        domain.find = () => new Promise(() => undefined)
      },
      { timeoutMs: 200 },
    )
    expect(found.findings).toContainEqual(
      expect.objectContaining({ rule: 'unknown-ids', found: expect.stringMatching(/did not answer within 200 ms/) }),
    )
  })

  it('of whose products none can be told the domain has to be named', async () => {
    const empty = (domain: Breakable) => {
      domain.products = []
    }
    const unnamed = await examine(empty)
    expect(unnamed.domain).toBeNull()
    expect(unnamed.findings.map(({ rule }) => rule)).toEqual(['home'])
    expect((await examine(empty, { domain: 'orders' })).findings).toEqual([])
  })

  it('of another domain is told whose it is', async () => {
    const { findings } = await examine(() => undefined, { domain: 'payments' })
    expect(findings).toEqual([
      {
        rule: 'home',
        severity: 'problem',
        where: '_entities',
        expected: 'domain payments at the URL',
        found: 'domain orders',
      },
    ])
  })
})

it('finds all that is wrong at once', async () => {
  const { findings } = await examine((domain) => {
    domain.products.reverse()
    domain.releaseOf = () => null
    domain.digest = () => null
    Object.assign(domain.products[1] as object, { title: 'x'.repeat(1_001), quality: { score: -1 } })
  })
  const rules = new Set(findings.map(({ rule }) => rule))
  expect([...rules]).toEqual(['order', 'release', 'products', 'digest'])
  expect(findings.filter(({ rule }) => rule === 'products')).toHaveLength(2)
})
