import { compareTexts } from '../../../platform/compare-texts.ts'
import { digest } from '../composition/contract.ts'
import type { HarvestedPort, HarvestedProduct } from '../harvest/product.ts'

/** What was declared of a product, without what was measured of it: what a release is made of, and what versions differ in. */
export type DeclaredProduct = HarvestedProduct & { readonly quality: null }

type ServiceLevels = HarvestedProduct['serviceLevels']

export function declaredProduct(product: HarvestedProduct): DeclaredProduct {
  const ports = product.outputPorts?.map(declaredPort) ?? null
  return { ...product, outputPorts: ports, serviceLevels: ownPromises(product), quality: null }
}

function declaredPort(port: HarvestedPort): HarvestedPort {
  return { ...port, serviceLevels: promises(port.serviceLevels), quality: null }
}

/** A product answers the promises of its ports beside its own: those are told with the ports. */
function ownPromises({ serviceLevels, outputPorts }: HarvestedProduct): ServiceLevels {
  const ofPorts = new Set((outputPorts ?? []).flatMap((port) => (port.serviceLevels ?? []).map(({ id }) => id)))
  return promises(serviceLevels?.filter(({ id }) => !ofPorts.has(id)) ?? null)
}

function promises(levels: ServiceLevels): ServiceLevels {
  return levels?.map((level) => ({ ...level, actual: null, met: null, since: null })) ?? null
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** By name, such as `owner.email` or `serviceLevels.freshness.target`. What is null or absent is not in it. */
export type Fields = ReadonlyMap<string, Json>

/** A product as parts that are compared by their names: the order in which they were declared says nothing. */
export interface FlatProduct {
  readonly fields: Fields
  /** By name. */
  readonly inputPorts: ReadonlyMap<string, Fields>
  /** By id. */
  readonly ports: ReadonlyMap<string, FlatPort>
}

export interface FlatPort {
  readonly fields: Fields
  /** By id. */
  readonly columns: ReadonlyMap<string, FlatColumn>
}

export interface FlatColumn {
  readonly path: string
  readonly fields: Fields
}

export function flatten(product: DeclaredProduct): FlatProduct {
  return {
    fields: fieldsOf(product, ['id', 'inputPorts', 'outputPorts']),
    inputPorts: keyed(
      product.inputPorts,
      ({ name }) => name,
      (port) => fieldsOf(port, ['name']),
    ),
    ports: keyed(
      product.outputPorts,
      ({ id }) => id,
      ({ contract, ...port }) => ({
        fields: fieldsOf({ ...port, contract: contract === null ? null : { ...contract, columns: null } }, ['id']),
        columns: keyed(
          contract?.columns,
          ({ id }) => id,
          (column) => ({ path: column.path, fields: fieldsOf(column, ['id', 'path']) }),
        ),
      }),
    ),
  }
}

/**
 * The address of a document by its content: products differ (`diffProducts`) exactly when their addresses do. A field that
 * came into the contract later changes no address while it is null.
 */
export function addressOf(product: DeclaredProduct): string {
  const { fields, inputPorts, ports } = flatten(product)
  const content = [
    product.id,
    entries(fields),
    entries(inputPorts, entries),
    entries(ports, (port) => [
      entries(port.fields),
      entries(port.columns, (column) => [column.path, entries(column.fields)]),
    ]),
  ]
  return digest(JSON.stringify(content))
}

function entries<Value>(
  map: ReadonlyMap<string, Value>,
  told: (value: Value) => unknown = (value) => value,
): readonly unknown[] {
  return [...map].sort(([a], [b]) => compareTexts(a, b)).map(([name, value]) => [name, told(value)])
}

/** Things of one name are told apart by their number: nothing of a careless document is lost. */
function keyed<Item, Flat>(
  items: readonly Item[] | null | undefined,
  nameOf: (item: Item) => string,
  flat: (item: Item) => Flat,
): ReadonlyMap<string, Flat> {
  const found = new Map<string, Flat>()
  for (const item of items ?? []) {
    const name = nameOf(item)
    let free = name
    for (let number = 2; found.has(free); number += 1) free = `${name} (${number})`
    found.set(free, flat(item))
  }
  return found
}

function fieldsOf(part: object, except: readonly string[]): Fields {
  const fields = new Map<string, Json>()
  const put = (name: string, value: unknown): void => {
    if (value === null || value === undefined) return
    if (typeof value !== 'object') fields.set(name, value as Json)
    else if (name === 'serviceLevels') for (const level of value as NonNullable<ServiceLevels>) putLevel(level)
    else if (Array.isArray(value)) fields.set(name, asSet(value))
    else for (const [inner, innerValue] of Object.entries(value)) put(`${name}.${inner}`, innerValue)
  }
  const putLevel = ({ id, ...level }: NonNullable<ServiceLevels>[number]): void =>
    put(`serviceLevels.${id.slice(id.lastIndexOf('/slo:') + 1).replace(/^slo:/, '')}`, level)
  for (const [name, value] of Object.entries(part)) if (!except.includes(name)) put(name, value)
  return fields
}

/** Lists of the contract are sets: tags, members, datasets, references. */
function asSet(values: readonly unknown[]): readonly Json[] {
  const byText = new Map(values.map(plain).map((value) => [JSON.stringify(value), value]))
  return [...byText].sort(([a], [b]) => compareTexts(a, b)).map(([, value]) => value)
}

/** Keys in one order, nulls left out. */
function plain(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json
  if (Array.isArray(value)) return value.map(plain)
  const told = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return Object.fromEntries(told.sort(([a], [b]) => compareTexts(a, b)).map(([name, inner]) => [name, plain(inner)]))
}
