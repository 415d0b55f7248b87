import { vi } from 'vitest'
import { openMemoryStore } from '../../contract/lineage-store.memory.ts'
import { openSqliteInNewFolder } from '../../support/sqlite-store.ts'
import { testFindings } from './reconciliation-oracle.cases.ts'

vi.setConfig({ testTimeout: 180_000 })

const openMemory = async () => openMemoryStore()

testFindings({ name: 'memory', open: openMemory, runs: 120, atLeast: 120, everyKind: true })
testFindings({ name: 'SQLite', open: openSqliteInNewFolder, runs: 4, atLeast: 0, everyKind: false })
