import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testImpact } from './impact-oracle.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

testImpact({ name: 'memory', open: async () => openMemoryStore(), runs: 60, atLeast: 1_000 })
testImpact({ name: 'SQLite', open: openSqliteInNewFolder, runs: 6, atLeast: 216 })
