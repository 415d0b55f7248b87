import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testDifferences } from './diff-histories.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A nightly run may ask for more. */
const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 15)

testDifferences({ name: 'memory', open: async () => openMemoryStore(), runs: RANDOM_HISTORIES, atLeast: 100 })
testDifferences({ name: 'SQLite', open: openSqliteInNewFolder, runs: 4, atLeast: 0 })
