import { startWorker } from '../../../platform/worker.ts'
import type { Leaf, SupergraphRecord } from '../store.ts'
import { callThread } from '../threads.ts'
import { type Contract, type compose, contractDigest, digest } from './compose.ts'

export type Composed = { readonly supergraph: SupergraphRecord } | { readonly problems: readonly string[] }

/** Composes a supergraph of the contract and these leaves. */
export type Composer = (leaves: readonly Leaf[]) => Promise<Composed>

/** Composition in a thread of its own, which ends afterwards: it is rare, and holds a hundred megabytes while it is there. */
export function createComposer(contract: Contract): Composer {
  const contractId = contractDigest(contract)
  return async (leaves) => {
    const thread = callThread<{ compose: typeof compose }>(() => startWorker('composition'))
    try {
      const { sdl, problems } = await thread.calls.compose(contract, leaves)
      return sdl === null
        ? { problems }
        : { supergraph: { id: digest(sdl), sdl, leaves: [...leaves], contract: contractId } }
    } finally {
      await thread.close()
    }
  }
}
