import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testColumns } from './columns-oracle.cases.ts'

vi.setConfig({ testTimeout: 120_000 })

testColumns({ name: 'memory', open: async () => openMemoryStore(), runs: 150, moreThan: 150 })
testColumns({ name: 'SQLite', open: openSqliteInNewFolder, runs: 8, moreThan: 8 })
