import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { asYaml } from '../../../subgraphs/domain/imports/as-yaml.ts'
import { IMPORTERS } from '../../../subgraphs/domain/imports/forms.ts'
import { standard } from './support/domain-folder.ts'
import { documentOf, fixture, SAMPLES } from './support/import-samples.ts'
import { sample } from './support/imports.ts'

type Place = readonly (string | number)[]

/** A sample of each form, with what is read beside it. */
const SOURCES: readonly (readonly [
  form: string,
  file: string,
  text: string,
  beside: Readonly<Record<string, string>>,
])[] = [
  ...SAMPLES.map(([form, file]) => [form, file, fixture(file), {}] as const),
  ['dbt', 'shop/manifest.json', sample('dbt/shop/manifest.json'), { 'catalog.json': sample('dbt/shop/catalog.json') }],
  ['dbt-schema', 'dbt-schema.yml', sample('dbt/dbt-schema.yml'), {}],
  ['odps', 'customer-data-product.odps.yaml', standard('odps/customer-data-product.odps.yaml'), {}],
  ['odcs', 'full-example.odcs.yaml', standard('odcs/examples/full-example.odcs.yaml'), {}],
]
const STRANGE: readonly unknown[] = [
  null,
  '',
  '?',
  -1,
  true,
  [],
  {},
  [null],
  [[{}]],
  { constructor: 1 },
  { toString: 1 },
  Symbol.for('gone'),
]
const GONE = Symbol.for('gone')
/** So that a failure is one that the next run has too. */
const SEED = 20_261_129

describe.each(SOURCES)('the form %s, in %s', (form, _file, text, beside) => {
  it('is read, or its problems are told with line and path, whatever one place of it is, or without it', () => {
    const whole = parse(text)
    const places = placesIn(whole, [])
    const asked = fc.record({ at: fc.constantFrom(...places), value: fc.constantFrom(...STRANGE) })
    fc.assert(
      fc.property(asked, ({ at, value }) => {
        expectRead(form, changedAt(whole, at, value), beside)
      }),
      { numRuns: 60, seed: SEED },
    )
  }, 120_000)
})

it('dbt, with anything in any one place of its catalog', () => {
  const manifest = parse(sample('dbt/shop/manifest.json'))
  const catalog = parse(sample('dbt/shop/catalog.json'))
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(catalog, [])), fc.constantFrom(...STRANGE), (at, value) => {
      expectRead('dbt', manifest, { 'catalog.json': JSON.stringify(changedAt(catalog, at, value) ?? {}) })
    }),
    { numRuns: 30, seed: SEED },
  )
}, 120_000)

/** Without an exception, and with what each problem has to say. */
function expectRead(form: string, value: unknown, beside: Readonly<Record<string, string>>): void {
  if (value === undefined || value === null) return
  const importer = IMPORTERS.find(({ name }) => name === form)
  if (importer === undefined) throw new Error(form)
  const document = documentOf(form === 'dbt' ? JSON.stringify(value) : asYaml(value))
  const others = Object.entries(beside).map(([name, content]) => [name, documentOf(content, name)] as const)
  for (const each of IMPORTERS) expect(each.recognises(document.value)).toBeTypeOf('boolean')
  const { files, problems } = importer.read({ document, beside: new Map(others) })
  if (problems.length > 0) expect(files).toEqual([])
  for (const { file, line, path, expected, found } of problems) {
    expect(['source.yaml', ...Object.keys(beside)]).toContain(file)
    expect([line === null || line > 0, path?.startsWith('$'), typeof found]).toEqual([true, true, 'string'])
    expect(expected).toBeTruthy()
    expect(`${expected} ${found}`).not.toMatch(/undefined|is not a function|Cannot read|not iterable|\[object/)
  }
}

function placesIn(value: unknown, above: Place): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [above]
  return [above, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...above, key]))]
}

function changedAt(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by === GONE ? undefined : by
  const isLast = rest.length === 0
  if (Array.isArray(value))
    return isLast && by === GONE
      ? value.toSpliced(Number(key), 1)
      : value.map((item, index) => (index === Number(key) ? changedAt(item, rest, by) : item))
  const map = { ...(value as Record<string, unknown>) }
  if (isLast && by === GONE) delete map[key]
  else map[key] = changedAt(map[key], rest, by)
  return map
}
