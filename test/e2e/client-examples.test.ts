import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeddleClient } from '../../client/client.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

const root = packageRoot()
const folder = mkdtempSync(join(tmpdir(), 'heddle-examples-'))
let mesh: RunningMesh

beforeAll(async () => {
  mesh = await startMesh()
})
afterAll(async () => {
  await mesh?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

/** As the first lines of each example say, against this mesh. */
function begin(example: string, ...given: readonly string[]) {
  const file = join('examples', example)
  const [command, ...before] = example.endsWith('.ts')
    ? [process.execPath, '--import', 'tsx']
    : [example.endsWith('.py') ? 'python3' : 'sh']
  return spawn(command as string, [...before, file, ...given], {
    cwd: root,
    env: { ...process.env, HEDDLE_URL: mesh.url, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(example: string, ...given: readonly string[]) {
  const child = begin(example, ...given)
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, errors, code: code as number }
}

/** One that goes on until it is told to end. */
function running(example: string, ...given: readonly string[]) {
  const child = begin(example, ...given)
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.errors += text
  })
  return {
    said,
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        const closed = once(child, 'close')
        child.kill(signal)
        await closed
      }
      return child.exitCode
    },
  }
}

/** What of the mesh has to be asked for to know what an example should say. */
async function impactTotal(of: string): Promise<number> {
  const { data } = await mesh.ask<{ impact: { total: number } }>(
    'query ($of: ID!) { impact(of: $of, filter: { minConfidence: 0.5 }) { total } }',
    { variables: { of } },
  )
  return data?.impact.total ?? -1
}

const PORT = 'orders/order-events/orders-v1'

describe.each(['typescript/find-readers.ts', 'python/find_readers.py'])('%s', (example) => {
  test('finds the product, its ports and who reads them', async () => {
    const { out, errors, code } = await run(example, 'order', 'events')
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^orders\/order-events: .+, of .+\n {2}orders\/order-events\/orders-v1\n {4}.+\(.+\).*last seen \d{4}/,
    )
  })

  test('ends with an error that says so where nothing is found', async () => {
    const { errors, code } = await run(example, 'qqqqzzzzxxxx')
    expect(code).not.toBe(0)
    expect(errors).toContain('nothing is found by')
  })
})

describe.each(['typescript/gate-on-impact.ts', 'python/gate_on_impact.py'])('%s', (example) => {
  test('ends with 0 for as much as is reached, 1 for more, and 2 where nothing is known', async () => {
    const total = await impactTotal(PORT)
    expect(total).toBeGreaterThan(1)
    const enough = await run(example, PORT, String(total))
    expect([enough.code, enough.errors]).toEqual([0, ''])
    expect(enough.out).toContain(`${PORT} reaches ${total} products and consumers, at most ${total} are allowed`)
    expect((await run(example, PORT, String(total - 1))).code).toBe(1)
    const unknown = await run(example, 'orders/nothing/of-this-v1')
    expect([unknown.code, unknown.errors]).toEqual([2, expect.stringContaining('NOT_FOUND')])
  })
})

test('typescript/joinable.ts says with what, on which columns, and whether they are written alike', async () => {
  const { out, errors, code } = await run('typescript/joinable.ts', 'orders/order-facts', 'global_customer_uuid')
  expect([code, errors]).toEqual([0, ''])
  const alike = 'customer_uid by global_customer_uuid: SAME, both are string in the format uuid'
  expect(out).toMatch(new RegExp(`^customers/customer-profile\\n( {2}.+\\n)* {2}.+#customer_uid = .+#${alike}$`, 'm'))
  expect(out).toMatch(
    /^marketing\/customer360\n {2}.+: DIFFERENT, ours is string in the format uuid, theirs string in the format uuid-hex$/m,
  )
  expect(out).toMatch(/: UNKNOWN, ours has the format uuid, theirs declares none$/m)
})

test.each(['python/export_impact.py', 'curl/export-impact.sh'])(
  '%s writes a row for each port that is reached',
  async (example) => {
    const { data } = await mesh.ask<{ impact: { total: number } }>(
      '{ impact(of: "orders/order-events", level: PORT) { total } }',
    )
    const { out, code } = await run(example, 'orders/order-events')
    expect(code).toBe(0)
    expect(out.trim().split(/\r?\n/).length - 1).toBe(data?.impact.total)
  },
)

test('curl/find-product.sh finds, whatever is typed', async () => {
  const { out, code } = await run('curl/find-product.sh', 'order', 'events')
  expect(code).toBe(0)
  expect(JSON.parse(out).data.search.edges[0].node.id).toMatch(/^orders\/order-events/)
  expect(JSON.parse((await run('curl/find-product.sh', 'a "quoted" \\ thing')).out).errors).toBeUndefined()
})

test('curl/ask-by-id.sh is answered by id alone', async () => {
  const { out, code } = await run('curl/ask-by-id.sh', 'orders/order-events')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ data: { product: { id: 'orders/order-events', title: expect.any(String) } } })
})

test('curl/download-schema.sh writes the schema, and leaves it alone while it is the same', async () => {
  const file = join(folder, 'schema.graphql')
  expect((await run('curl/download-schema.sh', file)).code).toBe(0)
  const schema = buildSchema(readFileSync(file, 'utf8'))
  expect(schema.getQueryType()?.getFields().impact).toBeDefined()
  expect(schema.getType('OrdersView')).toBeDefined()
  const { mtimeMs } = statSync(file)
  expect((await run('curl/download-schema.sh', file)).code).toBe(0)
  expect(statSync(file).mtimeMs).toBe(mtimeMs)
})

/** A domain that publishes, has a reader, and publishes again without a column. */
describe('what a domain publishes', () => {
  const port = 'lending/loan-events/loan-events-v1'
  const cursor = join(folder, 'cursor.txt')
  const followers: ReturnType<typeof running>[] = []
  let heddle: CommandLine
  let client: ReturnType<typeof createHeddleClient>

  beforeAll(async () => {
    heddle = commandLine(folder)
    client = createHeddleClient({ url: mesh.url, token: mesh.token('ingest') })
    await heddle.done('enrol', mesh.url, '--token-file', join(mesh.dataDir, 'tokens.json'))
    await heddle.done('new', 'domain', 'lending', '--title', 'Lending', '--owner', 'Lending Team')
    await heddle.done(...['new', 'product', 'loan-events', '--folder', 'lending', '--pattern', 'streaming', '--yes'])
    await heddle.start('serving', 'serve', 'lending')
    await heddle.done('publish', 'lending')
    const { data } = await client.registerConsumer({
      input: {
        namespace: 'looker',
        name: 'loan-board',
        author: 'risk@example.com',
        reason: 'the board of the week',
        kind: 'dashboard',
        reads: [`${port}#subject_id`],
      },
    })
    expect(data.registerConsumer).toMatchObject({ id: 'consumer:looker/loan-board', registeredBy: 'risk@example.com' })
  })
  afterAll(async () => {
    for (const { end } of followers) await end('SIGKILL')
    await heddle?.dispose()
  })

  /** What the followers are there to see. */
  function dropColumn(): Promise<unknown> {
    const contract = join(folder, 'lending/products/loan-events/contracts/loan-events-v1.yaml')
    const before = readFileSync(contract, 'utf8')
    writeFileSync(contract, before.replace(/ {6}- name: subject_id\n(?: {8}.*\n)+/, ''))
    return heddle.done('publish', 'lending')
  }

  test('typescript/follow-changes.ts, python/follow_changes.py and curl/follow-changes.sh see it as it happens', async () => {
    const typescript = running('typescript/follow-changes.ts', cursor, 'lending')
    const python = running('python/follow_changes.py', 'lending', 'payments')
    const curl = running('curl/follow-changes.sh', 'lending', '120')
    followers.push(typescript, python, curl)
    await eventually(() => existsSync(cursor) && python.said.errors !== '' && curl.said.out !== '', {
      withinMs: 30_000,
    })
    expect([typescript.said, python.said.errors]).toEqual([{ out: '', errors: '' }, 'following\n'])
    await dropColumn()
    const line = new RegExp(`^\\S+ CONTRACT_CHANGED ${port} lending/loan-events: REMOVED subject_id$`, 'm')
    await eventually(
      () => {
        for (const { said } of [typescript, python]) expect(said.out).toMatch(line)
        return true
      },
      { withinMs: 30_000 },
    )
    await eventually(() => /^event: CONTRACT_CHANGED\ndata: \{.*"path":"subject_id"/m.test(curl.said.out))
    expect([typescript.said.errors, python.said.errors]).toEqual(['', 'following\n'])
    expect(await typescript.end()).toBe(0)

    // Both go on from where they were: what happens while nobody follows is told afterwards, what was told is not told again.
    const seen = typescript.said.out
    await heddle.done('rollback', 'lending')
    const again = running('typescript/follow-changes.ts', cursor, 'lending')
    followers.push(again)
    await eventually(() => / CONTRACT_CHANGED .*: ADDED subject_id$/m.test(again.said.out), { withinMs: 30_000 })
    expect(seen.split('\n').filter((one) => one !== '' && again.said.out.includes(one))).toEqual([])
    const id = /^id: (\S+)\nevent: CONTRACT_CHANGED$/m.exec(curl.said.out)?.[1]
    const rest = running('curl/follow-changes.sh', 'lending', '120', id ?? '')
    followers.push(rest)
    await eventually(() => /^event: CONTRACT_CHANGED\n.*"subject_id"/m.test(rest.said.out))
    expect(rest.said.out.match(/"change":"\w+"/g)).toEqual(['"change":"ADDED"'])
    await heddle.done('publish', 'lending')
  })

  test('python/follow_changes.py goes on when the gateway was gone; both say what they cannot get over', async () => {
    const python = running('python/follow_changes.py', 'lending')
    followers.push(python)
    await eventually(() => python.said.errors.startsWith('following'), { withinMs: 30_000 })
    process.kill(mesh.pid('gateway'), 'SIGKILL')
    await eventually(() => python.said.errors.includes('trying again: '), { withinMs: 30_000 })
    await mesh.startAgain('gateway')
    await heddle.done('rollback', 'lending')
    await eventually(() => /ADDED subject_id$/m.test(python.said.out), { withinMs: 60_000 })
    await heddle.done('publish', 'lending')

    writeFileSync(cursor, 'WzEsMV0')
    const expired = await run('typescript/follow-changes.ts', cursor, 'lending')
    expect([expired.code, expired.errors]).toEqual([2, expect.stringMatching(/^CURSOR_EXPIRED: /)])
    const refused = await run('python/follow_changes.py', 'no domain')
    expect([refused.code, refused.errors]).toEqual([1, expect.stringMatching(/^400: .*BAD_USER_INPUT/)])
  })

  test('typescript/what-a-release-changes.ts says which columns, and who reads them', async () => {
    const { out, errors, code } = await run('typescript/what-a-release-changes.ts', 'lending')
    expect([code, errors]).toEqual([0, ''])
    expect(out).toMatch(/^[0-9a-f]{12} of \S+, by domain:lending: 1 changed, current\n/)
    const told = out.slice(out.indexOf('from '))
    expect(told).toMatch(
      new RegExp(
        `^from [0-9a-f]{12} to [0-9a-f]{12}: 1 changed, 0 as they were\nCHANGED lending/loan-events\n {2}CHANGED ${port}\n` +
          ' {4}REMOVED column subject_id\n {4}read by .+ \\(consumer:looker/loan-board\\), last seen \\S+\n$',
      ),
    )
    const unknown = await run('typescript/what-a-release-changes.ts', 'nobody')
    expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('there is no domain nobody')])
  })
})

test('no example is without a test', () => {
  const own = readFileSync(import.meta.filename, 'utf8')
  for (const language of ['typescript', 'python', 'curl']) {
    expect(existsSync(join(root, 'examples', language))).toBe(true)
    for (const name of readdirSync(join(root, 'examples', language)).filter(
      (file) => !/^(heddle\.py|__pycache__)$/.test(file),
    ))
      expect(own, name).toContain(`${language}/${name}`)
  }
})
