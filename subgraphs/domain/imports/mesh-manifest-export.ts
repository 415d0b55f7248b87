import { datasetOfConnection } from '../descriptors/readers/mesh-manifest.ts'
import type { ExportInput, NotCarried } from './importer.ts'
import { compact, contractId, customOf, fileSlug, ownerOf, UNSAID, wordOf } from './native-files.ts'
import { contractOfProduct, expectDerived, openNative } from './native-source.ts'
import type { Field } from './source.ts'

const NO_PLACE = 'the manifest has no place for it: keep the ODPS and ODCS files beside it'

/** A product as a `mesh.io/v1alpha1` manifest: what it has no field for stands in its annotations, as the kit reads them. */
export function writeManifest(input: ExportInput): {
  readonly value: unknown
  readonly notCarried: readonly NotCarried[]
} {
  const native = openNative(input, NO_PLACE)
  const { product } = native
  const get = product.child
  const name = get('name').text() ?? ''
  const domain = get('domain').text()
  const folder = fileSlug(get('name'), name)
  expectDerived(product, { id: domain === undefined ? folder : `${domain}/${folder}` })
  const custom = customOf(product)
  const version = get('version').text()
  const status = get('status').text()
  const tags = get('tags').texts()
  const labels = tags.filter((tag) => tag.includes(':'))
  const expectations = expectationsOf(custom.get('heddle.serviceLevels'))
  const metadata = compact({
    name,
    domain,
    owner: ownerOf(product),
    version: version === UNSAID.version ? undefined : version,
    labels: Object.fromEntries(labels.map((tag) => [tag.split(':')[0], tag.slice(tag.indexOf(':') + 1)])),
    annotations: compact({
      'heddle.status': status === UNSAID.status ? undefined : status,
      'heddle.description': descriptionOf(product),
      'heddle.tags': tags.filter((tag) => !tag.includes(':')),
      'heddle.email': customOf(get('team')).get('heddle.email')?.text(),
      ...restOf(custom, ['heddle.transformation', 'heddle.serviceLevels']),
      'heddle.serviceLevels': expectations.others,
    }),
  })
  const spec = compact({
    inputPorts: get('inputPorts').items().map(inputPort),
    transformation: transformationOf(custom.get('heddle.transformation')),
    outputPorts: native.ports.map((port) => outputPort(port, product, native.contractOf(port))),
    expectations: expectations.plain,
  })
  return {
    value: { apiVersion: 'mesh.io/v1alpha1', kind: 'DataProduct', metadata, spec },
    notCarried: native.notCarried(),
  }
}

function restOf(custom: ReadonlyMap<string, Field>, used: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...custom].flatMap(([key, field]) => (used.includes(key) ? [] : [[key, field.all()]])))
}

/** A property and its value is all that an expectation says; a promise with more stands in an annotation. */
function expectationsOf(levels: Field | undefined): { plain: Record<string, unknown>; others: readonly unknown[] } {
  const plain = new Map<string, unknown>()
  const others: unknown[] = []
  for (const level of levels?.items() ?? []) {
    const { property, value, ...more } = level.value as { property: string; value: unknown }
    level.all()
    if (Object.keys(more).length === 0 && value !== null && !plain.has(property)) plain.set(property, value)
    else others.push(level.value)
  }
  return { plain: Object.fromEntries(plain), others }
}

function descriptionOf(product: Field): unknown {
  const { child } = product.child('description')
  const said = compact({
    purpose: child('purpose').text(),
    usage: child('usage').text(),
    limitations: child('limitations').text(),
  })
  return Object.keys(said).join() === 'purpose' ? said.purpose : said
}

/** Resources are told by their wording, `memory 4Gi, cpu 2`; any other text has no field here. */
function transformationOf(field: Field | undefined): object | undefined {
  if (field === undefined) return undefined
  const description = field.child('description')
  const parts = wordOf(description.value).split(', ')
  const resources = parts.every((part) => /^\S+ \S+$/.test(part)) ? parts.map((part) => part.split(' ')) : []
  if (resources.length > 0) description.text()
  return compact({
    engine: field.child('engine').text(),
    version: field.child('version').text(),
    resources: Object.fromEntries(resources),
  })
}

function inputPort(port: Field): object {
  const custom = customOf(port)
  const name = port.child('name').text()
  const version = port.child('version').text()
  const type = custom.get('type')?.text()
  const connection = custom.get('connection')?.text()
  const dataset = datasetOfConnection(connection)
  const portId = custom.get('heddle.portId')?.value
  const id = port.child('contractId')
  const derivedId = portId ?? dataset?.name ?? name
  custom.get('heddle.dataset')?.expect(dataset)
  custom.get('heddle.description')?.expect([type, connection].filter((part) => part !== undefined).join(' '))
  const isDerived = (key: string): boolean =>
    (key === 'heddle.dataset' && connection !== undefined && dataset !== null) ||
    (key === 'heddle.description' && (type ?? connection) !== undefined)
  return compact({
    name,
    type,
    connection,
    version: version === UNSAID.version ? undefined : version,
    contractId: id.text() === derivedId ? undefined : id.value,
    annotations: restOf(custom, ['type', 'connection', ...[...custom.keys()].filter(isDerived)]),
  })
}

function outputPort(port: Field, product: Field, contract: Field | undefined): object {
  const custom = customOf(port)
  const name = port.child('name').text() ?? ''
  const version = port.child('version').text()
  const type = port.child('type').text()
  const id = port.child('contractId').text()
  const folder = fileSlug(product.child('name'))
  const derivedId = contractId(product.child('domain').value, folder, fileSlug(port.child('name'), name))
  // A contract is made on the way back of how the data is partitioned; one that says nothing of it is referred to.
  const isDerived = id === derivedId && contract !== undefined && isPartitioned(contract.child('schema').child(0))
  if (isDerived) expectDerived(contract, { id, ...contractOfProduct(product), version })
  const object = contract?.child('schema').child(0)
  expectDerived(object, { name, physicalType: type })
  return compact({
    name,
    type,
    version: version === UNSAID.version ? undefined : version,
    location: custom.get('heddle.location')?.text(),
    schemaRegistry: custom.get('schemaRegistry')?.text() ?? registryOf(product, name),
    contractId: isDerived ? undefined : id,
    contract: compact({
      format: custom.get('heddle.format')?.text(),
      partitioning: custom.get('partitioning')?.texts() ?? partitioningOf(object),
    }),
    annotations: compact({
      'heddle.description': port.child('description').text(),
      ...restOf(custom, ['heddle.location', 'heddle.format', 'schemaRegistry', 'partitioning']),
    }),
  })
}

function registryOf(product: Field, port: string): string | undefined {
  const link = product
    .child('authoritativeDefinitions')
    .items()
    .find(({ child }) => child('type').value === 'schemaRegistry' && child('description').value === `Schema of ${port}`)
  link?.child('type').all()
  link?.child('description').all()
  return link?.child('url').text()
}

function isPartitioned(object: Field): boolean {
  return object
    .child('properties')
    .items()
    .some(({ child }) => child('partitioned').value === true)
}

/** In the order of their positions; a column says no more here than its name. */
function partitioningOf(object: Field | undefined): readonly string[] {
  const columns = object?.child('properties').items() ?? []
  return columns
    .filter(({ child }) => child('partitioned').value === true)
    .toSorted((a, b) => Number(a.child('partitionKeyPosition').value) - Number(b.child('partitionKeyPosition').value))
    .map((column) => {
      column.child('partitioned').all()
      column.child('partitionKeyPosition').all()
      return column.child('name').text() ?? ''
    })
}
