import { describe, expect, it } from 'vitest'
import { dbtManifest } from '../../../subgraphs/domain/imports/dbt-manifest.ts'
import { dbtSchema } from '../../../subgraphs/domain/imports/dbt-schema.ts'
import { againstTheStandards, documentOf, fileOf, importOf, lost, readByTheKit } from './support/imports.ts'

const ARTICLE = { file: 'dbt/dbt-schema.yml' }

/** A `schema.yml` with what newer projects write. */
const NEWER = `
models:
  - name: customers
    latest_version: 2
    config: { access: public, group: crm, contract: { enforced: true }, tags: [people], meta: { tier: gold } }
    columns:
      - { name: id, data_type: int, constraints: [{ type: primary_key }] }
      - { name: mail, data_type: text, data_tests: [unique: { config: { where: "id > 7" } }] }
    versions:
      - v: 1
        deprecation_date: 2027-01-31
        columns: [{ include: all, exclude: [mail] }]
      - v: 2
      - { v: 3, description: The next one., columns: [{ include: all }, { name: country, data_type: text }] }
  - { name: helper, access: private, description: Not for others. }
groups: [{ name: crm, owner: { name: Team CRM, email: crm@loomwear.example } }]
sources: [{ name: raw, tables: [{ name: people }] }]
`

describe('a schema.yml of dbt', () => {
  it('is told from a manifest and from other lists of models', () => {
    const value = documentOf(ARTICLE.file).value
    expect(dbtSchema.recognises(value)).toBe(true)
    expect(dbtManifest.recognises(value)).toBe(false)
    expect(dbtSchema.recognises({ version: 1, models: [{ name: 'a' }] })).toBe(false)
    expect(dbtSchema.recognises({ models: {} })).toBe(false)
    expect(dbtSchema.recognises(null)).toBe(false)
  })

  it('becomes a contract a model, its tests quality rules under the names that dbt gives them', async () => {
    const imported = importOf(dbtSchema, ARTICLE)
    expect(imported.problems).toEqual([])
    expect(imported.notCarried).toEqual([])
    expect(againstTheStandards(imported)).toEqual([])
    expect(fileOf(imported, 'products/dbt-schema/contracts/customer_orders-v1.yaml')).toMatchSnapshot()
    const { products, problems } = await readByTheKit(imported.files, 'sales')
    expect(problems).toEqual([])
    expect(products.get('sales/dbt-schema')?.product?.outputPorts[0]?.checks.map(({ name }) => name)).toEqual([
      'unique_customer_orders_order_id',
      'not_null_customer_orders_order_id',
      'not_null_customer_orders_customer_id',
      'relationships_customer_orders_customer_id__customer_id__ref_customers_',
      'accepted_values_customer_orders_order_status__pending__shipped__delivered__cancelled__returned',
    ])
  })

  it('says nothing of lineage, so that inputs written by hand feed its ports', () => {
    const { outputPorts } = fileOf(importOf(dbtSchema, ARTICLE), 'products/dbt-schema/product.yaml')
    expect(outputPorts).toMatchObject([{ name: 'customer_orders' }])
    expect(outputPorts).not.toMatchObject([{ inputContracts: expect.anything() }])
  })

  it('has a port for each version, with the columns that the version includes', () => {
    const imported = importOf(dbtSchema, { file: 'schema.yml', text: NEWER })
    expect(imported.problems).toEqual([])
    expect(againstTheStandards(imported)).toEqual([])
    const contracts = [1, 2, 3].map((v) => fileOf(imported, `products/crm/contracts/customers-v${v}.yaml`))
    const columns = contracts.map(({ schema }) =>
      (schema as { properties: { name: string }[] }[])[0]?.properties.map(({ name }) => name),
    )
    expect(columns).toEqual([['id'], ['id', 'mail'], ['id', 'mail', 'country']])
    expect(contracts.map(({ status }) => status)).toEqual(['deprecated', 'active', 'draft'])
    expect(fileOf(imported, 'products/crm/product.yaml')).toMatchObject({
      team: { name: 'Team CRM' },
      tags: ['people'],
    })
  })

  it('loses nothing without a word', () => {
    const imported = importOf(dbtSchema, { file: 'schema.yml', text: NEWER })
    const saidOtherwise = [
      /\.access = public$/,
      /\.(include|exclude\[\d\]) = /,
      /constraints\[0\]\.type = primary_key$/,
      /deprecation_date/,
    ]
    expect(lost(documentOf('schema.yml', NEWER).value, imported, { saidOtherwise })).toEqual([])
    expect(imported.notCarried.map(({ line, path }) => [line, path])).toEqual([
      [15, '$.models[1]'],
      [17, '$.sources'],
    ])
  })

  it('has every wrong place reported at once', () => {
    const text =
      'version: 2\nmodels:\n  - name: a\n    columns:\n      - description: nameless\n      - name: b\n        tests: [{ unique: {}, not_null: {} }, 7]\n    tags: { x: y }\n  - name: a2\n    columns: none\n'
    const { problems, files } = importOf(dbtSchema, { file: 'schema.yml', text })
    expect(files).toEqual([])
    expect(problems.map(({ line, path, expected }) => [line, path, expected])).toEqual([
      [8, '$.models[0].tags', 'a text'],
      [5, '$.models[0].columns[0].name', 'the name of a column'],
      [7, '$.models[0].columns[1].tests[0]', 'the name of a test, or a map of one name to its arguments'],
      [7, '$.models[0].columns[1].tests[1]', 'the name of a test, or a map of one name to its arguments'],
      [10, '$.models[1].columns', 'a list'],
    ])
  })
})
