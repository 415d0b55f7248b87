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
    what: 'has two documents',
    how: (folder) => folder.write(FILE, `${productYaml('events')}\n---\n${productYaml('events')}`),
    problem: { expected: 'one YAML document', found: '2 documents' },
  },
  {
    what: 'is an alias bomb',
    how: (folder) => folder.write(FILE, bomb),
    problem: { expected: 'at most 100 uses of aliases' },
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
