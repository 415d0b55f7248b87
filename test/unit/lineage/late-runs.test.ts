import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from, lineageFacet } from './column-events.ts'
import { datasetId, jobEvent, minute, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

type Asked = { readonly asOf?: string; readonly knownAt?: string; readonly level?: string; readonly direction?: string }

async function reached(of: string, asked: Asked = {}): Promise<string[]> {
  const text = `query ($of: ID!, $asOf: DateTime, $knownAt: DateTime, $level: Level, $direction: Direction) {
    impact(of: $of, asOf: $asOf, knownAt: $knownAt, level: $level, direction: $direction) { rows { edges { node { node { id } } } } } }`
  type Answer = { impact: { rows: { edges: { node: { node: { id: string } } }[] } } }
  const { impact } = await lineage.data<Answer>(text, { of, level: 'PORT', ...asked })
  return impact.rows.edges.map(({ node }) => node.node.id).sort()
}

/** Of what feeds what since when until when, all that is believed now. */
async function times(source: string, target: string): Promise<(readonly [number, number | null])[]> {
  const nodes = await lineage.store().nodesById([source, target])
  const versions = await lineage.store().historyOf(nodes.get(source)?.key ?? 0, nodes.get(target)?.key ?? 0)
  const inMinutes = (time: number) => (time - Date.parse(minute(0))) / 60_000
  return versions
    .filter(({ recordedTo }) => recordedTo === null)
    .map(({ validFrom, validTo }) => [inMinutes(validFrom), validTo === null ? null : inMinutes(validTo)] as const)
    .sort(([a], [b]) => a - b)
}

const now = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(datasetId) as [string, string, string, string]
const at = (asOf: number): Asked => ({ asOf: minute(asOf) })

describe('a run that arrives late', () => {
  const orders = [
    [10, 15, 20],
    [20, 15, 10],
    [10, 20, 15],
    [15, 20, 10],
  ]

  test.each(orders.map((order) => ({ order })))('shortens what covered its time: $order', async ({ order }) => {
    const writes: Readonly<Record<number, string>> = { 10: 'b', 15: 'd', 20: 'c' }
    for (const minutes of order)
      await lineage.run('load', { reads: ['a'], writes: [writes[minutes] ?? ''], at: minutes })
    expect(await reached(a, at(12))).toEqual([b])
    expect(await reached(a, at(18))).toEqual([d])
    expect(await reached(a)).toEqual([c])
    expect([await times(a, b), await times(a, d), await times(a, c)]).toEqual([[[10, 15]], [[15, 20]], [[20, null]]])
  })

  test.each(orders.map((order) => ({ order })))('splits what held over its time: $order', async ({ order }) => {
    for (const minutes of order) {
      await lineage.run('load', { reads: [minutes === 15 ? 'b' : 'a'], writes: ['d'], at: minutes })
    }
    expect(await reached(d, { ...at(18), direction: 'UPSTREAM' })).toEqual([b])
    expect(await reached(d, { ...at(12), direction: 'UPSTREAM' })).toEqual([a])
    expect([await times(a, d), await times(b, d)]).toEqual([
      [
        [10, 15],
        [20, null],
      ],
      [[15, 20]],
    ])
  })

  test('splits column edges as it does those of datasets', async () => {
    const loaded = (field: string, minutes: number) =>
      columnEvent('load', ['a'], { d: columnLineage({ total: [from('a', field)] }) }, { at: minutes })
    await lineage.event(loaded('x', 10))
    await lineage.event(loaded('x', 20))
    await lineage.event(loaded('y', 15))
    expect(await times(`${a}#x`, `${d}#total`)).toEqual([
      [10, 15],
      [20, null],
    ])
    expect(await times(`${a}#y`, `${d}#total`)).toEqual([[15, 20]])
    expect(await times(a, d)).toEqual([[10, null]])
  })

  test.each([[[0, 20, 10]], [[0, 10, 20]], [[10, 20, 0]]])(
    'moves no edge to before it, of which another run says other things: %j',
    async (order) => {
      const says = columnLineage({ total: [from('a', 'x')] })
      for (const minutes of order)
        await lineage.event(columnEvent('load', ['a'], { b: minutes === 20 ? {} : says }, { at: minutes }))
      expect(await times(a, b)).toEqual([
        [0, 20],
        [20, null],
      ])
    },
  )

  test('holds again from its last event, also when a later run was heard of first', async () => {
    const runId = '0195b1a2-0000-7000-8000-000000000001'
    await lineage.run('load', { reads: ['a'], writes: ['b'], type: 'START', at: 20 })
    await lineage.run('load', { reads: ['a'], writes: ['c'], at: 10 })
    await lineage.run('load', { reads: ['a'], writes: ['b'], type: 'START', at: 5, runId })
    await lineage.run('load', { type: 'COMPLETE', at: 15, runId })
    expect(await times(a, b)).toEqual([
      [5, 10],
      [15, null],
    ])
  })

  test('fills what its own edges lacked between two runs, and moves no other job', async () => {
    await lineage.run('other', { reads: ['a'], writes: ['b'], at: 1 })
    for (const minutes of [10, 30]) await lineage.run('load', { reads: ['a'], writes: ['c'], at: minutes })
    await lineage.run('load', { reads: ['a'], writes: ['d'], at: 20 })
    await lineage.run('load', { reads: ['a'], writes: ['c', 'd'], at: 25 })
    expect([await times(a, b), await times(a, c), await times(a, d)]).toEqual([
      [[1, null]],
      [
        [10, 20],
        [25, null],
      ],
      [[20, 30]],
    ])
  })

  test('leaves readable what was known before it came', async () => {
    await lineage.run('load', { reads: ['a'], writes: ['b'], at: 10 })
    await lineage.run('load', { reads: ['a'], writes: ['c'], at: 20 })
    const before = await now()
    await lineage.run('load', { reads: ['a'], writes: ['d'], at: 15 })
    expect(await reached(a, { ...at(18), knownAt: before })).toEqual([b])
    expect(await reached(a, at(18))).toEqual([d])
    await lineage.restart()
    expect(await reached(a, { ...at(18), knownAt: before })).toEqual([b])
    expect(await reached(a, at(18))).toEqual([d])
  })

  test('is a JobEvent too, and is placed among runs', async () => {
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['b'], at: 10 }))
    await lineage.run('load', { reads: ['a'], writes: ['c'], at: 20 })
    await lineage.event(jobEvent('load', { reads: ['a'], writes: ['d'], at: 15 }))
    expect([await times(a, b), await times(a, d), await times(a, c)]).toEqual([[[10, 15]], [[15, 20]], [[20, null]]])
  })

  test('is placed with what else is in its commit', async () => {
    const events = [10, 20, 15].map((minutes) =>
      runEvent('load', { reads: ['a'], writes: [{ 10: 'b', 15: 'd', 20: 'c' }[minutes] ?? ''], at: minutes }),
    )
    await Promise.all(events.map((event) => lineage.event(event)))
    expect([await times(a, b), await times(a, d), await times(a, c)]).toEqual([[[10, 15]], [[15, 20]], [[20, null]]])
  })

  test('is named as the one that ended an edge', async () => {
    for (const [minutes, target] of [
      [10, 'b'],
      [20, 'c'],
      [15, 'd'],
    ] as const) {
      await lineage.run('load', { reads: ['a'], writes: [target], at: minutes })
    }
    type Diff = { lineageDiff: { changes: { edges: { node: { kind: string; at: string | null } }[] } } }
    const text = `query ($of: ID!, $from: DateTime!, $to: DateTime!) { lineageDiff(of: $of, from: $from, to: $to) {
      changes { edges { node { kind at } } } } }`
    const { lineageDiff } = await lineage.data<Diff>(text, { of: a, from: minute(12), to: minute(18) })
    expect(lineageDiff.changes.edges.map(({ node }) => node)).toEqual([
      { kind: 'REMOVED', at: minute(15) },
      { kind: 'ADDED', at: minute(15) },
    ])
  })

  test('older than all completions that are remembered ends at the first of them, and changes nothing since', async () => {
    for (let minutes = 10; minutes < 45; minutes++)
      await lineage.run('load', { reads: ['a'], writes: ['b'], at: minutes })
    await lineage.run('load', { reads: ['a'], writes: ['c'], at: 5 })
    expect(await times(a, b)).toEqual([[10, null]])
    expect(await times(a, c)).toEqual([[5, 13]])
  })
})

describe('a START that arrives late', () => {
  const run = '0195b1a2-0000-7000-8000-000000000001'

  test('keeps what its COMPLETE seemed to lack', async () => {
    await lineage.run('load', { reads: ['a', 'b'], writes: ['d'], at: 1 })
    await lineage.run('load', { runId: run, reads: ['a'], writes: ['d'], at: 9 })
    await lineage.run('load', { type: 'START', runId: run, reads: ['b'], at: 8 })
    expect([await times(a, d), await times(b, d)]).toEqual([[[1, null]], [[1, null]]])
  })
})

describe('what is open, and was, is the same in every order of', () => {
  const RUN = '0195b1a2-0000-7000-8000-00000000000a'
  type Events = (of: (name: string) => string) => readonly Record<string, unknown>[]

  let named = 0
  /** What each order comes to, in names of its own. */
  async function outcomes(events: Events, ask: (of: (name: string) => string) => Promise<unknown>): Promise<unknown[]> {
    const found: unknown[] = []
    for (const order of permutations(events((name) => name).length)) {
      const number = ++named
      const of = (name: string) => `${name}${number}`
      for (const index of order) await lineage.event(events(of)[index] ?? {})
      found.push(await ask(of))
    }
    return found
  }
  const timesOf = (source: string, target: string) => times(datasetId(source), datasetId(target))

  test('a run that writes, and a later one that reads and never ends', async () => {
    const found = await outcomes(
      (of) => [
        runEvent(of('job'), { reads: [of('x')], type: 'START', at: 20 }),
        runEvent(of('job'), { reads: [of('a')], writes: [of('b')], at: 10 }),
      ],
      async (of) => [await timesOf(of('a'), of('b')), await reached(datasetId(of('x')))],
    )
    expect(found).toEqual(found.map(() => [[[10, null]], []]))
  })

  test('an input, and a facet of the same run that denies it', async () => {
    const found = await outcomes(
      (of) => {
        const denying = lineageFacet({ inputs: [from(of('c'))] })
        return [
          columnEvent(of('job'), [], { [of('d')]: denying }, { type: 'START', runId: RUN, at: 10 }),
          columnEvent(of('job'), [of('c'), of('e')], { [of('d')]: {} }, { runId: RUN, at: 20 }),
        ]
      },
      async (of) => [await timesOf(of('c'), of('d')), await timesOf(of('e'), of('d'))],
    )
    expect(found).toEqual(found.map(() => [[[10, null]], []]))
  })

  test('two runs, or two events of a run, that say of one moment how a column becomes another', async () => {
    const said = (of: (name: string) => string, subtype: string, parts: object) => {
      const facets = columnLineage({ y: [from(of('a'), 'x', 'DIRECT', subtype)] })
      return columnEvent(of('job'), [of('a')], { [of('d')]: facets }, { at: 10, ...parts })
    }
    const R2 = '0195b1a2-0000-7000-8000-00000000000b'
    const events: readonly Events[] = [
      (of) => [said(of, 'IDENTITY', { type: 'START', runId: RUN }), said(of, 'AGGREGATION', { runId: RUN })],
      (of) => [said(of, 'IDENTITY', { runId: RUN }), said(of, 'AGGREGATION', { runId: R2 })],
    ]
    for (const each of events) {
      const found = await outcomes(each, async (of) => {
        type Edges = { edges: { edges: { node: { transformations: { subtype: string }[] } }[] } }
        const query = 'query ($of: ID!) { edges(of: $of) { edges { node { transformations { subtype } } } } }'
        const { edges } = await lineage.data<Edges>(query, { of: `${datasetId(of('a'))}#x` })
        return edges.edges.map(({ node }) => node.transformations.map(({ subtype }) => subtype))
      })
      expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1)
    }
  })

  test('columns, and what takes them back before the run ends', async () => {
    const takenBack = {
      columnLineage: { _producer: 'https://example.org/p', _schemaURL: 'https://example.org/c', _deleted: true },
    }
    const found = await outcomes(
      (of) => {
        const stated = columnLineage({ y: [from(of('a'), 'y')] })
        return [
          columnEvent(of('job'), [], { [of('d')]: stated }, { type: 'START', runId: RUN, at: 10 }),
          columnEvent(of('job'), [], { [of('d')]: takenBack }, { type: 'RUNNING', runId: RUN, at: 15 }),
          columnEvent(of('job'), [], { [of('d')]: {} }, { runId: RUN, at: 20 }),
        ]
      },
      (of) => timesOf(of('a'), of('d')),
    )
    expect(found).toEqual(found.map(() => []))
  })
})

const permutations = (length: number): number[][] =>
  length === 0
    ? [[]]
    : permutations(length - 1).flatMap((rest) =>
        Array.from({ length }, (_, at) => [...rest.slice(0, at), length - 1, ...rest.slice(at)]),
      )
