import { describe, expect, test } from 'vitest'
import { diffAsked, diffQuery, type ShownDiff } from './asked-diff.ts'
import { datasetId, harvest, jobEvent, minute, useLineage } from './harness.ts'

const lineage = useLineage()

type Sure = { confidence: number; validTo: string | null }
type OfJob = { job: { id: string } | null }
type Diff = ShownDiff<Sure, OfJob>
const DIFF = diffQuery('confidence validTo', 'job { id }')
const diff = diffAsked<Sure, OfJob>(lineage, DIFF)

const now = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

const counts = ({ added, removed, changed }: Diff) => [added, removed, changed]

const changes = ({ changes: { edges } }: Diff): string[] =>
  edges.map(({ node }) => {
    const edge = node.after ?? node.before
    return `${node.kind} ${edge?.from.id} > ${edge?.to.id}`
  })

const R1 = '0195b1a2-0000-7000-8000-000000000001'
const R2 = '0195b1a2-0000-7000-8000-000000000002'

describe('what held at two moments', () => {
  test('differs by what a run brought and by what it lacked, with the writer, the run and the moment', async () => {
    // a → b → c until minute 20, then x → b
    await lineage.run('load', { runId: R1, reads: ['a'], writes: ['b'], at: 5 })
    await lineage.run('next', { reads: ['b'], writes: ['c'], at: 5 })
    await lineage.run('load', { runId: R2, reads: ['a', 'x'], writes: ['b', 'd'], at: 20 })
    await lineage.run('load', { runId: R2.replace('2', '3'), reads: ['x'], writes: ['b'], at: 30 })
    const found = await diff(datasetId('a'), { from: minute(10), to: minute(25) })
    expect(counts(found)).toEqual([1, 0, 0])
    expect(found.changes.edges[0]?.node).toMatchObject({
      kind: 'ADDED',
      before: null,
      after: { from: { id: datasetId('a') }, to: { id: datasetId('d') }, validTo: minute(30) },
      fields: [],
      cause: 'EDGE',
      writer: 'job:etl/load',
      job: { id: 'job:etl/load' },
      at: minute(20),
      runId: R2,
    })
    const removed = await diff(datasetId('a'), { from: minute(10) })
    expect(counts(removed)).toEqual([0, 1, 0])
    expect(removed.changes.edges[0]?.node).toMatchObject({
      kind: 'REMOVED',
      before: { from: { id: datasetId('a') }, to: { id: datasetId('b') }, validTo: minute(30) },
      after: null,
      at: minute(30),
      runId: R2,
    })
  })

  test('is looked at over what is reached at either of them: what leads on from there is no change', async () => {
    // b → c → d all along; a → b from minute 20
    await lineage.run('bc', { reads: ['b'], writes: ['c'], at: 0 })
    await lineage.run('cd', { reads: ['c'], writes: ['d'], at: 0 })
    await lineage.run('ab', { reads: ['a'], writes: ['b'], at: 20 })
    expect(changes(await diff(datasetId('a'), { from: minute(10) }))).toEqual([
      `ADDED ${datasetId('a')} > ${datasetId('b')}`,
    ])
    expect(changes(await diff(datasetId('d'), { from: minute(10), direction: 'UPSTREAM' }))).toEqual([
      `ADDED ${datasetId('a')} > ${datasetId('b')}`,
    ])
    // Beyond the depth nothing is compared, and the answer says that there is more.
    const near = await diff(datasetId('c'), { from: minute(10), direction: 'UPSTREAM', depth: 1 })
    expect([counts(near), near.complete]).toEqual([[0, 0, 0], false])
    expect((await diff(datasetId('a'), { from: minute(10) })).complete).toBe(true)
  })

  test('does not differ by what ended and began again in between', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 5 })
    await lineage.run('load', { reads: ['x'], writes: ['b'], at: 20 })
    await lineage.run('load', { reads: ['a', 'x'], writes: ['b'], at: 30 })
    expect(counts(await diff(datasetId('a'), { from: minute(10), to: minute(35) }))).toEqual([0, 0, 0])
    expect(counts(await diff(datasetId('a'), { from: minute(10), to: minute(25) }))).toEqual([0, 1, 0])
    expect(counts(await diff(datasetId('a'), { from: minute(25), to: minute(35) }))).toEqual([1, 0, 0])
  })

  test('differs by a confidence: a guess that a descriptor came to state', async () => {
    const product = (inputContracts: { id: string; version: null }[] | null) => ({
      churn: {
        inputs: [{ contractId: 'c-1', dataset: { namespace: 'db', name: 'a' } }],
        ports: { v1: { datasets: ['b'], inputContracts } },
      },
    })
    await lineage.put(harvest('analytics', product(null), { version: 1, harvestedAt: minute(5) }))
    await lineage.put(
      harvest('analytics', product([{ id: 'c-1', version: null }]), { version: 2, harvestedAt: minute(20) }),
    )
    const found = await diff(datasetId('a'), { from: minute(10) })
    expect(counts(found)).toEqual([0, 0, 1])
    expect(found.changes.edges[0]?.node).toMatchObject({
      kind: 'CHANGED',
      before: { from: { id: datasetId('a') }, to: { id: 'analytics/churn/v1' }, confidence: 0.5, validTo: minute(20) },
      after: { confidence: 0.9, validTo: null },
      fields: ['CONFIDENCE'],
      cause: 'EDGE',
      writer: 'analytics/churn',
      job: null,
      at: minute(20),
      runId: null,
    })
    expect(counts(await diff(datasetId('a'), { from: minute(20) }))).toEqual([0, 0, 0])
  })

  test('differs by a claim that moved, which is not the doing of the writer', async () => {
    //  orders/events/v1 held `a` until minute 20, sales/deals/v1 holds it from minute 30
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(1) }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 2 })
    await lineage.put(
      harvest(
        'orders',
        { events: { ports: { v1: { datasets: ['other'] } } } },
        { version: 2, harvestedAt: minute(20) },
      ),
    )
    await lineage.put(harvest('sales', { deals: { ports: { v1: { datasets: ['a'] } } } }, { harvestedAt: minute(30) }))
    const moved = (await diff(datasetId('b'), { from: minute(10), direction: 'UPSTREAM' })).changes.edges
    expect(moved.map(({ node }) => [node.kind, node.before?.from.id, node.after?.from.id])).toEqual([
      ['REMOVED', 'orders/events/v1', undefined],
      ['ADDED', undefined, 'sales/deals/v1'],
    ])
    expect(moved.map(({ node: { cause, writer, at } }) => [cause, writer, at])).toEqual([
      ['CLAIM', 'job:etl/load', minute(20)],
      ['CLAIM', 'job:etl/load', minute(30)],
    ])
    // In between nobody held it.
    const free = (await diff(datasetId('b'), { from: minute(10), to: minute(25), direction: 'UPSTREAM' })).changes.edges
    expect(free.map(({ node: { kind, cause, at } }) => [kind, cause, at])).toEqual([
      ['ADDED', 'CLAIM', minute(20)],
      ['REMOVED', 'CLAIM', minute(20)],
    ])
  })

  test('changed by a claim, it changed when that came, not when what is drawn at both moments began', async () => {
    //  orders ──load──► sales, by a1 from the beginning; by a2, which was sales' own, from when orders claims it
    const ports = (...datasets: string[]) => ({ p: { ports: { v1: { datasets } } } })
    await lineage.put(harvest('orders', ports('a1'), { harvestedAt: minute(1) }))
    await lineage.put(harvest('sales', ports('a2', 'b'), { harvestedAt: minute(1) }))
    await lineage.run('load', { reads: ['a2'], writes: ['b'], at: 2 })
    await lineage.run('load', { reads: ['a1', 'a2'], writes: ['b'], at: 5 })
    const from = await now()
    await lineage.put(harvest('sales', ports('b'), { version: 2, harvestedAt: minute(20) }))
    await lineage.put(harvest('orders', ports('a1', 'a2'), { version: 2, harvestedAt: minute(20) }))
    const found = await diff('orders', { from, direction: 'DOWNSTREAM', level: 'DOMAIN', basis: 'KNOWN' })
    expect(found.changes.edges.map(({ node: { kind, cause, fields, at } }) => [kind, cause, fields, at])).toEqual([
      ['CHANGED', 'CLAIM', ['VALID_FROM'], await now()],
    ])
  })

  test('is compared as it is drawn: a product that feeds on by one dataset fewer feeds on as before', async () => {
    await lineage.put(harvest('orders', { events: { ports: { v1: { datasets: ['a1'] }, v2: { datasets: ['a2'] } } } }))
    await lineage.put(harvest('sales', { deals: { ports: { v1: { datasets: ['b'] } } } }))
    await lineage.run('load', { reads: ['a1', 'a2'], writes: ['b'], at: 5 })
    const question = { from: await now(), basis: 'KNOWN' }
    await lineage.run('load', { reads: ['a1'], writes: ['b'], at: 20 })
    expect(changes(await diff('orders/events', question))).toEqual(['REMOVED orders/events/v2 > sales/deals/v1'])
    expect(counts(await diff('orders/events', { ...question, level: 'PRODUCT' }))).toEqual([0, 0, 0])
    expect(counts(await diff('orders', { ...question, level: 'DOMAIN' }))).toEqual([0, 0, 0])
  })
})

describe('what was known at two moments', () => {
  test('differs by a late event, though what held then is what held', async () => {
    await lineage.run('load', { reads: ['x'], writes: ['b'], at: 30 })
    await lineage.run('other', { reads: ['a'], writes: ['c'], at: 30 })
    const before = await now()
    await lineage.event(jobEvent('other', { reads: ['a'], writes: ['d'], at: 40 }))
    const after = await now()
    const known = await diff(datasetId('a'), { from: before, to: after, basis: 'KNOWN' })
    expect(changes(known)).toEqual([
      `REMOVED ${datasetId('a')} > ${datasetId('c')}`,
      `ADDED ${datasetId('a')} > ${datasetId('d')}`,
    ])
    expect(known.changes.edges.map(({ node }) => node.at)).toEqual([after, after])
    expect(counts(await diff(datasetId('a'), { from: before, to: after }))).toEqual([0, 0, 0])
  })

  test('differs by when an edge is thought to have begun', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 30 })
    const before = await now()
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 10 })
    const found = await diff(datasetId('a'), { from: before, basis: 'KNOWN' })
    expect(counts(found)).toEqual([0, 0, 1])
    expect(found.changes.edges[0]?.node).toMatchObject({ fields: ['VALID_FROM'], at: await now() })
    // A moment at which it is now known to have held.
    expect(counts(await diff(datasetId('a'), { from: minute(20), to: minute(40) }))).toEqual([0, 0, 0])
    expect(counts(await diff(datasetId('a'), { from: minute(5), to: minute(40) }))).toEqual([1, 0, 0])
  })

  test('at the same moment twice differs by nothing', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 30 })
    const at = await now()
    for (const basis of ['VALID', 'KNOWN']) {
      expect(counts(await diff(datasetId('a'), { from: at, to: at, basis }))).toEqual([0, 0, 0])
    }
  })
})

describe('changes', () => {
  const leaf = (i: number): string => `leaf-${String(i).padStart(2, '0')}`

  async function spread(): Promise<void> {
    await lineage.run('spread', { reads: ['hub'], writes: [leaf(0), leaf(1)], at: 5 })
    await lineage.run('spread', { reads: ['hub'], writes: Array.from({ length: 25 }, (_, i) => leaf(i + 1)), at: 20 })
  }

  test('come in pages of any size that make up the whole, in the order of their ends, and are counted whatever the page', async () => {
    await spread()
    const whole = changes(await diff(datasetId('hub'), { from: minute(10), first: 1_000 }))
    expect(whole).toHaveLength(25)
    expect(whole[0]).toBe(`REMOVED ${datasetId('hub')} > ${datasetId(leaf(0))}`)
    expect(whole.at(-1)).toBe(`ADDED ${datasetId('hub')} > ${datasetId(leaf(25))}`)
    for (const first of [1, 7, 25]) {
      const found: string[] = []
      for (let after: string | null = null; ; ) {
        const page: Diff = await diff(datasetId('hub'), { from: minute(10), first, after })
        expect(counts(page)).toEqual([24, 1, 0])
        found.push(...changes(page))
        if (!page.changes.pageInfo.hasNextPage) break
        after = page.changes.pageInfo.endCursor
      }
      expect(found).toEqual(whole)
    }
  })

  test('of two ports that share thousands of datasets are two, since the first of these began', async () => {
    const shared = Array.from({ length: 2_500 }, (_, i) => `a${i}`)
    const port = { datasets: shared }
    await lineage.put(harvest('orders', { events: { ports: { v1: port, v2: port } } }, { harvestedAt: minute(1) }))
    for (const [job, early] of [
      ['b', 'a0'],
      ['c', 'a2499'],
    ] as const) {
      await lineage.run(job, { reads: [early], writes: [job], at: 20 })
      await lineage.run(job, { reads: shared, writes: [job], at: 30 })
      const found = await diff(datasetId(job), { from: minute(10), direction: 'UPSTREAM' })
      expect(counts(found)).toEqual([2, 0, 0])
      expect(changes(found)).toEqual([1, 2].map((v) => `ADDED orders/events/v${v} > ${datasetId(job)}`))
      expect(found.changes.edges.map(({ node }) => node.at)).toEqual([minute(20), minute(20)])
    }
  })

  test('go on as they were for the first page, whatever is written in between', async () => {
    await spread()
    const question = { from: minute(10), first: 20 }
    const first = await diff(datasetId('hub'), question)
    await lineage.run('spread', { reads: ['hub'], writes: ['aaa', leaf(25), 'zzz'], at: 30 })
    await lineage.put(harvest('sales', { deals: { ports: { v1: { datasets: [leaf(24)] } } } }))
    const rest = await diff(datasetId('hub'), { ...question, after: first.changes.pageInfo.endCursor })
    expect(changes(rest)).toEqual([21, 22, 23, 24, 25].map((i) => `ADDED ${datasetId('hub')} > ${datasetId(leaf(i))}`))
    expect(counts(rest)).toEqual([24, 1, 0])
  })

  test('have cursors that are of no other question', async () => {
    await spread()
    const question = { of: datasetId('hub'), from: minute(10), first: 1 }
    const after = (await diff(question.of, question)).changes.pageInfo.endCursor
    for (const other of [
      { from: minute(9) },
      { to: minute(50) },
      { basis: 'KNOWN' },
      { level: 'PRODUCT' },
      { depth: 3 },
    ]) {
      const { errors } = await lineage.query(DIFF, { ...question, ...other, after })
      expect(errors?.[0]?.message).toContain('a cursor of this question')
    }
  })
})

describe('of what is not there', () => {
  const code = async (variables: Record<string, unknown>): Promise<unknown> => {
    const { errors } = await lineage.query(DIFF, variables)
    return (errors?.[0]?.originalError as { code?: string } | undefined)?.code
  }

  test('at one of the moments all is added, or removed', async () => {
    const events = (products: Parameters<typeof harvest>[1], version: number, at: number) =>
      lineage.put(harvest('orders', products, { version, harvestedAt: minute(at) }))
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 5 })
    await events({ events: { ports: { v1: { datasets: ['a'] } } } }, 1, 10)
    await events({}, 2, 20)
    const added = await diff('orders/events/v1', { from: minute(1), to: minute(15) })
    expect(changes(added)).toEqual([`ADDED orders/events/v1 > ${datasetId('b')}`])
    const removed = await diff('orders/events', { from: minute(15), to: minute(30) })
    expect(changes(removed)).toEqual([
      `ADDED ${datasetId('a')} > ${datasetId('b')}`,
      `REMOVED orders/events/v1 > ${datasetId('b')}`,
    ])
    expect(counts(await diff('orders/events', { from: minute(15) }))).toEqual([1, 1, 0])
    expect(counts(await diff('orders/events', { from: minute(25) }))).toEqual([0, 0, 0])
  })

  test('at any time it is NOT_FOUND', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'] })
    expect(await code({ of: 'orders/events', from: minute(0) })).toBe('NOT_FOUND')
    expect(await code({ of: datasetId('z'), from: minute(0) })).toBe('NOT_FOUND')
  })

  test('what is asked wrongly is refused', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'] })
    const of = datasetId('a')
    expect(await code({ of, from: minute(1), to: minute(0) })).toBe('BAD_USER_INPUT')
    expect(await code({ of, from: minute(0), depth: 0 })).toBe('BAD_USER_INPUT')
    expect(await code({ of, from: minute(0), first: 0 })).toBe('BAD_USER_INPUT')
    expect(await code({ of, from: minute(0), first: 1_001 })).toBe('BAD_USER_INPUT')
    expect(await code({ of: 'job:etl/load', from: minute(0) })).toBe('BAD_USER_INPUT')
    expect(await code({ of, from: minute(0), after: 'nonsense' })).toBe('BAD_USER_INPUT')
  })
})
