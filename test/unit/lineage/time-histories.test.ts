import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testAnswersAreKept, testMoments } from './time-histories.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A nightly run may ask for more. */
const RANDOM_HISTORIES = Number(process.env.HEDDLE_RANDOM_HISTORIES ?? 15)

const memory = { name: 'memory', open: async () => openMemoryStore(), runs: RANDOM_HISTORIES }
const sqlite = { name: 'SQLite', open: openSqliteInNewFolder, runs: 4 }

testAnswersAreKept({ ...memory, atLeast: 150 })
testAnswersAreKept({ ...sqlite, atLeast: 4 })
testMoments({ ...memory, atLeast: 50 })
testMoments({ ...sqlite, atLeast: 0 })
