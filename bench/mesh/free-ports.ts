import { isPortFree } from '../../platform/ports.ts'

/** The gateway listens on the base and on 3 above it, the catalog on 1, lineage on 2. */
const OFFSETS = [0, 1, 2, 3]
/** Below the range that systems hand out to clients. */
const [FIRST, LAST] = [21_000, 29_000]

/** A base port of which every port that the mesh's services take is free, or those at other offsets. */
export async function freeBase(offsets: readonly number[] = OFFSETS): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const base = FIRST + Math.floor(Math.random() * ((LAST - FIRST) / 10)) * 10
    const free = await Promise.all(offsets.map((offset) => isPortFree(base + offset)))
    if (free.every(Boolean)) return base
  }
  throw new Error(`free ports: expected those at ${offsets} above a base between ${FIRST} and ${LAST}, found none`)
}
