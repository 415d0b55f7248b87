import { describe, expect, test } from 'vitest'
import { type Asked, askImpact, IMPACT } from './asked-impact.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()
const { impact, reached, now } = askImpact(lineage)
const put = lineage.put
const R1 = '0195b1a2-0000-7000-8000-000000000001'
const R2 = '0195b1a2-0000-7000-8000-000000000002'
const a = datasetId('a')

describe('how much of the truth an answer is', () => {
  const HOUR = 60

  test('about the past does not suffer from a harvest that is late now', async () => {
    await put(harvest('orders', { events: { ports: { v1: { datasets: ['b'] } } } }, { harvestedAt: minute(5 * HOUR) }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 1 })
    const known = await now()
    const complete = async (asked: Asked) => (await impact(a, asked)).complete
    // The harvest is of minute 300, and may be an hour old.
    expect(await complete({})).toBe(false)
    expect(await complete({ knownAt: known })).toBe(false)
    expect(await complete({ asOf: minute(5 * HOUR + 1) })).toBe(true)
    expect(await complete({ asOf: minute(6 * HOUR) })).toBe(true)
    expect(await complete({ asOf: minute(6 * HOUR + 1) })).toBe(false)
    await put(
      harvest(
        'orders',
        { events: { ports: { v1: { datasets: ['b'] } } } },
        { version: 2, harvestedAt: new Date().toISOString() },
      ),
    )
    expect(await complete({ asOf: minute(6 * HOUR + 1) })).toBe(true)
    expect(await complete({})).toBe(true)
  })
})

describe('pages', () => {
  const leaf = (i: number): string => `leaf-${String(i).padStart(2, '0')}`
  const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => leaf(from + i))

  async function hub(): Promise<void> {
    await lineage.run('spread', { runId: R1, reads: ['hub'], writes: leaves(0, 8), at: 5 })
    await put(harvest('sales', { deals: { ports: { v1: { datasets: [leaf(1)] } } } }, { harvestedAt: minute(6) }))
    await lineage.run('spread', { runId: R2, reads: ['hub'], writes: leaves(6, 12), at: 20 })
  }

  /** Everything that could shift a page: edges late and new, ports that come, go, and take datasets. */
  async function write(round: number): Promise<void> {
    await lineage.run('late', { reads: ['hub'], writes: [`aaa-${round}`, `zzz-${round}`], at: 8 })
    await lineage.run('spread', { reads: ['hub'], writes: leaves(round, round + 3), at: 30 + round })
    const ports = { v1: { datasets: [leaf(round % 2 === 0 ? 1 : 2)] }, [`v${round + 2}`]: { datasets: [leaf(7)] } }
    await put(
      harvest('sales', { deals: { ports } }, { version: round + 2, harvestedAt: minute(round % 2 === 0 ? 7 : 40) }),
    )
  }

  test.each([
    ['as of a moment', async () => ({ asOf: minute(10) })],
    ['as of a moment to come', async () => ({ asOf: '2999-01-01T00:00:00Z' })],
    ['as was known at a moment', async () => ({ knownAt: await now() })],
    ['as is known at a moment to come', async () => ({ knownAt: '2999-01-01T00:00:00Z' })],
    ['in both times', async () => ({ asOf: minute(10), knownAt: await now() })],
  ])('%s make up what the first of them began, while edges and claims are written', async (_, asking) => {
    await hub()
    const asked = await asking()
    const hubId = datasetId('hub')
    const whole = await reached(hubId, { ...asked, first: 1_000 })
    expect(whole.length).toBeGreaterThan(5)
    const found: string[] = []
    let round = 0
    for (let after: string | null = null; ; ) {
      const { rows } = await impact(hubId, { ...asked, first: 3, after })
      found.push(...rows.edges.map(({ node }) => node.node.id))
      if (!rows.pageInfo.hasNextPage) break
      after = rows.pageInfo.endCursor
      await write(round++)
    }
    expect(found).toEqual(whole)
  })

  test('of one moment are of no other', async () => {
    await hub()
    const hubId = datasetId('hub')
    const asked = { asOf: minute(10), first: 3 }
    const after = (await impact(hubId, asked)).rows.pageInfo.endCursor
    const variables = { of: hubId, level: 'PORT', ...asked, after }
    expect(await lineage.code(IMPACT, variables)).toBeUndefined()
    expect(await lineage.code(IMPACT, { ...variables, asOf: minute(11) })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(IMPACT, { ...variables, asOf: null })).toBe('BAD_USER_INPUT')
    expect(await lineage.code(IMPACT, { ...variables, knownAt: await now() })).toBe('BAD_USER_INPUT')
  })

  test('expire with the copy of names that the first one was made with', async () => {
    await hub()
    const hubId = datasetId('hub')
    const asked = { asOf: minute(10), first: 3 }
    const after = (await impact(hubId, asked)).rows.pageInfo.endCursor
    for (let version = 2; version < 20; version++) {
      await put(harvest('sales', { deals: { title: `${version}`, ports: { v1: {} } } }, { version }))
    }
    expect(await lineage.code(IMPACT, { of: hubId, level: 'PORT', ...asked, after })).toBe('CURSOR_EXPIRED')
  })

  test('of a product go on without what was its own when the first one was asked for', async () => {
    //  orders/p/v1 → orders/p/v2 and five others; a product that comes in between sorts before all of them
    const ports = { v1: { datasets: ['p1'] }, v2: { datasets: ['p2'] } }
    const names = ['c', 'd', 'q', 'r', 's']
    const others = Object.fromEntries(names.map((name) => [name, { ports: { v1: { datasets: [name] } } }]))
    await put(harvest('orders', { p: { ports }, ...others }))
    await lineage.run('load', { reads: ['p1'], writes: ['p2', ...names], at: 1 })
    const asked = { level: 'PRODUCT', first: 2 }
    const first = await impact('orders/p', asked)
    expect(first.rows.edges.map(({ node }) => node.node.id)).toEqual(['orders/c', 'orders/d'])
    await put(harvest('orders', { a: { ports: { v1: {} } }, p: { ports }, ...others }, { version: 2 }))
    const rest = await impact('orders/p', { ...asked, first: 10, after: first.rows.pageInfo.endCursor })
    expect(rest.rows.edges.map(({ node }) => node.node.id)).toEqual(['orders/q', 'orders/r', 'orders/s'])
  })
})
