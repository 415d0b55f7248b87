import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
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
async function run(example: string, ...given: readonly string[]) {
  const file = join('examples', example)
  const [command, ...before] = example.endsWith('.ts')
    ? [process.execPath, '--import', 'tsx']
    : [example.endsWith('.py') ? 'python3' : 'sh']
  const child = spawn(command as string, [...before, file, ...given], {
    cwd: root,
    env: { ...process.env, HEDDLE_URL: mesh.url, PYTHONDONTWRITEBYTECODE: '1' },
  })
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, errors, code: code as number }
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
