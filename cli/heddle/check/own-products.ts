import { execute, parse } from 'graphql'
import { HARVEST_SELECTION } from '../../../schema/harvest-selection.ts'
import type { Context } from '../../../subgraphs/domain/context.ts'
import type { DomainState } from '../../../subgraphs/domain/domain-state.ts'
import { Failure } from '../command.ts'

const PAGE = 100

const QUERY = parse(`query ($first: Int, $after: String) {
  ownProducts(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes ${HARVEST_SELECTION} }
}`)

type Data = {
  readonly ownProducts: {
    readonly nodes: readonly unknown[]
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
  } | null
}

/**
 * The products of a domain as it answers them to a harvest: asked of the very schema that would be served, without a server.
 *
 * @throws Failure when they cannot be answered
 */
export async function ownProducts(state: DomainState): Promise<readonly unknown[]> {
  const served = state.served()
  const contextValue: Context = { requestId: 'check', served, release: state.find }
  const products: unknown[] = []
  let after: string | null = null
  do {
    const variableValues: object = { first: PAGE, after }
    const { data, errors = [] } = await execute({
      schema: served.schema,
      document: QUERY,
      contextValue,
      variableValues: variableValues as Record<string, unknown>,
    })
    const page = (data as Data | null | undefined)?.ownProducts
    if (page == null || errors.length > 0)
      throw new Failure('the folder cannot be answered for', { problems: errors.map(({ message }) => message) })
    products.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return products
}
