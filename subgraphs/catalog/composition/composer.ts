import { startWorker } from '../../../platform/worker.ts'
import type { Leaf, SupergraphRecord } from '../store.ts'
import { callThread } from '../threads.ts'
import type { compose as composeFunction } from './compose.ts'
import { type Contract, contractDigest, digest } from './contract.ts'

export type Composed = { readonly supergraph: SupergraphRecord } | { readonly problems: readonly string[] }

/** Composes a supergraph of the contract and these leaves. */
export type Composer = (leaves: readonly Leaf[]) => Promise<Composed>

/** How long the thread stays after its last composition: domains that start together publish their leaves in one go. */
const IDLE_MS = 20_000

/** Composition in a thread of its own, which ends when nobody needs it: it is rare, and holds a hundred megabytes. */
export function createComposer(contract: Contract): { readonly compose: Composer; close(): Promise<void> } {
  const contractId = contractDigest(contract)
  const thread = callThread<{ compose: typeof composeFunction }>(() => startWorker('composition'))
  let running = 0
  let idle: NodeJS.Timeout | undefined

  const compose: Composer = async (leaves) => {
    clearTimeout(idle)
    running += 1
    try {
      const { sdl, problems } = await thread.calls.compose(contract, leaves)
      return sdl === null
        ? { problems }
        : { supergraph: { id: digest(sdl), sdl, leaves: [...leaves], contract: contractId } }
    } finally {
      running -= 1
      if (running === 0) idle = setTimeout(() => void thread.close(), IDLE_MS).unref()
    }
  }

  return {
    compose,
    async close() {
      clearTimeout(idle)
      await thread.close()
      clearTimeout(idle)
    },
  }
}
