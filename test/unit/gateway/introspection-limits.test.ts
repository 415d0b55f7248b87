import { getIntrospectionQuery, parse } from 'graphql'
import { expect, test } from 'vitest'
import { gatewayConfig } from '../../../gateway/config.ts'
import { createLimitCheck } from '../../../gateway/limits/limits.ts'
import { page } from '../../support/pages.ts'
import { contract } from './support.ts'

const config = gatewayConfig.parse({ HEDDLE_TOKEN: 'token' })
const limits = {
  maxDepth: config.HEDDLE_MAX_DEPTH,
  maxAliases: config.HEDDLE_MAX_ALIASES,
  maxRootFields: config.HEDDLE_MAX_ROOT_FIELDS,
  maxFields: config.HEDDLE_MAX_FIELDS,
  maxCost: config.HEDDLE_MAX_COST,
  listSize: 10,
  maxFirst: 1_000,
}
const refused = (source: string, maxCost = limits.maxCost) =>
  createLimitCheck({ ...limits, maxCost })({ schema: contract, document: parse(source), source }).map(
    ({ extensions }) => extensions.code,
  )

test('the introspection that editors and generators send is within the limits, with all its options', () => {
  expect(refused(getIntrospectionQuery())).toEqual([])
  expect(
    refused(
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    ),
  ).toEqual([])
})

test('it counts about what the README says of HEDDLE_MAX_COST', () => {
  expect(page('README.md')).toContain('counts about 230,000')
  expect(refused(getIntrospectionQuery(), 240_000)).toEqual([])
  expect(refused(getIntrospectionQuery(), 220_000)).toEqual(['QUERY_TOO_COSTLY'])
})

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ')

test.each([
  [
    'many aliases of a type and of its fields',
    times(45, (i) => `a${i}: __type(name: "DataProduct") { ${times(45, (j) => `b${j}: fields { name }`)} }`),
    'QUERY_TOO_MANY_ALIASES',
  ],
  [
    'types of fields of types',
    '__schema { types { fields { type { fields { type { fields { name } } } } } } }',
    'QUERY_TOO_COSTLY',
  ],
  [
    'one text of each field many times',
    `__schema { types { fields { type { fields { ${times(90, (i) => `a${i}: description`)} } } } } }`,
    'QUERY_TOO_COSTLY',
  ],
])('an introspection with %s is refused', (_what, fields, code) => {
  expect(refused(`{ ${fields} }`)).toContain(code)
})
