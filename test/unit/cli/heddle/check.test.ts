import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CheckResult, checkCommand } from '../../../../cli/heddle/check/check.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { packageRoot } from '../../../../platform/package-root.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import { type GraphAnswer, gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const PORT = 'orders/order-events/orders-v1'

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-check-'))
  cpSync(join(packageRoot(), 'seed/domains/orders'), join(place, 'orders'), { recursive: true })
})
afterAll(() => rmSync(place, { recursive: true }))

type Answers = Parameters<typeof gateway>[0]

async function check(answers: Answers, ...parameters: readonly string[]) {
  const mesh = await gateway({ Claims: () => ({ data: {} }), ...answers })
  const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config'), HEDDLE_URL: mesh.url })
  const commands = [checkCommand(async (file) => openSqliteStore(file))]
  const words = ['check', join(place, 'orders'), ...parameters]
  const code = await runHeddle({ commands, version: '1' }, words, terminal)
  await mesh.close()
  return { code, ...said }
}
async function checked(answers: Answers): Promise<CheckResult> {
  const { out, code } = await check(answers, '--json')
  expect(code, out).toBe(0)
  return JSON.parse(out)
}

const KEYS = ['apiVersion', 'kind', 'id', 'title', 'description', 'owner'].join(', ')

test.each([
  ['id: orders\nteam: x\n', /^something is wrong in .*domain\.yaml$/, `one of the keys ${KEYS}`],
  ['title: Orders\n', /domain\.yaml does not say who the domain is$/, expect.any(String)],
  ['id: Not One\n', /domain\.yaml does not say who the domain is$/, expect.stringContaining('a domain id')],
])('of a domain.yaml %j says what is wrong with it, and what it may be instead', async (text, message, expected) => {
  const folder = join(place, 'wrong')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'domain.yaml'), text)
  const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config') })
  const commands = [checkCommand(async (file) => openSqliteStore(file))]
  const code = await runHeddle({ commands, version: '1' }, ['check', folder, '--json'], terminal)
  expect({ code, ...JSON.parse(said.out) }).toMatchObject({
    code: 1,
    error: { message: expect.stringMatching(message), problems: [{ file: 'domain.yaml', expected }] },
  })
})

const column = (path: string, change: string) => ({ column: `${PORT}#${path}`, path, change, fields: [] })

/** A check that finds a change of one port. */
const finding = (port: object, more: object = {}): (() => GraphAnswer) => {
  const product = { product: 'orders/order-events', change: 'CHANGED', fields: [], inputPorts: [], ports: [port] }
  const changes = { from: 'a'.repeat(64), to: 'b'.repeat(64), unchanged: 6, products: [product] }
  return () => ({
    data: { checkRelease: { accepted: 'a'.repeat(64), problems: [], warnings: [], changes, ...more } },
  })
}
const dropping = finding({
  port: PORT,
  change: 'CHANGED',
  fields: [],
  columns: [column('order_id', 'REMOVED'), column('placed_at', 'REMOVED')],
})

const reader = (id: string, columns: readonly string[] | null, more: object = {}) => ({
  node: {
    writer: id,
    stale: false,
    columns,
    node: { id, kind: 'PORT', label: id, domainId: 'risk', product: null, entity: null, ...more },
  },
})
const page = (edges: readonly object[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, edges })
const read = (...edges: readonly object[]): GraphAnswer => ({ data: { port: { readers: page(edges) } } })
const down: GraphAnswer = {
  data: { port: { readers: null } },
  errors: [
    {
      message: 'the lineage service is not available right now',
      path: ['port', 'readers'],
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  ],
}

describe('a check while the lineage does not answer', () => {
  test('does not say that nobody reads the change: it does not know', async () => {
    const result = await checked({ Check: dropping, Readers: () => down })
    expect(result).toMatchObject({ ok: true, readers: null })
    expect(result.warnings).toEqual([
      'who reads what changes or goes could not be asked: the lineage service is not available right now (SERVICE_UNAVAILABLE)',
    ])
    const { out, code } = await check({ Check: dropping, Readers: () => down })
    expect(code).toBe(0)
    expect(out).toContain('note     who reads what changes or goes could not be asked: the lineage service is not')
    expect(out).toContain('\nWho reads what changes or goes is not known.\n')
    expect(out).toMatch(/^fine .*; who reads what changes is not known$/m)
  })

  test('says so of half an answer as well', async () => {
    const second = { ...page([]), pageInfo: { hasNextPage: true, endCursor: 'next' } }
    const Readers = ({ after }: Record<string, unknown>): GraphAnswer =>
      after === null ? { data: { port: { readers: { ...second, edges: [reader('risk/a/a-v1', null)] } } } } : down
    expect(await checked({ Check: dropping, Readers })).toMatchObject({ readers: null, warnings: [expect.any(String)] })
  })

  test('is whole where nothing is lost, and nobody has to be asked', async () => {
    const adding = finding({ port: PORT, change: 'CHANGED', fields: [], columns: [column('more', 'ADDED')] })
    expect(await checked({ Check: adding })).toMatchObject({ readers: [], warnings: [] })
  })
})

describe('who reads what changes', () => {
  test('stands under the port, above its columns, and never below the last of them', async () => {
    const Readers = () => read(reader('risk/report/report-v1', null), reader('risk/board/board-v1', ['order_id']))
    const { out } = await check({ Check: dropping, Readers })
    expect(out).toContain(`    ~ ${PORT}
      ! risk/report/report-v1: reads it; which columns is not known
      ! risk/board/board-v1: reads order_id
      - order_id
      - placed_at
2 readers of what changes or goes.
`)
  })

  test('is told of once, by the columns that are known, whoever else says that it reads; programs hear each of them', async () => {
    const by = (writer: string, columns: readonly string[] | null) => {
      const { node } = reader('risk/report/report-v1', columns)
      return { node: { ...node, writer } }
    }
    const Readers = () => read(by('job:a', null), by('job:b', ['order_id']), by('job:c', ['placed_at', 'order_id']))
    const { out } = await check({ Check: dropping, Readers })
    expect(out).toContain('      ! risk/report/report-v1: reads order_id, placed_at\n      - order_id\n')
    expect(out).toContain('1 reader of what changes or goes.\n')
    expect((await checked({ Check: dropping, Readers })).readers).toHaveLength(3)
  })

  test('has an owner while its domain is down, as the catalog last knew it', async () => {
    const product = { owner: null, catalogEntry: { lastKnown: { owner: { name: 'Risk Team' } } } }
    const Readers = (): GraphAnswer => ({
      ...read(reader('risk/report/report-v1', null, { product })),
      errors: [
        {
          message: 'domain risk is not available right now',
          path: ['port', 'readers', 'edges', 0, 'node', 'node', 'product'],
          extensions: { code: 'DOMAIN_UNAVAILABLE' },
        },
      ],
    })
    const { readers } = await checked({ Check: dropping, Readers })
    expect(readers).toMatchObject([{ reader: 'risk/report/report-v1', owner: 'Risk Team' }])
  })

  test('is asked of the lineage alone, of a port that its domain does not serve any more', async () => {
    const removing = finding({ port: PORT, change: 'REMOVED', fields: [], columns: [column('order_id', 'REMOVED')] })
    const to = { id: 'risk/report/report-v1', kind: 'PORT', label: 'report', domainId: 'risk', product: null }
    const edge = { node: { writer: 'risk/report', stale: true, from: { id: PORT }, to: { ...to, entity: null } } }
    const answers: Answers = {
      Check: removing,
      Readers: () => ({ data: { port: null } }),
      PortWent: () => ({ data: { changes: page([]) } }),
      DirectReaders: () => ({ data: { edges: page([edge]) } }),
    }
    const { readers } = await checked(answers)
    expect(readers).toMatchObject([{ port: PORT, reader: 'risk/report/report-v1', columns: null, stale: true }])
    const { out } = await check(answers)
    expect(out).toContain('      ! report (risk/report/report-v1): reads the port, not seen lately\n      - order_id\n')
    const refusing: Answers = {
      ...answers,
      DirectReaders: () => ({
        data: { edges: null },
        errors: [{ message: 'no', path: ['edges'], extensions: { code: 'STORE_UNAVAILABLE' } }],
      }),
    }
    expect((await checked(refusing)).readers).toBeNull()
  })

  test('is asked of the time before it went as well, when it has gone from the mesh already', async () => {
    const removing = finding({ port: PORT, change: 'REMOVED', fields: [], columns: [] })
    const edge = (id: string) => ({
      node: {
        writer: id,
        stale: false,
        from: { id: PORT },
        to: { id, kind: 'PORT', label: 'report', domainId: 'risk', product: null, entity: null },
      },
    })
    const asked: unknown[] = []
    const answers: Answers = {
      Check: removing,
      Readers: () => ({ data: { port: null } }),
      PortWent: () => ({
        data: { changes: page([{ node: { at: '2026-01-01T00:00:00Z' } }, { node: { at: '2026-02-01T00:00:10Z' } }]) },
      }),
      DirectReaders: ({ asOf }) => {
        asked.push(asOf)
        return { data: { edges: page(asOf === null ? [edge('risk/now')] : [edge('risk/now'), edge('risk/before')]) } }
      },
    }
    expect((await checked(answers)).readers).toMatchObject([{ reader: 'risk/now' }, { reader: 'risk/before' }])
    expect(asked).toEqual([null, '2026-02-01T00:00:09.000Z'])
    const unknown: Answers = {
      ...answers,
      PortWent: () => ({
        data: { changes: null },
        errors: [{ message: 'no', path: ['changes'], extensions: { code: 'STORE_UNAVAILABLE' } }],
      }),
    }
    expect((await checked(unknown)).readers).toBeNull()
  })
})

describe('what a check tells of names that others have given', () => {
  test('does not reach the terminal as more than text on one line', async () => {
    const evil = 'a\u001b[2J\r\nfine     all is well\u202e'
    const product = {
      product: 'orders/order-events',
      change: 'CHANGED',
      fields: [{ field: 'title', before: evil, after: null }],
      inputPorts: [{ name: evil, change: 'CHANGED', fields: [] }],
      ports: [{ port: PORT, change: 'CHANGED', fields: [], columns: [{ ...column('x', 'REMOVED'), path: evil }] }],
    }
    const changes = { from: 'a'.repeat(64), to: null, unchanged: 0, products: [product] }
    const { out } = await check({
      Check: finding({}, { changes, warnings: [evil], problems: [evil] }),
      Readers: () => read(reader('risk/r/r-v1', null, { label: evil })),
    })
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    expect(out).not.toMatch(/^fine/m)
    expect(out).toContain('      - a fine all is well\n')
  })

  test('names what an input port reads, not what it is called', async () => {
    const fields = [{ field: 'portId', before: null, after: 'lending/loan-events/loan-events-v1' }]
    const inputPorts = [
      { name: 'lending-loan-events-loan-events-v1', change: 'ADDED', fields },
      { name: 'legacy', change: 'REMOVED', fields: [{ field: 'contractId', before: 'old-contract', after: null }] },
      { name: 'other', change: 'CHANGED', fields: [{ field: 'portId', before: 'a/b/c-v1', after: 'a/b/c-v2' }] },
    ]
    const product = { product: 'orders/order-events', change: 'CHANGED', fields: [], inputPorts, ports: [] }
    const changes = { from: 'a'.repeat(64), to: null, unchanged: 6, products: [product] }
    const { out } = await check({ Check: finding({}, { changes }) })
    expect(out).toContain(`    + reads lending/loan-events/loan-events-v1
    - reads old-contract
    ~ reads other
        portId: a/b/c-v1 → a/b/c-v2
`)
  })
})

describe('a check of a domain that was taken out of the mesh', () => {
  const whole = { from: 'a'.repeat(64), to: 'a'.repeat(64), unchanged: 7, products: [] }

  test('says that it is out, and what a publish brings back', async () => {
    const Check = finding({}, { accepted: null, changes: whole })
    expect(await checked({ Check })).toMatchObject({ unpublished: true, accepted: null, ok: true })
    expect((await check({ Check })).out).toContain(
      'orders: out of the mesh; a publish brings it back with 7 products, as in release aaaaaaaaaaaa\n',
    )
  })

  test('is told from one that is new, and from one that is in the mesh', async () => {
    const fresh = { from: null, to: null, unchanged: 0, products: [] }
    expect(await checked({ Check: finding({}, { accepted: null, changes: fresh }) })).toMatchObject({
      unpublished: false,
    })
    const { out } = await check({ Check: finding({}, { changes: whole }) })
    expect(out).toContain('orders: nothing changes against release aaaaaaaaaaaa\n')
  })
})

describe('a product that stands in the folder and cannot be read', () => {
  const file = () => join(place, 'orders/products/order-events/product.yaml')
  const whole = () =>
    readFileSync(join(packageRoot(), 'seed/domains/orders/products/order-events/product.yaml'), 'utf8')
  afterEach(() => writeFileSync(file(), whole()))

  test('is not said to go, nor who would lose it: it is not compared', async () => {
    writeFileSync(file(), whole().replace(/^status:/m, 'statuss:'))
    const ports = [{ port: PORT, change: 'REMOVED', fields: [], columns: [column('order_id', 'REMOVED')] }]
    const gone = { product: 'orders/order-events', change: 'REMOVED', fields: [], inputPorts: [], ports }
    const changes = { from: 'a'.repeat(64), to: 'b'.repeat(64), unchanged: 6, products: [gone] }
    const data = { checkRelease: { accepted: 'a'.repeat(64), problems: [], warnings: [], changes } }
    const answers = { Check: () => ({ data }), Readers: () => read(reader('risk/report/report-v1', null)) }
    const { out, code } = await check(answers)
    expect(code).toBe(1)
    expect(out).toContain('orders/order-events cannot be read, so it is not compared\n')
    expect(out).not.toMatch(/report|order_id|nothing changes/)
    const { out: json } = await check(answers, '--json')
    expect(JSON.parse(json)).toMatchObject({ unread: ['orders/order-events'], readers: [], changes: { products: [] } })
  })
})

describe('datasets of its ports', () => {
  test('that another domain holds are told before they are published; those that nobody or the domain itself holds are not', async () => {
    const ports = (...ids: readonly string[]) => ({ ports: ids.map((id) => ({ id })) })
    const Claims = (asked: Record<string, unknown>): GraphAnswer => ({
      data: Object.fromEntries(
        Object.entries(asked).map(([name, id]) => [
          name,
          String(id).includes('order-events.v1') ? ports('payments/ledger/ledger-v1') : ports(PORT),
        ]),
      ),
    })
    const { warnings } = await checked({
      Check: finding({ port: PORT, change: 'CHANGED', fields: [], columns: [] }),
      Claims,
    })
    expect(warnings).toEqual([
      expect.stringMatching(
        /^CLAIM_CONFLICT: dataset kafka:\S+ \S*order-events\.v1 of orders\/order-events\/orders-v1 is claimed by payments\/ledger\/ledger-v1 already, which keeps it$/,
      ),
    ])
  })

  test('are not said to be free where the lineage does not answer', async () => {
    const Claims = (): GraphAnswer => ({
      data: { d0: null },
      errors: [
        {
          message: 'the lineage service is not available right now',
          path: ['d0'],
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    })
    const { warnings } = await checked({
      Check: finding({ port: PORT, change: 'CHANGED', fields: [], columns: [] }),
      Claims,
    })
    expect(warnings).toEqual([
      'whether another domain claims its datasets could not be asked: the lineage service is not available right now (SERVICE_UNAVAILABLE)',
    ])
  })
})

describe('a promise whose name is a slip away from one that is known', () => {
  const file = 'products/order-events/contracts/orders-v1.yaml'
  const path = () => join(place, 'orders', file)
  const whole = () => readFileSync(join(packageRoot(), 'seed/domains/orders', file), 'utf8')
  afterEach(() => writeFileSync(path(), whole()))

  test('is told with its place and what was probably meant, once, and stands in no way', async () => {
    const lines = whole().replace('property: freshness', 'property: freshnes').split('\n')
    writeFileSync(path(), lines.join('\n'))
    const line = lines.findIndex((one) => one.includes('property: freshnes')) + 1
    const { warnings, ok, descriptors } = await checked({
      Check: finding({ port: PORT, change: 'CHANGED', fields: [], columns: [] }),
    })
    expect({ ok, descriptors, warnings }).toEqual({
      ok: true,
      descriptors: [],
      warnings: [`${file}:${line} $.slaProperties[0].property: expected freshness, if that is meant, found freshnes`],
    })
  })
})
