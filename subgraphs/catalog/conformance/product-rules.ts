import { isDeepStrictEqual } from 'node:util'
import { describe } from '../../../platform/errors.ts'
import { readId } from '../../../schema/ids.ts'
import type { HarvestedProduct } from '../harvest/product.ts'
import { pruneSelection } from '../harvest/prune.ts'
import { answerOf, isRecord, unwanted } from './asking.ts'
import { type Deviation, deviationAt } from './deviation.ts'
import { everyField } from './every-field.ts'
import { idOf, type ListedProduct, readPages } from './listing.ts'
import type { ServerRule, Subject } from './rule.ts'

/** What is said of products and their ports, wherever it is asked. */
export const PRODUCT_RULES: readonly ServerRule[] = [
  {
    id: 'products',
    holds:
      'every product can be kept: its id and those of its ports and columns lie within the domain, texts and lists have bounds, dates are dates, scores are from 0 to 1',
    checked: 'of all products',
    async check({ listing }) {
      const { products } = await listing()
      return {
        problems: products.flatMap(({ places, values, id, where }) => [
          ...places.map((place) => deviationAt(where, place)),
          ...values.map((value) => ({ ...value, where: `product ${id}, ${value.where}` })),
        ]),
      }
    },
  },
  {
    id: 'id-forms',
    holds:
      'ids of columns and datasets are in the one form that equal ones share: percent-encoded, the dataset’s made of its namespace and name',
    checked: 'of all products (a warning)',
    async check({ listing }) {
      const { products } = await listing()
      return { warnings: products.flatMap(({ product }) => (product === null ? [] : oddIds(product))) }
    },
  },
  {
    id: 'every-field',
    holds: 'every field of the contract that the SDL has is answered without an error',
    checked: 'of up to 5 products',
    async check({ asking, served, contract, listing }) {
      const products = (await listing()).products.slice(0, 5)
      const query = `query HeddleEveryField($id: ID!) { product(id: $id) ${everyField('DataProduct', served, contract)} }`
      const problems: Deviation[] = []
      for (const { id } of products) {
        const { errors } = answerOf(await asking.ask({ about: `product ${id}`, query, variables: { id } }))
        problems.push(...errors.map((error) => unwanted(error, `product ${id}`)))
      }
      return { problems }
    },
  },
  {
    id: 'agreement',
    holds: '`product(id)`, `port(id)` and `_entities` say of a product and its ports what `ownProducts` says',
    checked: 'what is declared, of up to 200 products and all their ports',
    async check(subject) {
      const { products } = await subject.listing()
      const problems: Deviation[] = []
      for (let from = 0; from < Math.min(products.length, AT_MOST); from += AT_ONCE)
        problems.push(...(await disagreements(subject, products.slice(from, from + AT_ONCE))))
      return { problems }
    },
  },
  {
    id: 'digest',
    holds: 'a digest, where it is served, has 1 to 200 characters, and is the same while its product is',
    checked: 'all are asked for twice (a warning: a harvest reads what it cannot know by its digest)',
    async check({ asking, served, listing }) {
      if (served.get('DataProduct')?.fields.has('digest') !== true) return {}
      const before = new Map((await listing()).products.map(({ id, node }) => [id, digestOf(node)]))
      const { pages } = await readPages(asking, { fields: '{ id digest }', first: 500 })
      return {
        warnings: pages.flat().flatMap((node) => {
          const [id, now] = [idOf(node), digestOf(node)]
          const where = `product ${id}.digest`
          if (typeof now !== 'string' || now === '' || now.length > 200)
            return [{ where, expected: 'a text of 1 to 200 characters', found: describe(now) }]
          const then = before.get(id)
          return then === now ? [] : [{ where, expected: `${describe(then)} as before`, found: describe(now) }]
        }),
      }
    },
  },
]

const AT_MOST = 200
/** Products, with their ports, in one question. */
const AT_ONCE = 10

/** What does not change by being measured. */
const DECLARED_PORT = `{
  id name version kind format location description
  datasets { id namespace name }
  contract { id version status columns { id path physicalName logicalType physicalType description semanticType } }
  inputContracts { id version }
}`
const DECLARED_PRODUCT = `{
  id name title version status archetype tags
  description { purpose usage limitations }
  owner { name email members }
  inputPorts { name version contractId portId datasetId description }
  outputPorts ${DECLARED_PORT}
}`

async function disagreements(
  { asking, served }: Subject,
  listed: readonly ListedProduct[],
): Promise<readonly Deviation[]> {
  const products = listed.map(({ node }) => node)
  const kinds = [
    { root: 'product', type: 'DataProduct', fields: DECLARED_PRODUCT, nodes: products },
    { root: 'port', type: 'OutputPort', fields: DECLARED_PORT, nodes: products.flatMap(portsOf) },
  ]
  const problems: Deviation[] = []
  for (const { root, type, fields, nodes } of kinds) {
    if (nodes.length === 0) continue
    const selection = pruneSelection(fields, type, served)
    const query = `query HeddleAgreement(${nodes.map((_, i) => `$id${i}: ID!`).join(', ')}, $all: [_Any!]!) {
      ${nodes.map((_, i) => `thing${i}: ${root}(id: $id${i}) ${selection}`).join('\n      ')}
      _entities(representations: $all) { ... on ${type} ${selection} }
    }`
    const variables = {
      ...Object.fromEntries(nodes.map((node, i) => [`id${i}`, idOf(node)])),
      all: nodes.map((node) => ({ __typename: type, id: idOf(node) })),
    }
    const { data, errors } = answerOf(await asking.ask({ about: `${root}(id)`, query, variables }))
    problems.push(...errors.map((error) => unwanted(error, `${root}(id)`)))
    if (data === null) continue
    const entities = Array.isArray(data._entities) ? data._entities : []
    for (const [i, node] of nodes.entries()) {
      problems.push(...differences(`${root}(id: "${idOf(node)}")`, node, data[`thing${i}`]))
      problems.push(...differences(`_entities: ${idOf(node)}`, node, entities[i]))
    }
  }
  return problems
}

/** The fields that were answered otherwise than `ownProducts` does. */
function differences(where: string, listed: unknown, answered: unknown): readonly Deviation[] {
  if (!isRecord(listed)) return []
  if (!isRecord(answered)) return [{ where, expected: 'what ownProducts lists', found: describe(answered ?? null) }]
  return Object.entries(answered)
    .filter(([field]) => field !== 'outputPorts')
    .filter(([field, value]) => !isDeepStrictEqual(value, only(listed[field], value)))
    .map(([field, value]) => ({
      where: `${where}.${field}`,
      expected: `${describe(listed[field])} as in ownProducts`,
      found: describe(value),
    }))
    .concat(otherPorts(where, portsOf(listed).map(idOf), portsOf(answered).map(idOf)))
}

function otherPorts(where: string, listed: readonly string[], answered: readonly string[]): readonly Deviation[] {
  if (isDeepStrictEqual(listed, answered)) return []
  return [
    { where: `${where}.outputPorts`, expected: `${describe(listed)} as in ownProducts`, found: describe(answered) },
  ]
}

/** Of what was listed, the part that has been asked for again. */
function only(listed: unknown, asked: unknown): unknown {
  if (Array.isArray(listed) && Array.isArray(asked)) return listed.map((item, index) => only(item, asked[index]))
  if (!isRecord(listed) || !isRecord(asked)) return listed
  return Object.fromEntries(Object.keys(asked).map((key) => [key, only(listed[key], asked[key])]))
}

function portsOf(node: unknown): readonly unknown[] {
  return isRecord(node) && Array.isArray(node.outputPorts) ? node.outputPorts : []
}

function digestOf(node: unknown): unknown {
  return isRecord(node) ? (node.digest ?? null) : null
}

function oddIds({ outputPorts }: HarvestedProduct): readonly Deviation[] {
  return (outputPorts ?? []).flatMap(({ id: port, contract, datasets }) => [
    ...(contract?.columns ?? []).flatMap(({ id }) => {
      const read = readId(id)
      if (read?.kind === 'COLUMN' && read.id === id) return []
      return [{ where: `port ${port}`, expected: read?.kind === 'COLUMN' ? read.id : `${port}#<column>`, found: id }]
    }),
    ...(datasets ?? []).flatMap(({ id, namespace, name }) => {
      const read = readId(id)
      const isOfNames =
        read?.kind === 'DATASET' && [read.namespace, null].includes(namespace) && [read.name, null].includes(name)
      if (isOfNames && read.id === id) return []
      const expected = isOfNames ? read.id : `the dataset ${describe(name)} in ${describe(namespace)}`
      return [{ where: `port ${port}`, expected, found: id }]
    }),
  ])
}
