import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { packageRoot } from '../../../platform/package-root.ts'
import { readDomainFile } from '../../../subgraphs/domain/descriptors/domain-file.ts'
import { type ProductReading, readProduct } from '../../../subgraphs/domain/descriptors/product-folder.ts'
import { parseYaml, type YamlReading } from '../../../subgraphs/domain/descriptors/yaml-document.ts'
import type { DomainDocument, Problem, ProductDocument } from '../../../subgraphs/domain/documents.ts'
import { schemaWithLeaf } from '../../../subgraphs/domain/domain-schema.ts'
import { documentDigest } from '../../../subgraphs/domain/release-digest.ts'
import { documentedExamples, domainYaml, standard } from './support/domain-folder.ts'

const documented = documentedExamples()
const FOLDER = 'products/customer360'
const PRODUCT = `${FOLDER}/product.yaml`
const CONTRACT = `${FOLDER}/contracts/customer-snapshot-daily.yaml`
const MANIFEST = 'products/payment-transactions-enriched/product.yaml'
const EXAMPLES = 'subgraphs/domain/standards/odcs/examples'

const products: readonly string[] = [
  documented[PRODUCT] ?? '',
  documented[MANIFEST] ?? '',
  standard('odps/customer-data-product.odps.yaml'),
  standard('odps/simple-data-product.odps.yaml'),
]
const contracts: readonly string[] = [
  documented[CONTRACT] ?? '',
  ...readdirSync(join(packageRoot(), EXAMPLES), { recursive: true })
    .map(String)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => standard(`odcs/examples/${file}`)),
]

const domain: DomainDocument = { id: 'marketing', title: 'Marketing', description: null, owner: null }

/** What breaks readers: other types, empty texts, half characters, names that every object has, numbers that are none. */
const strange = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '?',
  '\uD800',
  '%',
  'constructor',
  '__proto__',
  '-1',
  -1,
  0,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  {},
  [[]],
  [null],
  [{}],
  { constructor: 1 },
  { toString: 1 },
  JSON.parse('{"__proto__": {"id": "x"}}'),
  'x'.repeat(5_000),
)
const names = fc.constantFrom(
  'constructor',
  'toString',
  '__proto__',
  '',
  'heddle.title',
  'id',
  'name',
  '<<',
  'x'.repeat(300),
)

interface Damage {
  readonly at: Place
  readonly how: 'replace' | 'remove' | 'repeat' | 'rename'
  readonly value: unknown
  readonly name: string
}

/** Some things in the tree are others, gone, twice, or have other names. */
function treeDamage(text: string): fc.Arbitrary<string> {
  const damage = fc.record<Damage>({
    at: fc.constantFrom(...placesIn(parse(text), [])),
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'repeat', 'rename'),
    value: strange,
    name: names,
  })
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((damages) => stringify(changedAt(text, ...damages), { aliasDuplicateObjects: false }))
}

/** What the text says, with the damages to it one after the other. */
function changedAt(text: string, ...damages: readonly Damage[]): unknown {
  const top = { root: parse(text) as unknown }
  for (const { at, how, value: shared, name } of damages) {
    const value = structuredClone(shared)
    const key = at.at(-1) ?? 'root'
    const owner = at.length === 0 ? top : holderOf(top.root, at)
    if (owner === undefined) continue
    if (Array.isArray(owner)) {
      if (how === 'remove') owner.splice(Number(key), 1)
      else if (how === 'repeat') owner.push(owner[Number(key)])
      else owner[Number(key)] = value
      continue
    }
    const map = owner as Record<string, unknown>
    const kept = map[key]
    if (how === 'replace') map[key] = value
    else if (how !== 'repeat') delete map[key]
    if (how === 'rename')
      Object.defineProperty(map, name, { value: kept, enumerable: true, configurable: true, writable: true })
  }
  return top.root ?? null
}

const TOKENS =
  '&a *a &r\n*r\n [ ] { } : - ? | > " \' # , \t % @ ` ! !!binary !!set !!omap !!merge ~ --- ... <<:*a <<: "\\uD800" \\ \r \u00a0 \u2028 \ufeff %YAML\u00201.1'
    .split(' ')
    .map((token) => token.replaceAll('\u0020', ' '))

/** Something is written into the text, cut out of it, or stands there twice. */
function textDamage(text: string): fc.Arbitrary<string> {
  const cut = fc.record({
    at: fc.nat(text.length),
    less: fc.constantFrom(0, 0, 1, 3, 40),
    token: fc.constantFrom('', ...TOKENS),
  })
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce((now, { at, less, token }) => `${now.slice(0, at)}${token}${now.slice(at + less)}`, text),
    )
}

const damaged = (text: string): fc.Arbitrary<string> => fc.oneof(treeDamage(text), textDamage(text))
const anyOf = (texts: readonly string[]): fc.Arbitrary<string> => fc.oneof(...texts.map(damaged))

const undamaged = new Map<string, YamlReading>()

function yaml(file: string, text: string): YamlReading {
  const known = undamaged.get(text)
  if (known !== undefined) return known
  const reading = parseYaml({ file, text, digest: '' })
  if (documented[file] === text) undamaged.set(text, reading)
  return reading
}

/** Where it is: only of a file that is empty there is no line to tell. */
function expectPlaced(problem: Problem, files: ReadonlyMap<string, string>): void {
  const text = files.get(problem.file)
  expect(text, problem.file).toBeDefined()
  if (problem.found !== 'an empty file') {
    expect(problem.line, JSON.stringify(problem)).toBeGreaterThan(0)
    expect(problem.line, JSON.stringify(problem)).toBeLessThanOrEqual((text ?? '').split('\n').length)
  }
  if (!/^(valid YAML|no more than)/.test(problem.expected ?? ''))
    expect(problem.path, JSON.stringify(problem)).toMatch(/^\$/)
  expect(problem.expected).toBeTruthy()
  expect(problem.found, JSON.stringify(problem)).not.toBeNull()
}

/** What is served is kept as JSON: it comes back as it was, and has a digest. */
function expectKeepable(product: ProductDocument): void {
  expect(JSON.parse(JSON.stringify(product))).toEqual(product)
  expect(documentDigest(product)).toMatch(/^[0-9a-f]{64}$/)
  for (const { contract } of product.outputPorts) {
    const ids = contract?.columns?.map(({ id }) => id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
  }
}

/** Reads the product as the kit does: without a surprise, with each problem in its place, and only what can be kept. */
function expectRead(product: string, contract: string): ProductReading {
  const files = new Map([
    [PRODUCT, product],
    [CONTRACT, contract],
  ])
  const unforeseen: unknown[] = []
  const reading = readProduct(
    { folder: 'customer360', product: yaml(PRODUCT, product), contracts: [yaml(CONTRACT, contract)] },
    domain,
    'marketing/customer360',
    (error) => unforeseen.push(error),
  )
  expect(unforeseen).toEqual([])
  for (const problem of reading.problems) expectPlaced(problem, files)
  if (reading.product !== null) expectKeepable(reading.product)
  return reading
}

describe('a descriptor with something else in any one place', () => {
  const values: readonly unknown[] = [null, '', '\uD800', '%', 'constructor', -1, [], {}, [null], [{}], { toString: 1 }]

  it.each([PRODUCT, MANIFEST, CONTRACT])(
    'is read, or its problems are told with file, line and path: %s',
    (file) => {
      const text = documented[file] ?? ''
      for (const at of placesIn(parse(text), [])) {
        for (const value of values) {
          const changed = stringify(changedAt(text, { at, how: 'replace', value, name: '' }))
          if (file === CONTRACT) expect(expectRead(documented[PRODUCT] ?? '', changed).product).not.toBeNull()
          else expectRead(changed, documented[CONTRACT] ?? '')
        }
      }
    },
    120_000,
  )
})

describe('a descriptor with any damage', () => {
  it('is a product’s or a contract: it is read, or its problems are told with file, line and path', () => {
    fc.assert(
      fc.property(anyOf(products), anyOf(contracts), (product, contract) => {
        expectRead(product, contract)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('is domain.yaml', () => {
    fc.assert(
      fc.property(damaged(`${domainYaml('orders')}apiVersion: heddle/v1\n`), (text) => {
        const reading = yaml('domain.yaml', text)
        const problems: Problem[] = reading.ok ? [] : [...reading.problems]
        const read = reading.ok ? readDomainFile(reading.document, (problem) => problems.push(problem)) : null
        expect(read === null).toBe(problems.length > 0)
        for (const problem of problems) expectPlaced(problem, new Map([['domain.yaml', text]]))
      }),
      { numRuns: 200 },
    )
  })

  it('is a leaf: its schema, or its data', () => {
    const sdl = `type Query { ordersBacklog(first: Int, minPerDay: Float): [OrdersView!] ordersCutOff: String }
interface DomainView { id: ID! }
type OrdersView implements DomainView @key(fields: "id") { id: ID! ordersPerDay: Float ordersCarrier: OrdersCarrier }
type OrdersCarrier { name: String share: Float }
`
    const data = `views:
  events: { ordersPerDay: 100, ordersCarrier: { name: DHL, share: 0.4 } }
queries:
  ordersBacklog: { sortBy: -ordersPerDay, where: { minPerDay: { field: ordersPerDay, op: ">=" } } }
  ordersCutOff: { value: "22:00" }
`
    expect(schemaWithLeaf('orders', { sdl, data: parse(data) }).ok).toBe(true)
    fc.assert(
      fc.property(fc.oneof(fc.constant(sdl), textDamage(sdl)), damaged(data), (damagedSdl, damagedData) => {
        const reading = yaml('leaf.yaml', damagedData)
        if (!reading.ok) {
          for (const problem of reading.problems) expectPlaced(problem, new Map([['leaf.yaml', damagedData]]))
          return
        }
        const schema = schemaWithLeaf('orders', { sdl: damagedSdl, data: reading.document.value })
        for (const fault of schema.ok ? [] : schema.faults) {
          expect(fault.expected).toBeTruthy()
          expect(fault.found).toBeTypeOf('string')
          if ('path' in fault)
            expectPlaced(
              reading.document.problem(fault.path, fault.expected, fault.found),
              new Map([['leaf.yaml', damagedData]]),
            )
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

type Place = readonly (string | number)[]

function placesIn(value: unknown, above: Place): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [above]
  return [above, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...above, key]))]
}

/** The list or map that holds what stands at `at`; undefined where an earlier damage took it away. */
function holderOf(value: unknown, at: Place): object | undefined {
  const holder = at
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value)
  return typeof holder === 'object' && holder !== null ? holder : undefined
}
