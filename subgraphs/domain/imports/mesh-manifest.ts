import { datasetOfConnection } from '../descriptors/readers/mesh-manifest.ts'
import type { Exporter, ImportedFile, Importer } from './importer.ts'
import { writeManifest } from './mesh-manifest-export.ts'
import {
  compact,
  contractFile,
  contractId,
  customProperties,
  fileSlug,
  imported,
  isUri,
  ownership,
  productFile,
  UNSAID,
  wordOf,
} from './native-files.ts'
import { type Field, readSource } from './source.ts'

/** The `mesh.io/v1alpha1` manifest. The kit serves it as it is; this is for who moves on to the standards. */
export const meshManifest: Importer & Exporter = {
  name: 'mesh-manifest',
  title: 'mesh.io/v1alpha1 DataProduct manifest',
  recognises: (value) => wordOf((value as { apiVersion?: unknown } | null)?.apiVersion).startsWith('mesh.io/'),
  read({ document }) {
    const source = readSource(document)
    const { root } = source
    is(root.map().child('apiVersion'), 'mesh.io/v1alpha1')
    is(root.child('kind'), 'DataProduct')
    const metadata = root.child('metadata').map()
    const spec = root.child('spec').map()
    const name = metadata.child('name').needed()
    const folder = fileSlug(metadata.child('name'), name)
    const domain = metadata.child('domain').text()
    const notes = annotationsOf(metadata)
    const said = (key: string): string | undefined => notes.get(`heddle.${key}`)?.text()
    const version = metadata.child('version').text() ?? said('version') ?? UNSAID.version
    const status = said('status') ?? UNSAID.status
    const head = { folder, domain, status, name }
    const ports = spec
      .child('outputPorts')
      .items()
      .map((port) => outputPort(port, head))
    const product = productFile(folder, {
      id: domain === undefined ? folder : `${domain}/${folder}`,
      name,
      version,
      status,
      domain,
      description: descriptionOf(notes),
      tags: [...(notes.get('heddle.tags')?.texts() ?? []), ...labelsOf(metadata)],
      ...ownerWith(metadata.child('owner').text(), said('owner'), said('email')),
      authoritativeDefinitions: spec.child('outputPorts').items().flatMap(schemaLink),
      inputPorts: spec
        .child('inputPorts')
        .items()
        .map((port) => inputPort(port)),
      outputPorts: ports.map(({ port }) => port),
      customProperties: customProperties({
        'heddle.transformation': transformationOf(spec.child('transformation').map()),
        'heddle.serviceLevels': [
          ...spec
            .child('expectations')
            .entries()
            .map(([property, field]) => ({ property, value: field.all() })),
          ...(notes.get('heddle.serviceLevels')?.items() ?? []).map((entry) => entry.all()),
        ],
        ...restOf(metadata, ['version', 'status', 'description', 'tags', 'owner', 'email', 'serviceLevels']),
      }),
    })
    return imported(source, metadata.child('domain'), [product, ...ports.flatMap(({ contract }) => contract ?? [])])
  },
  write: writeManifest,
}

function is(field: Field, expected: string): void {
  if (field.text() !== expected) field.problem(JSON.stringify(expected))
}

function annotationsOf(owner: Field): ReadonlyMap<string, Field> {
  return new Map(owner.child('annotations').entries())
}

/** Annotations that no field of the standards stands for, under their own names. */
function restOf(owner: Field, known: readonly string[]): Readonly<Record<string, unknown>> {
  const used = known.map((key) => `heddle.${key}`)
  return Object.fromEntries(
    [...annotationsOf(owner)].flatMap(([key, field]) => (used.includes(key) ? [] : [[key, field.all()]])),
  )
}

function descriptionOf(notes: ReadonlyMap<string, Field>): object {
  const field = notes.get('heddle.description')
  if (field === undefined || typeof field.value !== 'object') return compact({ purpose: field?.text() })
  return compact({
    purpose: field.child('purpose').text(),
    usage: field.child('usage').text(),
    limitations: field.child('limitations').text(),
  })
}

function labelsOf(metadata: Field): readonly string[] {
  return metadata
    .child('labels')
    .entries()
    .map(([key, field]) => `${key}:${field.text()}`)
}

function ownerWith(owner: string | undefined, name: string | undefined, email: string | undefined): object {
  const { team, support } = ownership(owner) as { team?: { name: string }; support?: readonly object[] }
  return compact({
    team: compact({
      name: name ?? team?.name,
      customProperties: customProperties({ 'heddle.email': email }),
    }),
    support,
  })
}

/** Resources are words to the graph; `mesh-manifest-export.ts` reads them again. */
function transformationOf(transformation: Field): object {
  const resources = transformation
    .child('resources')
    .entries()
    .map(([name, amount]) => `${name} ${amount.text()}`)
  return compact({
    engine: transformation.child('engine').text(),
    version: transformation.child('version').text(),
    description: resources.join(', ') || undefined,
  })
}

function schemaLink(port: Field): readonly object[] {
  const registry = port.child('schemaRegistry')
  if (!registry.isGiven || !isUri(registry.value)) return []
  return [{ type: 'schemaRegistry', url: registry.text(), description: `Schema of ${port.child('name').value}` }]
}

function inputPort(port: Field): object {
  const get = port.map().child
  const notes = annotationsOf(port)
  const name = get('name').needed()
  const connection = get('connection').text()
  const dataset = datasetOfConnection(connection)
  const how = [get('type').text(), connection].filter((part) => part !== undefined).join(' ')
  const portId = notes.get('heddle.portId')?.text()
  return compact({
    name,
    version: get('version').text() ?? UNSAID.version,
    contractId: get('contractId').text() ?? portId ?? dataset?.name ?? name,
    customProperties: customProperties({
      'heddle.dataset': notes.has('heddle.dataset') ? undefined : (dataset ?? undefined),
      'heddle.description': notes.has('heddle.description') || how === '' ? undefined : how,
      type: get('type').text(),
      connection,
      ...restOf(port, []),
    }),
  })
}

interface ManifestHead {
  readonly folder: string
  readonly name: string
  readonly domain: string | undefined
  readonly status: string
}

/** A contract is made of what the manifest says of one: how it is partitioned. Columns besides those it does not know. */
function outputPort(
  port: Field,
  head: ManifestHead,
): { readonly port: object; readonly contract: ImportedFile | null } {
  const get = port.map().child
  const name = get('name').needed()
  const contract = get('contract').map()
  const type = get('type').text()
  const registry = get('schemaRegistry')
  const partitioning = contract.child('partitioning').texts()
  const named = get('contractId').text() ?? contract.child('id').text()
  const file = fileSlug(get('name'), name)
  const isDescribed = named === undefined && partitioning.length > 0
  const id = named ?? (isDescribed ? contractId(head.domain, head.folder, file) : undefined)
  const description = annotationsOf(port).get('heddle.description')
  // Not the product's: the kit gives a port without a version the id of a first one, and its id has to stay.
  const version = get('version').text() ?? UNSAID.version
  const isSpoken = typeof description?.value === 'string'
  return {
    port: compact({
      name,
      description: isSpoken ? description?.text() : undefined,
      type,
      version,
      contractId: id,
      customProperties: customProperties({
        'heddle.format': contract.child('format').text(),
        'heddle.location': get('location').text(),
        partitioning: isDescribed ? undefined : partitioning,
        schemaRegistry: isUri(registry.value) ? undefined : registry.text(),
        ...restOf(port, isSpoken ? ['description'] : []),
      }),
    }),
    contract: isDescribed
      ? contractFile(head.folder, file, {
          id,
          version,
          status: head.status,
          domain: head.domain,
          dataProduct: head.name,
          schema: [
            compact({
              name,
              physicalType: type,
              properties: partitioning.map((column, index) => ({
                name: column,
                partitioned: true,
                partitionKeyPosition: index + 1,
              })),
            }),
          ],
        })
      : null,
  }
}
