import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { ClientError } from '../../../platform/errors.ts'
import { parseIdOf } from '../../../schema/ids.ts'
import { createLineageService } from '../../../subgraphs/lineage/service.ts'
import type { EdgeVersion, NodeKey } from '../../../subgraphs/lineage/stores/store.ts'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { datasetId, minute } from './harness.ts'
import { type PropertyStore, withStore } from './property-stores.ts'

vi.setConfig({ testTimeout: 120_000 })

const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 60)

/** What people enter and take back between a few datasets and columns, some of it as of earlier moments. */
const dataset = fc.constantFrom(...['a', 'b', 'c'].map(datasetId))
const field = fc.constantFrom('', '#x', '#y')
const step = fc.record({
  does: fc.constantFrom('ADD', 'ADD', 'REMOVE' as const),
  author: fc.constantFrom('ann', 'ben'),
  from: fc.tuple(dataset, field),
  to: fc.tuple(dataset, field),
  at: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 }),
  confidence: fc.constantFrom(0.5, 0.9),
})

const stores: readonly PropertyStore[] = [
  { name: 'memory', open: async () => openMemoryStore(), runs: RANDOM_HISTORIES, atLeast: 100 },
  { name: 'SQLite', open: openSqliteInNewFolder, runs: 4, atLeast: 4 },
]

for (const { name, open, runs, atLeast } of stores) {
  test(`an edge of columns has one of their datasets beside it at every moment, as sure, by the same person: on ${name}`, async () => {
    let covered = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), (history) =>
        withStore(open, async (store) => {
          const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
          for (const { does, author, from, to, at, confidence } of history) {
            const ends = { from: parseEnd(from), to: parseEnd(to), author }
            const moment = at === null ? null : Date.parse(minute(at))
            const said = { reason: `${confidence}`, confidence, expiresAfter: null, validFrom: moment }
            const by = { kind: 'admin', domain: null } as const
            const done = does === 'ADD' ? service.addEdges(ends, said, by) : service.removeEdges(ends, moment, by)
            await done.catch((error: unknown) => {
              if (!(error instanceof ClientError)) throw error
            })
            const nodes = new Map((await store.nodesAfter(0, 1_000)).map(({ key, owner }) => [key, owner ?? key]))
            const versions = (await store.versionsAfter(null, 1_000)).filter(({ recordedTo }) => recordedTo === null)
            covered += expectCovered(versions, (key) => nodes.get(key) ?? key)
          }
        }),
      ),
      { numRuns: runs },
    )
    expect(covered).toBeGreaterThanOrEqual(atLeast)
  })
}

const parseEnd = ([whole, column]: readonly [string, string]) =>
  parseIdOf(['DATASET', 'DATASET_COLUMN'], `${whole}${column}`)

/** @returns how many edges of columns there are */
function expectCovered(versions: readonly EdgeVersion[], wholeOf: (key: NodeKey) => NodeKey): number {
  const columns = versions.filter(({ layer }) => layer === 'COLUMN')
  const besides = (column: EdgeVersion) =>
    versions.filter(
      ({ layer, writer, from, to }) =>
        layer === 'WHOLE' && writer === column.writer && from === wholeOf(column.from) && to === wholeOf(column.to),
    )
  for (const column of columns) {
    const wholes = besides(column)
    const stating = wholes.filter(({ statesColumns, confidence }) => statesColumns && confidence >= column.confidence)
    const end = column.validTo ?? Infinity
    for (const moment of [
      column.validFrom,
      ...versions.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? 0]),
    ]) {
      if (moment < column.validFrom || moment >= end) continue
      const isThere = stating.some(({ validFrom, validTo }) => validFrom <= moment && moment < (validTo ?? Infinity))
      expect([column, moment, isThere, wholes]).toEqual([column, moment, true, wholes])
    }
  }
  for (const whole of versions.filter(({ layer, validTo }) => layer === 'WHOLE' && validTo === null)) {
    const isStated = columns.some((column) => column.validTo === null && besides(column).includes(whole))
    expect([whole, isStated]).toEqual([whole, whole.statesColumns])
  }
  return columns.length
}
