import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportCommand } from '../../../../cli/heddle/import/export.ts'
import { importCommand } from '../../../../cli/heddle/import/import.ts'
import { newDomainCommand } from '../../../../cli/heddle/new/new-domain.ts'
import { newProductCommand } from '../../../../cli/heddle/new/new-product.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { jsonSchemaOf } from '../../../../cli/heddle/schema-command.ts'
import { IMPORTERS } from '../../../../subgraphs/domain/imports/forms.ts'
import { fixture } from '../../domain/support/import-samples.ts'
import { sample } from '../../domain/support/imports.ts'
import { recordingTerminal } from './terminal.ts'

let place = ''
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'heddle-import-'))
  await heddle('new', 'domain', 'sales', '--folder', place, '--offline', '--title', 'Sales', '--owner', 'Team Sales')
})
afterEach(() => {
  rmSync(place, { recursive: true })
})

const commands = [newDomainCommand(), newProductCommand(), importCommand(), exportCommand()]

async function heddle(...parameters: readonly string[]) {
  return heddleUntil(new AbortController().signal, ...parameters)
}

async function heddleUntil(signal: AbortSignal, ...parameters: readonly string[]) {
  const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config') }, { signal })
  const code = await runHeddle({ commands, version: '1' }, parameters, terminal)
  return { code, ...said }
}

/** The JSON that a command answers with, which is of the form that it says. */
async function answer(...parameters: readonly string[]) {
  const { code, out } = await heddle(...parameters, '--folder', place, '--json')
  const said = JSON.parse(out)
  const command = commands.find(({ name }) => name === parameters[0])
  if (command === undefined) throw new Error(parameters[0])
  const schema = jsonSchemaOf(command)
  const form = said.error === undefined ? schema : (schema.$defs as { failure: object }).failure
  const validate = new Ajv2020({ strict: false }).compile(form)
  expect([validate(said), validate.errors]).toEqual([true, null])
  return { code, said }
}

function source(name: string, text: string): string {
  const path = join(place, name)
  writeFileSync(path, text)
  return path
}

describe('what is wrong with a source', () => {
  test('is told to programs part by part, and to people in a line', async () => {
    const path = source('a.yaml', 'version: 1\ndata_product: ""\noutput_ports: {}\n')
    const { code, said } = await answer('import', path)
    expect(code).toBe(1)
    expect(said.error.code).toBe('IMPORT_PROBLEMS')
    expect(said.error.problems).toEqual([
      { file: path, line: 2, path: '$.data_product', expected: 'a text (it is required)', found: '""', product: null },
      { file: path, line: 3, path: '$.output_ports', expected: 'a list', found: '{}', product: null },
    ])
    const { err } = await heddle('import', path, '--folder', place)
    expect(err).toContain(`  - ${path}:2 $.data_product: expected a text (it is required), found ""\n`)
  })

  test('is one line of a file that is of no form, with the forms that there are', async () => {
    const text = '# Orders\n\n- [a](b): `c`: *d*\n\t@e: {\n'
    const path = source('README.md', text)
    const { code, said } = await answer('import', path)
    expect(code).toBe(1)
    expect(said.error.problems).toEqual([
      {
        file: path,
        line: null,
        path: null,
        expected: `a document of one of the forms ${IMPORTERS.map(({ name }) => name).join(', ')}`,
        found: 'a file that is neither YAML nor JSON (no YAML from line 3 on)',
        product: null,
      },
    ])
    // What is called YAML is taken at its word.
    const { said: named } = await answer('import', source('readme.yaml', text))
    expect(named.error.problems.map(({ line }: { line: number }) => line)).toContain(3)
  })

  test('comes with the advice to overwrite where that helps, and only there', async () => {
    const path = source('a.yaml', fixture('output-ports-contract.yaml'))
    expect((await answer('import', path)).said.written).toBe(true)
    source('a.yaml', fixture('output-ports-contract.yaml').replace(/^version:.*/m, 'version: 7.0.0'))
    const again = await answer('import', path)
    expect(again.said.error).toMatchObject({ code: 'NOT_WRITTEN', advice: expect.stringContaining('--overwrite') })
    expect(again.said.error.problems.at(-1)).toMatchObject({
      file: 'products/customer360/product.yaml',
      found: expect.stringMatching(/^an import that changes version \("1.0.0" to "7.0.0"\)/),
    })
    expect((await answer('import', path, '--overwrite')).code).toBe(0)

    rmSync(join(place, 'products'), { recursive: true })
    writeFileSync(join(place, 'products'), 'no folder')
    const { said } = await answer('import', path)
    expect([said.error.code, said.error.advice]).toEqual(['NOT_WRITTEN', undefined])
  })
})

test('what is imported again is the same: nothing is written, and that is said', async () => {
  const path = source('a.yaml', fixture('output-ports-contract.yaml'))
  await answer('import', path)
  const { code, said } = await answer('import', path)
  expect(code).toBe(0)
  expect(said.changes.map(({ state }: { state: string }) => state)).toEqual(said.files.map(() => 'same'))
  const { out } = await heddle('import', path, '--folder', place)
  expect(out).toMatch(/^unchanged {2}\d files, there already as they would be written$/m)
  expect(out).toMatch(/^written 0 files in /m)
})

test('a port more is added without leave, and the rest of the product is neither replaced nor said to be', async () => {
  const contract = (name: string) =>
    source(
      `${name}.yaml`,
      `apiVersion: v3.1.0\nkind: DataContract\nid: ${name}-id\nname: ${name}\ndataProduct: loans\nversion: 1.0.0\nstatus: active\n`,
    )
  await answer('import', contract('one'))
  const { out } = await heddle('import', contract('two'), '--folder', place)
  expect(out).toContain('  products/loans/product.yaml: adds outputPorts[two]\n')
  const { outputPorts } = parse(readFileSync(join(place, 'products/loans/product.yaml'), 'utf8'))
  expect(outputPorts.map(({ name }: { name: string }) => name)).toEqual(['one', 'two'])
})

test('an import of many large files ends soon when it is stopped, and has written nothing', async () => {
  const fields = Array.from({ length: 5_000 }, (_, index) => ({ name: `f${index}`, type: 'string' }))
  for (let index = 0; index < 30; index++)
    source(`${index}.avsc`, JSON.stringify({ type: 'record', name: `R${index}`, fields }))
  const stopping = new AbortController()
  const under = heddleUntil(stopping.signal, 'import', place, '--folder', place, '--json')
  await new Promise<void>((turn) => setImmediate(turn))
  const began = performance.now()
  stopping.abort()
  const { code, out } = await under
  expect(performance.now() - began).toBeLessThan(5_000)
  expect([code, JSON.parse(out)]).toMatchObject([1, { error: { code: 'STOPPED' } }])
  expect(existsSync(join(place, 'products', 'r0'))).toBe(false)
})

test('files read beside another are named with it, and not as skipped', async () => {
  const manifest = source('manifest.json', sample('dbt/shop/manifest.json'))
  const catalog = source('columns.json', sample('dbt/shop/catalog.json'))
  const profiles = source('profiles.yml', sample('dbt/shop/profiles.yml'))
  const { said } = await answer('import', manifest, catalog, profiles, '--dry-run')
  expect(said.sources).toEqual([{ file: manifest, form: 'dbt', beside: [catalog, profiles] }])
  expect(said.skipped).toEqual([])
  const { out } = await heddle('import', manifest, catalog, profiles, '--dry-run', '--folder', place)
  expect(out).toContain(`read       ${catalog} with it\n`)
  expect(out).not.toContain('skipped')
})

test('an imported product lies where a new one of its name does', async () => {
  const path = source('a.yaml', 'data_product: loans\nschema: { fields: [{ name: id, type: string }] }\n')
  const imported = await answer('import', path, '--dry-run')
  expect((await heddle('new', 'product', 'loans', '--folder', place, '--yes')).code).toBe(0)
  const files = (imported.said.files as readonly string[]).map((file) => readFileSync(join(place, file), 'utf8'))
  expect(files.map((text) => parse(text).kind)).toEqual(['DataProduct', 'DataContract'])
})

describe('export', () => {
  beforeEach(async () => {
    await heddle('new', 'product', 'loans', '--folder', place, '--yes')
  })

  test('says of what has no place in the form in which file and line it stands', async () => {
    const { said } = await answer('export', 'loans', '--to', 'schema-fields')
    expect(said.notCarried.length).toBeGreaterThan(0)
    for (const { file, line, path } of said.notCarried) {
      expect(file).toMatch(/^products\/loans\/(product|contracts\/loans-v1)\.yaml$/)
      const key = /(\w+)(?:\[\d+\])*$/.exec(path)?.[1]
      expect(readFileSync(join(place, file), 'utf8').split('\n')[line - 1], path).toContain(key)
    }
    const { err } = await heddle('export', 'loans', '--to', 'schema-fields', '--folder', place)
    expect(err).toMatch(/^left out {2}products\/loans\/product\.yaml:\d+ \$\./m)
  })

  test.each([
    ['data-product-contract', true],
    ['streaming', false],
  ])('prints %s as that form is written', async (form, isJson) => {
    const { said } = await answer('export', 'loans', '--to', form)
    const { out } = await heddle('export', 'loans', '--to', form, '--folder', place)
    expect(isJson ? JSON.parse(out) : parse(out)).toEqual(said.document)
    expect(out.startsWith('{')).toBe(isJson)
  })
})
