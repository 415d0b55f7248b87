import { isPortFree } from '../../platform/ports.ts'

/** The gateway listens on the base and on 3 above it, the catalog on 1, lineage on 2. */
const OFFSETS = [0, 1, 2, 3]
/** Below the range that systems hand out to clients. */
const [FIRST, LAST] = [21_000, 29_000]

/** A base port of which every port that the mesh's services take is free. */
export async function freeBase(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const base = FIRST + Math.floor(Math.random() * ((LAST - FIRST) / 10)) * 10
    const free = await Promise.all(OFFSETS.map((offset) => isPortFree(base + offset)))
    if (free.every(Boolean)) return base
  }
  throw new Error(`free ports: expected four in a row between ${FIRST} and ${LAST}, found none`)
}
