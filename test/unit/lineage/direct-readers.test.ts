import { describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testDirectReaders } from './direct-readers.cases.ts'
import { harvest, useLineage } from './harness.ts'

vi.setConfig({ testTimeout: 120_000 })

testDirectReaders({ name: 'memory', open: async () => openMemoryStore(), runs: 40, atLeast: 80 })
testDirectReaders({ name: 'SQLite', open: openSqliteInNewFolder, runs: 5, atLeast: 5 })

interface Page {
  readonly domainDependencies: {
    readonly totalCount: number
    readonly edges: readonly {
      readonly node: {
        readonly from: { id: string }
        readonly to: { id: string }
        readonly readers: number
        readonly sources: number
      }
    }[]
    readonly pageInfo: {
      readonly hasNextPage: boolean
      readonly hasPreviousPage: boolean
      readonly endCursor: string | null
    }
  }
}

describe('domains that read each other', () => {
  const lineage = useLineage()
  const QUERY = `query ($domain: [ID!], $first: Int, $after: String) {
    domainDependencies(domain: $domain, first: $first, after: $after) {
      totalCount edges { node { from { id } to { id } readers sources } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }`
  const ask = async (variables: Record<string, unknown> = {}) =>
    (await lineage.data<Page>(QUERY, variables)).domainDependencies
  const pairs = ({ edges }: Page['domainDependencies']) =>
    edges.map(({ node: { from, to, readers, sources } }) => `${from.id} → ${to.id}: ${readers} of ${sources}`)

  /** a offers two products; b reads both with one and one with another; c reads one of b's; nobody reads c. */
  async function three(): Promise<void> {
    await lineage.put(
      harvest('a', { one: { ports: { v1: { datasets: ['a1'] } } }, two: { ports: { v1: { datasets: ['a2'] } } } }),
    )
    await lineage.put(
      harvest('b', { one: { ports: { v1: { datasets: ['b1'] } } }, two: { ports: { v1: { datasets: ['b2'] } } } }),
    )
    await lineage.put(harvest('c', { sink: { inputs: [{ portId: 'b/two/v1' }] } }))
    await lineage.run('x', { reads: ['a1', 'a2'], writes: ['b1'], at: 1 })
    await lineage.run('y', { reads: ['a1', 'b1'], writes: ['b2'], at: 1 })
  }

  test('are told pair by pair with both counts, ordered by their ids, without a pair for what a domain reads of its own', async () => {
    await three()
    expect(pairs(await ask())).toEqual(['a → b: 2 of 2', 'b → c: 1 of 1'])
    expect(pairs(await ask({ domain: ['c'] }))).toEqual(['b → c: 1 of 1'])
    expect(await ask({ domain: ['nobody'] })).toMatchObject({ totalCount: 0, edges: [] })
    expect(await lineage.code(QUERY, { domain: ['No Domain'] })).toBe('BAD_USER_INPUT')
  })

  test('come in pages of the state that the first one was of', async () => {
    await three()
    const first = await ask({ first: 1 })
    expect([pairs(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([['a → b: 2 of 2'], 2, true])
    await lineage.run('z', { reads: ['b2'], writes: ['a1'], at: 2 })
    const second = await ask({ first: 1, after: first.pageInfo.endCursor })
    expect([pairs(second), second.totalCount, second.pageInfo.hasNextPage]).toEqual([['b → c: 1 of 1'], 2, false])
    expect(pairs(await ask())).toEqual(['a → b: 2 of 2', 'b → a: 1 of 1', 'b → c: 1 of 1'])
    expect(await lineage.code(QUERY, { domain: ['a'], after: first.pageInfo.endCursor })).toBe('BAD_USER_INPUT')
  })
})
