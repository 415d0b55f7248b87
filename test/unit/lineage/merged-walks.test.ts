import { describe, expect, test } from 'vitest'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, minute, useLineage } from './harness.ts'
import { datasetEvent } from './symlinks.ts'

const lineage = useLineage()

const [a, b, x, y, z] = ['a', 'b', 'x', 'y', 'z'].map(datasetId) as [string, string, string, string, string]

type Asked = {
  readonly asOf?: string
  readonly knownAt?: string
  readonly level?: string
  readonly direction?: string
  readonly depth?: number
}

async function impact(of: string, asked: Asked = {}) {
  const { impact: found } = await lineage.data<{
    impact: {
      total: number
      complete: boolean
      rows: {
        edges: { node: { distance: number; node: { id: string }; path: { id: string }[]; evidence: object[] } }[]
      }
    }
  }>(
    `query ($of: ID!, $level: Level, $direction: Direction, $asOf: DateTime, $knownAt: DateTime, $depth: Int) {
      impact(of: $of, level: $level, direction: $direction, asOf: $asOf, knownAt: $knownAt, depth: $depth) {
        total complete rows { edges { node { distance node { id } path { id } evidence { id } } } } } }`,
    { of, level: 'PORT', ...asked },
  )
  for (const { node } of found.rows.edges) expect(node.evidence).toHaveLength(node.distance)
  return {
    total: found.total,
    complete: found.complete,
    rows: found.rows.edges.map(({ node: { distance, node, path } }) => [node.id, distance, path.map(({ id }) => id)]),
  }
}

const rows = async (of: string, asked: Asked = {}) =>
  (await impact(of, asked)).rows.map(([id, distance]) => [id, distance])
const moment = async (): Promise<string> => new Date((await lineage.store().status()).lastCommit).toISOString()

/** x → b → z, until minute 5: then y → b. Afterwards `b` turns out to be a name of `a`. */
async function mergedAfterwards(): Promise<string> {
  await lineage.run('j', { reads: ['x'], writes: ['b'], at: 1 })
  await lineage.run('k', { reads: ['b'], writes: ['z'], at: 1 })
  await lineage.run('j', { reads: ['y'], writes: ['b'], at: 5 })
  await lineage.event(datasetEvent('a', [], { at: 6 }))
  const before = await moment()
  await lineage.event(datasetEvent('a', ['b'], { at: 7 }))
  return before
}

describe('a walk at a moment before two names were found to be one', () => {
  test('passes through both, and shows the one that survived, once', async () => {
    const before = await mergedAfterwards()
    for (const open of [async () => {}, lineage.restart]) {
      await open()
      expect(await impact(x, { asOf: minute(2) })).toEqual({
        total: 2,
        complete: true,
        rows: [
          [a, 1, [x, a]],
          [z, 2, [x, a, z]],
        ],
      })
      expect(await rows(z, { asOf: minute(2), direction: 'UPSTREAM' })).toEqual([
        [a, 1],
        [x, 2],
      ])
      expect(await rows(b, { asOf: minute(2), direction: 'UPSTREAM' })).toEqual([[x, 1]])
      expect(await rows(x, { asOf: minute(2), knownAt: before })).toEqual([
        [b, 1],
        [z, 2],
      ])
      expect(await rows(x, { asOf: minute(6) })).toEqual([])
      expect(await rows(y, { asOf: minute(6) })).toEqual([
        [a, 1],
        [z, 2],
      ])
    }
  })

  test('says what lies beyond its depth', async () => {
    await mergedAfterwards()
    expect(await impact(x, { asOf: minute(2), depth: 1 })).toMatchObject({ total: 1, complete: false })
    expect(await impact(x, { asOf: minute(2), depth: 2 })).toMatchObject({ total: 2, complete: true })
  })

  test('goes on through a chain of such names, at the least distance', async () => {
    //  x → b,  c → d,  e → z  until minute 5; a = b = c, d = e.  x → m → n → z is longer than x → a → d → z is not.
    const past: [string, string][] = [
      ['x', 'b'],
      ['c', 'd'],
      ['e', 'z'],
    ]
    for (const [i, [source, target]] of past.entries()) {
      await lineage.run(`j${i}`, { reads: [source], writes: [target], at: 1 })
    }
    await lineage.run('m', { reads: ['x'], writes: ['m'], at: 1 })
    await lineage.run('n', { reads: ['m'], writes: ['n'], at: 1 })
    await lineage.run('o', { reads: ['n'], writes: ['p'], at: 1 })
    await lineage.run('q', { reads: ['p'], writes: ['z'], at: 1 })
    for (const [i, [, target]] of past.entries()) await lineage.run(`j${i}`, { reads: ['w'], writes: [target], at: 5 })
    await lineage.event(datasetEvent('a'))
    await lineage.event(datasetEvent('a', ['b']))
    await lineage.event(datasetEvent('a', ['c']))
    await lineage.event(datasetEvent('d', ['e']))
    expect(await rows(x, { asOf: minute(2) })).toEqual([
      [a, 1],
      [datasetId('m'), 1],
      [datasetId('d'), 2],
      [datasetId('n'), 2],
      [datasetId('p'), 3],
      [z, 3],
    ])
  })

  test('is drawn, listed and compared like it is walked', async () => {
    await mergedAfterwards()
    type Edges = { from: { id: string }; to: { id: string } }[]
    const named = (edges: Edges) => edges.map(({ from: near, to }) => `${near.id} > ${to.id}`)
    const ends = 'from { id } to { id }'
    const { drawing, paths, edges, into } = await lineage.data<{
      drawing: { nodes: { id: string; distance: number }[]; edges: Edges }
      paths: { nodes: { id: string }[]; edges: Edges }[]
      edges: { edges: { node: Edges[number] }[] }
      into: { edges: { node: Edges[number] }[] }
    }>(
      `query ($asOf: DateTime) {
        drawing: lineage(of: "${x}", level: PORT, depth: 9, asOf: $asOf) { nodes { id distance } edges { ${ends} } }
        paths(from: "${x}", to: "${z}", asOf: $asOf) { nodes { id } edges { ${ends} } }
        edges(of: "${b}", asOf: $asOf) { edges { node { ${ends} } } }
        into: edges(of: "${b}", direction: UPSTREAM, asOf: $asOf) { edges { node { ${ends} } } } }`,
      { asOf: minute(2) },
    )
    expect(drawing.nodes).toEqual([
      { id: x, distance: 0 },
      { id: a, distance: 1 },
      { id: z, distance: 2 },
    ])
    expect(named(drawing.edges)).toEqual([`${a} > ${z}`, `${x} > ${a}`])
    expect(paths.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([[x, a, z]])
    expect(named(paths[0]?.edges ?? [])).toEqual([`${x} > ${a}`, `${a} > ${z}`])
    expect(named(edges.edges.map(({ node }) => node))).toEqual([`${a} > ${z}`])
    expect(named(into.edges.map(({ node }) => node))).toEqual([`${x} > ${a}`])
    const { lineageDiff } = await lineage.data<{
      lineageDiff: { changes: { edges: { node: { kind: string; before: Edges[number]; at: string } }[] } }
    }>(
      `query ($from: DateTime!) { lineageDiff(of: "${x}", from: $from, level: PORT) {
        changes { edges { node { kind at before { ${ends} } } } } } }`,
      { from: minute(2) },
    )
    expect(lineageDiff.changes.edges.map(({ node: { kind, at, before } }) => [kind, at, ...named([before])])).toEqual([
      ['REMOVED', minute(5), `${x} > ${a}`],
    ])
  })

  test('knows a port that had let go of the one name before', async () => {
    await lineage.run('j', { reads: ['x'], writes: ['b'], at: 1 })
    await lineage.run('k', { reads: ['b'], writes: ['z'], at: 1 })
    const put = (datasets: string[], version: number, at: number) =>
      lineage.put(harvest('orders', { events: { ports: { v1: { datasets } } } }, { version, harvestedAt: minute(at) }))
    await put(['b'], 1, 1)
    await put(['c'], 2, 5)
    await lineage.run('j', { reads: ['y'], writes: ['b'], at: 5 })
    await lineage.event(datasetEvent('a', [], { at: 6 }))
    await lineage.event(datasetEvent('a', ['b'], { at: 7 }))
    const port = 'orders/events/v1'
    expect(await rows(x, { asOf: minute(2) })).toEqual([
      [port, 1],
      [z, 2],
    ])
    expect(await rows(port, { asOf: minute(2) })).toEqual([[z, 1]])
    expect(await rows(port, { asOf: minute(2), direction: 'UPSTREAM' })).toEqual([[x, 1]])
    expect(await rows(y, { asOf: minute(6) })).toEqual([
      [a, 1],
      [z, 2],
    ])
  })

  test('passes through both names of a column', async () => {
    await lineage.event(columnEvent('j', ['x'], { b: columnLineage({ u: [from('x', 't')] }) }, { at: 1 }))
    await lineage.event(columnEvent('k', ['b'], { z: columnLineage({ v: [from('b', 'u')] }) }, { at: 1 }))
    await lineage.run('j', { reads: ['y'], writes: ['b'], at: 5 })
    await lineage.event(datasetEvent('a', [], { at: 6 }))
    await lineage.event(datasetEvent('a', ['b'], { at: 7 }))
    const asked = { asOf: minute(2), level: 'COLUMN' }
    expect(await impact(`${x}#t`, asked)).toMatchObject({
      total: 2,
      complete: true,
      rows: [
        [`${a}#u`, 1, [`${x}#t`, `${a}#u`]],
        [`${z}#v`, 2, [`${x}#t`, `${a}#u`, `${z}#v`]],
      ],
    })
    expect(await rows(`${z}#v`, { ...asked, direction: 'UPSTREAM' })).toEqual([
      [`${a}#u`, 1],
      [`${x}#t`, 2],
    ])
    expect(await rows(`${x}#t`, { ...asked, asOf: minute(6) })).toEqual([])
  })
})
