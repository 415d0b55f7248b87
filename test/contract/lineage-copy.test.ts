import { openSqliteInNewFolder } from '../support/sqlite-store.ts'
import { describeCopy } from './lineage-copy.cases.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

const openMemory = async () => openMemoryStore()

describeCopy('memory to memory', { from: openMemory, to: openMemory, runs: 60 })
describeCopy('memory to sqlite', { from: openMemory, to: openSqliteInNewFolder, runs: 8 })
describeCopy('sqlite to memory', { from: openSqliteInNewFolder, to: openMemory, runs: 8 })
