import type { BrowserContextOptions, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'
import { openPage, type WatchedPage } from '../support/watched-page.ts'

let explorer: ExplorerMesh

beforeAll(async () => {
  explorer = await startExplorerMesh()
})
afterAll(async () => {
  await explorer?.dispose()
})

const PRODUCT = 'orders/order-events'
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search the mesh' })

/** What browsers call slow 3G. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
}

interface Shifting {
  shifts?: number
}

/** A page that adds up how much of it moved without being asked to (layout shift, as Core Web Vitals count it). */
async function openSlow(path: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  const watched = await openPage(explorer.browser, options)
  await watched.page.addInitScript(() => {
    const counted = globalThis as Shifting
    counted.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) counted.shifts = (counted.shifts ?? 0) + entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await slowDown(watched.page)
  await watched.page.goto(explorer.mesh.url + path, { waitUntil: 'commit' })
  return watched
}

const shifts = (page: Page): Promise<number> => page.evaluate(() => (globalThis as Shifting).shifts ?? 0)

const DESK = { width: 1280, height: 860 }
const PHONE = { width: 360, height: 740 }

describe('on a slow network', () => {
  const PAGES: Readonly<Record<string, readonly [waits: string, comes: string | RegExp]>> = {
    '/': ['Asking the catalog', /\d+ data products of 6 domains/],
    '/search?q=customer': ['Asking the catalog', 'Customer profile'],
    '/domain?id=orders': ['Asking the catalog', 'Annika Lindqvist|Checkout'],
    [`/product?id=${PRODUCT}`]: ['Asking its domain', 'The order event stream every downstream team starts from'],
    [`/impact?of=${PRODUCT}`]: ['Asking lineage how much is reached', 'All rows are here'],
    '/mesh': ['Asking for the domains', 'what needs a look first'],
    [`/lineage?of=${PRODUCT}`]: ['Loading the page', /things? downstream/],
  }

  test.each(Object.entries(PAGES))(
    '%s says that it waits, and nothing jumps when it comes',
    async (path, [waits, comes]) => {
      for (const viewport of [DESK, PHONE]) {
        const { page, complaints } = await openSlow(path, { viewport })
        await page.getByRole('status', { name: waits }).waitFor()
        await page
          .getByText(typeof comes === 'string' ? new RegExp(comes) : comes)
          .first()
          .waitFor()
        await page.waitForLoadState('networkidle')
        expect(await shifts(page)).toBeLessThan(0.1)
        expect(complaints).toEqual([])
        await page.context().close()
      }
    },
  )

  test('what is typed while the answers are on their way is there to the last letter, and so is what it finds', async () => {
    const { page, complaints } = await openSlow('/search?q=')
    await status(page, /\d+ results/).waitFor()
    await box(page).pressSequentially('customer profile')
    await page.getByRole('article').first().getByRole('link', { name: 'Customer profile', exact: true }).waitFor()
    expect(await box(page).inputValue()).toBe('customer profile')
    expect(new URL(page.url()).searchParams.get('q')).toBe('customer profile')
    expect(complaints).toEqual([])
  })
})

describe('an answer to what was typed before', () => {
  test('that comes after the one to what was typed last changes nothing', async () => {
    const { page, complaints } = await explorer.open('/search?q=')
    await status(page, /\d+ results/).waitFor()
    const held: Route[] = []
    const textOf = (route: Route): unknown => route.request().postDataJSON()?.variables?.text
    await page.route('**/graphql', (route) => {
      if (textOf(route) === 'returns') held.push(route)
      else return route.continue()
    })
    // Neither is taken back by the browser, as it would be by a page that is left: both are answered.
    await box(page).fill('returns')
    await expect.poll(() => held.length).toBe(1)
    await box(page).fill('customer profile')
    const first = page.getByRole('article').first().getByRole('link', { name: 'Customer profile', exact: true })
    await first.waitFor()
    const before = await page.locator('main').innerText()
    for (const route of held) {
      const answer = await route.fetch()
      await route.fulfill({ response: answer }).catch(() => undefined)
    }
    await page.waitForLoadState('networkidle')
    expect(await page.locator('main').innerText()).toBe(before)
    expect(await box(page).inputValue()).toBe('customer profile')
    expect(complaints).toEqual([])
  })
})

describe('a network that goes and comes back', () => {
  test('is told at once; what is typed meanwhile stays, and is asked for by itself when it is back', async () => {
    const { page, accessibility } = await explorer.open('/search?q=order')
    await status(page, /\d+ results/).waitFor()
    await page.context().setOffline(true)
    await status(page, 'This machine is offline.').first().waitFor()
    await box(page).fill('customer profile')
    await status(page, 'the catalog will be asked when it is back').waitFor()
    expect(await page.getByRole('article').count()).toBeGreaterThan(0)
    expect(await accessibility()).toEqual([])
    await page.context().setOffline(false)
    await page.getByRole('article').first().getByRole('link', { name: 'Customer profile', exact: true }).waitFor()
    expect(await box(page).inputValue()).toBe('customer profile')
    expect(await page.getByText('This machine is offline').count()).toBe(0)
  })

  test('holds back the next page of a list, which comes when it is back', async () => {
    const { page } = await explorer.open('/search?q=')
    const more = page.getByRole('button', { name: /^Show more: 20 of \d+$/ })
    await more.waitFor()
    await page.context().setOffline(true)
    await status(page, 'This machine is offline.').first().waitFor()
    await more.click()
    await status(page, 'This machine is offline: more comes when it is back.').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('article').nth(25).waitFor()
  })

  test('is no reason to say that a lineage was cancelled, or that a page cannot be shown for good', async () => {
    const { page } = await explorer.open(`/lineage?of=${PRODUCT}`)
    await page.locator('.react-flow__node').first().waitFor()
    await page.context().setOffline(true)
    await status(page, 'This machine is offline.').first().waitFor()
    await page.getByLabel('Of', { exact: true }).fill('orders/returns')
    await page.keyboard.press('Enter')
    await page.getByText('the lineage is asked for when it is back').waitFor()
    expect(await page.getByText('Cancelled').count()).toBe(0)
    await page.context().setOffline(false)
    await status(page, /^Returns.*: \d+ things? upstream/).waitFor()
  })

  test('may be gone before the script of a page is there: it can be tried again, and the reader stays where they are', async () => {
    const { page } = await explorer.open(`/product?id=${PRODUCT}`)
    await page.getByRole('heading', { level: 1, name: 'Order events' }).waitFor()
    await page.context().setOffline(true)
    await status(page, 'This machine is offline.').first().waitFor()
    await page.locator('main').getByRole('link', { name: 'Lineage', exact: true }).click()
    await page.getByText('This page could not be loaded').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('This page could not be loaded').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.react-flow__node').first().waitFor()
  })
})

describe('a mesh that cannot be reached', () => {
  test('is told with what to do, and asked again it answers', async () => {
    const { page } = await openPage(explorer.browser)
    await page.goto(`${explorer.mesh.url}/domain?id=orders`)
    await page.getByRole('heading', { name: /products$/ }).waitFor()
    await page.route('**/graphql', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Impact', exact: true }).click()
    const subject = page.getByRole('combobox', { name: 'What changes' })
    await subject.fill(PRODUCT)
    await page.keyboard.press('Enter')
    await page.getByText('The mesh does not answer. Is the gateway running, and are you connected to it?').waitFor()
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await status(page, /things are reached/).waitFor()
    expect(await subject.inputValue()).toBe(PRODUCT)
  })
})
