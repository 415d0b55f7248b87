import Database from 'libsql'
import { expect, test } from 'vitest'
import { RECORDS } from '../../subgraphs/lineage/stores/sqlite/lookups.ts'
import { MOVES } from '../../subgraphs/lineage/stores/sqlite/moves.ts'
import { migrate } from '../../subgraphs/lineage/stores/sqlite/tables.ts'
import { currentView } from '../../subgraphs/lineage/stores/store.ts'
import { openSqliteInNewFolder } from '../support/sqlite-store.ts'
import { describeLineageStore } from './lineage-store.cases.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'

describeLineageStore('sqlite', openSqliteInNewFolder)

test('a walk on SQLite that takes longer than its budget is refused, and the next one is not', async () => {
  const store = await openSqliteInNewFolder()
  try {
    await store.commit(changes({ ...population(3), opened: [openEdge(1, 2), openEdge(2, 3)] }))
    const walk = { direction: 'DOWNSTREAM' as const, depth: 64, view: currentView }
    const starts = new Map([['x', [1]]])
    await expect(store.closures(starts, { ...walk, budgetMs: 1e-6 })).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' })
    expect((await store.closures(starts, { ...walk, budgetMs: 10_000 })).get('x')?.levels).toHaveLength(2)
  } finally {
    await store.dispose()
  }
})

test('a walk on SQLite that was given up leaves nothing behind for the next', async () => {
  const store = await openSqliteInNewFolder({ readers: 1 })
  try {
    await store.commit(changes({ ...population(3), opened: [openEdge(1, 2), openEdge(3, 1)] }))
    const walk = { direction: 'DOWNSTREAM' as const, depth: 64, view: currentView }
    const from = (key: number) => new Map([['x', [key]]])
    for (const budgetMs of [10_000, 1e-6]) await store.closures(from(1), { ...walk, budgetMs }).catch(() => undefined)
    const found = await store.closures(from(3), { ...walk, budgetMs: 10_000 })
    expect(found.get('x')?.levels.map((level) => [...level])).toEqual([[1], [2]])
  } finally {
    await store.dispose()
  }
})

test('SQLite finds records by kind and id, however many there are of the kind', () => {
  const database = new Database(':memory:')
  migrate(database)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${RECORDS}`).all('[]', 'RUN') as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH r USING PRIMARY KEY (kind=? AND id=?)')
  database.close()
})

test('SQLite reads what happened since along indexes, from the place on', () => {
  const database = new Database(':memory:')
  migrate(database)
  const asked = { at: 1, from: 1, to: 1, writer: 1, most: 1 }
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${MOVES}`).all(asked) as { detail: string }[]
  const tables = plan.map(({ detail }) => detail).filter((detail) => /\bedge(_past)?\b/.test(detail))
  expect(tables).toEqual([
    'SEARCH edge USING INDEX edge_opened ((recorded_from,src,dst,writer)>(?,?,?,?))',
    'SEARCH edge_past USING INDEX edge_past_opened ((recorded_from,src,dst,writer)>(?,?,?,?))',
    'SEARCH edge_past USING INDEX edge_past_ended ((recorded_to,src,dst,writer)>(?,?,?,?))',
  ])
  database.close()
})
