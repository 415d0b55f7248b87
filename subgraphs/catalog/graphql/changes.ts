import { pageSize } from '../../../platform/page.ts'
import { type Change, DOMAIN_EVENTS, EDGE_EVENTS, PORT_EVENTS, PRODUCT_EVENTS } from '../../../schema/changes.ts'
import { changeFilter } from '../changes/change-filter.ts'
import { changePage } from '../changes/change-pages.ts'
import { cursorOf } from '../changes/cursor.ts'
import { toldAs } from '../changes/told.ts'
import type { Context } from '../context.ts'
import type { QueryChangesArgs, Resolvers, ResolversTypes } from '../generated/resolver-types.ts'
import { domainOf } from './entries.ts'

export type ChangeParent = Change
/** The changes that have this key. */
export type ChangeOf<Key extends string> = Extract<Change, Readonly<Record<Key, unknown>>>
export type EdgeEndParent = ChangeOf<'method'>['from']

const CHANGE_PAGE = { fallback: 100, max: 1_000 }

const TYPES: ReadonlyMap<string, 'DomainChange' | 'ProductChange' | 'PortChange' | 'EdgeChange'> = new Map([
  ...DOMAIN_EVENTS.map((event) => [event, 'DomainChange'] as const),
  ...PRODUCT_EVENTS.map((event) => [event, 'ProductChange'] as const),
  ...PORT_EVENTS.map((event) => [event, 'PortChange'] as const),
  ...EDGE_EVENTS.map((event) => [event, 'EdgeChange'] as const),
])

export async function changes(
  { after, first, filter }: Partial<QueryChangesArgs>,
  context: Context,
): Promise<Awaited<ResolversTypes['ChangeConnection']>> {
  const page = await changePage(context.store, {
    after: after ?? null,
    first: pageSize(first, CHANGE_PAGE),
    filter: changeFilter(filter ?? {}, (field) => `filter.${field}`),
  })
  const edges = page.changes.map((told) => ({ cursor: cursorOf(page.feed, told.seq), node: toldAs(page.feed, told) }))
  return {
    edges,
    newest: cursorOf(page.feed, page.newest),
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: page.hasBefore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

export const changeResolvers: Pick<Resolvers, 'Change' | 'DomainChange' | 'EdgeEnd' | 'PortChange' | 'ProductChange'> =
  {
    Change: { __resolveType: ({ event }) => TYPES.get(event) ?? 'ViolationChange' },
    DomainChange: {
      async domain({ domain }, _arguments, context) {
        const record = await context.loaders.domains.load(domain)
        return record === null ? { id: domain } : domainOf(record, context)
      },
    },
    ProductChange: { product: ({ product }) => ({ id: product }) },
    PortChange: { product: ({ product }) => ({ id: product }), port: ({ port }) => ({ id: port }) },
    EdgeEnd: { ports: ({ ports }) => ports.map((id) => ({ id })), domainId: ({ domain }) => domain },
  }
