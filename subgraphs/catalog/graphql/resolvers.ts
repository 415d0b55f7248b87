import { invalidInput } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { ProductConnection, ProductFilter, Resolvers } from '../generated/resolver-types.ts'
import type { FacetCounts } from '../search.ts'
import { changeResolvers, changes } from './changes.ts'
import { domainOf, portEntry, productEntry } from './entries.ts'
import { joinResolvers, productJoins, semanticTypeQueries } from './joins.ts'
import { mutations } from './mutations.ts'
import { pageInfo } from './page-info.ts'
import { domainDiff, productDiff, releasePage, releaseResolvers, versionPage } from './releases.ts'
import { supergraphVersions } from './supergraphs.ts'
import { wants } from './wants.ts'

const PRODUCT_PAGE = { fallback: 50, max: 1_000 }
const SEARCH_PAGE = { fallback: 20, max: 1_000 }
const VERSION_PAGE = { fallback: 20, max: 1_000 }
const LONGEST_TEXT = 256
/** Each value of a filter is counted on its own: a list without end would keep everyone else waiting. */
const MOST_VALUES = 100

export const resolvers: Resolvers = {
  Query: {
    products: (_parent, { filter, first, after }, context) => productPage(context, checkedFilter(filter), first, after),

    async search(_parent, { text, filter, first, after, sort }, context, info) {
      if (text.length > LONGEST_TEXT)
        throw invalidInput({ argument: 'text', expected: `at most ${LONGEST_TEXT} characters`, received: text })
      const page = await context.search.search({
        text,
        filter: checkedFilter(filter),
        first: pageSize(first, SEARCH_PAGE),
        after: after ?? null,
        withFacets: wants(info, 'facets'),
        sort: sort ?? 'RELEVANCE',
      })
      const domains = await context.loaders.domains.loadMany([...new Set(page.hits.map((hit) => hit.domain))])
      const owning = new Map(
        domains.flatMap((domain) => (domain === null || domain instanceof Error ? [] : [[domain.id, domain] as const])),
      )
      return {
        totalCount: page.total,
        pageInfo: pageInfo(page, page.hits),
        facets: await Promise.all(page.facets.map((facet) => labelled(facet, context))),
        edges: page.hits.map(({ cursor, id, domain, status, quality, port, ...hit }) => {
          const record = owning.get(domain)
          return {
            cursor,
            node: {
              ...hit,
              id: port?.id ?? id,
              domainId: domain,
              domain: record === undefined ? null : domainOf(record, context),
              status: status as ProductStatus,
              quality: quality === null ? null : { ...quality, dimensions: quality.dimensions ?? [] },
              availability: record?.publication?.availability ?? 'UNREACHABLE',
              product: { id },
              port: port === null ? null : { id: port.id },
            },
          }
        }),
      }
    },

    async domain(_parent, { id }, context) {
      const record = await context.loaders.domains.load(parseDomainId(id).id)
      return record === null ? null : domainOf(record, context)
    },

    async domains(_parent, _arguments, context) {
      return [...(await context.store.domains()).values()].map((record) => domainOf(record, context))
    },

    ...semanticTypeQueries,

    supergraphVersions: (_parent, { first }, { store }) => supergraphVersions(store, pageSize(first, VERSION_PAGE)),

    changes: (_parent, asked, context) => changes(asked, context),

    async checkRelease(_parent, { domain, products, release }, { registry }) {
      if (!Array.isArray(products))
        throw invalidInput({ argument: 'products', expected: 'a list of products', received: products })
      return {
        domain,
        release: release ?? null,
        ...(await registry.check({ domain, products, release: release ?? null })),
      }
    },
  },

  Mutation: mutations,

  Domain: {
    // A stub where the catalog knows nothing: null would take what other subgraphs say of this id with it.
    async __resolveReference({ id }, context) {
      const record = await context.loaders.domains.load(id)
      return record === null ? { id } : domainOf(record, context)
    },
    products: ({ id }, { first, after }, context) => productPage(context, { domain: [id] }, first, after),
    serviceLevels: ({ id }, _arguments, context) => context.loaders.serviceLevels.load(id),
    releases: ({ id }, page, context) => releasePage(id, page, context),
    releaseDiff: ({ id }, ends, context) => domainDiff(id, ends, context),
  },

  DataProduct: {
    __resolveReference: ({ id }) => ({ id }),
    catalogEntry: ({ id }, _arguments, context) => productEntry(id, context),
    versions: ({ id }, page, context) => versionPage(id, page, context),
    diff: ({ id }, ends, context) => productDiff(id, ends, context),
    joins: productJoins,
  },

  ...releaseResolvers,

  OutputPort: {
    __resolveReference: ({ id }) => ({ id }),
    catalogEntry: ({ id }, _arguments, context) => portEntry(id, context),
  },

  ...changeResolvers,

  ...joinResolvers,

  DateTime,
  Duration,
  JSON: JSONValue,
}

type ProductStatus = NonNullable<ProductFilter['status']>[number] | null

async function productPage(
  context: Context,
  filter: ProductFilter,
  first: number | null | undefined,
  after: string | null | undefined,
): Promise<ProductConnection> {
  const page = await context.search.products({ filter, first: pageSize(first, PRODUCT_PAGE), after: after ?? null })
  return {
    totalCount: page.total,
    pageInfo: pageInfo(page, page.products),
    edges: page.products.map(({ id, cursor }) => ({ cursor, node: { id } })),
  }
}

function checkedFilter(filter: ProductFilter | null | undefined): ProductFilter {
  for (const [field, given] of Object.entries(filter ?? {})) {
    const values: readonly string[] = given ?? []
    if (values.length > MOST_VALUES) {
      const received = `${values.length} values`
      throw invalidInput({ argument: `filter.${field}`, expected: `at most ${MOST_VALUES} values`, received })
    }
    const long = values.find((value) => value.length > LONGEST_TEXT)
    if (long !== undefined)
      throw invalidInput({
        argument: `filter.${field}`,
        expected: `at most ${LONGEST_TEXT} characters a value`,
        received: long,
      })
  }
  for (const id of filter?.domain ?? []) parseDomainId(id, 'filter.domain')
  return filter ?? {}
}

/** Domains are shown by their titles; the other values are their own labels. */
async function labelled({ field, values }: FacetCounts, context: Context) {
  if (field !== 'domain') return { field, values: values.map(({ value, count }) => ({ key: value, count })) }
  const records = await Promise.all(values.map(({ value }) => context.loaders.domains.load(value)))
  return {
    field,
    values: values.map(({ value, count }, index) => ({ key: value, label: records[index]?.title ?? null, count })),
  }
}
