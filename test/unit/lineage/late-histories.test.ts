import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testCostInOrder, testOrderOfRuns } from './late-histories.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A nightly run may ask for more. */
const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 25)

testOrderOfRuns({ name: 'memory', open: async () => openMemoryStore(), runs: RANDOM_HISTORIES, atLeast: 15 })
testOrderOfRuns({ name: 'SQLite', open: openSqliteInNewFolder, runs: 3, atLeast: 1 })
testCostInOrder({ name: 'memory', open: async () => openMemoryStore() })
