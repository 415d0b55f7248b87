import type { Problem } from '../../../subgraphs/domain/documents.ts'
import type { DomainState } from '../../../subgraphs/domain/domain-state.ts'
import { Failure } from '../command.ts'
import type { DomainFolder } from '../domain-folder.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { withPatience } from '../terminal/patience.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** What the folder amounts to, read by the kit as if it were served, with no memory of what was there before. */
export type Candidate = {
  /** The digest of its products: what a publish would be called. */
  readonly release: string
  readonly problems: readonly Problem[]
  /** Of the leaf, when the folder has one. */
  readonly extensionSdl: string | null
}

export type CandidateProducts = Candidate & {
  /** Each as `ownProducts` answers it to a harvest. */
  readonly products: readonly unknown[]
  /** What is right, and was probably meant otherwise. */
  readonly hints: readonly Problem[]
}

/** Who is told how far it has come. */
type Told = Pick<Terminal, 'err' | 'columns'>

/** A database that is nowhere: what is checked is the folder, not what the domain remembers. */
const IN_MEMORY = ':memory:'

/** @throws Failure when there is no domain to be read */
export function readCandidate(folder: DomainFolder, openStore: OpenDomainStore, told: Told): Promise<Candidate> {
  return withState(folder, openStore, told, async (state) => candidateOf(state))
}

/** @throws Failure when there is no domain to be read, or what is read cannot be answered */
export function readCandidateProducts(
  folder: DomainFolder,
  openStore: OpenDomainStore,
  told: Told,
): Promise<CandidateProducts> {
  return withState(folder, openStore, told, async (state) => {
    const { ownProducts } = await import('./own-products.ts')
    return { ...candidateOf(state), products: await ownProducts(state), hints: state.folderHints() }
  })
}

async function withState<Result>(
  { path }: DomainFolder,
  openStore: OpenDomainStore,
  told: Told,
  work: (state: DomainState) => Promise<Result>,
): Promise<Result> {
  const { createLogger } = await import('../../../platform/logger.ts')
  const { folderSource } = await import('../../../subgraphs/domain/descriptors/folder-source.ts')
  const { openDomainState } = await import('../../../subgraphs/domain/domain-state.ts')
  const store = await openStore(IN_MEMORY)
  try {
    const logger = createLogger({ name: 'heddle', level: 'silent' })
    return await withPatience(told, 'reading the products', async (onRead) =>
      work(await openDomainState({ source: folderSource(path, { onRead }), store, logger, follow: 'workingCopy' })),
    )
  } catch (error) {
    if (error instanceof Error && error.name === 'NoDomain') throw new Failure(error.message, { code: 'NO_DOMAIN' })
    throw error
  } finally {
    store.close()
  }
}

function candidateOf(state: DomainState): Candidate {
  const { digest, leaf } = state.workingCopy()
  return {
    release: digest,
    problems: state.folderProblems(),
    extensionSdl: leaf?.sdl ?? null,
  }
}
