import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  afterCommit,
  type Closure,
  currentView,
  type Direction,
  type EdgeId,
  type EdgeMove,
  type EdgeView,
  type LineageStore,
  MAX_DEPTH,
  type Method,
  type MovePlace,
  type NodeKey,
} from '../../subgraphs/lineage/stores/store.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'
import { ask, history, question, writeHistory } from './lineage-store.histories.ts'

/** Opens an empty store. Called once a test; `dispose` of what it returned is called after it. */
export type OpenStore = () => Promise<LineageStore>

/** What every adapter of `LineageStore` must do. Sketches: `a → b` is an edge by writer 1. */
export function describeLineageStore(name: string, open: OpenStore): void {
  describe(`lineage store: ${name}`, () => {
    let store: LineageStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.dispose()
    })

    describe('what was committed', () => {
      test('an empty store says so', async () => {
        expect(await store.status()).toEqual({ lastCommit: 0, lastNodeKey: 0, lastWriterKey: 0 })
        expect((await store.closures(new Map([['x', [1]]]), walk({}))).get('x')).toEqual({ levels: [], more: false })
      })

      test('nodes are found by id, by alias, and through merges', async () => {
        await store.commit(changes({ ...population(3), aliases: [{ id: 'dataset:test/other', key: 2 }] }))
        await store.commit(changes({ recordedAt: 2, merges: [{ key: 2, into: 3 }] }))
        const found = await store.nodesById([
          'dataset:test/d1',
          'dataset:test/d2',
          'dataset:test/other',
          'dataset:test/no',
        ])
        expect([...found].map(([id, node]) => [id, node.key])).toEqual(
          expect.arrayContaining([
            ['dataset:test/d1', 1],
            ['dataset:test/d2', 3],
            ['dataset:test/other', 3],
          ]),
        )
        expect(found.size).toBe(3)
        expect(await store.status()).toEqual({ lastCommit: 2, lastNodeKey: 3, lastWriterKey: 3 })
      })

      test('an alias written again points elsewhere', async () => {
        await store.commit(changes({ ...population(2), aliases: [{ id: 'dataset:test/other', key: 1 }] }))
        await store.commit(changes({ recordedAt: 2, aliases: [{ id: 'dataset:test/other', key: 2 }] }))
        expect((await store.nodesById(['dataset:test/other'])).get('dataset:test/other')?.id).toBe('dataset:test/d2')
      })

      test('all nodes can be read in pages, in the order of their keys', async () => {
        const nodes = population(5).nodes.map((node) =>
          node.key === 4 ? { ...node, id: 'dataset:test/d4#a%20b', owner: 1 } : node,
        )
        await store.commit(changes({ ...population(5), nodes, merges: [{ key: 4, into: 5 }] }))
        expect((await store.nodesAfter(0, 2)).map((node) => node.key)).toEqual([1, 2])
        expect(await store.nodesAfter(2, 10)).toEqual([
          { key: 3, id: 'dataset:test/d3', owner: null, mergedInto: null },
          { key: 4, id: 'dataset:test/d4#a%20b', owner: 1, mergedInto: 5 },
          { key: 5, id: 'dataset:test/d5', owner: null, mergedInto: null },
        ])
      })

      test('writers and records are found by key and replaced by writing them again', async () => {
        await store.commit(changes({ ...population(0), records: [{ kind: 'RUN', id: 'r2', body: '1' }] }))
        await store.commit(
          changes({
            recordedAt: 2,
            writers: [{ key: 1, id: 'job:test/load', kind: 'JOB', state: '{"runs":1}' }],
            records: [
              { kind: 'RUN', id: 'r2', body: '{"quotes":"\'\\""}' },
              { kind: 'RUN', id: 'r1', body: '' },
              { kind: 'DOMAIN', id: 'r2', body: 'another kind' },
            ],
          }),
        )
        expect((await store.writersById(['job:test/load', 'job:test/none'])).get('job:test/load')?.state).toBe(
          '{"runs":1}',
        )
        expect(await store.writersByKey([2, 9])).toEqual(
          new Map([[2, { key: 2, id: 'orders/order-events', kind: 'PRODUCT', state: '{}' }]]),
        )
        expect(await store.records('RUN', ['r1', 'r2', 'r3'])).toEqual(
          new Map([
            ['r1', ''],
            ['r2', '{"quotes":"\'\\""}'],
          ]),
        )
        expect((await store.recordsAfter('RUN', null, 10)).map((record) => record.id)).toEqual(['r1', 'r2'])
        expect((await store.recordsAfter('RUN', 'r1', 10)).map((record) => record.id)).toEqual(['r2'])
      })

      test('dropped records are gone, and only those', async () => {
        const record = { kind: 'COPY' as const, id: 'x', body: '1' }
        await store.commit(changes({ records: [record, { ...record, kind: 'RUN' }, { ...record, id: 'y' }] }))
        await store.commit(changes({ recordedAt: 2, dropped: [record, { kind: 'COPY', id: 'never there' }] }))
        expect(await store.recordsAfter('COPY', null, 10)).toEqual([{ ...record, id: 'y' }])
        expect((await store.records('RUN', ['x'])).size).toBe(1)
        await store.commit(changes({ recordedAt: 3, records: [record] }))
        expect((await store.records('COPY', ['x'])).get('x')).toBe('1')
      })

      test('ids come in pages in the order of their bytes, whatever the alphabet', async () => {
        // In UTF-16 the last two would change places.
        const ids = ['Z', 'a', 'a b', 'z', 'é', '\uff5e', '😀']
        const records = ids.toReversed().map((id) => ({ kind: 'RUN' as const, id, body: '' }))
        const aliases = ids.toReversed().map((id) => ({ id, key: 1 }))
        await store.commit(changes({ ...population(1), records, aliases }))
        const paged = async <Item extends { readonly id: string }>(
          read: (after: string | null) => Promise<readonly Item[]>,
        ): Promise<string[]> => {
          const found: string[] = []
          for (let page = await read(null); page.length > 0; page = await read(found.at(-1) ?? null)) {
            found.push(...page.map(({ id }) => id))
          }
          return found
        }
        expect(await paged((after) => store.recordsAfter('RUN', after, 2))).toEqual(ids)
        expect(await paged((after) => store.aliasesAfter(after, 2))).toEqual(ids)
      })

      test('claims of all times are read in pages that keep those of one port and node together', async () => {
        const claim = {
          domain: 'orders',
          contested: false,
          validFrom: 1,
          validTo: null,
          recordedFrom: 1,
          recordedTo: null,
        }
        const [first, second, third] = [
          { ...claim, port: 'orders/a/v1', node: 2 },
          { ...claim, port: 'orders/a/v1', node: 10 },
          { ...claim, domain: 'payments', port: 'payments/b/v1', node: 1 },
        ]
        const ended = { ...first, recordedTo: 5 }
        const past = { ...first, validTo: 4, recordedFrom: 5 }
        await store.commit(changes({ ...population(10), claims: [third, first, past, second, ended] }))
        const page = await store.claimsAfter(null, 1)
        expect(page).toHaveLength(3)
        expect(page).toEqual(expect.arrayContaining([first, ended, past]))
        expect(await store.claimsAfter(first, 1)).toEqual([second])
        expect(await store.claimsAfter(first, 10)).toEqual([second, third])
        expect(await store.claimsAfter(third, 10)).toEqual([])
      })

      test('claims of a domain are read as they are, and as they were', async () => {
        const claim = { domain: 'orders', port: 'orders/a/v1', node: 1, contested: false, validFrom: 1, validTo: null }
        await store.commit(changes({ ...population(2), claims: [{ ...claim, recordedFrom: 1, recordedTo: null }] }))
        const second = {
          ...claim,
          domain: 'payments',
          port: 'payments/b/v1',
          contested: true,
          validFrom: 2,
          recordedFrom: 2,
        }
        await store.commit(
          changes({
            recordedAt: 2,
            claimsEnded: [{ port: 'orders/a/v1', node: 1 }],
            claims: [
              { ...claim, validTo: 2, recordedFrom: 2, recordedTo: null },
              { ...second, recordedTo: null },
            ],
          }),
        )
        expect(await store.claimsOf(['orders', 'payments'], currentView)).toEqual(
          new Map([['payments', [{ ...second, recordedTo: null }]]]),
        )
        expect(await store.claimsOf(['orders', 'payments'], at(1))).toEqual(
          new Map([['orders', [{ ...claim, recordedFrom: 1, recordedTo: 2 }]]]),
        )
      })
    })

    describe('edges', () => {
      test('are read whole from both ends, and by writer', async () => {
        // 1 → 2, twice: by a job and by a product
        const observed = openEdge(1, 2, { lastRun: 'run-1', validFrom: 5 })
        const declared = openEdge(1, 2, { writer: 2, method: 'DECLARED', confidence: 0.5, producer: null })
        await store.commit(changes({ ...population(2), opened: [observed, declared] }))
        const both = expect.arrayContaining([observed, declared])
        expect((await store.edgesOf([1, 2], 'DOWNSTREAM', currentView)).get(1)).toEqual(both)
        expect((await store.edgesOf([1, 2], 'UPSTREAM', currentView)).get(2)).toEqual(both)
        expect((await store.edgesOf([1, 2], 'UPSTREAM', currentView)).has(1)).toBe(false)
        expect(await store.edgesOfWriters([1, 2, 3])).toEqual(
          new Map([
            [1, [observed]],
            [2, [declared]],
          ]),
        )
      })

      test('parallel edges are one hop, of the highest confidence', async () => {
        const opened = [openEdge(1, 2, { confidence: 0.5 }), openEdge(1, 2, { writer: 2, confidence: 0.9 })]
        await store.commit(changes({ ...population(2), opened }))
        expect(await store.hops([1, 2], 'DOWNSTREAM', currentView)).toEqual(
          new Map([[1, [{ key: 2, confidence: 0.9 }]]]),
        )
        expect(await store.hops([1, 2], 'UPSTREAM', currentView)).toEqual(new Map([[2, [{ key: 1, confidence: 0.9 }]]]))
      })

      test('being seen again updates in place', async () => {
        await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)] }))
        const sighting = { ...edge(1, 2), producer: 'p', lastRun: 'r', firstSeenAt: 0, lastSeenAt: 9 }
        await store.commit(changes({ recordedAt: 2, seen: [sighting] }))
        expect(await store.historyOf(1, 2)).toEqual([{ ...openEdge(1, 2), ...sighting }])
      })

      test('ended edges leave the present and stay in history', async () => {
        await store.commit(changes({ ...population(2), opened: [openEdge(1, 2)] }))
        await store.commit(
          changes({
            recordedAt: 5,
            ended: [edge(1, 2), edge(2, 1)],
            past: [openEdge(1, 2, { validTo: 4, recordedFrom: 5, validFrom: 1 })],
          }),
        )
        expect((await store.edgesOf([1], 'DOWNSTREAM', currentView)).size).toBe(0)
        expect((await store.hops([1], 'DOWNSTREAM', currentView)).size).toBe(0)
        const history = await store.historyOf(1, 2)
        expect(history).toEqual(
          expect.arrayContaining([
            openEdge(1, 2, { recordedTo: 5 }),
            openEdge(1, 2, { validTo: 4, recordedFrom: 5, validFrom: 1 }),
          ]),
        )
        expect(history).toHaveLength(2)
      })

      test('what is retracted of the past is not believed from then on, and is what was known before', async () => {
        const wrong = openEdge(1, 2, { validFrom: 1, validTo: 6, recordedFrom: 2 })
        const twin = { ...wrong, writer: 2 }
        const right = openEdge(1, 2, { validFrom: 1, validTo: 3, recordedFrom: 5 })
        const column = { ...openEdge(1, 10, { validFrom: 1, validTo: 6, recordedFrom: 2 }), layer: 'COLUMN' as const }
        const opened = [openEdge(1, 2, { validFrom: 6, recordedFrom: 2 })]
        await store.commit(changes({ ...population(10), recordedAt: 2, opened, past: [wrong, twin, column] }))
        // One that is not there, and one that is open, are ignored.
        const retracted = [wrong, column, { ...wrong, validTo: 5 }, ...opened]
        await store.commit(changes({ recordedAt: 5, retracted, past: [right] }))
        const seen = async (view: EdgeView) => (await store.edgesOf([1], 'DOWNSTREAM', view)).get(1) ?? []
        expect(await seen({ ...currentView, asOf: 4 })).toEqual([twin])
        expect(await seen({ ...currentView, asOf: 2 })).toEqual(expect.arrayContaining([right, twin]))
        expect(await seen({ ...at(4), asOf: 4 })).toEqual(expect.arrayContaining([{ ...wrong, recordedTo: 5 }, twin]))
        expect(await seen(currentView)).toEqual(opened)
        expect(await seen({ ...currentView, layer: 'COLUMN', asOf: 4 })).toEqual([])
        expect(await store.historyOf(1, 10)).toEqual([{ ...column, recordedTo: 5 }])
        const ever = await store.edgesEverBetween([{ from: 1, to: 2 }], { ...currentView, writers: [1] })
        expect(ever.get('1>2')).toHaveLength(2)
        expect(ever.get('1>2')).toEqual(expect.arrayContaining([right, ...opened]))
      })

      test('a commit may end an edge and open its next version', async () => {
        await store.commit(changes({ ...population(2), opened: [openEdge(1, 2, { confidence: 0.5 })] }))
        const next = openEdge(1, 2, { confidence: 1, recordedFrom: 2 })
        await store.commit(changes({ recordedAt: 2, ended: [edge(1, 2)], opened: [next] }))
        expect((await store.edgesOf([1], 'DOWNSTREAM', currentView)).get(1)).toEqual([next])
        expect((await store.edgesOf([1], 'DOWNSTREAM', at(1))).get(1)?.[0]?.confidence).toBe(0.5)
        expect((await store.hops([1], 'DOWNSTREAM', at(1))).get(1)).toEqual([{ key: 2, confidence: 0.5 }])
      })
    })

    describe('copied into a store', () => {
      // Open since 7; open from 3 to 9; known from 6 on to have held before.
      const open = openEdge(1, 2, { recordedFrom: 7 })
      const ended = openEdge(2, 3, { recordedFrom: 3, recordedTo: 9 })
      const held = openEdge(3, 4, { recordedFrom: 6, validFrom: 2, validTo: 5 })

      test('versions of any time are seen at the times they speak of', async () => {
        await store.commit(changes({ ...population(4), opened: [open], past: [ended, held] }))
        await store.commit(changes({ recordedAt: 10 }))
        const seen = async (view: EdgeView) =>
          [...(await store.edgesOf([1, 2, 3], 'DOWNSTREAM', view)).values()].flat().map(({ from }) => from)
        expect(await seen(currentView)).toEqual([1])
        expect(await seen(at(9))).toEqual([1])
        expect(await seen(at(8))).toEqual([1, 2])
        expect(await seen(at(5))).toEqual([2])
        expect(await seen(at(2))).toEqual([])
        expect(await seen({ ...at(6), asOf: 4 })).toEqual([2, 3])
        expect(await seen({ ...at(5), asOf: 4 })).toEqual([2])
      })

      test('a version that only held before is not known earlier than it was recorded', async () => {
        await store.commit(changes({ ...population(4), opened: [openEdge(1, 2)] }))
        await store.commit(changes({ recordedAt: 6, past: [held] }))
        expect((await store.edgesOf([3], 'DOWNSTREAM', { ...at(6), asOf: 4 })).get(3)).toEqual([held])
        expect((await store.edgesOf([3], 'DOWNSTREAM', { ...at(5), asOf: 4 })).size).toBe(0)
      })

      test('every version is read in pages that keep those of one pair together, both layers in one order', async () => {
        const column = openEdge(2, 10, { layer: 'COLUMN', writer: 2 })
        const versions = [
          open,
          { ...open, recordedFrom: 3, recordedTo: 7 },
          { ...open, writer: 2 },
          ended,
          column,
          held,
        ]
        const isOpen = (edge: { readonly recordedTo: number | null; readonly validTo: number | null }) =>
          edge.recordedTo === null && edge.validTo === null
        await store.commit(
          changes({
            ...population(10),
            opened: versions.filter(isOpen).toReversed(),
            past: versions.filter((version) => !isOpen(version)),
          }),
        )
        const page = await store.versionsAfter(null, 2)
        expect(page).toHaveLength(3)
        expect(page).toEqual(expect.arrayContaining(versions.slice(0, 3)))
        expect(await store.versionsAfter({ from: 1, to: 2 }, 1)).toEqual([ended])
        expect(await store.versionsAfter({ from: 1, to: 2 }, 10)).toEqual([ended, column, held])
        expect(await store.versionsAfter({ from: 2, to: 3 }, 2)).toEqual([column, held])
        expect(await store.versionsAfter({ from: 3, to: 4 }, 10)).toEqual([])
      })
    })

    describe('what happened since', () => {
      const from = (move: MovePlace) => [move.at, move.from, move.to, move.writer] as const
      const told = (moves: readonly EdgeMove[]) =>
        moves.map((move) => [...from(move), move.isOpening ? 'opens' : 'ends'] as const)
      const start = { at: 0, from: 0, to: 0, writer: 0 }

      test('is every edge that opened or ended, by commit, and no sighting', async () => {
        const [first, second, third] = [openEdge(1, 2), openEdge(2, 3), openEdge(1, 2, { writer: 2, method: 'MANUAL' })]
        await store.commit(changes({ ...population(5), opened: [second, first] }))
        await store.commit(changes({ recordedAt: 2, seen: [first] }))
        await store.commit(changes({ recordedAt: 3, ended: [first], opened: [{ ...third, recordedFrom: 3 }] }))
        const moves = await store.movesAfter(start, 10)
        expect(told(moves)).toEqual([
          [1, 1, 2, 1, 'opens'],
          [1, 2, 3, 1, 'opens'],
          [3, 1, 2, 1, 'ends'],
          [3, 1, 2, 2, 'opens'],
        ])
        expect(moves.map(({ method }) => method)).toEqual([first.method, second.method, first.method, 'MANUAL'])
        expect(told(await store.movesAfter(afterCommit(1), 10))).toEqual(told(moves).slice(2))
        expect(await store.movesAfter(afterCommit(3), 10)).toEqual([])
      })

      test('has both of an edge that is another from one commit on, the ending first, in one answer', async () => {
        const edge = openEdge(1, 2)
        await store.commit(changes({ ...population(3), opened: [edge, openEdge(1, 3)] }))
        const surer = { ...edge, confidence: 0.9, recordedFrom: 2 }
        await store.commit(changes({ recordedAt: 2, ended: [edge], opened: [surer] }))
        const both = [
          [2, 1, 2, 1, 'ends'],
          [2, 1, 2, 1, 'opens'],
        ]
        expect(told(await store.movesAfter(afterCommit(1), 1))).toEqual(both)
        expect(told(await store.movesAfter({ at: 1, from: 1, to: 2, writer: 1 }, 2))).toEqual([
          [1, 1, 3, 1, 'opens'],
          ...both,
        ])
      })

      test('knows nothing of edges that only were believed to have held, nor of columns', async () => {
        const edge = openEdge(1, 2)
        const column = { ...openEdge(4, 5), layer: 'COLUMN' as const }
        await store.commit(changes({ ...population(5), opened: [edge, column] }))
        const held = { ...edge, validTo: edge.validFrom + 1, recordedFrom: 2 }
        await store.commit(changes({ recordedAt: 2, ended: [edge, column], past: [held] }))
        await store.commit(changes({ recordedAt: 3, retracted: [held] }))
        expect(told(await store.movesAfter(start, 10))).toEqual([
          [1, 1, 2, 1, 'opens'],
          [2, 1, 2, 1, 'ends'],
        ])
      })

      test('is the same in pages of any size', async () => {
        const opened = [1, 2, 3].flatMap((a) => [4, 5, 6].map((b) => openEdge(a, b)))
        await store.commit(changes({ ...population(6), opened }))
        const again = opened.map((edge) => ({ ...edge, confidence: 0.25, recordedFrom: 2 }))
        await store.commit(changes({ recordedAt: 2, ended: opened, opened: again }))
        await store.commit(changes({ recordedAt: 3, ended: again.slice(0, 5) }))
        const whole = await store.movesAfter(start, 100)
        expect(whole).toHaveLength(9 + 18 + 5)
        for (const limit of [1, 2, 5, 7]) {
          const pages: EdgeMove[] = []
          for (let page = await store.movesAfter(start, limit); page.length > 0; ) {
            expect(page.length).toBeLessThanOrEqual(limit + 1)
            pages.push(...page)
            page = await store.movesAfter(pages.at(-1) ?? start, limit)
          }
          expect(pages).toEqual(whole)
        }
      })
    })

    describe('closures', () => {
      const levels = (closure: Closure | undefined) => closure?.levels.map((level) => [...level].sort((a, b) => a - b))

      async function reach(start: readonly NodeKey[], options: Parameters<typeof walk>[0] = {}): Promise<number[][]> {
        return levels((await store.closures(new Map([['x', start]]), walk(options))).get('x')) ?? []
      }

      async function graph(...edges: readonly (readonly [NodeKey, NodeKey])[]): Promise<void> {
        await store.commit(changes({ ...population(9), opened: edges.map(([from, to]) => openEdge(from, to)) }))
      }

      test('a diamond reaches its end once, at the shortest distance', async () => {
        //   ┌→ 2 ─┐
        // 1 ┤     ├→ 4 → 5
        //   └→ 3 ─┘
        await graph([1, 2], [1, 3], [2, 4], [3, 4], [4, 5])
        expect(await reach([1])).toEqual([[2, 3], [4], [5]])
        expect(await reach([4], { direction: 'UPSTREAM' })).toEqual([[2, 3], [1]])
      })

      test('direction is explicit: a sibling is not reached', async () => {
        // 2 ← 1 → 3
        await graph([1, 2], [1, 3])
        expect(await reach([2])).toEqual([])
        expect(await reach([2], { direction: 'UPSTREAM' })).toEqual([[1]])
      })

      test('a cycle leads back to its start, at its length', async () => {
        // 1 → 2 → 3 → 1
        await graph([1, 2], [2, 3], [3, 1])
        expect(await reach([1])).toEqual([[2], [3], [1]])
      })

      test('a self-loop is one hop', async () => {
        await graph([1, 1], [1, 2])
        expect(await reach([1])).toEqual([[1, 2]])
      })

      test('a set starts from all its nodes at once', async () => {
        // 1 → 3 → 4,  2 → 4,  1 → 2
        await graph([1, 3], [3, 4], [2, 4], [1, 2])
        expect(await reach([1, 2])).toEqual([[2, 3, 4]])
      })

      test('depth cuts, and says whether anything lies beyond', async () => {
        // 1 → 2 → 3 → 1
        await graph([1, 2], [2, 3], [3, 1])
        const closures = await store.closures(new Map([['x', [1]]]), walk({ depth: 1 }))
        expect(levels(closures.get('x'))).toEqual([[2]])
        expect(closures.get('x')?.more).toBe(true)
        expect((await store.closures(new Map([['x', [1]]]), walk({ depth: 2 }))).get('x')?.more).toBe(false)
        expect((await store.closures(new Map([['x', [1]]]), walk({ depth: 3 }))).get('x')?.more).toBe(false)
      })

      test('many closures come in one call, under the names asked', async () => {
        await graph([1, 2], [3, 4])
        const closures = await store.closures(
          new Map([
            ['a', [1]],
            ['b', [3]],
            ['c', [4]],
            ['d', []],
          ]),
          walk({}),
        )
        expect([...closures].map(([name, closure]) => [name, levels(closure)]).sort()).toEqual([
          ['a', [[2]]],
          ['b', [[4]]],
          ['c', []],
          ['d', []],
        ])
      })

      test('a filter is on edges, so what lies behind is gone too', async () => {
        // 1 ┄0.5, declared┄> 2 → 3
        const guess = openEdge(1, 2, { method: 'DECLARED', confidence: 0.5 })
        await store.commit(changes({ ...population(3), opened: [guess, openEdge(2, 3)] }))
        expect(await reach([1], { view: { minConfidence: 0.5 } })).toEqual([[2], [3]])
        expect(await reach([1], { view: { minConfidence: 0.6 } })).toEqual([])
        expect(await reach([1], { view: { methods: ['OBSERVED'] } })).toEqual([])
        expect(await reach([1], { view: { methods: ['OBSERVED', 'DECLARED'] } })).toEqual([[2], [3]])
        expect(await reach([1], { view: { methods: [] } })).toEqual([])
      })

      test('what was last seen before a moment is left out, but for declared edges: their harvests are not written to them', async () => {
        // 1 → 2 seen at 5;  1 ┄declared┄> 3 seen at 5;  1 → 4 seen at 9
        const seen = (to: NodeKey, lastSeenAt: number, method: Method = 'OBSERVED') =>
          openEdge(1, to, { method, firstSeenAt: 1, lastSeenAt })
        await store.commit(changes({ ...population(4), opened: [seen(2, 5), seen(3, 5, 'DECLARED'), seen(4, 9)] }))
        expect(await reach([1], { view: { seenSince: 5 } })).toEqual([[2, 3, 4]])
        expect(await reach([1], { view: { seenSince: 6 } })).toEqual([[3, 4]])
        expect(await reach([1], { view: { seenSince: 6, methods: ['OBSERVED'] } })).toEqual([[4]])
      })

      test('at a time, what was known then is walked, and nothing later', async () => {
        // recorded 1: 1 → 2 → 3;  recorded 2: 2 → 3 ends;  recorded 3: 1 → 4
        await graph([1, 2], [2, 3])
        await store.commit(changes({ recordedAt: 2, ended: [edge(2, 3)] }))
        await store.commit(changes({ recordedAt: 3, opened: [openEdge(1, 4, { recordedFrom: 3 })] }))
        expect(await reach([1], { view: at(0) })).toEqual([])
        expect(await reach([1], { view: at(1) })).toEqual([[2], [3]])
        expect(await reach([1], { view: at(2) })).toEqual([[2]])
        expect(await reach([1], { view: at(3) })).toEqual([[2, 4]])
        expect(await reach([1])).toEqual([[2, 4]])
      })

      test('a chain longer than the deepest walk is cut there', async () => {
        const length = MAX_DEPTH + 2
        const opened = Array.from({ length }, (_, i) => openEdge(i + 1, i + 2))
        await store.commit(changes({ ...population(length + 1), opened }))
        const closure = (await store.closures(new Map([['x', [1]]]), walk({}))).get('x')
        expect(closure?.levels).toHaveLength(MAX_DEPTH)
        expect(closure?.more).toBe(true)
      })
    })

    describe('any history', () => {
      test('is read as the plainest store reads it, now and as of every commit', async () => {
        await fc.assert(
          fc.asyncProperty(history, fc.array(question, { minLength: 6, maxLength: 6 }), async (steps, questions) => {
            const fresh = await open()
            try {
              const oracle = await writeHistory(fresh, steps)
              for (const asked of questions) expect(await ask(fresh, asked)).toEqual(await ask(oracle, asked))
            } finally {
              await fresh.dispose()
            }
          }),
          { numRuns: RANDOM_HISTORIES },
        )
      })
    })
  })
}

/** Enough to meet cycles, diamonds and replaced versions many times; a nightly run may ask for more. */
const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 15)

const edge = (from: NodeKey, to: NodeKey): EdgeId => ({ from, to, writer: 1, layer: 'WHOLE' })

const at = (knownAt: number): EdgeView => ({ ...currentView, knownAt })

type Walk = { readonly direction?: Direction; readonly depth?: number; readonly view?: Partial<EdgeView> }

const walk = ({ direction = 'DOWNSTREAM', depth = MAX_DEPTH, view = {} }: Walk) => ({
  direction,
  depth,
  view: { ...currentView, ...view },
  budgetMs: 10_000,
})
