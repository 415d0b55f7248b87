import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'

const DOMAIN = 'subgraphs/domain/standards'
const LINEAGE = 'subgraphs/lineage/standards/openlineage'

/** Processes take this for granted when they start. */
describe('the JSON Schema of a standard is itself valid:', () => {
  test.each([`${DOMAIN}/odcs/odcs-json-schema-v3.1.0.json`, `${DOMAIN}/odps/odps-json-schema-v1.0.0.json`])(
    '%s',
    (file) => {
      expect(new Ajv2019({ strict: false }).validateSchema(read(file), true)).toBe(true)
    },
  )

  test.each([`${DOMAIN}/dcs/datacontract-1.2.1.schema.json`])('%s', (file) => {
    expect(new Ajv({ strict: false }).validateSchema(read(file), true)).toBe(true)
  })

  test.each([
    `${LINEAGE}/OpenLineage.json`,
    ...readdirSync(join(packageRoot(), LINEAGE, 'facets')).map((name) => `${LINEAGE}/facets/${name}`),
  ])('%s', (file) => {
    expect(new Ajv2020({ strict: false }).validateSchema(read(file), true)).toBe(true)
  })
})

function read(file: string): object {
  return JSON.parse(readFileSync(join(packageRoot(), file), 'utf8'))
}
