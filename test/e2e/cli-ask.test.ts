import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diffCommand } from '../../cli/heddle/ask/diff.ts'
import { doctorCommand } from '../../cli/heddle/ask/doctor.ts'
import { impactCommand } from '../../cli/heddle/ask/impact.ts'
import { lineageCommand } from '../../cli/heddle/ask/lineage.ts'
import { searchCommand } from '../../cli/heddle/ask/search.ts'
import { showCommand } from '../../cli/heddle/ask/show.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { between, page } from '../support/pages.ts'

const COMMANDS = [searchCommand(), showCommand(), impactCommand(), lineageCommand(), diffCommand(), doctorCommand()]

let mesh: RunningMesh
let place = ''
beforeAll(async () => {
  mesh = await startMesh()
  place = mkdtempSync(join(tmpdir(), 'heddle-ask-'))
  cpSync(join(packageRoot(), 'seed/domains/orders'), join(place, 'my-domain'), { recursive: true })
})
afterAll(async () => {
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

type Run = { readonly code: number; readonly out: string; readonly err: string }

/** A line as somebody types it into a shell, run by a shell: quotes and comments are the shell's. */
function shell(line: string, environment: Record<string, string> = {}): Promise<Run> {
  const binary = join(packageRoot(), 'dist/heddle.js')
  return new Promise((resolve) => {
    const script = `heddle() { "${process.execPath}" "${binary}" "$@"; }\n${line}`
    const env = {
      PATH: process.env.PATH ?? '',
      HEDDLE_URL: mesh.url,
      XDG_CONFIG_HOME: join(place, 'config'),
      ...environment,
    }
    execFile('sh', ['-c', script], { cwd: place, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

const schemas = new Map<string, ReturnType<Ajv2020['compile']>>()

/** What a command answers with `--json`, held against what `heddle schema` says of it. */
async function json(
  line: string,
  environment: Record<string, string> = {},
): Promise<Run & { readonly result: Answer }> {
  const name = /^heddle (\w+)/.exec(line)?.[1] ?? ''
  if (!schemas.has(name)) {
    const { out } = await shell(`heddle schema ${name}`)
    schemas.set(name, new Ajv2020({ strict: true }).compile(JSON.parse(out)))
  }
  const run = await shell(`${withoutComment(line)} --json`, environment)
  const result = JSON.parse(run.out)
  const validate = schemas.get(name)
  if (result.error === undefined) expect(validate?.(result), JSON.stringify(validate?.errors)).toBe(true)
  return { ...run, result }
}

// biome-ignore lint/suspicious/noExplicitAny: each command's own form, which its schema has just been held against.
type Answer = any

const withoutComment = (line: string): string => line.replace(/\s+# .*$/, '')
const examples = COMMANDS.flatMap(({ examples }) => examples)
const onThePage = between(page('docs/cli.md'), 'ask')
  .split('\n')
  .filter((line) => line.startsWith('heddle '))
const lines = [...new Set([...examples, ...onThePage].map((line) => withoutComment(line).replace(/ --json$/, '')))]

describe('an example', () => {
  test.each(lines)('%s is answered, for people and for programs', async (line) => {
    const text = await shell(line)
    const expected = line.includes('--fail-on') ? 1 : 0
    expect(text.code, text.err).toBe(expected)
    expect(text.out.length).toBeGreaterThan(40)
    expect(text.out).not.toMatch(/undefined|\[object|NaN/)
    const { code, result } = await json(line)
    expect(code).toBe(expected)
    expect(result.error).toBeUndefined()
    expect(result.errors ?? []).toEqual([])
    expect(result.totalCount ?? result.total ?? 1).toBeGreaterThan(0)
  })
})

describe('heddle search', () => {
  test('says that it lists all where there are no words', async () => {
    expect((await shell('heddle search --domain orders')).out).toMatch(
      /^\d+ hits: without words, all that the filters leave\n/,
    )
  })

  test('finds what the graph finds, page by page, and tells how to go on', async () => {
    const first = await shell('heddle search customer --first 3')
    const hint = /^There is more: the same with (--after \S+)$/m.exec(first.out)?.[1]
    const next = await json(`heddle search customer --first 3 ${hint}`)
    const all = await json('heddle search customer --first 6')
    expect(next.result.hits).toEqual(all.result.hits.slice(3))
    expect(next.result.totalCount).toBe(all.result.totalCount)
    const { data } = await mesh.ask<Answer>('{ search(text: "customer") { totalCount } }')
    expect(all.result.totalCount).toBe(data.search.totalCount)
  })

  test('takes filters together, and says of nothing that it is nothing', async () => {
    const { result } = await json('heddle search --domain orders --domain payments --kind kafka')
    expect(new Set(result.hits.map(({ domainId }: Answer) => domainId))).toEqual(new Set(['orders', 'payments']))
    expect(await shell('heddle search zzzzqqqq')).toMatchObject({ code: 0, out: '0 hits for "zzzzqqqq"\n' })
  })
})

describe('heddle show', () => {
  test.each([
    ['payments', 'domain', 'payments/ledger'],
    ['orders/order-events', 'product', 'orders.order-events.orders-v1'],
    ['orders/order-events/orders-v1', 'port', 'global_customer_uuid'],
    ["'orders/order-events/orders-v1#order_id'", 'column', 'processed-orders-v1#order_id'],
    ['dataset:s3%3A%2F%2Fdata-products/marketing%2Fcustomer360%2Fsnapshots', 'dataset', 'customer-snapshot-daily-v1'],
    ["'dataset:arn%3Aaws%3Akafka%3Aus-east-1%3A123456789012/topic%2Fraw-payments#amount'", 'field', 'OBSERVED'],
    ['consumer:looker/risk.war_room', 'consumer', 'payments/fraud-signals'],
    ['job:airflow-prod/demand_forecast.fit_and_predict', 'job', 'MemoryError'],
  ])('shows %s, a %s, with %s', async (id, key, part) => {
    const { result } = await json(`heddle show ${id}`)
    expect(result.kind).toBe(key === 'field' ? 'DATASET_COLUMN' : key.toUpperCase())
    expect(JSON.stringify(result[key])).toContain(part)
    const others = ['domain', 'product', 'port', 'column', 'dataset', 'field', 'consumer', 'job'].filter(
      (one) => one !== key,
    )
    for (const other of others) expect(result[other], other).toBeNull()
    expect((await shell(`heddle show ${id}`)).out.toLowerCase()).toContain(part.toLowerCase())
  })
})

describe('what is typed', () => {
  test('may be a name, and it is said what it was taken for', async () => {
    const { result, err } = await json('heddle show customer360')
    expect(result.id).toBe('marketing/customer360')
    expect(err).toBe('customer360: taken to be marketing/customer360\n')
  })

  test.each(['show', 'impact', 'lineage'])(
    'gets what is nearest, where heddle %s knows nothing of it',
    async (command) => {
      const { code, result } = await json(`heddle ${command} orders/order-evnts`)
      expect(code).toBe(1)
      expect(result.error).toMatchObject({
        code: 'NOT_FOUND',
        problems: expect.arrayContaining(['orders/order-events (Order events)']),
      })
      const column = await json(`heddle ${command} 'orders/order-events/orders-v1#ordr_id'`)
      expect(column.result.error.problems[0]).toBe('orders/order-events/orders-v1#order_id')
    },
  )

  test('is asked back about, where it may be several', async () => {
    const { code, result } = await json('heddle impact orders/order-')
    expect(code).toBe(1)
    expect(result.error.code).toBe('AMBIGUOUS')
    expect(result.error.problems).toContain('orders/order-facts (Order facts)')
  })

  test.each([
    ['an id that is not well formed', 'heddle impact dataset:x'],
    ['a job, which has no impact', 'heddle impact job:airflow-prod/demand_forecast.fit_and_predict'],
    ['a depth that the mesh would clamp', 'heddle lineage orders --depth 65'],
    ['no moment', 'heddle diff orders --from yesterday'],
    ['no moment at all', 'heddle diff orders'],
    ['no address', 'heddle show orders --mesh nowhere'],
  ])('is refused when it is %s, before anything is asked', async (_, line) => {
    const { code, out, err } = await shell(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--help says how it is called')
  })
})

describe('what a shell completes', () => {
  /** On a busy machine the mesh may not answer within the second that completion waits: then nothing is offered. */
  const offered = (...words: readonly string[]) =>
    eventually(async () => {
      const { out } = await shell(`heddle complete -- ${words.map((word) => `'${word}'`).join(' ')}`)
      const offers = out.split('\n').flatMap((line) => line.split('\t')[0] || [])
      expect(offers.at(-1)).toBe(':4')
      return offers
    })

  test('are ids of domains, of the products of one, and of the ports of a product', async () => {
    const { data } = await mesh.ask<{ domains: { id: string }[] }>('{ domains { id } }')
    const domains = data?.domains.map(({ id }) => id) ?? []
    expect(domains).toContain('orders')
    expect(await offered('search', '--domain', '')).toEqual([...domains, ':4'])
    expect(await offered('show', '')).toEqual([...domains, ':4'])
    const products = await offered('impact', 'ord')
    expect(products.slice(0, 1)).toEqual(['orders'])
    expect(products).toContain('orders/order-events')
    expect(await offered('new', 'product', 'x', '--reads', 'orders/order-events/')).toContain(
      'orders/order-events/orders-v1',
    )
  })
})

describe('heddle impact', () => {
  test('counts as the graph does, and lists as many as it counts', async () => {
    const { result } = await json('heddle impact orders/order-events/orders-v1 --first 1000')
    const { data } = await mesh.ask<Answer>(
      '{ impact(of: "orders/order-events/orders-v1") { total byDomain { key count } } }',
    )
    expect(result.total).toBe(data.impact.total)
    expect(result.rows).toHaveLength(result.total)
    const { out } = await shell('heddle impact orders/order-events/orders-v1 --first 1000')
    for (const { node } of result.rows) expect(out).toContain(node.id)
    expect(out).toContain(
      `by domain  ${data.impact.byDomain.map(({ key, count }: Answer) => `${key} ${count}`).join(', ')}\n`,
    )
  })

  test('passes on each filter', async () => {
    const line =
      'heddle impact orders/order-events --domain payments --owner Risk --method observed --min-confidence 0.9 --max-distance 3 --status active'
    const { result } = await json(line)
    expect(result.rows.length).toBeGreaterThan(0)
    for (const row of result.rows) {
      expect(row).toMatchObject({ node: { domainId: 'payments' }, owner: { name: 'Risk' }, methods: ['OBSERVED'] })
      expect(row.distance).toBeLessThanOrEqual(3)
      expect(row.lowestConfidence).toBeGreaterThanOrEqual(0.9)
    }
  })

  test('is a check for a pipeline', async () => {
    const { total } = (await json('heddle impact orders/order-events')).result
    expect(await shell(`heddle impact orders/order-events --fail-on ${total}`)).toMatchObject({
      code: 1,
      err: `heddle impact: ${total} reached, and --fail-on is ${total}\n`,
    })
    expect(await shell(`heddle impact orders/order-events --fail-on ${total + 1}`)).toMatchObject({ code: 0, err: '' })
  })

  test('says of a cursor that it is none', async () => {
    const { code, result } = await json('heddle impact orders/order-events --after nonsense')
    expect({ code, error: result.error.code }).toEqual({ code: 1, error: 'BAD_USER_INPUT' })
  })
})

describe('heddle lineage and diff', () => {
  test('draw every node of the graph that is no deeper than a hub', async () => {
    const line = 'heddle lineage marketing/customer360 --depth 3 --widest 1000'
    const { result } = await json(line)
    const [graph] = result.graphs
    expect(graph.nodes.length).toBeGreaterThan(5)
    const { out } = await shell(line)
    for (const { id } of graph.nodes) expect(out).toContain(id)
  })

  test('tell all changes, page by page, with the moment that the first page was of', async () => {
    const line = 'heddle diff marketing/customer360 --from P1D --level product'
    const { result } = await json(`${line} --first 1000`)
    expect(result.changes).toHaveLength(result.added + result.removed + result.changed)
    const { out } = await shell(`${line} --first 2`)
    const hint = /^There is more: the same with (--from \S+ --after \S+)$/m.exec(out)?.[1]
    const next = await json(`heddle diff marketing/customer360 --level product --first 2 ${hint}`)
    expect(next.result.changes).toEqual(result.changes.slice(2, 4))
  })
})

describe('heddle diff of releases', () => {
  test('tells what one changed, by as many digits of it as tell it from the others, of a domain or a product alone', async () => {
    const { product } = (await json('heddle show orders/order-events')).result
    const accepted: string = product.catalogEntry.release.accepted
    const whole = await json(`heddle diff orders --to-release ${accepted.slice(0, 10)}`)
    expect(whole.result).toMatchObject({ compared: 'releases', changes: { from: null, to: accepted, unchanged: 0 } })
    expect(whole.result.changes.products).toHaveLength(7)
    const one = await json('heddle diff orders/order-events --from-release previous')
    expect(one.result.changes.products).toMatchObject([{ product: 'orders/order-events', change: 'ADDED' }])
    const same = await shell(`heddle diff orders --from-release ${accepted}`)
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('orders: nothing differs between') })
  })

  test('says which releases there are, where it is given another', async () => {
    const { code, result } = await json('heddle diff orders --from-release 0000')
    expect(code).toBe(1)
    expect(result.error).toMatchObject({ code: 'NOT_FOUND', problems: [expect.stringMatching(/^[0-9a-f]{64}$/)] })
    expect(await shell('heddle diff orders --from-release previous --from P1D')).toMatchObject({ code: 2 })
    expect(await shell('heddle diff orders/order-events/orders-v1 --from-release previous')).toMatchObject({ code: 2 })
  })
})

describe('heddle doctor', () => {
  const finding = (result: Answer, about: string) => result.findings.find((one: Answer) => one.about === about)

  test('finds all well on a mesh that was enrolled with, in the folder of a domain that is served', async () => {
    const { publicKey } = JSON.parse(readFileSync(join(mesh.dataDir, 'keys.json'), 'utf8'))
    const config = join(place, 'enrolled')
    mkdirSync(join(config, 'heddle'), { recursive: true })
    const enrolments = { current: mesh.url, meshes: { [mesh.url]: { publicKey, token: mesh.token('enrol') } } }
    writeFileSync(join(config, 'heddle/enrolments.json'), JSON.stringify(enrolments), { mode: 0o600 })
    const { data } = await mesh.ask<Answer>('{ domains { id } }')
    expect(data.domains.map(({ id }: Answer) => id)).toContain('orders')
    const state = join(place, 'my-domain/.heddle')
    mkdirSync(state, { recursive: true })
    const served = {
      pid: mesh.pid('orders'),
      url: `http://127.0.0.1:${mesh.basePort + 101}/graphql`,
      port: mesh.basePort + 101,
    }
    writeFileSync(join(state, 'serve.json'), JSON.stringify(served))
    writeFileSync(join(state, 'token'), mesh.token('orders'), { mode: 0o600 })

    const { code, result } = await json('heddle doctor ./my-domain', { XDG_CONFIG_HOME: config, HEDDLE_URL: '' })
    expect(code, JSON.stringify(result.findings)).toBe(0)
    expect(finding(result, 'mesh').found).toBe(`${mesh.url}, the mesh enrolled with last`)
    expect(finding(result, 'enrol token').found).toBe('of kind enrol, valid')
    expect(finding(result, "domain's token").found).toBe('of kind domain (orders), valid')
    expect(finding(result, 'its address')).toMatchObject({ verdict: 'ok' })
    expect(finding(result, 'release').found).toMatch(/accepted and served, and is what the folder holds$/)

    writeFileSync(join(state, 'token'), mesh.token('payments'))
    const wrong = await json('heddle doctor ./my-domain', { XDG_CONFIG_HOME: config, HEDDLE_URL: '' })
    expect(wrong.code).toBe(1)
    expect(finding(wrong.result, "domain's token").found).toBe('is that of the domain payments, not of orders')
    rmSync(state, { recursive: true })
  })

  test('knows a part of the mesh from its gateway, and a mesh from nothing', async () => {
    const catalog = await json(`heddle doctor --mesh http://127.0.0.1:${mesh.basePort + 1}`)
    expect(catalog.code).toBe(1)
    expect(finding(catalog.result, 'what answers there')).toMatchObject({ verdict: 'bad' })
    expect((await json('heddle doctor --mesh http://127.0.0.1:1')).result.findings.at(-1)).toMatchObject({
      about: 'reachable',
    })
  })
})

describe('trouble', () => {
  test('that there is no mesh is said, with what to do', async () => {
    for (const command of ['search x', 'show orders', 'impact orders', 'lineage orders', 'diff orders --from P1D']) {
      const { code, result } = await json(`heddle ${command} --mesh http://127.0.0.1:1`)
      expect(code, command).toBe(1)
      expect(result.error, command).toMatchObject({
        code: 'UNREACHABLE',
        advice: expect.stringContaining('--mesh <url>'),
      })
    }
  })

  test('of a domain that died leaves what was last known, marked, and the answer says what is not in it', async () => {
    process.kill(mesh.pid('payments'), 'SIGKILL')
    await eventually(
      async () =>
        (await mesh.ask<Answer>('{ domain(id: "payments") { availability } }')).data.domain.availability ===
        'UNREACHABLE',
      { withinMs: 60_000 },
    )
    const shown = await json('heddle show payments/ledger')
    expect(shown.code).toBe(0)
    expect(shown.result.product).toMatchObject({
      title: null,
      catalogEntry: { lastKnown: { title: 'General ledger feed' } },
    })
    expect(shown.result.errors).toContainEqual(expect.objectContaining({ code: 'DOMAIN_UNAVAILABLE' }))
    const { out, code } = await shell('heddle show payments/ledger')
    expect(code).toBe(0)
    expect(out).toContain('General ledger feed')
    expect(out).toMatch(/domain payments does not answer, last seen .+, what stands here is as known \d{4}-\d\d-\d\d/)
    expect(out).toMatch(/Not all of it could be answered\n {2}domain payments is not available/)
    for (const id of ['payments', 'payments/refunds/refunds-v1', "'payments/refunds/refunds-v1#refund_id'"]) {
      const text = await shell(`heddle show ${id}`)
      expect(text.code, text.err).toBe(0)
      expect((await json(`heddle show ${id}`)).result.errors.length).toBeGreaterThan(0)
    }
    const impact = await json('heddle impact orders/order-events --domain payments')
    expect(impact.result.unreachableDomains).toEqual(['payments'])
    expect((await shell('heddle impact orders/order-events --domain payments')).out).toContain(
      'payments does not answer',
    )
    expect((await shell('heddle search ledger')).out).toMatch(/its domain is\n.* unreachable$/m)
    expect((await shell('heddle doctor')).out).toMatch(/mind {2}graph +6 domains, of which payments cannot be reached/)
  })
})
