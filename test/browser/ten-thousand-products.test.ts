import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MeshPlan, numberedProduct, productId } from '../../bench/mesh/numbered-products.ts'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'
import { startNumberedMesh } from '../support/numbered-mesh.ts'

/** Sixty domains, one of them with far more products than the others; one hub that a graph can hold, and one that it cannot. */
const PLAN: MeshPlan = {
  domains: 60,
  products: 10_000,
  columns: 2,
  edition: 0,
  crowd: 1_300,
  hubs: [
    { product: 0, every: 2 },
    { product: 1, every: 5 },
  ],
}
const [SOURCE, HUB] = [productId(PLAN, 0), productId(PLAN, 1)]
const figures = new Intl.NumberFormat('en-US')

let explorer: ExplorerMesh

beforeAll(async () => {
  explorer = await startExplorerMesh(startNumberedMesh(PLAN))
}, 480_000)
afterAll(async () => {
  await explorer?.dispose()
})

/** The only answer of a question to the graph, which pages are held against. */
async function told<Data>(query: string): Promise<Data> {
  const { data, errors } = await explorer.mesh.ask<Data>(query)
  if (data === null) throw new Error(`expected an answer to ${query}, received ${JSON.stringify(errors)}`)
  return data
}

const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })

async function expectWithin(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
}

describe('home and the search', () => {
  test('home says how much there is, and has each domain', async () => {
    const { page, complaints, accessibility } = await explorer.open('/')
    await page.getByText('10,000 data products of 60 domains').waitFor()
    expect(await page.getByRole('article').count()).toBe(60)
    expect(await accessibility()).toEqual([])
    await expectWithin(page)
    expect(complaints).toEqual([])
  })

  test('what is typed is counted exactly, and so is each part of it; page by page comes what is left', async () => {
    const { page, complaints } = await explorer.open('/')
    await page.getByText('10,000 data products').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('voucher journeys')
    type Hits = {
      search: { totalCount: number; facets: { field: string; values: { key: string; count: number }[] }[] }
    }
    const { search } = await told<Hits>(
      '{ search(text: "voucher journeys", first: 1) { totalCount facets { field values { key count } } } }',
    )
    expect(search.totalCount).toBeGreaterThan(40)
    await status(page, `${figures.format(search.totalCount)} results`).waitFor()
    const owner = search.facets.find(({ field }) => field === 'owner')?.values[0]
    expect(owner?.count).toBeGreaterThan(1)
    await page.getByRole('checkbox', { name: new RegExp(`^${owner?.key} ${owner?.count}$`) }).check()
    await status(page, new RegExp(`^${owner?.count} results?$`)).waitFor()

    await page.getByRole('link', { name: 'Clear all' }).click()
    await status(page, `${figures.format(search.totalCount)} results`).waitFor()
    const hits = page.getByRole('article')
    for (let shown = 20; shown < search.totalCount && shown < 60; shown += 20) {
      expect(await hits.count()).toBe(shown)
      await page.getByRole('button', { name: `Show more: ${shown} of ${figures.format(search.totalCount)}` }).click()
      await hits.nth(Math.min(shown + 20, search.totalCount) - 1).waitFor()
    }
    const ids = await hits.locator('code').allTextContents()
    expect(new Set(ids).size).toBe(ids.length)
    expect(complaints).toEqual([])
  })

  test('the palette finds the one of all of them', async () => {
    const { page } = await explorer.open('/')
    await page.getByText('10,000 data products').waitFor()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Commands' })
    await palette.waitFor()
    const { title } = numberedProduct(PLAN, 9_999)
    await page.keyboard.type(title ?? '')
    await palette.getByRole('option', { name: new RegExp(`^${title}`), selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
  })
})

describe('a domain with more products than a page has', () => {
  test('says how many are there, leads to the search in them, and shows the next page until it is the last', async () => {
    const { page, complaints, accessibility } = await explorer.open('/domain?id=domain-000')
    await page.getByRole('heading', { name: '100 of 1,445 products' }).waitFor()
    const products = page.getByRole('region', { name: /products$/ }).getByRole('listitem')
    expect(await accessibility()).toEqual([])
    await expectWithin(page)
    for (let shown = 100; shown < 1_445; shown += 100) {
      await page.getByRole('button', { name: `Show more: ${figures.format(shown)} of 1,445` }).click()
      await products.nth(Math.min(shown + 100, 1_445) - 1).waitFor()
    }
    expect(await products.count()).toBe(1_445)
    expect(await page.getByRole('button', { name: /^Show more/ }).count()).toBe(0)
    const ids = await products.locator('code').allInnerTexts()
    expect(new Set(ids)).toContain(productId(PLAN, 9_999))
    expect(new Set(ids).size).toBe(1_445)
    expect(complaints).toEqual([])
  })

  test('is searched alone', async () => {
    const { page } = await explorer.open('/domain?id=domain-000')
    await page.getByRole('link', { name: 'Search in them' }).click()
    await status(page, /^1,445 results$/).waitFor()
  })
})

describe('the whole mesh', () => {
  test('has its domains some at a time, and says how many', async () => {
    const { page, complaints } = await explorer.open('/mesh')
    await page.getByText('25 of 60 domains').waitFor()
    await page.getByRole('button', { name: 'Show more: 25 of 60' }).click()
    await page.getByRole('button', { name: 'Show more: 50 of 60' }).click()
    await page.getByText('60 domains', { exact: false }).waitFor()
    expect(await page.getByRole('table').locator('tbody tr').count()).toBe(60)
    await expectWithin(page)
    expect(complaints).toEqual([])
  })

  test('has a matrix of those who are read most, says what is left out, and a name shows all of its own', async () => {
    type Pairs = { domainDependencies: { totalCount: number } }
    const { domainDependencies: all } = await told<Pairs>('{ domainDependencies(first: 1) { totalCount } }')
    const { domainDependencies: own } = await told<Pairs>(
      '{ domainDependencies(domain: ["domain-007"], first: 1) { totalCount } }',
    )
    const { page, complaints } = await explorer.open('/mesh?tab=dependencies')
    const cut = page.getByText(
      new RegExp(
        `^Below are \\d+ of ${all.totalCount} pairs: of the \\d+ domains that are read the \\d+ that most products read`,
      ),
    )
    await cut.waitFor()
    const cells = page.getByRole('table').getByRole('cell').getByRole('link')
    expect(await cells.count()).toBe(Number(/\d+/.exec(await cut.innerText())?.[0]))
    await expectWithin(page)
    await page.goto(`${explorer.mesh.url}/mesh?tab=dependencies&focus=domain-007`)
    await status(page, `${own.totalCount} pairs of domains`)
      .or(status(page, `of ${own.totalCount} pairs`))
      .waitFor()
    expect(complaints).toEqual([])
  })
})

describe('the impact of what all data comes from', () => {
  test('is counted exactly; few rows are in the page at a time, the last is reached, and the file has all', async () => {
    const { page, complaints } = await explorer.open(`/impact?of=${SOURCE}`)
    await status(page, '9,999 things are reached').waitFor()
    const table = page.getByRole('table')
    const bars = page.getByRole('region', { name: 'By distance' }).locator('.tabular-nums')
    const distances = (await bars.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))
    expect(distances.reduce((sum, one) => sum + one, 0)).toBe(9_999)
    await page.getByText('All rows are here').waitFor()
    expect(await table.getAttribute('aria-rowcount')).toBe('10000')
    const rows = table.locator('tbody tr:not([aria-hidden])')
    expect(await rows.count()).toBeLessThan(100)

    const scroller = page.getByRole('region', { name: 'What is reached' })
    const last = table.locator('tr[aria-rowindex="10000"]')
    // Heights of rows are known once they were seen: the end moves a little while it is gone to.
    await expect
      .poll(async () => {
        await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
        return last.count()
      })
      .toBe(1)
    expect(await rows.count()).toBeLessThan(100)
    await last.getByText(new RegExp(`^${distances.length}$`)).waitFor()
    await expectWithin(page)

    const href = await page.getByRole('link', { name: 'All 9,999 rows as CSV' }).getAttribute('href')
    const csv = await (await fetch(new URL(href ?? '', explorer.mesh.url))).text()
    expect(csv.trim().split('\n')).toHaveLength(10_000)
    expect(complaints).toEqual([])
  }, 180_000)
})

describe('the lineage of a hub', () => {
  test('is a counted group a domain, that opens to a list which is searched and goes on to its last', async () => {
    const { page, complaints, accessibility } = await explorer.open(`/lineage?of=${HUB}&dir=DOWNSTREAM`)
    type Beside = { product: { downstream: { totalCount: number } } }
    const { product } = await told<Beside>(
      `{ product(id: "${HUB}") { downstream(depth: 1, first: 1) { totalCount } } }`,
    )
    const readers = figures.format(product.downstream.totalCount)
    await status(page, `${readers} things downstream`).waitFor()
    await page.locator('.react-flow__node').first().waitFor()
    // Those of one domain are one: what is drawn is a card or two for each.
    await page.getByRole('button', { name: 'Table (T)' }).click()
    expect(await page.getByRole('table').locator('tbody tr').count()).toBeLessThan(60)
    const group = page.getByRole('button', { name: /^\d+ others of domain-000$/ }).first()
    const members = Number(/^\d+/.exec(await group.innerText())?.[0])
    await group.click()
    const panel = page.getByRole('complementary', { name: 'What is chosen' })
    await panel.getByText(`first 100 of ${members} things`).waitFor()
    for (let shown = 100; shown < members; shown += 100)
      await panel.getByRole('button', { name: `Show more: ${shown} of ${members}` }).click()
    expect(await panel.getByRole('listitem').count()).toBe(members)
    const ids = await panel.locator('li code').allInnerTexts()
    await panel.getByRole('searchbox').fill(ids.at(-1) ?? '')
    await panel.getByText(`1 of ${members}`).waitFor()
    expect(await accessibility()).toEqual([])
    await panel
      .getByRole('button', { name: /^Draw / })
      .first()
      .click()
    await page.getByText(/^Taken out of groups/).waitFor()
    await page.getByRole('button', { name: `${members - 1} others of domain-000` }).waitFor()
    expect(complaints).toEqual([])
  })

  test('too large for any graph says what is missing and never that there is none, and leads to all of it', async () => {
    const { page, complaints, accessibility } = await explorer.open(`/lineage?of=${SOURCE}`)
    await page.getByText('Not drawn: 5,001 things downstream').waitFor()
    await page.getByText('none of its 5,001 neighbours is drawn beside it').waitFor()
    expect(await page.getByText('No lineage is recorded here').count()).toBe(0)
    expect(await accessibility()).toEqual([])
    await page.getByRole('link', { name: 'All of it as a list' }).click()
    await status(page, '9,999 things are reached').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Draw the domains instead' }).click()
    await status(page, /things downstream/).waitFor()
    expect(complaints).toEqual([])
  })
})
