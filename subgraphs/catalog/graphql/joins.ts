import { invalidInput } from '../../../platform/errors.ts'
import { groupBy } from '../../../platform/group-by.ts'
import { pageSize } from '../../../platform/page.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type {
  DataProductResolvers,
  JoinColumn,
  JoinKey,
  QueryResolvers,
  Resolvers,
} from '../generated/resolver-types.ts'
import { compareFormat } from '../joins/compare-format.ts'
import { semanticTypeName } from '../joins/semantic-type.ts'
import type { JoinableProduct, SemanticColumn, SemanticTypeCounts } from '../joins.ts'
import { pageInfo } from './page-info.ts'

export interface JoinParent {
  readonly ours: readonly SemanticColumn[]
  readonly theirs: JoinableProduct
}
export type SemanticTypeParent = SemanticTypeCounts

const JOIN_PAGE = { fallback: 50, max: 1_000 }
const KEY_PAGE = { fallback: 20, max: 1_000 }
const MOST_VALUES = 100
/** The most that GraphQL's Int holds. A wider scalar would be worse for everybody: no client does arithmetic with so many pairs. */
const MOST_COUNTED = 2 ** 31 - 1

export const productJoins: NonNullable<DataProductResolvers['joins']> = async (
  { id },
  { on, domain, first, after },
  context,
) => {
  const domains = listed(domain, 'domain')
  for (const value of domains ?? []) parseDomainId(value, 'domain')
  const page = await context.search.joins({
    product: id,
    on: listed(on, 'on')?.flatMap((name) => semanticTypeName(name) ?? []) ?? null,
    domains: domains === null ? null : [...new Set(domains)],
    first: pageSize(first, JOIN_PAGE),
    after: after ?? null,
  })
  if (page === null) return null
  const { ours, products, total } = page
  return {
    totalCount: total,
    pageInfo: pageInfo(page, products),
    edges: products.map((theirs) => ({ cursor: theirs.cursor, node: { ours, theirs } })),
  }
}

export const semanticTypeQueries: Pick<QueryResolvers, 'semanticTypes' | 'semanticType'> = {
  async semanticTypes(_parent, { first, after }, context) {
    const page = await context.search.semanticTypes({ first: pageSize(first, JOIN_PAGE), after: after ?? null })
    return {
      totalCount: page.total,
      pageInfo: pageInfo(page, page.types),
      edges: page.types.map((node) => ({ cursor: node.cursor, node })),
    }
  },
  async semanticType(_parent, { name }, context) {
    const shared = semanticTypeName(name)
    return shared === null ? null : context.search.semanticType(shared)
  },
}

export const joinResolvers: Pick<Resolvers, 'Join' | 'SemanticType'> = {
  Join: {
    id: ({ theirs }) => theirs.id,
    title: ({ theirs }) => theirs.title,
    domainId: ({ theirs }) => theirs.domain,
    product: ({ theirs }) => ({ id: theirs.id }),
    availability: async ({ theirs }, _arguments, { loaders }) =>
      (await loaders.domains.load(theirs.domain))?.publication?.availability ?? 'UNREACHABLE',
    keys: (parent, { first }) => keysOf(parent, pageSize(first, KEY_PAGE)),
    keyCount: ({ ours, theirs }) => {
      const counts = new Map<string, number>()
      for (const { type } of theirs.columns) counts.set(type, (counts.get(type) ?? 0) + 1)
      const pairs = ours.reduce((sum, { type }) => sum + (counts.get(type) ?? 0), 0)
      return Math.min(pairs, MOST_COUNTED)
    },
  },
  SemanticType: {
    productCount: ({ products }) => products,
    domainCount: ({ domains }) => domains,
    columnCount: ({ columns }) => columns,
    async products({ name }, { first, after }, context: Context) {
      const size = pageSize(first, JOIN_PAGE)
      const page = await context.search.productsMeaning({ type: name, first: size, after: after ?? null })
      return {
        totalCount: page.total,
        pageInfo: pageInfo(page, page.products),
        edges: page.products.map(({ id, cursor }) => ({ cursor, node: { id } })),
      }
    },
  },
}

/** Made no further than they are asked for: two products of many columns of one type have very many pairs. */
function keysOf({ ours, theirs }: JoinParent, most: number): readonly JoinKey[] {
  const keys: JoinKey[] = []
  const theirsOf = groupBy(theirs.columns, ({ type }) => type)
  for (const mine of ours) {
    for (const other of theirsOf.get(mine.type) ?? []) {
      if (keys.length === most) return keys
      keys.push({
        semanticType: mine.type,
        ours: columnOf(mine),
        theirs: columnOf(other),
        ...compareFormat(mine, other),
      })
    }
  }
  return keys
}

function columnOf({ type: _type, declared, port, ...column }: SemanticColumn): JoinColumn {
  return { ...column, semanticType: declared, port: { id: port } }
}

function listed(values: readonly string[] | null | undefined, argument: string): readonly string[] | null {
  if (values == null || values.length === 0) return null
  if (values.length <= MOST_VALUES) return values
  throw invalidInput({ argument, expected: `at most ${MOST_VALUES} values`, received: `${values.length} values` })
}
