import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffAsked, diffQuery, type ShownDiff, type ShownEdge } from './asked-diff.ts'
import { columnEvent, columnLineage, from, harvestColumns, type Source } from './column-events.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()

type Transformed = { transformations: { subtype: string }[] | null }
type Edge = ShownEdge<Transformed>
type Diff = ShownDiff<Transformed>
const DIFF = diffQuery('transformations { subtype }')
const diff = diffAsked<Transformed>(lineage, DIFF)
const changes = (found: Diff): string[] => {
  expect(found.added + found.removed + found.changed).toBe(found.changes.edges.length)
  return found.changes.edges.map(({ node }) => {
    const edge = node.after ?? node.before
    return `${node.kind} ${edge?.from.id} > ${edge?.to.id}`
  })
}
const now = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()
const column = (dataset: string, field: string): string => `${datasetId(dataset)}#${field}`

const RUN = '0195b1a2-0000-7000-8000-000000000001'

/** A run whose outputs' facets name these columns. */
const state = (job: string, at: number, fields: Readonly<Record<string, readonly Source[]>>, runId?: string) =>
  lineage.event(
    columnEvent(job, ['a'], { b: columnLineage(fields) }, { at, ...(runId === undefined ? {} : { runId }) }),
  )

describe('what held of a column at two moments', () => {
  test('differs by its own edges alone, with the writer, the run and the moment', async () => {
    //  a.x ─▶ b.y until minute 20, then ─▶ b.z;  a.v ─▶ b.w comes too, and a silent job: of these a.x knows nothing
    await state('ab', 5, { y: [from('a', 'x')] })
    await state('ab', 20, { z: [from('a', 'x')], w: [from('a', 'v')] }, RUN)
    await lineage.run('silent', { reads: ['a'], writes: ['b'], at: 20 })
    const found = await diff(column('a', 'x'), { from: minute(10) })
    expect(changes(found)).toEqual([
      `REMOVED ${column('a', 'x')} > ${column('b', 'y')}`,
      `ADDED ${column('a', 'x')} > ${column('b', 'z')}`,
    ])
    expect(found.changes.edges.map(({ node }) => node)).toMatchObject([
      { after: null, cause: 'EDGE', writer: 'job:etl/ab', at: minute(20) },
      { before: null, cause: 'EDGE', writer: 'job:etl/ab', at: minute(20), runId: RUN },
    ])
    expect(found.complete).toBe(true)
    expect(changes(await diff(column('b', 'w'), { from: minute(10), direction: 'UPSTREAM' }))).toEqual([
      `ADDED ${column('a', 'v')} > ${column('b', 'w')}`,
    ])
    expect(changes(await diff(datasetId('a'), { from: minute(10) }))).toEqual([
      `ADDED ${datasetId('a')} > ${datasetId('b')}`,
    ])
  })

  test('is looked at over what is reached at either of them, as deep as is asked', async () => {
    //  b.y ─▶ c.z all along;  a.x ─▶ b.y from minute 20, c.z ─▶ d.q from minute 30
    await lineage.event(columnEvent('bc', ['b'], { c: columnLineage({ z: [from('b', 'y')] }) }))
    await state('ab', 20, { y: [from('a', 'x')] })
    await lineage.event(columnEvent('cd', ['c'], { d: columnLineage({ q: [from('c', 'z')] }) }, { at: 30 }))
    const added = [`ADDED ${column('a', 'x')} > ${column('b', 'y')}`, `ADDED ${column('c', 'z')} > ${column('d', 'q')}`]
    expect(changes(await diff(column('a', 'x'), { from: minute(10) }))).toEqual(added)
    const near = await diff(column('a', 'x'), { from: minute(10), depth: 2 })
    expect([changes(near), near.complete]).toEqual([added.slice(0, 1), false])
  })

  test('differs by a transformation that became another', async () => {
    await state('ab', 5, { y: [from('a', 'x', 'DIRECT', 'IDENTITY')] })
    await state('ab', 20, { y: [from('a', 'x', 'DIRECT', 'AGGREGATION')] })
    const [change, ...more] = (await diff(column('a', 'x'), { from: minute(10) })).changes.edges
    expect(more).toEqual([])
    expect(change?.node).toMatchObject({
      kind: 'CHANGED',
      fields: ['TRANSFORMATIONS'],
      before: { transformations: [{ subtype: 'IDENTITY' }] },
      after: { transformations: [{ subtype: 'AGGREGATION' }] },
      cause: 'EDGE',
      at: minute(20),
    })
    expect((await diff(column('a', 'x'), { from: minute(25) })).changed).toBe(0)
  })

  test('differs by a claim that moved, since when it did; that of a port is asked of by its own id', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(1) }))
    await state('ab', 2, { y: [from('a', 'x')] })
    // One whose number among the ports is another then.
    const gone = { aaa: { ports: { v1: { datasets: ['q'] } } }, events: { ports: { v1: { datasets: ['r'] } } } }
    await lineage.put(harvest('orders', gone, { version: 2, harvestedAt: minute(20) }))
    await lineage.put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(30) }))
    const y = column('b', 'y')
    const expected = [`REMOVED orders/events/v1#x > ${y}`, `ADDED sales/deals/v1#x > ${y}`]
    for (const [of, direction] of [
      [y, 'UPSTREAM'],
      [column('a', 'x'), 'DOWNSTREAM'],
      ['sales/deals/v1#x', 'DOWNSTREAM'],
    ] as const) {
      const found = await diff(of, { from: minute(10), direction })
      expect(changes(found)).toEqual(expected)
      expect(found.changes.edges.map(({ node: { cause, at } }) => [cause, at])).toEqual([
        ['CLAIM', minute(20)],
        ['CLAIM', minute(30)],
      ])
    }
    const free = await diff(y, { from: minute(10), to: minute(25), direction: 'UPSTREAM' })
    expect(free.changes.edges.map(({ node: { kind, after, at } }) => [kind, after?.from.id, at])).toEqual([
      ['ADDED', column('a', 'x'), minute(20)],
      ['REMOVED', undefined, minute(20)],
    ])
  })

  test('of a port is one column however it is spelt', async () => {
    const columns = [{ path: 'customer', physicalName: 'CUST' }]
    await lineage.put({ ...harvestColumns('orders', 'events', 'v1', 'a', columns), harvestedAt: minute(1) })
    const none = await now()
    await state('ab', 5, { y: [from('a', 'CUST')] })
    const first = await now()
    await state('ab', 20, { y: [from('a', 'cust')] })
    const of = 'orders/events/v1#customer'
    expect(changes(await diff(of, { from: first, basis: 'KNOWN' }))).toEqual([`CHANGED ${of} > ${column('b', 'y')}`])
    expect(changes(await diff(of, { from: none, basis: 'KNOWN' }))).toEqual([`ADDED ${of} > ${column('b', 'y')}`])
    expect(changes(await diff(of, { from: minute(10) }))).toEqual([])
  })
})

test('at column level a thing differs by the edges of all its columns', async () => {
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(1) }))
  await state('ab', 5, { y: [from('a', 'x')], w: [from('a', 'v')] })
  await state('ab', 20, { y: [from('a', 'x')], w: [from('a', 'u')] })
  for (const of of ['orders', 'orders/events', 'orders/events/v1', datasetId('a')]) {
    expect(changes(await diff(of, { from: minute(10), level: 'COLUMN' }))).toEqual([
      `ADDED orders/events/v1#u > ${column('b', 'w')}`,
      `REMOVED orders/events/v1#v > ${column('b', 'w')}`,
    ])
    expect(changes(await diff(of, { from: minute(10) }))).toEqual([])
  }
})

test('pages of any size make up the whole, and belong to their question', async () => {
  const fields = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, [from('a', 'x')]]))
  await state('ab', 5, { old: [from('a', 'x')] })
  await state('ab', 20, fields(20))
  const whole = changes(await diff(column('a', 'x'), { from: minute(10) }))
  expect(whole).toHaveLength(21)
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Diff = await diff(column('a', 'x'), { from: minute(10), first: 6, after })
    expect([page.added, page.removed]).toEqual([20, 1])
    found.push(
      ...page.changes.edges.map(
        ({ node }) => `${node.kind} ${(node.after ?? node.before)?.from.id} > ${(node.after ?? node.before)?.to.id}`,
      ),
    )
    if (!page.changes.pageInfo.hasNextPage) break
    after = page.changes.pageInfo.endCursor
    if (after !== null)
      expect(await lineage.code(DIFF, { of: datasetId('a'), level: 'COLUMN', from: minute(10), after })).toBe(
        'BAD_USER_INPUT',
      )
  }
  expect(found).toEqual(whole)
})

test('what is not known, and a column asked about as what it is not, is refused', async () => {
  await state('ab', 5, { y: [from('a', 'x')] })
  expect(await lineage.code(DIFF, { of: column('a', 'none'), from: minute(1) })).toBe('NOT_FOUND')
  for (const level of ['DOMAIN', 'PRODUCT', 'PORT'])
    expect(await lineage.code(DIFF, { of: column('a', 'x'), from: minute(1), level })).toBe('BAD_USER_INPUT')
  expect(await lineage.code(DIFF, { of: column('a', 'x'), from: minute(9), to: minute(1) })).toBe('BAD_USER_INPUT')
})

test('a column of a port that was not there has no edges at that moment, and one nobody knows is NOT_FOUND', async () => {
  await state('ab', 5, { y: [from('a', 'x')] })
  await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(20) }))
  const ask = (of: string) => lineage.query(`{ edges(of: "${of}", asOf: "${minute(10)}") { totalCount } }`)
  expect(await ask('orders/events/v1#x')).toMatchObject({ data: { edges: { totalCount: 0 } } })
  expect((await ask('orders/events/v1#none')).errors).toHaveLength(1)
})

test('differences of random histories are what the edges listed at the two moments say', async () => {
  const dataset = fc.constantFrom('a', 'b', 'c')
  const field = fc.constantFrom('x', 'y')
  const source = fc.tuple(dataset, field, fc.constantFrom('IDENTITY', 'AGGREGATION'))
  const run = fc.record({
    job: fc.constantFrom('j', 'k'),
    to: dataset,
    fields: fc.dictionary(field, fc.uniqueArray(source, { minLength: 1, maxLength: 2, selector: ([d, f]) => d + f })),
    at: fc.integer({ min: 0, max: 50 }),
  })
  let round = 0
  let differing = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(run, { minLength: 2, maxLength: 6 }),
      fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })),
      async (runs, moments) => {
        const own = (name: string) => `${name}-${round}`
        round++
        for (const { job, to, fields, at } of runs) {
          const facet = Object.fromEntries(
            Object.entries(fields).map(([name, sources]) => [
              name,
              sources.map(([d, f, subtype]) => from(own(d), f, 'DIRECT', subtype)),
            ]),
          )
          const reads = [...new Set(Object.values(fields).flatMap((sources) => sources.map(([d]) => own(d))))]
          await lineage.event(columnEvent(own(job), reads, { [own(to)]: columnLineage(facet) }, { at }))
        }
        const [early, late] = [Math.min(...moments), Math.max(...moments)].map(minute)
        const at = async (asOf: string | undefined) => {
          const edges = new Map<string, string>()
          for (const name of ['a', 'b', 'c']) {
            type Listed = { edges: { edges: { node: Edge & { id: string; writer: string } }[] } | null }
            const { data } = await lineage.query(
              `{ edges(of: "${datasetId(own(name))}", level: COLUMN, first: 1000, asOf: "${asOf}") {
                edges { node { from { id } to { id } writer transformations { subtype } } } } }`,
            )
            for (const { node } of (data as Listed | null)?.edges?.edges ?? []) {
              edges.set(`${node.from.id} > ${node.to.id} by ${node.writer}`, JSON.stringify(node.transformations))
            }
          }
          return edges
        }
        const [was, is] = [await at(early), await at(late)]
        const endsOf = (text: string) => text.split(' by ')[0]?.split(' > ') ?? []
        for (const of of new Set([...was.keys(), ...is.keys()].flatMap(endsOf))) {
          const reached = new Set([of])
          for (const edges of [was, is]) {
            const here = new Set([of])
            for (const column of here)
              for (const [from = '', to = ''] of [...edges.keys()].map(endsOf)) if (from === column) here.add(to)
            for (const column of here) reached.add(column)
          }
          const expected = [...new Set([...was.keys(), ...is.keys()])]
            .filter((name) => endsOf(name).every((end) => reached.has(end)) && was.get(name) !== is.get(name))
            .map((name) => `${!was.has(name) ? 'ADDED' : is.has(name) ? 'CHANGED' : 'REMOVED'} ${name}`)
          const { changes: page } = await diff(of, { from: early, to: late, first: 1_000 })
          const found = page.edges.map(({ node }) => {
            const edge = node.after ?? node.before
            return `${node.kind} ${edge?.from.id} > ${edge?.to.id} by ${node.writer}`
          })
          expect(found.sort()).toEqual(expected.sort())
          differing += found.length
        }
      },
    ),
    { numRuns: 25 },
  )
  expect(differing).toBeGreaterThan(25)
})
