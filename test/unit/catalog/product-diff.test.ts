import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProduct } from '../../../subgraphs/catalog/harvest/check-product.ts'
import {
  addressOf,
  type DeclaredProduct,
  declaredProduct,
  type Fields,
  flatten,
  type Json,
} from '../../../subgraphs/catalog/releases/declared-product.ts'
import { diffProducts, type FieldDiff, type ProductDiff } from '../../../subgraphs/catalog/releases/product-diff.ts'
import { orderEvents } from './support/small-domain.ts'

const declared = (product: object): DeclaredProduct => declaredProduct(checkProduct(product, 'orders', 'product'))

/** Few names and values, so that products of one run have much in common. */
const word = fc.constantFrom('a', 'b', 'c')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 })
const words = maybe(fc.array(word, { maxLength: 3 }))
const reference = fc.record({ id: word, version: maybe(word) })

const level = (of: string) =>
  fc.uniqueArray(
    fc
      .record({ property: word, objective: maybe(word), target: maybe(fc.integer({ min: 0, max: 3 })) })
      .map((told) => ({
        ...told,
        id: `${of}/slo:${told.property}`,
        actual: 0.5,
      })),
    { selector: ({ id }) => id, maxLength: 3 },
  )

const column = (port: string) =>
  fc
    .record({
      path: word,
      logicalType: maybe(word),
      required: maybe(fc.boolean()),
      tags: words,
      semanticType: maybe(word),
      transformSourceObjects: words,
    })
    .map((told) => ({ ...told, id: `${port}#${told.path}` }))

const port = word.chain((name) => {
  const id = `orders/events/${name}-v1`
  return fc.record({
    id: fc.constant(id),
    kind: maybe(fc.constantFrom('KAFKA', 'TABLE')),
    description: maybe(word),
    inputContracts: maybe(fc.array(reference, { maxLength: 2 })),
    contract: maybe(
      fc.record({
        id: word,
        version: maybe(word),
        columns: maybe(fc.uniqueArray(column(id), { selector: (told) => told.id, maxLength: 4 })),
      }),
    ),
    serviceLevels: maybe(level(id)),
    quality: fc.constant({ score: 0.5 }),
  })
})

const product = fc
  .record({
    version: maybe(word),
    tags: words,
    owner: maybe(fc.record({ name: maybe(word), members: words })),
    description: maybe(fc.record({ purpose: maybe(word) })),
    inputPorts: maybe(
      fc.uniqueArray(fc.record({ name: word, contractId: maybe(word) }), {
        selector: ({ name }) => name,
        maxLength: 3,
      }),
    ),
    outputPorts: maybe(fc.uniqueArray(port, { selector: ({ id }) => id, maxLength: 3 })),
    serviceLevels: maybe(level('orders/events')),
  })
  .map((told) => declared({ ...told, id: 'orders/events' }))

/** A product as one flat list of what it says. */
function told(given: DeclaredProduct | null): Map<string, Json> {
  const lines = new Map<string, Json>()
  if (given === null) return lines
  const put = (prefix: string, fields: Fields): void => {
    for (const [name, value] of fields) lines.set(`${prefix}${name}`, value)
  }
  const { fields, inputPorts, ports } = flatten(given)
  put('', fields)
  for (const [name, input] of inputPorts) {
    lines.set(`input ${name}`, true)
    put(`input ${name} `, input)
  }
  for (const [id, flat] of ports) {
    lines.set(id, true)
    put(`${id} `, flat.fields)
    for (const [name, { fields: inner }] of flat.columns) {
      lines.set(name, true)
      put(`${name} `, inner)
    }
  }
  return lines
}

/** What a diff makes of a product's list: what it says was there must have been there. */
function applied(before: Map<string, Json>, diff: ProductDiff | null): Map<string, Json> {
  const lines = new Map(before)
  const replace = (name: string, was: Json, is: Json): void => {
    expect(lines.get(name) ?? null, name).toEqual(was)
    if (is === null) lines.delete(name)
    else lines.set(name, is)
  }
  const part = (name: string, { change, fields }: { change: string; fields: readonly FieldDiff[] }): void => {
    if (change === 'ADDED') replace(name, null, true)
    if (change === 'REMOVED') replace(name, true, null)
    for (const { field, before: was, after } of fields) replace(`${name} ${field}`, was, after)
  }
  for (const { field, before: was, after } of diff?.fields ?? []) replace(field, was, after)
  for (const input of diff?.inputPorts ?? []) part(`input ${input.name}`, input)
  for (const port of diff?.ports ?? []) {
    part(port.port, port)
    for (const column of port.columns) part(column.column, column)
  }
  return lines
}

/** As another file, or another reader, could have told the same. */
function reordered<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reordered).reverse() as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, reordered(inner)])
      .reverse(),
  ) as Value
}

describe('the difference of two products', () => {
  it('makes one of the other when it is applied, and names what was there', () => {
    fc.assert(
      fc.property(fc.option(product), fc.option(product), (a, b) => {
        expect(applied(told(a), diffProducts(a, b))).toEqual(told(b))
      }),
      { numRuns: 400 },
    )
  })

  it('is null exactly when both have one address', () => {
    fc.assert(
      fc.property(product, product, (a, b) => {
        expect(diffProducts(a, a)).toBeNull()
        expect(diffProducts(a, b) === null).toBe(addressOf(a) === addressOf(b))
      }),
      { numRuns: 400 },
    )
  })

  it('is the other way round when the products are', () => {
    const turned = (diff: ProductDiff | null) =>
      JSON.parse(JSON.stringify(diff), (_name, value) => {
        if (value?.change === 'ADDED' || value?.change === 'REMOVED')
          return { ...value, change: value.change === 'ADDED' ? 'REMOVED' : 'ADDED' }
        return value?.field === undefined ? value : { field: value.field, before: value.after, after: value.before }
      })
    fc.assert(
      fc.property(fc.option(product), fc.option(product), (a, b) => {
        expect(diffProducts(b, a)).toEqual(turned(diffProducts(a, b)))
      }),
    )
  })

  it('does not depend on the order in which things were declared', () => {
    fc.assert(
      fc.property(product, product, (a, b) => {
        expect(diffProducts(a, reordered(a))).toBeNull()
        expect(addressOf(reordered(a))).toBe(addressOf(a))
        expect(diffProducts(reordered(a), reordered(b))).toEqual(diffProducts(a, b))
      }),
    )
  })

  it('knows nothing of what was measured', () => {
    const measured = (score: number, met: boolean) => {
      const whole = orderEvents() as unknown as { outputPorts: object[] }
      const levels = [{ id: 'freshness', property: 'freshness', target: 60, actual: score, met }]
      return declared({
        ...whole,
        quality: { score },
        serviceLevels: levels,
        outputPorts: [{ ...whole.outputPorts[0], quality: { score }, serviceLevels: levels }],
      })
    }
    expect(diffProducts(measured(0.1, false), measured(0.9, true))).toBeNull()
  })

  it('tells the promises of a port with the port, and not again with its product', () => {
    const promising = (target: number) => {
      const id = 'orders/events/a-v1/slo:freshness'
      const serviceLevels = [{ id, property: 'freshness', target }]
      return declared({
        id: 'orders/events',
        serviceLevels,
        outputPorts: [{ id: 'orders/events/a-v1', serviceLevels }],
      })
    }
    expect(diffProducts(promising(60), promising(90))).toEqual({
      product: 'orders/events',
      change: 'CHANGED',
      fields: [],
      inputPorts: [],
      ports: [
        {
          port: 'orders/events/a-v1',
          change: 'CHANGED',
          columns: [],
          fields: [{ field: 'serviceLevels.freshness.target', before: 60, after: 90 }],
        },
      ],
    })
  })

  it('names the column that went and the type that changed', () => {
    const whole = orderEvents()
    const [port] = whole.outputPorts as readonly { id: string; contract: { columns: object[] } }[]
    const [orderId] = port?.contract.columns ?? []
    const after = {
      ...whole,
      version: '2.0.0',
      outputPorts: [{ ...port, contract: { ...port?.contract, columns: [{ ...orderId, logicalType: 'integer' }] } }],
    }
    expect(diffProducts(declared(whole), declared(after))).toMatchObject({
      fields: [{ field: 'version', before: '1.2.0', after: '2.0.0' }],
      ports: [
        {
          port: port?.id,
          change: 'CHANGED',
          fields: [],
          columns: [
            { path: 'customer.email', change: 'REMOVED' },
            {
              path: 'order_id',
              change: 'CHANGED',
              fields: [{ field: 'logicalType', before: 'string', after: 'integer' }],
            },
          ],
        },
      ],
    })
  })

  it('keeps apart what a careless document gives one name', () => {
    const twice = {
      id: 'orders/events',
      inputPorts: [
        { name: 'a', contractId: 'x' },
        { name: 'a', contractId: 'y' },
      ],
    }
    const diff = diffProducts(declared({ id: 'orders/events' }), declared(twice))
    expect(diff?.inputPorts.map(({ name }) => name)).toEqual(['a', 'a (2)'])
  })

  it('keeps an address when a field comes into the contract that nobody has filled yet', () => {
    const plain = declared(orderEvents())
    const later = { ...plain, residency: null, tags: plain.tags } as DeclaredProduct
    expect(addressOf(later)).toBe(addressOf(plain))
  })
})
