import { HARVEST_SELECTION } from '../../../schema/harvest-selection.ts'
import type { Problem } from '../../../subgraphs/domain/documents.ts'
import type { DomainSubgraph } from '../../../subgraphs/domain/subgraph.ts'
import { Failure } from '../command.ts'
import type { DomainFolder } from '../domain-folder.ts'
import type { OpenDomainStore } from '../serve/serve.ts'

/** What the folder amounts to, read by the kit as if it were served, with no memory of what was there before. */
export type Candidate = {
  /** The digest of its products: what a publish would be called. */
  readonly release: string
  /** Each as `ownProducts` answers it to a harvest. */
  readonly products: readonly unknown[]
  readonly problems: readonly Problem[]
  /** Of the leaf, when the folder has one. */
  readonly extensionSdl: string | null
}

/** A database that is nowhere: what is checked is the folder, not what the domain remembers. */
const IN_MEMORY = ':memory:'
const PAGE = 100

/** @throws Failure when there is no domain to be read, or what is read cannot be answered */
export async function readCandidate({ path }: DomainFolder, openStore: OpenDomainStore): Promise<Candidate> {
  const { createLogger } = await import('../../../platform/logger.ts')
  const { createDomainSubgraph } = await import('../../../subgraphs/domain/subgraph.ts')
  const store = await openStore(IN_MEMORY)
  try {
    const logger = createLogger({ name: 'heddle', level: 'silent' })
    const subgraph = await createDomainSubgraph({ source: path, store, logger, follow: 'workingCopy' })
    try {
      const { digest, leaf } = subgraph.state.workingCopy()
      const { problems } = subgraph.state.served()
      return { release: digest, products: await ownProducts(subgraph), problems, extensionSdl: leaf?.sdl ?? null }
    } finally {
      await subgraph.app.close()
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'NoDomain') throw new Failure(error.message, { code: 'NO_DOMAIN' })
    throw error
  } finally {
    store.close()
  }
}

const QUERY = `query ($first: Int, $after: String) {
  ownProducts(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes ${HARVEST_SELECTION} }
}`

type Answer = {
  readonly data?: {
    readonly ownProducts: {
      readonly nodes: readonly unknown[]
      readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
    } | null
  }
  readonly errors?: readonly { readonly message: string }[]
}

/** Asked of the very server that would be served, without a port. */
async function ownProducts({ app }: DomainSubgraph): Promise<readonly unknown[]> {
  const products: unknown[] = []
  let after: string | null = null
  do {
    const payload: object = { query: QUERY, variables: { first: PAGE, after } }
    const answer = await app.inject({ method: 'POST', url: '/graphql', payload })
    const { data, errors = [] } = answer.json<Answer>()
    if (data?.ownProducts == null || errors.length > 0)
      throw new Failure('the folder cannot be answered for', { problems: errors.map(({ message }) => message) })
    const { nodes, pageInfo } = data.ownProducts
    products.push(...nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  return products
}
