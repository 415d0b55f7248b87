import { describe } from '../../../platform/errors.ts'
import type { Deviation } from './deviation.ts'
import { idOf, readPages } from './listing.ts'
import { missed, unasked } from './own-pages.ts'
import type { ServerRule } from './rule.ts'

/** How `ownProducts` gives out products: page by page, of a release, by ids. */
export const PAGE_RULES: readonly ServerRule[] = [
  {
    id: 'readable',
    gate: true,
    holds: 'all products can be read, with all that a harvest asks of them',
    checked: 'they are, by 50',
    async check({ listing }) {
      await listing()
      return {}
    },
  },
  {
    id: 'pages',
    holds:
      'all products come page by page, none twice, at most 20,000: cursors move, pages agree in their release, and small pages have what large ones have',
    checked: 'of these pages, and of others with a third of the products',
    async check({ asking, listing }) {
      const { products, deviations } = await listing()
      const small = await readPages(asking, { fields: '{ id }', first: thirdOf(products.length) })
      const [large, again] = [products.map(({ id }) => id), small.pages.flat().map(idOf)]
      const problems: readonly Deviation[] = [
        ...deviations,
        ...small.deviations,
        ...missing(large, again, 'in small pages as in large ones'),
        ...missing(again, large, 'in large pages as in small ones'),
      ]
      return { problems: unique(problems) }
    },
  },
  {
    id: 'page-size',
    holds: 'no page has more products than `first`',
    checked: 'of small pages (a warning)',
    async check({ asking, listing }) {
      const first = thirdOf((await listing()).products.length)
      const { pages } = await readPages(asking, { fields: '{ id }', first })
      const found = Math.max(...pages.map(({ length }) => length))
      if (found <= first) return {}
      return { warnings: [{ where: `ownProducts(first: ${first})`, expected: `at most ${first}`, found: `${found}` }] }
    },
  },
  {
    id: 'order',
    holds: 'products come ordered by id',
    checked: 'of all (a warning)',
    async check({ listing }) {
      const ids = (await listing()).products.map(({ id }) => id)
      const at = ids.findIndex((id, index) => id < (ids[index - 1] ?? ''))
      if (at < 0) return {}
      const found = `${ids[at]} after ${ids[at - 1]}`
      return { warnings: [{ where: `ownProducts.nodes.${at}`, expected: 'products ordered by id', found }] }
    },
  },
  {
    id: 'release',
    holds:
      'what is served has a release, and `ownProducts(release:)` of it answers that: it says so, with the same products',
    checked: 'the release of all products is asked for by its name',
    async check({ asking, listing }) {
      const { release, products } = await listing()
      const where = 'ownProducts.release'
      if (release === null)
        return { problems: [{ where, expected: 'a release, without which it cannot be published', found: 'null' }] }
      const named = await readPages(asking, { fields: '{ id }', first: 500, release })
      const problems = [
        ...(named.release === release ? [] : [{ where, expected: describe(release), found: describe(named.release) }]),
        ...missing(
          products.map(({ id }) => id),
          named.pages.flat().map(idOf),
          `in release ${release}`,
        ),
      ]
      return { problems }
    },
  },
  {
    id: 'unknown-release',
    holds: 'a release that it does not have is not answered under that name',
    checked: 'one is asked for: an error, or another release, is right (a warning)',
    async check({ asking }) {
      const release = 'heddle-conformance-none'
      const query = `{ ownProducts(first: 1, release: "${release}") { release } }`
      const { json } = await asking.ask({ about: 'ownProducts(release:)', query })
      if (releaseIn(json) !== release) return {}
      const expected = 'an error, or another release, for one that it does not have'
      return { warnings: [{ where: 'ownProducts(release:)', expected, found: describe(release) }] }
    },
  },
  {
    id: 'ids',
    holds: '`ownProducts(ids:)`, where it is served, answers those of them that there are, and no others',
    checked: 'up to 49 products are asked for, and one that is not there',
    async check({ asking, domain, served, listing }) {
      if (served.get('Query')?.fields.get('ownProducts')?.args.has('ids') !== true) return {}
      const known = (await listing()).products.map(({ id }) => id)
      const wanted = known.filter((_, index) => index % 2 === 0).slice(0, 49)
      const ids = [...wanted, `${domain}/heddle-conformance-probe`]
      const { pages, deviations } = await readPages(asking, { fields: '{ id }', first: 50, ids })
      const found = new Set(pages.flat().map(idOf))
      return {
        problems: [
          ...deviations,
          ...wanted.filter((id) => !found.has(id)).map(missed),
          ...[...found].filter((id) => !wanted.includes(id)).map(unasked),
        ],
      }
    },
  },
]

const thirdOf = (count: number): number => Math.max(1, Math.min(500, Math.floor(count / 3)))

function missing(expected: readonly string[], found: readonly string[], where: string): readonly Deviation[] {
  const there = new Set(found)
  const lost = expected.filter((id) => !there.has(id))
  return lost.length === 0
    ? []
    : [{ where: 'ownProducts', expected: `${lost.slice(0, 5).join(', ')} ${where}`, found: `${lost.length} less` }]
}

function unique(deviations: readonly Deviation[]): readonly Deviation[] {
  return [...new Map(deviations.map((deviation) => [JSON.stringify(deviation), deviation])).values()]
}

function releaseIn(json: unknown): unknown {
  return (json as { data?: { ownProducts?: { release?: unknown } | null } | null } | null)?.data?.ownProducts?.release
}
