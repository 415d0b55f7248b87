import { buildSubgraphSchema } from '@apollo/subgraph'
import fc from 'fast-check'
import {
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  validate,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { compileSlice } from '../../../gateway/products-router/compile-slice.ts'
import { readOperation } from '../../../gateway/products-router/operation.ts'
import { readServedTypes } from '../../../gateway/products-router/served-types.ts'
import { domainSdl } from '../../../schema/sdl.ts'
import { contract, routerOver } from './support.ts'

/** Fields that an older domain may lack: any of an object type but ids and the root fields' types. */
const removable = Object.values(contract.getTypeMap())
  .filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_') && type.name !== 'Query',
  )
  .flatMap((type) =>
    Object.keys(type.getFields())
      .filter((field) => field !== 'id')
      .map((field) => `${type.name}.${field}`),
  )
  .concat('Query.port')

/** The contract as an older domain serves it; types left without a field lose their last reference as well. */
function older(without: ReadonlySet<string>): string {
  const document = parse(domainSdl())
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition
    const kept = definition.fields?.filter(({ name }) => !without.has(`${definition.name.value}.${name.value}`)) ?? []
    return { ...definition, fields: kept.length > 0 ? kept : (definition.fields ?? []).slice(0, 1) }
  })
  return print({ ...document, definitions })
}

/** A selection of everything, some levels deep, as choices of a random bit stream say. */
function selection(type: GraphQLObjectType, depth: number, choose: () => boolean): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    if (field.args.length > 0 || !choose()) return []
    if (isAbstractType(named)) return depth > 0 ? [`${field.name} { id }`] : []
    if (!isObjectType(named)) return [field.name]
    return depth > 0 ? [`${field.name} ${selection(named, depth - 1, choose)}`] : []
  })
  return `{ ${fields.length === 0 ? '__typename' : fields.join(' ')} }`
}

const product = contract.getType('DataProduct') as GraphQLObjectType

describe('pruning to what a domain serves', () => {
  test('makes any query valid for any older domain', () => {
    fc.assert(
      fc.property(fc.subarray(removable), fc.infiniteStream(fc.boolean()), (without, bits) => {
        const choose = () => bits.next().value === true
        const fields = selection(product, 3, choose)
        const query = `query ($r: [_Any!]!) { product(id: "a/x") ${fields} _entities(representations: $r) { ... on DataProduct ${fields} ... on OutputPort { name product { title } } } }`
        const sdl = older(new Set(without))
        const served = readServedTypes(sdl)
        const operation = readOperation(parse(query))
        const roots = operation.roots.map(({ responseName }) => responseName)
        const { queryJson } = compileSlice({
          operation,
          roots,
          served,
          schema: contract,
          belongs: () => true,
          identifiedRoots: new Set(['product']),
        })
        const schema = buildSubgraphSchema({ typeDefs: parse(sdl) })
        const document = parse(JSON.parse(queryJson) as string)
        expect(validate(schema, document).map(({ message }) => message)).toEqual([])
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  test('a field the domain lacks is null with FIELD_NOT_SERVED at its place, and its arguments and variables are not sent', async () => {
    const router = routerOver({ a: { sdl: older(new Set(['DataProduct.owner', 'DataProduct.view'])) } })
    const { data, errors } = await router({
      query:
        'query ($yes: Boolean!) { p: product(id: "a/x") { title who: owner @include(if: $yes) { name } view { ... on DomainView { id } } ...more } } fragment more on DataProduct { owner { email } }',
      variables: { yes: true },
      scope: { requestId: 'test' },
    })
    expect(data).toEqual({ p: { title: 'title of a/x', who: null, view: null, owner: null } })
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code, extensions.field])).toEqual([
      ['p.who', 'FIELD_NOT_SERVED', 'DataProduct.owner'],
      ['p.view', 'FIELD_NOT_SERVED', 'DataProduct.view'],
      ['p.owner', 'FIELD_NOT_SERVED', 'DataProduct.owner'],
    ])
  })

  test('a field that was not asked for because of @skip is no error', async () => {
    const router = routerOver({ a: { sdl: older(new Set(['DataProduct.owner'])) } })
    const query = 'query ($no: Boolean = true) { product(id: "a/x") { title owner @skip(if: $no) { name } } }'
    expect(await router({ query, scope: { requestId: 'test' } })).toEqual({
      data: { product: { title: 'title of a/x' } },
    })
  })

  test('reads SDL with unknown directives, extensions without a base, and another name for the query type', () => {
    const { queryType, types } = readServedTypes(
      'schema @link(url: "x") { query: Root } extend type Root @whatever { product(id: ID!, hint: String): DataProduct } extend type DataProduct @key(fields: "id") { id: ID! } union U = DataProduct',
    )
    expect(queryType).toBe('Root')
    expect(types.get('Root')?.fields.get('product')).toMatchObject({
      type: 'DataProduct',
      list: false,
      required: ['id'],
    })
    expect(types.get('U')?.abstract).toBe(true)
  })
})
