import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { notFound } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import { parseProductId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import type { HistoryPage, HistoryQuestion, ReleaseRecord, VersionRecord } from '../releases/history.ts'
import {
  contentOf,
  diffReleases,
  type ProductChange,
  productChange,
  type ReleaseChanges,
  type ReleaseContent,
} from '../releases/release-diff.ts'
import { inService } from '../store.ts'
import { snapshotOf } from './entries.ts'

export interface ReleaseParent extends ReleaseRecord {
  readonly domain: string
}

export interface VersionParent extends VersionRecord {
  readonly domain: string
  readonly product: string
}

interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

const PAGE = { fallback: 20, max: 1_000 }
const cursorForm = z.strictObject({ r: z.int().positive() })

export async function releasePage(domain: string, given: PageArguments, { store }: Context) {
  return connection(given, await store.releases(domain, question(given)), (record) => ({ ...record, domain }))
}

export async function versionPage(product: string, given: PageArguments, { store }: Context) {
  const { domain } = parseProductId(product)
  const page = await store.versions(domain, product, question(given))
  return connection(given, page, (record) => ({ ...record, domain, product }))
}

function question({ first, after }: PageArguments): HistoryQuestion {
  return {
    first: pageSize(first, PAGE),
    after: after === null || after === undefined ? null : decodeCursor(cursorForm, 'after', after).r,
  }
}

function connection<Item extends { readonly seq: number }, Node>(
  { after }: PageArguments,
  { items, hasNext, total }: HistoryPage<Item>,
  node: (item: Item) => Node,
) {
  const edges = items.map((item) => ({ cursor: encodeCursor({ r: item.seq }), node: node(item) }))
  return {
    edges,
    totalCount: total,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** What of a release, a version and a difference is more than a property: documents are read when they are asked for. */
export const releaseResolvers: Required<Pick<Resolvers, 'DomainRelease' | 'ProductVersion' | 'ProductDiff'>> = {
  DomainRelease: {
    id: ({ release }) => release,
    publishedAt: ({ at }) => at,
    rollback: ({ action }) => action === 'ROLLBACK',
    current: isCurrent,
    productCount: ({ products }) => products,
    changes: (release, _arguments, context) => releaseChanges(release, context),
  },
  ProductVersion: {
    publishedAt: ({ at }) => at,
    version: async ({ address }, _arguments, { loaders }) => (await loaders.document(address)).version,
    product: async ({ address, at }, _arguments, { loaders }) =>
      snapshotOf({ takenAt: at, product: await loaders.document(address) }),
    changes: (version, _arguments, context) => versionChanges(version, context),
  },
  ProductDiff: {
    fields: async (change) => (await change.diff()).fields,
    inputPorts: async (change) => (await change.diff()).inputPorts,
    ports: async (change) => (await change.diff()).ports,
  },
}

async function isCurrent(
  { domain, seq }: ReleaseParent,
  _arguments: unknown,
  { store, loaders }: Context,
): Promise<boolean> {
  if (inService(await loaders.domains.load(domain)) === null) return false
  return (await store.lastRelease(domain))?.seq === seq
}

/** Null when what the release, or the one before it, was made of was not kept. */
async function releaseChanges(release: ReleaseParent, { store, loaders }: Context): Promise<ReleaseChanges | null> {
  const { domain, seq } = release
  const [before, after] = await Promise.all([
    contentOf(store, domain, await store.releaseBefore(domain, seq)),
    contentOf(store, domain, release),
  ])
  return before === null || after === null ? null : diffReleases(before, after, loaders.document)
}

/** Null when what was there before the version is not known. */
async function versionChanges(version: VersionParent, { store, loaders }: Context): Promise<ProductChange | null> {
  const { domain, product, seq, address } = version
  const earlier = await store.versionBefore(domain, product, seq)
  if (earlier?.untilSeq === seq) return productChange(product, earlier.address, address, loaders.document)
  const before = await store.releaseBefore(domain, seq)
  const isKnown = before === null || before.products !== null
  return isKnown ? productChange(product, null, address, loaders.document) : null
}

interface Ends {
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

/** @throws NOT_FOUND for a release that is not in the history, or of which only the name is known */
export async function domainDiff(domain: string, ends: Ends, context: Context): Promise<ReleaseChanges | null> {
  const contents = await contentsOf(domain, ends, context)
  return contents === null ? null : diffReleases(contents.before, contents.after, context.loaders.document)
}

export async function productDiff(product: string, ends: Ends, context: Context): Promise<ProductChange | null> {
  const contents = await contentsOf(parseProductId(product).domain, ends, context)
  if (contents === null) return null
  const { before, after } = contents
  return productChange(
    product,
    before.products.get(product) ?? null,
    after.products.get(product) ?? null,
    context.loaders.document,
  )
}

async function contentsOf(
  domain: string,
  { from, to }: Ends,
  { store }: Context,
): Promise<{ readonly before: ReleaseContent; readonly after: ReleaseContent } | null> {
  const named = async (release: string): Promise<ReleaseRecord> => {
    const found = await store.releaseNamed(domain, release)
    if (found === null) throw notFound(`release of domain ${domain}`, release)
    return found
  }
  const known = async (record: ReleaseRecord | null): Promise<ReleaseContent> => {
    const content = await contentOf(store, domain, record)
    if (content === null) throw notFound(`what domain ${domain} had in release`, record?.release ?? '')
    return content
  }
  const last = to ? await named(to) : await store.lastRelease(domain)
  if (last === null) return null
  const first = from ? await named(from) : await store.releaseBefore(domain, last.seq)
  return { before: await known(first), after: await known(last) }
}
