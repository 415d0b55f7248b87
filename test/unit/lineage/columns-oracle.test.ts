import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testColumns } from './columns-oracle.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

testColumns({ name: 'memory', open: async () => openMemoryStore(), runs: 150, atLeast: 150 })
testColumns({ name: 'SQLite', open: openSqliteInNewFolder, runs: 8, atLeast: 8 })
