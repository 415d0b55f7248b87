import fc from 'fast-check'
import type { Plan } from 'neo4j-driver'
import { beforeAll, describe, expect, test } from 'vitest'
import { integer, integers } from '../../subgraphs/lineage/stores/neo4j/integer.ts'
import { cypherView, matchPair } from '../../subgraphs/lineage/stores/neo4j/view.ts'
import { frontierStatement, walkStatement } from '../../subgraphs/lineage/stores/neo4j/walk-statement.ts'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import {
  type Closure,
  type ClosureOptions,
  currentView,
  type EdgeId,
  type EdgeView,
  type LineageStore,
  MAX_DEPTH,
} from '../../subgraphs/lineage/stores/store.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

const DIRECTIONS = ['UPSTREAM', 'DOWNSTREAM'] as const
const VIEWS: readonly EdgeView[] = [
  ...[null, 7].flatMap((knownAt) => [null, 0.5].map((minConfidence) => ({ ...currentView, knownAt, minConfidence }))),
  { ...currentView, asOf: 5 },
  { ...currentView, asOf: 5, knownAt: 7, methods: ['OBSERVED', 'DECLARED'], seenSince: 3, writers: [1, 2] },
]

await describeOnNeo4j('walks on Neo4j', (neo4j) => {
  describe('plans', () => {
    beforeAll(async () => {
      await (await openNeo4jStore(neo4j.address())).dispose()
    })

    const explain = async (cypher: string, view: EdgeView): Promise<Plan> => {
      const parameters = {
        ...cypherView(view).parameters,
        starts: [{ name: 'x', keys: integers([1, 2]) }],
        keys: integers([1]),
        pairs: [{ from: integer(1), to: integer(2) }],
      }
      const { summary } = await neo4j.driver().executeQuery(`EXPLAIN ${cypher}`, parameters)
      if (!summary.plan) throw new Error('EXPLAIN: expected a plan, got none')
      return summary.plan
    }

    for (const view of VIEWS) {
      test(`with ${JSON.stringify(view)} a pair is joined between its ends: a hub is not looked through for each`, async () => {
        const operators = operatorsOf(await explain(`${matchPair(cypherView(view))} RETURN r`, view))
        expect(operators.filter((name) => /Expand|Scan/.test(name))).toEqual(['Expand(Into)'])
        expect(operators.filter((name) => name === 'NodeUniqueIndexSeek')).toHaveLength(2)
      })
    }

    for (const direction of DIRECTIONS) {
      for (const view of VIEWS) {
        test(`${direction} with ${JSON.stringify(view)} prunes breadth first, from an index`, async () => {
          for (const single of [true, false]) {
            for (const depth of [1, 3, MAX_DEPTH]) {
              const plan = await explain(walkStatement({ direction, depth, view: cypherView(view), single }), view)
              const operators = operatorsOf(plan)
              expect(operators.filter((name) => name.startsWith('VarLengthExpand'))).toEqual([
                expect.stringMatching(/^VarLengthExpand\(Pruning,BFS/),
              ])
              expect(operators).toContain('NodeUniqueIndexSeek')
              expect(operators.filter((name) => /Scan|CartesianProduct/.test(name))).toEqual([])
            }
          }
        })

        test(`${direction} with ${JSON.stringify(view)} takes a level from an index`, async () => {
          const operators = operatorsOf(await explain(frontierStatement(direction, cypherView(view)), view))
          expect(operators).toContain('Expand(All)')
          expect(operators).toContain('NodeUniqueIndexSeek')
          expect(operators.filter((name) => /Scan|VarLength/.test(name))).toEqual([])
        })
      }
    }
  })

  test('any graph is walked as the oracle walks it, from one node, a few, and many', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ edges, ended, starts, depth }) => {
        await neo4j.deleteRows()
        const store = await openNeo4jStore(neo4j.address())
        const oracle = openMemoryStore()
        try {
          for (const each of [store, oracle]) await record(each, edges, ended)
          for (const direction of DIRECTIONS) {
            for (const view of [
              currentView,
              { ...currentView, knownAt: 1 },
              { ...currentView, knownAt: 2 },
              { ...currentView, minConfidence: 0.6 },
            ]) {
              const options = { direction, depth, view, budgetMs: 60_000 }
              expect(await walked(store, starts, options)).toEqual(await walked(oracle, starts, options))
            }
          }
        } finally {
          await store.dispose()
        }
      }),
      { numRuns: 10 },
    )
  }, 180_000)

  test('a walk at a time sees that time, whatever is committed meanwhile', async () => {
    // 1 → 2 → 3 → … → 40, of which every third edge ends and opens again, commit after commit
    await neo4j.deleteRows()
    const store = await openNeo4jStore(neo4j.address())
    try {
      const chain = Array.from({ length: 39 }, (_, i) => openEdge(i + 1, i + 2))
      await store.commit(changes({ ...population(40), opened: chain }))
      const flapping = chain.filter((_, i) => i % 3 === 0)
      let isDone = false
      const writing = (async () => {
        for (let recordedAt = 2; !isDone; recordedAt += 1) {
          const opened = flapping.map((edge) => ({ ...edge, recordedFrom: recordedAt }))
          await store.commit(changes({ recordedAt, ...(recordedAt % 2 === 0 ? { ended: flapping } : { opened }) }))
        }
      })()
      for (let walk = 0; walk < 60; walk += 1) {
        const { lastCommit } = await store.status()
        const view = { ...currentView, knownAt: lastCommit }
        const options = { direction: 'DOWNSTREAM', depth: MAX_DEPTH, view, budgetMs: 10_000 } as const
        const reached = (await store.closures(new Map([['x', [1]]]), options)).get('x')?.levels.length
        expect([lastCommit, reached]).toEqual([lastCommit, lastCommit % 2 === 0 ? 0 : 39])
      }
      isDone = true
      await writing
    } finally {
      await store.dispose()
    }
  })
})

const NODES = 12
const node = fc.integer({ min: 1, max: NODES })
const edge = fc.record({
  from: node,
  to: node,
  writer: fc.constantFrom(1, 2),
  layer: fc.constant('WHOLE' as const),
  confidence: fc.constantFrom(0.5, 1),
})
const history = fc.record({
  edges: fc.uniqueArray(edge, { maxLength: 30, selector: ({ from, to, writer }) => `${from} ${to} ${writer}` }),
  /** Which of the edges end in the second commit. */
  ended: fc.array(fc.nat({ max: 29 }), { maxLength: 6 }),
  starts: fc.array(fc.uniqueArray(node, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
  depth: fc.constantFrom(1, 2, 3, MAX_DEPTH),
})

type Edge = EdgeId & { readonly confidence: number }

async function record(store: LineageStore, edges: readonly Edge[], ended: readonly number[]): Promise<void> {
  const opened = edges.map(({ from, to, ...differs }) => openEdge(from, to, differs))
  await store.commit(changes({ ...population(NODES), opened }))
  await store.commit(changes({ recordedAt: 2, ended: ended.flatMap((index) => edges[index] ?? []) }))
}

async function walked(store: LineageStore, starts: readonly (readonly number[])[], options: ClosureOptions) {
  const closures = await store.closures(new Map(starts.map((keys, i) => [`start ${i}`, keys])), options)
  return new Map([...closures].map(([name, closure]) => [name, inOrder(closure)]))
}

const inOrder = ({ levels, more }: Closure) => ({
  levels: levels.map((level) => [...level].sort((a, b) => a - b)),
  more,
})

function operatorsOf(plan: Plan): string[] {
  const name = plan.operatorType.replace(/@.*$/, '')
  return [name, ...plan.children.flatMap(operatorsOf)]
}
