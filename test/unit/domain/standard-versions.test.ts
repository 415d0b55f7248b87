import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js'
import { describe, expect, it } from 'vitest'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import { createStandardValidator } from '../../../subgraphs/domain/descriptors/json-schema.ts'
import { publishedSchema } from '../../../subgraphs/domain/descriptors/published-schema.ts'
import { validatorOf } from '../../../subgraphs/domain/descriptors/schema-validators.ts'
import { STANDARDS, type Standard } from '../../../subgraphs/domain/descriptors/standard-versions.ts'
import { parseYaml } from '../../../subgraphs/domain/descriptors/yaml-document.ts'
import { domainFolder, domainYaml, standard } from './support/domain-folder.ts'

function problemsOf(name: Standard, text: string) {
  const reading = parseYaml({ file: 'x.yaml', text, digest: '' })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return createStandardValidator(name)(reading.document)
}

const odps11 = `apiVersion: v1.1.0
kind: DataProduct
id: orders
name: Orders
type: aggregate
deprecated: true
synonyms: [{ synonym: Purchases, locale: en-GB, source: glossary, status: active, id: s1 }]
context:
  instructions: Amounts are in euros.
  verifiedStatements: [{ id: q1, question: How many orders a day?, answer: About 800, tags: [daily] }]
  constraints: [{ constraint: Name no customer }]
customProperties: [{ id: c1, property: costCentre, value: 17, vendor: acme }]
inputPorts: [{ name: clicks, id: i1, deprecated: false }]
outputPorts:
  - name: orders
    id: o1
    deprecated: true
    synonyms: [{ synonym: Purchases }]
    context: { instructions: One row an order. }
    sbom: [{ id: b1, type: external, tags: [spdx] }]
managementPorts: [{ name: control, content: control, id: m1, deprecated: false }]
team: { name: Orders, members: [{ username: ada, id: t1 }] }
`

/** All but the parts of the schema that the errors bring: one has a comment more. */
const told = ({ errors }: ValidateFunction) =>
  errors?.map(({ keyword, instancePath, params, message }) => ({ keyword, instancePath, params, message }))

describe.each(['odps', 'odcs'] as const)('each version of %s', (name) => {
  it('is judged by a schema that is itself valid', () => {
    for (const { amend } of STANDARDS[name].versions) {
      expect(new Ajv2019({ strict: false }).validateSchema(amend(publishedSchema(name)), true)).toBe(true)
    }
  })

  it('is there as code, which finds what the schema finds when it is compiled', () => {
    const documents = [
      {},
      { apiVersion: 'v1.0.0', kind: 7, outputPorts: [{ name: 1 }, 'x'], status: 'active', id: 'a' },
      {
        kind: 'DataContract',
        schema: [{ name: 'a', properties: [{ name: 'b', logicalType: 'text', quality: [{}] }] }],
      },
      { id: 'a', version: '1', status: 'draft', servers: [{ type: 'kafka' }], contractCreatedTs: 'yesterday', more: 1 },
    ]
    for (const { amend } of STANDARDS[name].versions) {
      const schema = amend(publishedSchema(name))
      const written = validatorOf(schema)
      // What is compiled is another function each time; what was written is loaded once.
      expect(validatorOf(schema)).toBe(written)
      const compiled = validatorOf({ ...schema, $comment: 'not the one that was written' })
      for (const document of documents) {
        expect(written(document)).toBe(false)
        expect(compiled(document)).toBe(false)
        expect(told(written)).toEqual(told(compiled))
      }
    }
  })

  it('is listed when a document is of none of them', () => {
    expect(problemsOf(name, 'kind: x\napiVersion: v9.0.0\n')).toEqual([
      {
        file: 'x.yaml',
        line: 2,
        path: '$.apiVersion',
        expected: `one of ${STANDARDS[name].versions.map((version) => version.name).join(', ')}`,
        found: '"v9.0.0"',
        product: null,
      },
    ])
  })
})

describe('ODPS 1.1.0', () => {
  it('is read with what it adds where the graph has a place: type, deprecation, ports without version or contract', async () => {
    await using folder = domainFolder({ 'domain.yaml': domainYaml('orders'), 'products/orders/product.yaml': odps11 })
    const reading = (await folderSource(folder.root).read(null)).products.get('orders/orders')
    expect(reading?.problems).toEqual([])
    expect(reading?.product).toMatchObject({
      archetype: 'AGGREGATE',
      status: 'DEPRECATED',
      inputPorts: [{ name: 'clicks', version: null, contractId: null, portId: null }],
      outputPorts: [{ id: 'orders/orders/orders-v1', version: null, contract: null }],
    })
  })

  it.each([
    ['type: aggregate\n', '$.type'],
    ['deprecated: true\n', '$.deprecated'],
    ['context: { instructions: x }\n', '$.context'],
  ])('is not mistaken for 1.0.0, which knows no %j', (line, path) => {
    const problems = problemsOf('odps', `apiVersion: v1.0.0\nkind: DataProduct\nid: x\nstatus: active\n${line}`)
    expect(problems).toMatchObject([{ line: 5, path }])
  })

  it('refuses what it does not know, and what it requires and misses', () => {
    const problems = problemsOf(
      'odps',
      'apiVersion: v1.1.0\nkind: DataProduct\nid: x\ncolour: red\ncontext: { constraints: [{ id: c }] }\noutputPorts: [{ version: 1.0.0 }]\n',
    )
    expect(problems.map(({ path }) => path).toSorted()).toEqual([
      '$.colour',
      '$.context.constraints[0].constraint',
      '$.outputPorts[0].name',
    ])
  })

  it('keeps a retired product retired, and an archetype of its own wording unknown', async () => {
    const text = odps11
      .replace('deprecated: true\n', 'deprecated: true\nstatus: retired\n')
      .replace('aggregate', 'mart')
    await using folder = domainFolder({ 'domain.yaml': domainYaml('orders'), 'products/orders/product.yaml': text })
    const reading = (await folderSource(folder.root).read(null)).products.get('orders/orders')
    expect(reading).toMatchObject({ problems: [], product: { archetype: null, status: 'RETIRED' } })
  })
})

describe('ODCS 3.0.x', () => {
  const contract = (apiVersion: string, more = '') => `apiVersion: ${apiVersion}
kind: DataContract
id: c
version: 1.0.0
status: active
schema:
  - name: t
    properties:
      - name: id
        logicalType: integer
        logicalTypeOptions: { minimum: 0, exclusiveMinimum: true }
        quality: [{ type: library, rule: duplicateCount, mustBeLessThan: 10 }, { type: sql, query: SELECT 1 }]
team: [{ username: ada, comment: keeper }]
slaProperties: [{ property: latency, value: 4, unit: d, note: nightly }]
${more}`

  it.each(['v3.0.0', 'v3.0.1', 'v3.0.2'])(
    'is read as %s has it: checks by rule, open objects, a list as team',
    (name) => {
      expect(problemsOf('odcs', contract(name))).toEqual([])
    },
  )

  it('is not mistaken for 3.1.0, which refuses the same', () => {
    const paths = problemsOf('odcs', contract('v3.1.0')).map(({ path }) => path)
    expect(paths).toContain('$.schema[0].properties[0].quality[0].metric')
    expect(paths).toContain('$.slaProperties[0].note')
  })

  it('still refuses what it never allowed', () => {
    const problems = problemsOf('odcs', contract('v3.0.2', 'colour: red\nsupport: [{ url: "https://a.example" }]\n'))
    expect(problems.map(({ path }) => path)).toEqual(['$.colour', '$.support[0].channel'])
  })

  it('gives the names of its checks, and survives a custom property without a name', async () => {
    await using folder = domainFolder({
      'domain.yaml': domainYaml('orders'),
      'products/p/product.yaml':
        'apiVersion: v1.0.0\nkind: DataProduct\nid: p\nstatus: active\noutputPorts: [{ name: t, version: 1.0.0, contractId: c }]\n',
      'products/p/contracts/c.yaml': contract('v3.0.1', 'customProperties: [{ value: nameless }]\n'),
    })
    const reading = (await folderSource(folder.root).read(null)).products.get('orders/p')
    expect(reading?.problems).toEqual([])
    expect(reading?.product?.outputPorts[0]?.checks.map((check) => check.name)).toEqual([
      't.id:duplicateCount',
      't.id:sql',
    ])
  })
})

it('the standards’ own examples are of versions that are read', () => {
  expect(problemsOf('odps', standard('odps/customer-data-product.odps.yaml'))).toEqual([])
  expect(
    problemsOf(
      'odps',
      standard('odps/customer-data-product.odps.yaml').replace(/^apiVersion: .*$/m, 'apiVersion: v1.1.0'),
    ),
  ).toEqual([])
  expect(problemsOf('odcs', standard('odcs/examples/all-schema-types.odcs.yaml'))).toEqual([])
})
