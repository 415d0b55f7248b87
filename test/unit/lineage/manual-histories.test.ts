import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testByHand } from './manual-histories.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A nightly run may ask for more. */
const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 60)

testByHand({ name: 'memory', open: async () => openMemoryStore(), runs: RANDOM_HISTORIES, atLeast: 100 })
testByHand({ name: 'SQLite', open: openSqliteInNewFolder, runs: 4, atLeast: 4 })
