import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../../../platform/package-root.ts'
import { createStandardValidator } from '../../../../subgraphs/domain/descriptors/json-schema.ts'
import { parseYaml, type YamlDocument } from '../../../../subgraphs/domain/descriptors/yaml-document.ts'
import { asYaml } from '../../../../subgraphs/domain/imports/as-yaml.ts'
import { EXPORTERS, IMPORTERS } from '../../../../subgraphs/domain/imports/forms.ts'
import type { Imported, ImportedFile, NotCarried } from '../../../../subgraphs/domain/imports/importer.ts'

/** Each form with the article's own sample, where one has it, and with one that says all that the form has words for. */
export const SAMPLES = [
  ['mesh-manifest', 'data-product-manifest.yaml'],
  ['mesh-manifest', 'rich-manifest.yaml'],
  ['output-ports', 'output-ports-contract.yaml'],
  ['output-ports', 'rich-output-ports.yaml'],
  ['schema-fields', 'schema-fields-contract.yaml'],
  ['streaming', 'streaming-contract.yaml'],
  ['streaming', 'rich-avro.yaml'],
  ['avro', 'customer-order.avsc'],
  ['data-product-contract', 'data-product-contract.json'],
  ['data-product-contract', 'rich-json-schema.json'],
  ['datacontract', 'datacontract.yaml'],
  ['datacontract', 'rich-datacontract.yaml'],
  ['dpds', 'descriptor.json'],
  ['dpds', 'rich-descriptor.yaml'],
] as const

export function fixture(name: string): string {
  return readFileSync(join(packageRoot(), 'test/unit/domain/fixtures', name), 'utf8')
}

export function documentOf(text: string, file = 'source.yaml'): YamlDocument {
  const reading = parseYaml({ file, text, digest: '' })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

export function read(form: string, text: string): Imported {
  const importer = IMPORTERS.find(({ name }) => name === form)
  if (importer === undefined) throw new Error(form)
  return importer.read({ document: documentOf(text), beside: new Map() })
}

const VALIDATORS = { DataProduct: createStandardValidator('odps'), DataContract: createStandardValidator('odcs') }

/** What the standards' own schemas say of the files. */
export function invalid(files: readonly ImportedFile[]): readonly unknown[] {
  return files.flatMap(({ file, value }) =>
    VALIDATORS[(value as { kind: 'DataProduct' | 'DataContract' }).kind](documentOf(asYaml(value), file)),
  )
}

export function write(
  form: string,
  files: readonly ImportedFile[],
): { readonly value: unknown; readonly notCarried: readonly NotCarried[] } {
  const exporter = EXPORTERS.find(({ name }) => name === form)
  if (exporter === undefined) throw new Error(form)
  const documents = files.map(({ file, value }) => documentOf(asYaml(value), file))
  const [product, ...contracts] = documents.toSorted((a, b) => Number(isContract(a)) - Number(isContract(b)))
  if (product === undefined) throw new Error('no product')
  return exporter.write({ product, contracts })
}

function isContract({ value }: YamlDocument): boolean {
  return (value as { kind: string }).kind === 'DataContract'
}

/** An embedded schema is a text: two texts of one schema are the same schema. */
export function comparable(value: unknown): unknown {
  const { schema_definition: schema, ...rest } = value as { schema_definition?: unknown }
  return typeof schema === 'string' ? { ...rest, schema_definition: parse(schema) } : value
}
