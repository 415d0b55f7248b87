import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { meshConfig } from '../../../cli/heddle/mesh/config.ts'
import { startConfig } from '../../../cli/start/settings.ts'
import { gatewayConfig } from '../../../gateway/config.ts'
import { catalogConfig } from '../../../subgraphs/catalog/config.ts'
import { domainConfig } from '../../../subgraphs/domain/config.ts'
import { lineageConfig } from '../../../subgraphs/lineage/config.ts'
import { storeConfig } from '../../../subgraphs/lineage/stores/config.ts'
import { between, page } from '../../support/pages.ts'
import { settingsOf } from '../deploy/settings.ts'

interface Row {
  readonly name: string
  readonly fallback: string
  readonly readers: readonly string[]
}

const CONFIGS: Readonly<Record<string, z.ZodObject>> = {
  start: startConfig,
  gateway: gatewayConfig,
  catalog: catalogConfig,
  lineage: lineageConfig,
  domain: domainConfig,
  heddle: storeConfig.extend(meshConfig.shape),
}

/** Read by every process before it has a configuration. */
const LOG_LEVEL = 'HEDDLE_LOG_LEVEL'

const rows: readonly Row[] = between(page('README.md'), 'configuration')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, name = '', fallback = '', readers = ''] = line.split('|').map((cell) => cell.trim())
    return { name: name.replaceAll('`', ''), fallback, readers: readers.split(', ') }
  })

/** What the schema says of a variable that is not set. */
function unset(schema: z.ZodObject, name: string): { readonly required: boolean; readonly fallback: unknown } {
  const result = (schema.shape[name] as z.ZodType).safeParse(undefined)
  return { required: !result.success, fallback: result.data }
}

describe('the configuration table of the README', () => {
  test.each(Object.keys(CONFIGS))('has what %s reads, and no more', (process) => {
    const documented = rows.filter(({ readers }) => readers.includes(process)).map(({ name }) => name)
    expect(documented.toSorted()).toEqual(Object.keys(CONFIGS[process]?.shape ?? {}).toSorted())
  })

  test.each(Object.entries(CONFIGS))('has the defaults of %s', (_process, schema) => {
    for (const name of Object.keys(schema.shape)) {
      const { required, fallback } = unset(schema, name)
      const documented = rows.find((row) => row.name === name)?.fallback
      if (required) expect([name, documented]).toEqual([name, 'required'])
      else if (fallback !== undefined) expect([name, documented]).toEqual([name, `\`${fallback}\``])
    }
  })

  test('gives no default that no process has', () => {
    for (const { name, fallback } of rows.filter((row) => row.name !== LOG_LEVEL)) {
      const known = Object.values(CONFIGS)
        .filter((schema) => name in schema.shape)
        .map((schema) => unset(schema, name))
      if (fallback === 'required') expect([name, known.some(({ required }) => required)]).toEqual([name, true])
      const literal = /^`(.*)`$/.exec(fallback)?.[1]
      if (literal !== undefined)
        expect(
          known.map((one) => String(one.fallback)),
          name,
        ).toContain(literal)
    }
  })

  test('has every variable that code reads, each once', () => {
    const names = rows.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
    expect([...settingsOf.all()].filter((name) => !names.includes(name))).toEqual([])
    expect(names.filter((name) => !settingsOf.all().has(name))).toEqual([])
  })
})
