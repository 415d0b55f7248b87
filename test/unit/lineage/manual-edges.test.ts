import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EdgeVersion } from '../../../subgraphs/lineage/stores/store.ts'
import { datasetId, harvest, minute, runEvent, useLineage } from './harness.ts'
import { admin, byHand, domainToken, ingest } from './manual.ts'

const lineage = useLineage()
const hand = byHand(lineage)

const a = datasetId('a')
const b = datasetId('b')

async function reached(of: string): Promise<string[]> {
  type Rows = { impact: { rows: { edges: { node: { node: { id: string } } }[] } } }
  const query = 'query ($of: ID!) { impact(of: $of, level: PORT) { rows { edges { node { node { id } } } } } }'
  const { impact } = await lineage.data<Rows>(query, { of })
  return impact.rows.edges.map(({ node }) => node.node.id)
}

async function history(from: string, to: string): Promise<readonly EdgeVersion[]> {
  const nodes = await lineage.store().nodesById([from, to])
  return lineage.store().historyOf(nodes.get(from)?.key ?? 0, nodes.get(to)?.key ?? 0)
}

/** What is believed now: the versions that hold, and those that held. */
const believed = (versions: readonly EdgeVersion[]) => versions.filter(({ recordedTo }) => recordedTo === null)

const orders = (datasets: Record<string, readonly string[]>) =>
  lineage.put(
    harvest('orders', {
      events: {
        ports: Object.fromEntries(Object.entries(datasets).map(([port, names]) => [port, { datasets: names }])),
      },
    }),
  )

describe('an edge entered by hand', () => {
  test('makes datasets that nobody spoke of, is followed, and says who, why and by what right', async () => {
    const edge = await hand.add({ from: a, to: b, confidence: 0.7 })
    expect(edge).toMatchObject({
      from: { id: a, kind: 'DATASET' },
      to: { id: b, kind: 'DATASET' },
      method: 'MANUAL',
      writer: 'person:ann%40example.org',
      author: 'ann@example.org',
      reason: 'seen in the code',
      vouchedBy: 'admin',
      endedBy: null,
      confidence: 0.7,
      validTo: null,
    })
    expect(await reached(a)).toEqual([b])
    await lineage.restart()
    expect(await reached(a)).toEqual([b])
  })

  test('is surest when nothing else is said, and holds from now', async () => {
    const before = Date.now()
    const { confidence, validFrom, firstSeenAt } = await hand.add({ from: a, to: b })
    expect(confidence).toBe(1)
    expect(Date.parse(validFrom)).toBeGreaterThanOrEqual(before)
    expect(firstSeenAt).toBe(validFrom)
  })

  test('joins names as events do: any spelling is the same dataset', async () => {
    await lineage.event({
      ...runEvent('j', {}),
      inputs: [{ namespace: 'postgres://DB', name: 'public.t' }],
      outputs: [{ namespace: 'db', name: 'b' }],
    })
    await hand.add({ from: b, to: `dataset:${encodeURIComponent('postgresql://db:5432')}/public.t` })
    expect(await reached(b)).toEqual([`dataset:${encodeURIComponent('postgres://db:5432')}/public.t`])
  })

  test('to a consumer makes that known', async () => {
    const edge = await hand.add({ from: a, to: 'consumer:bi/sales' })
    expect(edge.to).toEqual({ id: 'consumer:bi/sales', kind: 'CONSUMER' })
    expect(await reached(a)).toEqual(['consumer:bi/sales'])
  })

  test('between ports joins all their datasets, and shows as one edge', async () => {
    await orders({ v1: ['o1', 'o2'], v2: ['p1'] })
    const edge = await hand.add({ from: 'orders/events/v1', to: 'orders/events/v2' })
    expect([edge.from.id, edge.to.id]).toEqual(['orders/events/v1', 'orders/events/v2'])
    expect(await history(datasetId('o1'), datasetId('p1'))).toHaveLength(1)
    expect(await history(datasetId('o2'), datasetId('p1'))).toHaveLength(1)
    await hand.remove({ from: 'orders/events/v1', to: 'orders/events/v2' })
    expect(await reached('orders/events/v1')).toEqual([])
  })

  test('shows the port that was named, of two on one dataset', async () => {
    await orders({ v1: ['o'], v2: ['o'] })
    expect((await hand.add({ from: 'orders/events/v2', to: b })).from.id).toBe('orders/events/v2')
    expect((await hand.add({ from: 'orders/events/v1', to: b })).from.id).toBe('orders/events/v1')
  })

  test('said again is the same version, seen later', async () => {
    const first = await hand.add({ from: a, to: b })
    const again = await hand.add({ from: a, to: b }, ingest)
    expect({ ...again, lastSeenAt: '' }).toEqual({ ...first, lastSeenAt: '' })
    expect(again.lastSeenAt >= first.lastSeenAt).toBe(true)
    expect(await history(a, b)).toHaveLength(1)
  })

  test.each([{ confidence: 0.4 }, { expiresAfter: 'P30D' }])(
    'makes a version when it says %j, and keeps the one before',
    async (change) => {
      const first = await hand.add({ from: a, to: b })
      const next = await hand.add({ from: a, to: b, ...change })
      expect(next.id).toBe(first.id)
      expect(next.firstSeenAt).toBe(first.firstSeenAt)
      const versions = believed(await history(a, b))
      expect(versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
        expect.arrayContaining([
          [Date.parse(first.validFrom), Date.parse(next.validFrom)],
          [Date.parse(next.validFrom), null],
        ]),
      )
    },
  )

  test('is put right when only the reason is another: it began when it did, and can be ended at any moment since', async () => {
    const validFrom = minute(-1_000)
    const first = await hand.add({ from: a, to: b, reason: 'one', validFrom })
    const next = await hand.add({ from: a, to: b, reason: 'two' })
    expect([next.validFrom, next.reason]).toEqual([first.validFrom, 'two'])
    expect(believed(await history(a, b))).toHaveLength(1)
    expect(await history(a, b)).toHaveLength(2)
    const validTo = minute(-500)
    expect((await hand.remove({ from: a, to: b, validTo })).validTo).toBe(new Date(validTo).toISOString())
  })

  test('may have held before it was entered; one that is said to hold already holds on', async () => {
    const since = (validFrom: string, reason = 'r') => hand.add({ from: a, to: b, reason, validFrom })
    expect((await since('2026-03-01T00:00:00Z')).validFrom).toBe('2026-03-01T00:00:00.000Z')
    expect((await since('2026-05-01T00:00:00Z')).validFrom).toBe('2026-03-01T00:00:00.000Z')
    expect((await since('2026-02-01T00:00:00Z')).validFrom).toBe('2026-02-01T00:00:00.000Z')
    expect(believed(await history(a, b))).toHaveLength(1)
    await since('2026-04-01T00:00:00Z', 'another')
    expect(believed(await history(a, b)).map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
      expect.arrayContaining([
        [Date.parse('2026-02-01T00:00:00Z'), Date.parse('2026-04-01T00:00:00Z')],
        [Date.parse('2026-04-01T00:00:00Z'), null],
      ]),
    )
  })

  test('of two authors is two edges', async () => {
    await hand.add({ from: a, to: b })
    await hand.add({ from: a, to: b, author: 'bob' })
    await hand.remove({ from: a, to: b })
    expect(await reached(a)).toEqual([b])
    await hand.remove({ from: a, to: b, author: 'bob' })
    expect(await reached(a)).toEqual([])
  })

  test('stands beside what a job reports of the same datasets', async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    await hand.add({ from: a, to: b })
    await lineage.run('j', { reads: ['c'], writes: ['d'], at: 5 })
    expect(await reached(a)).toEqual([b])
  })

  test('moves with its dataset when that turns out to be another, also when both come in one commit', async () => {
    const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
    const symlinks = { ...facet, identifiers: [{ namespace: 'db', name: 'b', type: 'TABLE' }] }
    await hand.add({ from: a, to: b })
    await lineage.run('j', { reads: ['x'], writes: ['c'] })
    await Promise.all([
      hand.add({ from: datasetId('z'), to: b }),
      lineage.event({ ...runEvent('k', {}), inputs: [{ namespace: 'db', name: 'c', facets: { symlinks } }] }),
      hand.add({ from: datasetId('y'), to: b }),
    ])
    for (const name of ['a', 'y', 'z'])
      expect(await reached(datasetId(name))).toEqual([datasetId('c'), 'consumer:etl/k'])
    await hand.remove({ from: a, to: b })
    expect(await reached(a)).toEqual([])
  })
})

describe('removing', () => {
  test('ends the edge at a moment, keeps that it held, and answers the same again', async () => {
    await hand.add({ from: a, to: b, validFrom: '2026-02-01T00:00:00Z' })
    const removed = await hand.remove({ from: a, to: b, validTo: '2026-03-01T00:00:00Z' }, ingest)
    expect(removed).toMatchObject({
      validFrom: '2026-02-01T00:00:00.000Z',
      validTo: '2026-03-01T00:00:00.000Z',
      vouchedBy: 'admin',
      endedBy: 'ingest',
    })
    expect(await hand.remove({ from: a, to: b })).toEqual(removed)
    expect(await reached(a)).toEqual([])
    expect(believed(await history(a, b)).map(({ validTo }) => validTo)).toEqual([Date.parse('2026-03-01T00:00:00Z')])
  })

  test('twice at once answers both with the same', async () => {
    await hand.add({ from: a, to: b, validFrom: '2026-02-01T00:00:00Z' })
    const [removed, again] = await Promise.all([
      hand.remove({ from: a, to: b, validTo: '2026-03-01T00:00:00Z' }),
      hand.remove({ from: a, to: b }, ingest),
    ])
    expect(removed).toMatchObject({ validTo: '2026-03-01T00:00:00.000Z', endedBy: 'admin' })
    expect(again).toEqual(removed)
  })

  test('then entering it again opens another', async () => {
    await hand.add({ from: a, to: b })
    const { validTo } = await hand.remove({ from: a, to: b })
    const again = await hand.add({ from: a, to: b })
    expect(again.validFrom >= (validTo ?? '')).toBe(true)
    expect(await reached(a)).toEqual([b])
  })

  test('what the author did not enter is NOT_FOUND', async () => {
    await hand.add({ from: a, to: b })
    for (const input of [
      { from: a, to: b, author: 'bob' },
      { from: b, to: a },
      { from: datasetId('none'), to: b },
      { from: 'orders/events/v1', to: b },
    ]) {
      expect((await hand.refusal.remove(input)).code).toBe('NOT_FOUND')
    }
    expect(await reached(a)).toEqual([b])
  })

  test('is not before it began', async () => {
    const { validFrom } = await hand.add({ from: a, to: b })
    expect(await hand.refusal.remove({ from: a, to: b, validTo: validFrom })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(`expected a moment after ${validFrom}`),
    })
  })
})

describe("a domain's token", () => {
  test('enters edges into what no other domain holds, and from anything', async () => {
    await orders({ v1: ['o'] })
    const payments = domainToken('payments')
    expect((await hand.add({ from: 'orders/events/v1', to: b }, payments)).vouchedBy).toBe('domain:payments')
    for (const to of ['orders/events/v1', datasetId('o'), 'dataset:heddle%3A%2F%2Forders/x%2Fv1']) {
      expect((await hand.refusal.add({ from: a, to }, payments)).code).toBe('FORBIDDEN')
    }
    // Nothing of what was refused is there, not even the dataset it came from.
    expect((await lineage.store().nodesById([a])).size).toBe(0)
    expect((await hand.add({ from: a, to: 'orders/events/v1' }, domainToken('orders'))).to.id).toBe('orders/events/v1')
  })

  test('changes and removes only what it entered', async () => {
    await hand.add({ from: a, to: b })
    const mine = { from: a, to: datasetId('c') }
    await hand.add(mine, domainToken('orders'))
    for (const [input, claims] of [
      [{ from: a, to: b }, domainToken('orders')],
      [mine, domainToken('payments')],
    ] as const) {
      expect((await hand.refusal.remove(input, claims)).code).toBe('FORBIDDEN')
      expect((await hand.refusal.add({ ...input, reason: 'another' }, claims)).code).toBe('FORBIDDEN')
    }
    expect(await reached(a)).toEqual([b, datasetId('c')])
    await hand.remove(mine, domainToken('orders'))
    await hand.remove({ from: a, to: b }, admin)
    expect(await reached(a)).toEqual([])
  })

  test.each([null, { kind: 'enrol' } as const, { kind: 'service' } as const])(
    'or another is needed: %j',
    async (claims) => {
      const code = claims === null ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      expect((await hand.refusal.add({ from: a, to: b }, claims)).code).toBe(code)
      expect((await hand.refusal.remove({ from: a, to: b }, claims)).code).toBe(code)
    },
  )
})

describe('what cannot be meant', () => {
  test.each([
    [{ from: 'orders', to: b }, 'input.from: expected an output port id'],
    [{ from: 'consumer:bi/sales', to: b }, 'input.from: expected an output port id'],
    [{ from: a, to: 'orders/events' }, 'input.to: expected an output port id'],
    [{ from: a, to: 'job:etl/j' }, 'input.to: expected an output port id'],
    [{ from: a, to: a }, 'input.to: expected something else than `input.from` is'],
    [{ from: a, to: b, reason: '  ' }, 'input.reason: expected a text of 1 to 4000'],
    [{ from: a, to: b, reason: 'x'.repeat(4_001) }, 'input.reason: expected a text of 1 to 4000'],
    [{ from: a, to: b, author: '' }, 'input.author: expected a text of 1 to 256'],
    [{ from: a, to: b, author: '\ud800' }, 'input.author: expected a text of 1 to 256 whole Unicode'],
    [{ from: a, to: b, confidence: 1.1 }, 'input.confidence: expected a number from 0 to 1, received 1.1'],
    [{ from: a, to: b, validFrom: '2999-01-01T00:00:00Z' }, 'input.validFrom: expected a moment not later than'],
    [{ from: a, to: b, expiresAfter: 'PT0S' }, 'input.expiresAfter: expected a duration of more than nothing'],
    [{ from: a, to: b, expiresAfter: 'P101Y' }, 'input.expiresAfter: expected a duration of more than nothing'],
    [{ from: a, to: `dataset:db/${'n'.repeat(2_049)}` }, 'input.to: expected a namespace and a name of at most 2048'],
    [{ from: a, to: `dataset:db/${encodeURIComponent('é'.repeat(900))}` }, 'and 5000 together, percent-encoded'],
  ])('in %j is refused, in words', async (input, words) => {
    const { code, message } = await hand.refusal.add(input)
    expect([code, message]).toEqual(['BAD_USER_INPUT', expect.stringContaining(words)])
    expect((await lineage.store().status()).lastCommit).toBe(0)
  })

  test('a port that is not known, or holds nothing, is said so', async () => {
    expect(await hand.refusal.add({ from: 'orders/events/v1', to: b })).toMatchObject({ code: 'NOT_FOUND' })
    await orders({ v1: ['o'] })
    await lineage.put(harvest('payments', { p: { ports: { v1: { datasets: ['o'] } } } }))
    expect(await hand.refusal.add({ from: 'payments/p/v1', to: b })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('input.from: the port payments/p/v1 holds no dataset'),
    })
  })

  test('two ports on one dataset feed each other only by being it', async () => {
    await orders({ v1: ['o'], v2: ['o'] })
    expect((await hand.refusal.add({ from: 'orders/events/v1', to: 'orders/events/v2' })).code).toBe('BAD_USER_INPUT')
  })
})

describe('several at once', () => {
  test('are applied in the order they came', async () => {
    const edges = await Promise.all([
      hand.add({ from: a, to: b, reason: 'one' }),
      hand.add({ from: a, to: b, reason: 'two' }),
      hand.remove({ from: a, to: b }),
      hand.add({ from: a, to: b, reason: 'three' }),
    ])
    expect(edges.map(({ reason }) => reason)).toEqual(['one', 'two', 'two', 'three'])
    const versions = believed(await history(a, b)).filter(({ validTo }) => validTo === null)
    expect(versions.map(({ detail }) => JSON.parse(detail ?? '{}').reason)).toEqual(['three'])
  })

  test('leave open what they would one after the other, whichever share a commit', async () => {
    const step = fc.record({
      what: fc.constantFrom('ADD', 'ADD', 'REMOVE'),
      ends: fc.constantFrom(['a', 'b'], ['a', 'c'], ['b', 'c'], ['c', 'a']),
      author: fc.constantFrom('ann', 'bob'),
      reason: fc.constantFrom('r', 's'),
      /** Whether the next waits for it. */
      alone: fc.boolean(),
    })
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        round++
        const open = new Map<string, string>()
        const pending: Promise<unknown>[] = []
        for (const { what, ends, author, reason, alone } of steps) {
          const [from = '', to = ''] = ends.map((name) => datasetId(`${name}${round}`))
          const name = `${from} ${to} ${author}`
          if (what === 'ADD') open.set(name, reason)
          else open.delete(name)
          const done =
            what === 'ADD'
              ? hand.add({ from, to, author, reason })
              : hand.refusal
                  .remove({ from, to, author })
                  .then(({ code }) => expect([undefined, 'NOT_FOUND']).toContain(code))
          pending.push(done)
          if (alone) await done
        }
        await Promise.all(pending)
        expect(await openEdges(round)).toEqual([...open].map(([name, reason]) => `${name} ${reason}`).sort())
      }),
      { numRuns: 40 },
    )
  })
})

/** The open edges of a round: from, to, author, reason. */
async function openEdges(round: number): Promise<string[]> {
  const ids = ['a', 'b', 'c'].map((name) => datasetId(`${name}${round}`))
  const nodes = await lineage.store().nodesById(ids)
  const found: string[] = []
  for (const from of nodes.values()) {
    for (const to of nodes.values()) {
      const versions = await lineage.store().historyOf(from.key, to.key)
      for (const { writer, detail, validTo, recordedTo } of versions) {
        if (validTo !== null || recordedTo !== null) continue
        const person = (await lineage.store().writersByKey([writer])).get(writer)
        found.push(`${from.id} ${to.id} ${person?.id.slice('person:'.length)} ${JSON.parse(detail ?? '{}').reason}`)
      }
    }
  }
  return found.sort()
}
