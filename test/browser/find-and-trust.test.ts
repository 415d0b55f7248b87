import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'

let explorer: ExplorerMesh

beforeAll(async () => {
  explorer = await startExplorerMesh()
})
afterAll(async () => {
  await explorer?.dispose()
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search the mesh' })
/** What has the keyboard, as it is read. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
/** Once the hits are those of what was typed. */
async function settled(page: Page, q: string): Promise<void> {
  await eventually(async () => new URL(page.url()).searchParams.get('q') === q)
  await page
    .locator('section[aria-labelledby="found"][aria-busy="false"]')
    .getByRole('status')
    .filter({ hasText: /result/ })
    .waitFor()
}

describe('the keys of the search', () => {
  test('lead from the box to the hits and back; Enter opens the hit; Esc leaves, and what was typed stays', async () => {
    const { page } = await explorer.open('/')
    await heading(page, 'The mesh').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('customer')
    const hits = page.getByRole('article').getByRole('heading')
    await settled(page, 'customer')
    const [first, second] = await hits.allInnerTexts()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(first)
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(second)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('Search the mesh')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    expect(await box(page).inputValue()).toBe('customer')
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await heading(page, second ?? '').waitFor()
  })

  test('open the first hit by Enter, even before the hits are there; for who types on, nothing opens', async () => {
    const { page } = await explorer.open('/')
    await heading(page, 'The mesh').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('order events')
    await page.keyboard.press('Enter')
    await heading(page, 'Order events').waitFor()
    await page.goBack()
    await eventually(async () => new URL(page.url()).searchParams.get('q') === 'order events')

    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"fulfilment"')) await isTypedOn
      await route.continue()
    })
    let goOn = () => {}
    const isTypedOn = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await box(page).fill('fulfilment')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' x')
    goOn()
    await settled(page, 'fulfilment x')
    expect(new URL(page.url()).pathname).toBe('/search')
  })
})

describe('facets', () => {
  test('take several values, any of which may be had; Back gives back one step at a time', async () => {
    const { page } = await explorer.open('/search?q=order')
    await settled(page, 'order')
    const domains = page.locator('section', { has: page.getByRole('heading', { name: 'Domain', exact: true }) })
    const boxes = domains.getByRole('checkbox')
    const [all, count] = [await found(page), await boxes.count()]
    const counts = await countsOf(domains)
    expect(count).toBeGreaterThan(2)
    await boxes.nth(0).check()
    await eventually(async () => (await found(page)) === counts[0])
    expect(await countsOf(domains)).toEqual(counts)
    await boxes.nth(1).check()
    await eventually(async () => (await found(page)) === (counts[0] ?? 0) + (counts[1] ?? 0))
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('NAME')
    await eventually(() => new URL(page.url()).searchParams.get('sort') === 'NAME')
    for (const [wanted, sort] of [
      [(counts[0] ?? 0) + (counts[1] ?? 0), null],
      [counts[0], null],
      [all, null],
    ] as const) {
      await page.goBack()
      await eventually(async () => (await found(page)) === wanted)
      expect(new URL(page.url()).searchParams.get('sort')).toBe(sort)
    }
  })
})

const found = async (page: Page) => Number.parseInt(await page.locator('#found').innerText(), 10)
const countsOf = async (facet: Locator) =>
  (await facet.locator('label').allInnerTexts()).map((label) => Number(/\d+$/.exec(label.trim())?.[0]))

/** Last: it takes a domain down. */
describe('a product whose domain is down', () => {
  test('says of what the catalog does not keep that it is not kept, never that it was not declared', async () => {
    const { page, accessibility } = await explorer.open('/product?id=orders/order-events')
    const facts = (name: string) =>
      page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: name }) })
    await facts('Support').getByRole('link').first().waitFor()
    process.kill(explorer.mesh.pid('orders'), 'SIGKILL')
    await eventually(async () => {
      await page.reload()
      await page.getByText('Its domain does not answer at present').waitFor({ timeout: 2_000 })
      return true
    })
    for (const name of ['Support', 'Archetype', 'Changed'])
      expect(await facts(name).getByRole('definition').innerText()).toBe('not kept')
    await page.getByText(/Its description, .* are not kept/).waitFor()
    expect(await accessibility()).toEqual([])
  })
})
