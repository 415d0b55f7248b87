import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type DomainFolder,
  documentedExamples,
  domainFolder,
  domainYaml,
  productYaml,
} from './support/domain-folder.ts'
import { openState } from './support/open-state.ts'

const FILE = 'products/events/product.yaml'

function orders(): DomainFolder & AsyncDisposable {
  return domainFolder({
    'domain.yaml': domainYaml('orders'),
    [FILE]: productYaml('events', { description: 'good' }),
    'products/other/product.yaml': productYaml('other'),
  })
}

interface Breakage {
  readonly what: string
  readonly how: (folder: DomainFolder) => void
  readonly problem: Readonly<Record<string, unknown>>
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
`

const breakages: readonly Breakage[] = [
  {
    what: 'is empty',
    how: (folder) => folder.write(FILE, ''),
    problem: { expected: 'a YAML document', found: 'an empty file' },
  },
  {
    what: 'has only a comment',
    how: (folder) => folder.write(FILE, '# nothing\n'),
    problem: { expected: 'a YAML document', found: 'an empty file' },
  },
  {
    what: 'is binary',
    how: (folder) => folder.write(FILE, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])),
    problem: { expected: 'UTF-8 text', found: 'bytes that are none' },
  },
  {
    what: 'is gigantic',
    how: (folder) => folder.write(FILE, `${productYaml('events')}\n# ${'x'.repeat(1024 * 1024)}`),
    problem: { expected: 'at most 1048576 bytes' },
  },
  {
    what: 'is deleted',
    how: (folder) => folder.remove(FILE),
    problem: { expected: 'a file that can be read', found: 'no file' },
  },
  {
    what: 'is a folder',
    how: (folder) => {
      folder.remove(FILE)
      mkdirSync(join(folder.root, FILE))
    },
    problem: { expected: 'a file', found: 'a folder' },
  },
  {
    what: 'is a pipe that nobody writes to',
    how: (folder) => {
      folder.remove(FILE)
      execFileSync('mkfifo', [join(folder.root, FILE)])
    },
    problem: { expected: 'a file', found: 'something that is no regular file' },
  },
  {
    what: 'is a link out of the folder',
    how: (folder) => {
      folder.remove(FILE)
      symlinkSync('/etc/hostname', join(folder.root, FILE))
    },
    problem: { expected: 'a file inside the domain’s folder', found: 'a link that leads out of it' },
  },
  {
    what: 'is a link to nothing',
    how: (folder) => {
      folder.remove(FILE)
      symlinkSync('gone.yaml', join(folder.root, FILE))
    },
    problem: { expected: 'a file that can be read', found: 'no file' },
  },
  {
    what: 'is a link to itself',
    how: (folder) => {
      folder.remove(FILE)
      symlinkSync('product.yaml', join(folder.root, FILE))
    },
    problem: { expected: 'a file that can be read', found: 'links that lead in a circle' },
  },
  {
    what: 'is no YAML',
    how: (folder) => folder.write(FILE, 'apiVersion: v1.0.0\nname: "unclosed\nstatus: active\n'),
    problem: { expected: 'valid YAML' },
  },
  {
    what: 'has a key twice',
    how: (folder) => folder.write(FILE, `${productYaml('events')}\nstatus: draft\n`),
    problem: { line: 11, expected: 'each key once in its map', found: '"status"' },
  },
  {
    what: 'has a title that the mesh would not take',
    how: (folder) =>
      folder.write(
        FILE,
        productYaml('events', {
          extra: `customProperties:\n  - { property: heddle.title, value: ${'x'.repeat(1_001)} }\n`,
        }),
      ),
    problem: { line: 11, path: '$.customProperties[0].value', expected: 'at most 1000 characters' },
  },
  {
    what: 'has a name that the mesh would not take',
    how: (folder) => folder.write(FILE, productYaml('events').replace('name: events', `name: ${'x'.repeat(1_001)}`)),
    problem: { line: 4, path: '$.name', expected: 'at most 1000 characters' },
  },
  {
    what: 'has two documents',
    how: (folder) => folder.write(FILE, `${productYaml('events')}\n---\n${productYaml('events')}`),
    problem: { expected: 'one YAML document', found: '2 documents' },
  },
  {
    what: 'is an alias bomb',
    how: (folder) => folder.write(FILE, bomb),
    problem: { line: 4, path: '$.d[1]', expected: 'at most 100 uses of aliases' },
  },
  {
    what: 'holds itself',
    how: (folder) => folder.write(FILE, productYaml('events').replace('apiVersion: v1.0.0', 'apiVersion: &a [*a]')),
    problem: { line: 1, path: '$.apiVersion[0]', expected: 'a value that does not hold itself' },
  },
  {
    what: 'is a part of itself',
    how: (folder) => folder.write(FILE, `&r\n${productYaml('events').replace('kind: DataProduct', 'kind: *r')}`),
    problem: { line: 3, path: '$.kind', expected: 'a value that does not hold itself' },
  },
  {
    what: 'is of a version that is no text',
    how: (folder) => folder.write(FILE, productYaml('events').replace('v1.0.0', '{ toString: 1 }')),
    problem: { line: 1, path: '$.apiVersion', found: '{"toString":1}' },
  },
  {
    what: 'has half a character in a name',
    how: (folder) => folder.write(FILE, productYaml('events', { ports: ['"\\uD800"'] })),
    problem: { line: 9, path: '$.outputPorts[0].name', expected: 'a text of whole Unicode characters' },
  },
  {
    what: 'is nested without end',
    how: (folder) => folder.write(FILE, '['.repeat(200_000)),
    problem: { line: 1, expected: 'at most 100 levels of nesting' },
  },
  {
    what: 'is a list in a list in a list without end',
    how: (folder) => folder.write(FILE, `status: active\nname:\n  ${'- '.repeat(200_000)}`),
    problem: { line: 3, expected: 'at most 100 levels of nesting' },
  },
  {
    what: 'has more keys than anybody reads',
    how: (folder) => folder.write(FILE, Array.from({ length: 60_000 }, (_, key) => `key${key}: v`).join('\n')),
    problem: { expected: 'at most 300000 tokens' },
  },
  {
    what: 'is a list',
    how: (folder) => folder.write(FILE, '- 1\n- 2\n'),
    problem: { path: '$.apiVersion', expected: 'v1.0.0, v1.1.0 (ODPS) or mesh.io/v1alpha1', found: 'nothing' },
  },
  {
    what: 'is of an unknown form',
    how: (folder) => folder.write(FILE, 'kind: DataProduct\napiVersion: backstage.io/v1\n'),
    problem: {
      line: 2,
      path: '$.apiVersion',
      expected: 'v1.0.0, v1.1.0 (ODPS) or mesh.io/v1alpha1',
      found: '"backstage.io/v1"',
    },
  },
  {
    what: 'lacks what the standard requires',
    how: (folder) => folder.write(FILE, 'apiVersion: v1.0.0\nkind: DataProduct\nid: x\n'),
    problem: { line: 1, path: '$.status', expected: 'a value (it is required)', found: 'nothing' },
  },
  {
    what: 'has a value of the wrong type',
    how: (folder) => folder.write(FILE, productYaml('events').replace('version: 1.0.0, type', 'version: 1.5, type')),
    problem: { line: 9, path: '$.outputPorts[0].version', expected: 'a value of type string', found: '1.5 (a number)' },
  },
  {
    what: 'has a key the standard does not know',
    how: (folder) => folder.write(FILE, productYaml('events', { extra: 'breachPolicy: page\n' })),
    problem: { line: 10, path: '$.breachPolicy', found: '"breachPolicy"' },
  },
  {
    what: 'has a status nobody knows',
    how: (folder) => folder.write(FILE, productYaml('events').replace('status: active', 'status: wobbly')),
    problem: {
      line: 6,
      path: '$.status',
      expected: 'one of proposed, draft, active, deprecated, retired',
      found: '"wobbly"',
    },
  },
  {
    what: 'has a heddle property nobody knows',
    how: (folder) =>
      folder.write(FILE, productYaml('events', { extra: 'customProperties: [{property: heddle.titel, value: x}]\n' })),
    problem: { line: 10, path: '$.customProperties[0].value', found: 'heddle.titel' },
  },
  {
    what: 'has a heddle property with a wrong value',
    how: (folder) =>
      folder.write(
        FILE,
        productYaml('events', { extra: 'customProperties:\n  - property: heddle.archetype\n    value: sideways\n' }),
      ),
    problem: {
      line: 12,
      path: '$.customProperties[0].value',
      expected: 'one of "source-aligned", "aggregate", "consumer-aligned"',
      found: '"sideways"',
    },
  },
  {
    what: 'belongs to another domain',
    how: (folder) => folder.write(FILE, productYaml('events', { extra: 'domain: payments\n' })),
    problem: {
      line: 10,
      path: '$.domain',
      expected: '"orders", the domain in whose folder this lies',
      found: '"payments"',
    },
  },
  {
    what: 'has two ports of one id',
    how: (folder) => folder.write(FILE, productYaml('events', { ports: ['All Events', 'all-events'] })),
    problem: { line: 10, path: '$.outputPorts[1].name', found: '"all-events"' },
  },
  {
    what: 'has a port whose name gives no id',
    how: (folder) => folder.write(FILE, productYaml('events', { ports: ['"***"'] })),
    problem: {
      line: 9,
      path: '$.outputPorts[0].name',
      expected: 'a name with a letter a–z or a digit in it',
      found: '"***"',
    },
  },
  {
    what: 'names a contract that is not there',
    how: (folder) =>
      folder.write(FILE, productYaml('events').replace('type: kafka', 'type: kafka, contractId: nowhere')),
    problem: {
      line: 9,
      path: '$.outputPorts[0].contractId',
      expected: 'the id of a contract in contracts/ (there is none that can be read)',
      found: '"nowhere"',
    },
  },
]

describe('a product whose file is wrong', () => {
  it.each(breakages)(
    'stays in service in its last good version when the file $what, also after a restart',
    async ({ how, problem }) => {
      await using folder = orders()
      const id = 'orders/events'
      {
        using open = await openState(folder)
        expect(open.state.served().problems).toEqual([])
        how(folder)
        expect(await open.state.reload()).toBe(true)
        expect(open.state.served().problems[0]).toMatchObject({ file: FILE, product: id, ...problem })
        expect(open.state.served().snapshot.productById.get(id)?.description?.purpose).toBe('good')
        expect(open.state.served().snapshot.productById.has('orders/other')).toBe(true)
      }
      using again = await openState(folder)
      expect(again.state.served().problems[0]).toMatchObject({ file: FILE, product: id, ...problem })
      expect(again.state.served().snapshot.productById.get(id)?.description?.purpose).toBe('good')
      rmSync(join(folder.root, FILE), { recursive: true, force: true })
      folder.write(FILE, productYaml('events', { description: 'mended' }))
      expect(await again.state.reload()).toBe(true)
      expect(again.state.served().problems).toEqual([])
      expect(again.state.served().snapshot.productById.get(id)?.description?.purpose).toBe('mended')
    },
  )
})

describe('a product that was never good', () => {
  it('is not served, with the problem beside the others', async () => {
    await using folder = orders()
    folder.write(FILE, 'apiVersion: v1.0.0\n')
    using open = await openState(folder)
    expect([...open.state.served().snapshot.productById.keys()]).toEqual(['orders/other'])
    expect(open.state.served().problems.map(({ path }) => path)).toEqual(['$.kind', '$.id', '$.status'])
  })

  it('is served without the contract that is wrong', async () => {
    const [, contract] = Object.entries(documentedExamples())[1] ?? []
    await using folder = domainFolder({
      'domain.yaml': domainYaml('marketing'),
      ...documentedExamples(),
      'products/customer360/contracts/customer-snapshot-daily.yaml': (contract ?? '').replace(
        'logicalType: string',
        'logicalType: text',
      ),
    })
    folder.remove('products/payment-transactions-enriched')
    using open = await openState(folder)
    expect(open.state.served().problems).toMatchObject([
      {
        file: 'products/customer360/contracts/customer-snapshot-daily.yaml',
        line: 15,
        path: '$.schema[0].properties[0].logicalType',
        expected: 'one of "string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"',
        found: '"text"',
        product: 'marketing/customer360',
      },
      { file: 'products/customer360/product.yaml', path: '$.outputPorts[0].contractId' },
    ])
    const port = open.state.served().snapshot.portById.get('marketing/customer360/customer-snapshot-daily-v1')
    expect(port?.contract).toEqual({
      id: 'marketing-customer-snapshot-daily',
      version: null,
      status: null,
      columns: null,
    })
  })
})

describe('contract files', () => {
  const contract = (id: string, version: string) =>
    `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}\nversion: ${version}\nstatus: active\n`
  const product = (version: string) =>
    productYaml('events').replace('version: 1.0.0, type: kafka', `version: ${version}, contractId: c`)

  async function served(files: Record<string, string>) {
    await using folder = domainFolder({ 'domain.yaml': domainYaml('orders'), ...files })
    using open = await openState(folder)
    const { snapshot, problems } = open.state.served()
    return { version: snapshot.products[0]?.outputPorts[0]?.contract?.version, problems }
  }

  it('are chosen by version, then by major version', async () => {
    const files = {
      'products/events/contracts/a.yaml': contract('c', '1.9.0'),
      'products/events/contracts/b.yaml': contract('c', '1.10.0'),
      'products/events/contracts/d.yaml': contract('c', '2.0.0'),
    }
    expect(await served({ ...files, [FILE]: product('1.9.0') })).toEqual({ version: '1.9.0', problems: [] })
    expect(await served({ ...files, [FILE]: product('v2.0.0') })).toEqual({ version: '2.0.0', problems: [] })
    expect(await served({ ...files, [FILE]: product('1.4.2') })).toEqual({ version: '1.10.0', problems: [] })
  })

  it('of another major version are a mismatch', async () => {
    const { version, problems } = await served({
      [FILE]: product('3.0.0'),
      'products/events/contracts/a.yaml': contract('c', '1.9.0'),
    })
    expect(version).toBe('1.9.0')
    expect(problems).toMatchObject([
      {
        file: FILE,
        line: 9,
        path: '$.outputPorts[0].version',
        expected: expect.stringContaining('"1.9.0"'),
        found: '"3.0.0"',
      },
    ])
  })

  it('of one id and version are a collision', async () => {
    const { problems } = await served({
      [FILE]: product('1.0.0'),
      'products/events/contracts/a.yaml': contract('c', '1.0.0'),
      'products/events/contracts/b.yaml': contract('c', '1.0.0'),
    })
    expect(problems).toMatchObject([{ file: 'products/events/contracts/b.yaml', line: 3, path: '$.id' }])
  })
})

const CONTRACT = 'products/events/contracts/a.yaml'

describe('a contract whose file is wrong', () => {
  const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n'
  const object = (...columns: readonly string[]): string =>
    `  - name: rows\n    properties:\n${columns.map((column) => `      - ${column}\n`).join('')}`

  it.each([
    ['holds itself', head.replace('v3.1.0', '&a [*a]'), 1, '$.apiVersion[0]', 'a value that does not hold itself'],
    ['is of a version that is no text', head.replace('v3.1.0', '{toString: 1}'), 1, '$.apiVersion', 'one of v3.1.0'],
    [
      'has a column without a name',
      `${head}schema:\n${object('name: id', 'name: ""')}`,
      10,
      '$.schema[0].properties[1].name',
      'a name of at least one character',
    ],
    [
      'has half a character as the name of a column',
      `${head}schema:\n${object('name: "\\uD800"')}`,
      9,
      '$.schema[0].properties[0].name',
      'a text of whole Unicode characters',
    ],
    [
      'has an object without a name',
      `${head}schema:\n${object('name: id')}${object('name: id').replace('rows', '""')}`,
      10,
      '$.schema[1].name',
      'a name of at least one character',
    ],
  ])(
    'is a problem of its product alone when it %s: the others go on, also after a restart',
    async (_what, content, line, path, expected) => {
      await using folder = orders()
      folder.write(FILE, productYaml('events').replace('type: kafka', 'type: kafka, contractId: c'))
      folder.write(CONTRACT, head)
      {
        using open = await openState(folder)
        expect(open.state.served().problems).toEqual([])
      }
      folder.write(CONTRACT, content)
      folder.write('products/other/product.yaml', productYaml('other', { description: 'changed' }))
      using again = await openState(folder)
      const { snapshot, problems } = again.state.served()
      const problem = { file: CONTRACT, line, path, product: 'orders/events' }
      expect(problems[0]).toMatchObject({ ...problem, expected: expect.stringContaining(expected) })
      expect(snapshot.productById.get('orders/events')?.outputPorts[0]?.contract?.version).toBe('1.0.0')
      expect(snapshot.productById.get('orders/other')?.description?.purpose).toBe('changed')
    },
  )

  it('has each column told that another is already, by id or by path', async () => {
    await using folder = orders()
    folder.write(FILE, productYaml('events').replace('type: kafka', 'type: kafka, contractId: c'))
    const columns = ['name: id', 'name: id', 'name: a.b', '{ name: a, properties: [{ name: b }, { name: b }] }']
    folder.write(CONTRACT, `${head}schema:\n${object(...columns)}`)
    using open = await openState(folder)
    const { snapshot, problems } = open.state.served()
    const told = (line: number, path: string, name: string, other: string) => ({
      file: CONTRACT,
      line,
      path: `$.schema[0].properties${path}.name`,
      expected: expect.stringContaining(`$.schema[0].properties[${other}] already`),
      found: JSON.stringify(name),
      product: 'orders/events',
    })
    expect(problems).toEqual([
      told(10, '[1]', 'id', '0'),
      told(12, '[3].properties[0]', 'b', '2'),
      told(12, '[3].properties[1]', 'b', '2'),
    ])
    const [port] = snapshot.productById.get('orders/events')?.outputPorts ?? []
    expect(port?.contract?.columns?.map(({ path }) => path)).toEqual(['id', 'a.b', 'a'])
  })

  it('may have a column of one name in each of its objects', async () => {
    await using folder = orders()
    folder.write(FILE, productYaml('events').replace('type: kafka', 'type: kafka, contractId: c'))
    folder.write(CONTRACT, `${head}schema:\n${object('name: id')}${object('name: id').replace('rows', 'more')}`)
    using open = await openState(folder)
    expect(open.state.served().problems).toEqual([])
  })

  it('may name anything as every object names what it has', async () => {
    await using folder = orders()
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const listed = (of: (name: string) => string): string => names.map(of).join(', ')
    folder.write(FILE, productYaml('events').replace('type: kafka', 'type: kafka, contractId: c'))
    folder.write(
      CONTRACT,
      `${head}schema:\n${object(...names.map((name) => `{ name: ${name}, logicalType: object, properties: [{ name: ${name} }] }`))}` +
        `slaProperties: [${listed((property) => `{ property: ${property}, value: 1, element: ${property} }`)}]\n` +
        'customProperties: [{ property: toString, value: 1 }, { property: heddle.breachPolicy, value: { freshness: alert } }]\n',
    )
    using open = await openState(folder)
    const { snapshot, problems } = open.state.served()
    expect(problems).toEqual([])
    const [port] = snapshot.productById.get('orders/events')?.outputPorts ?? []
    expect(port?.contract?.columns?.map(({ path }) => path)).toEqual(names.flatMap((name) => [name, `${name}.${name}`]))
    expect(port?.serviceLevels.map(({ breachPolicy }) => breachPolicy)).toEqual(names.map(() => null))
  })
})

describe('the folder as a whole', () => {
  it('reports two folders that give one id, and serves the first', async () => {
    await using folder = orders()
    folder.write('products/Events!/product.yaml', productYaml('shouting'))
    folder.write('products/***/product.yaml', productYaml('stars'))
    using open = await openState(folder)
    expect(open.state.served().problems).toMatchObject([
      { file: 'products/events', product: 'orders/events', found: 'events' },
      { file: 'products/***', found: '***' },
    ])
    expect(open.state.served().snapshot.productById.get('orders/events')?.name).toBe('shouting')
  })

  it('lets a product go when its folder goes, but none when all of them cannot be seen', async () => {
    await using folder = orders()
    using open = await openState(folder)
    folder.remove('products/other')
    await open.state.reload()
    expect([...open.state.served().snapshot.productById.keys()]).toEqual(['orders/events'])
    folder.remove('products')
    await open.state.reload()
    expect([...open.state.served().snapshot.productById.keys()]).toContain('orders/events')
    expect(open.state.served().problems).toMatchObject([{ file: 'products' }])
  })

  it.each([
    ['is wrong', 'id: Orders!\n', '$.id'],
    ['is gone', null, null],
    ['has an unknown key', `${domainYaml('orders')}colour: red\n`, '$.colour'],
    ['has a key that every object has', `${domainYaml('orders')}constructor: red\n`, '$.constructor'],
    ['holds itself', 'id: orders\nowner: &o {name: x, members: *o}\n', '$.owner.members'],
  ])('keeps the domain as it was when domain.yaml %s', async (_what, content, path) => {
    await using folder = orders()
    using open = await openState(folder)
    if (content === null) folder.remove('domain.yaml')
    else folder.write('domain.yaml', content)
    await open.state.reload()
    const { snapshot, problems } = open.state.served()
    expect(problems).toMatchObject([{ file: 'domain.yaml', path }])
    expect(snapshot.domain.title).toBe('The orders')
    expect(snapshot.products).toHaveLength(2)
  })

  it('keeps its id', async () => {
    await using folder = orders()
    using open = await openState(folder)
    folder.write('domain.yaml', domainYaml('payments'))
    await open.state.reload()
    const { snapshot, problems } = open.state.served()
    expect(problems).toMatchObject([{ file: 'domain.yaml', path: '$.id', found: '"payments"' }])
    expect(snapshot.products.map(({ id }) => id)).toEqual(['orders/events', 'orders/other'])
  })

  it('says what is wrong when it cannot even begin', async () => {
    await using folder = domainFolder({ 'domain.yaml': 'title: no id\n' })
    await expect(openState(folder)).rejects.toThrow(/domain.yaml:1 \$\.id: expected a text, found nothing/)
  })
})
