import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import type { ProductDocument } from '../../../subgraphs/domain/documents.ts'
import type { Column } from '../../../subgraphs/domain/generated/resolver-types.ts'
import { asYaml } from '../../../subgraphs/domain/imports/as-yaml.ts'
import { EXPORTERS, IMPORTERS } from '../../../subgraphs/domain/imports/forms.ts'
import { writeFiles } from '../../../subgraphs/domain/imports/write-files.ts'
import { domainFolder, domainYaml } from './support/domain-folder.ts'
import { comparable, documentOf, fixture, invalid, read, SAMPLES, write } from './support/import-samples.ts'

type Path = readonly (string | number)[]

describe.each(SAMPLES)('the form %s, in %s', (form, file) => {
  const text = fixture(file)

  it('is told by its content, and by no other importer', () => {
    const { value } = documentOf(text)
    expect(IMPORTERS.filter((importer) => importer.recognises(value)).map(({ name }) => name)).toEqual([form])
  })

  it('becomes a product and its contracts that the standards’ own schemas accept', () => {
    const { files, problems, notCarried } = read(form, text)
    expect(problems).toEqual([])
    expect(files.filter(({ file: name }) => name.endsWith('/product.yaml'))).toHaveLength(1)
    expect(files.length).toBeGreaterThan(1 - Number(file === 'rich-manifest.yaml'))
    expect(invalid(files)).toEqual([])
    expect(notCarried).toMatchSnapshot()
  })

  it('is served by the kit without a problem', async () => {
    const { files, domain } = read(form, text)
    await using folder = domainFolder({ 'domain.yaml': domainYaml((domain ?? 'd').toLowerCase()) })
    expect(await writeFiles(folder.root, files)).toMatchObject({ ok: true })
    const reading = await folderSource(folder.root).read(null)
    expect(reading.problems).toEqual([])
    const [product] = [...reading.products.values()]
    // The manifest may name a contract whose file is elsewhere.
    expect(product?.problems.filter(({ path }) => !path?.endsWith('contractId'))).toEqual([])
    expect(product?.product && outlined(product.product)).toMatchSnapshot()
  })

  it('comes back from the native files as it was', () => {
    const { files, notCarried } = read(form, text)
    const written = write(form, files)
    expect(notCarried.filter(({ why }) => !why.startsWith('the port has no dataset'))).toEqual([])
    expect(written.notCarried).toEqual([])
    expect(comparable(written.value)).toEqual(comparable(parse(text)))
  })

  it('has no word that is neither in the files nor listed, whatever stands in its place', () => {
    const source = inlined(parse(text))
    for (const path of allOf(source, [])) {
      const before = valueAt(source, path)
      if (typeof before !== 'string' && typeof before !== 'number') continue
      const marker = typeof before === 'string' ? 'zq7marker' : 734.25
      const changed = asYaml(replaced(source, path, marker))
      const { files, notCarried, problems } = read(form, changed)
      // With a problem nothing is written: nothing is lost.
      if (problems.length > 0) continue
      const said = JSON.stringify([files, notCarried])
      expect(said, `${path.join('.')} is lost`).toContain(String(marker))
    }
  })

  it('lists each key that it does not know, and keeps each value that is a column’s', () => {
    const source = inlined(parse(text))
    for (const path of mapsOf(source, [])) {
      const changed = asYaml(replaced(source, [...path, 'zq7key'], 'zq7value'))
      const { files, notCarried, problems } = read(form, changed)
      expect(JSON.stringify([files, notCarried, problems]), `a key in ${path.join('.')} is lost`).toContain('zq7value')
    }
  })

  it('is read without an exception when any part of it is something else', () => {
    const source = inlined(parse(text))
    const paths = allOf(source, [])
    const strange = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.boolean(),
      fc.constant('?'),
      fc.constant([]),
      fc.constant({}),
      fc.constant([[{}]]),
    )
    fc.assert(
      fc.property(fc.constantFrom(...paths), strange, (path, value) => {
        const { files, problems } = read(form, asYaml(replaced(source, path, value)))
        if (problems.length > 0) expect(files).toEqual([])
        for (const problem of problems) {
          expect(problem.file).toBe('source.yaml')
          expect(problem.line).toBeGreaterThan(0)
          expect(problem.path).toMatch(/^\$/)
          expect(problem.expected).toBeTruthy()
        }
      }),
      { numRuns: 60 },
    )
  })
})

it.each(['data-product-manifest.yaml', 'rich-manifest.yaml'])(
  'the manifest %s says the same to the kit as it is, and as what it was imported into',
  async (file) => {
    const text = fixture(file)
    const { files, domain } = read('mesh-manifest', text)
    const folderName = files[0]?.file.split('/')[1]
    await using asItIs = domainFolder({
      'domain.yaml': domainYaml(String(domain)),
      [`products/${folderName}/product.yaml`]: text,
    })
    await using native = domainFolder({ 'domain.yaml': domainYaml(String(domain)) })
    await writeFiles(native.root, files)
    const [one, other] = await Promise.all(
      [asItIs, native].map(
        async ({ root }) => [...(await folderSource(root).read(null)).products.values()][0]?.product,
      ),
    )
    expect(other && comparableProduct(other)).toEqual(one && comparableProduct(one))
  },
)

/** But for what the manifest does not say and ODPS requires, what ODPS wants a URL of, and the contract that only the import has. */
function comparableProduct(product: ProductDocument): unknown {
  return {
    ...product,
    links: product.links.filter(({ url }) => URL.canParse(url)),
    version: product.version ?? '1.0.0',
    status: product.status ?? 'DRAFT',
    inputPorts: product.inputPorts.map(({ version, contractId: _, ...port }) => ({
      ...port,
      version: version ?? '1.0.0',
    })),
    outputPorts: product.outputPorts.map(({ version: _, contract: __, ...port }) => port),
  }
}

describe('from the native files into each form and back', () => {
  it.each(SAMPLES)('%s, %s: what does not come back is listed', (form, file) => {
    const { files } = read(form, fixture(file))
    for (const { name } of EXPORTERS) {
      const { value, notCarried } = write(name, files)
      const back = read(name, asYaml(value))
      const listed = notCarried.map((entry) => entry.value)
      const kept = JSON.stringify(back.files)
      const lost = files
        .flatMap((each) => leavesOf(each.value))
        .filter((leaf) => !kept.includes(JSON.stringify(leaf).slice(1, -1)) && !listed.includes(leaf))
      expect(lost, `through ${name}`).toEqual([])
    }
  })
})

/** A product as its reader would tell it: a line a column, a line a promise. */
function outlined({ outputPorts, serviceLevels, ...product }: ProductDocument): unknown {
  const promises = (terms: ProductDocument['serviceLevels']): readonly string[] =>
    terms.map(
      ({ property, objective, target, unit, comparison }) =>
        `${property} ${comparison ?? '?'} ${target} ${unit}: ${objective}`,
    )
  return {
    ...product,
    serviceLevels: promises(serviceLevels),
    outputPorts: outputPorts.map(({ contract, serviceLevels: own, ...port }) => ({
      ...port,
      serviceLevels: promises(own),
      contract: contract && { ...contract, columns: contract.columns?.map(lineOf) ?? null },
    })),
  }
}

function lineOf({ path, logicalType, physicalType, required, unique, primaryKey, semanticType }: Column): string {
  const flags = Object.entries({ required, unique, primaryKey }).flatMap(([name, isSo]) => (isSo ? [name] : []))
  return [`${path}: ${logicalType} (${physicalType})`, ...flags, semanticType ?? []].flat().join(', ')
}

/** What is said: not the version of the standard it is said in, nor the name under which a form's word has been kept. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    ['apiVersion', 'kind', 'property'].includes(key) ? [] : leavesOf(item),
  )
}

function allOf(value: unknown, at: Path): readonly Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [
    ...(at.length > 0 ? [at] : []),
    ...inner.flatMap(([key, item]) => allOf(item, [...at, Array.isArray(value) ? Number(key) : key])),
  ]
}

/** With an embedded schema as a part of the document, so that each word of it is one of the document. */
function inlined(source: { schema_definition?: unknown }): object {
  const { schema_definition: schema } = source
  return typeof schema === 'string' ? { ...source, schema_definition: parse(schema) } : source
}

function mapsOf(value: unknown, at: Path): readonly Path[] {
  const isMap = (item: unknown): boolean => typeof item === 'object' && item !== null && !Array.isArray(item)
  return [[], ...allOf(value, at).filter((path) => isMap(valueAt(value, path)))]
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}
