import type { ImportedFile } from '../importer.ts'
import { keptOthers } from '../kept.ts'
import { keepOthersOf, type Layers, pick } from '../layers.ts'
import { isMap } from '../marks.ts'
import {
  type CustomProperty,
  compact,
  contractFile,
  contractId,
  customOf,
  customProperties,
  fileSlug,
  keptProperties,
  UNSAID,
} from '../native-files.ts'
import type { Field } from '../source.ts'
import { follow, type Given } from './beside.ts'
import { definitionOf, levelsOf, readDataStore } from './data-store.ts'

/** A reference says where a port is, and nothing of it. */
export const OF_THE_TARGET: ReadonlySet<string> = new Set(['$ref'])

/** Kinds of ports by the specification that describes their API. */
const TYPES: Readonly<Record<string, string>> = {
  datastoreapi: 'table',
  asyncapi: 'event-stream',
  openapi: 'rest-api',
  graphql: 'graphql',
  grpc: 'grpc',
  protobuf: 'grpc',
}

export interface ProductOfPorts extends Given {
  readonly folder: string
  readonly name: string
  readonly domain: string
}

interface PortRead {
  readonly layers: Layers
  readonly name: string
  readonly version: string
  readonly tags: readonly string[]
  readonly description: string | undefined
  /** What has no field, but for the keys in `placed`. */
  kept(placed?: readonly string[]): readonly CustomProperty[]
}

/** What a port is, wherever it is written: in its place, under `components`, or in a file beside. */
function readPort(port: Field, given: Given): PortRead {
  const layers = follow(port, given) ?? [port]
  const reference = port.child('$ref')
  const isWithin = String(reference.value).startsWith('#')
  if (reference.isGiven && !isWithin) reference.explain('what it refers to is written out in its place')
  const target = layers.at(-1) ?? port
  const nameOf = (key: string): string =>
    pick(layers, key).isGiven ? pick(layers, key).needed() : target.child(key).needed()
  return {
    layers,
    name: nameOf('name'),
    version: nameOf('version'),
    tags: pick(layers, 'tags').texts(),
    description: pick(layers, 'description').text(),
    kept: (placed = []) => [
      ...customProperties({ 'dpds.$ref': isWithin ? reference.text() : undefined }),
      ...keepOthersOf(
        layers,
        'dpds',
        new Set(['$ref', 'name', 'version', 'tags', 'description', ...placed]),
        OF_THE_TARGET,
      ),
    ],
  }
}

/** An input says what is read by the name that whoever offers it has for it. */
export function readInputPort(port: Field, given: Given): object {
  const { layers, name, version, tags, description, kept } = readPort(port, given)
  return compact({
    name,
    version,
    contractId: pick(layers, 'fullyQualifiedName').text() ?? name,
    tags,
    customProperties: [...customProperties({ 'heddle.description': description }), ...kept(['fullyQualifiedName'])],
  })
}

export function readManagementPort(port: Field, content: string, given: Given): object {
  const { name, version, tags, description, kept } = readPort(port, given)
  return compact({
    name,
    content,
    description,
    tags,
    customProperties: [...customProperties({ 'dpds.version': version }), ...kept()],
  })
}

/** An output port, and its contract where a Data Store API describes tables. */
export function readOutputPort(
  port: Field,
  product: ProductOfPorts,
): { readonly port: object; readonly contract: ImportedFile | null } {
  const { layers, name, version, tags, description, kept } = readPort(port, product)
  const promises = pick(layers, 'promises')
  const api = promises.child('api')
  const specification = String(api.child('specification').value ?? '').toLowerCase()
  const definition = specification === 'datastoreapi' ? definitionOf(api.child('definition'), product) : undefined
  const store = definition === undefined ? undefined : readDataStore(definition, product)
  const file = name === '' ? '' : fileSlug(pick(layers, 'name'), name)
  const fullName = pick(layers, 'fullyQualifiedName').text()
  const id = store === undefined ? undefined : (fullName ?? contractId(product.domain, product.folder, file))
  return {
    port: compact({
      name,
      description,
      type: TYPES[specification] ?? promises.child('servicesType').text(),
      version,
      contractId: id,
      tags,
      customProperties: [
        ...customProperties({ 'heddle.serviceLevels': levelsOf(promises.child('slo').value) }),
        ...(store === undefined ? keptProperties({ 'dpds.fullyQualifiedName': fullName }) : []),
        ...keptProperties({ 'dpds.promises': keptPromises(promises, store !== undefined) }),
        ...kept(['promises', 'fullyQualifiedName']),
      ],
    }),
    contract:
      store === undefined
        ? null
        : contractFile(product.folder, file, {
            id,
            version,
            status: UNSAID.status,
            domain: product.domain,
            dataProduct: product.name,
            ...store,
          }),
  }
}

/** As they are written, but for the definition that has become a contract. */
function keptPromises(promises: Field, hasContract: boolean): unknown {
  if (!promises.isGiven) return undefined
  if (!hasContract) return promises.all()
  const without = (owner: Field, key: string): object =>
    Object.fromEntries(
      owner
        .entries()
        .filter(([name]) => name !== key)
        .map(([name, field]) => [name, field.all()]),
    )
  return { ...without(promises, 'api'), api: without(promises.child('api'), 'definition') }
}

/** The promises of a port again, for who writes it; `definition` is that of its contract. */
export function writePromises(port: Field, definition: object | undefined): unknown {
  const custom = customOf(port)
  const kept = custom.get('dpds.promises')?.all()
  const promises = isMap(kept) ? kept : {}
  const api = isMap(promises.api) ? promises.api : {}
  custom.get('heddle.serviceLevels')?.expect(levelsOf(promises.slo))
  const isStore = String(api.specification ?? 'datastoreapi').toLowerCase() === 'datastoreapi'
  const type = isStore && definition !== undefined ? 'table' : TYPES[String(api.specification ?? '').toLowerCase()]
  port.child('type').expect(type ?? promises.servicesType)
  if (definition === undefined) return kept
  return { ...promises, api: { specification: 'datastoreapi', specificationVersion: '1.0.0', ...api, definition } }
}

/** What a port says besides: the first has been looked up, and the others are of the kind of port that says them. */
export function writeKept(
  custom: ReadonlyMap<string, Field>,
  taken: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  return keptOthers(custom, 'dpds', new Set(['dpds.$ref', ...taken]))
}
