import { describeLineageStore } from './lineage-store.cases.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

// The oracle is held to the same cases as what it judges.
describeLineageStore('memory', async () => openMemoryStore())
