import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'

let explorer: ExplorerMesh

beforeAll(async () => {
  explorer = await startExplorerMesh()
})
afterAll(async () => {
  await explorer?.dispose()
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })

describe('the palette', () => {
  test('goes to a product by a few letters, and keeps it among what was looked at lately', async () => {
    const { page, complaints, foreign, accessibility } = await explorer.open('/')
    await heading(page, 'The mesh').waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await page.keyboard.type('order ev')
    await palette(page)
      .getByRole('option', { name: /^Order events/, selected: true })
      .waitFor()
    expect(await accessibility()).toEqual([])
    await page.keyboard.press('Enter')
    await heading(page, 'Order events').waitFor()
    expect(await palette(page).count()).toBe(0)

    await page.keyboard.press('Control+k')
    await palette(page)
      .getByRole('group', { name: 'Looked at lately' })
      .getByRole('option', { name: /^Order events/ })
      .waitFor()
    expect(await accessibility()).toEqual([])
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('finds a port by a column, and all results are one step away', async () => {
    const { page } = await explorer.open('/')
    await page.getByRole('button', { name: 'Commands' }).click()
    await palette(page).waitFor()
    await page.keyboard.type('contact_email')
    const ports = palette(page).getByRole('group', { name: 'Ports and columns' })
    await ports.getByRole('option', { name: /contact_email/ }).click()
    await page.getByRole('rowheader', { name: /contact_email/ }).waitFor()

    await page.getByRole('button', { name: 'Commands' }).click()
    await palette(page).waitFor()
    await page.keyboard.type('order')
    await palette(page)
      .getByRole('option', { name: /^All \d+ results/ })
      .click()
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ results/ })
      .waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('order')
  })

  test('copies the id and the link of a page, and changes the theme for good', async () => {
    const { page } = await explorer.open('/product?id=orders/order-events', {
      permissions: ['clipboard-read', 'clipboard-write'],
      colorScheme: 'light',
    })
    await heading(page, 'Order events').waitFor()
    const take = async (words: string) => {
      await page.keyboard.press('Control+k')
      await palette(page).waitFor()
      await page.keyboard.type(words)
      await palette(page)
        .getByRole('option', { name: new RegExp(words, 'i'), selected: true })
        .waitFor()
      await page.keyboard.press('Enter')
    }
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await take('copy the id')
    await palette(page).getByText('Copied orders/order-events').waitFor()
    expect(await clipboard()).toBe('orders/order-events')
    await page.keyboard.press('Escape')
    await take('copy the link')
    await palette(page).getByText('Copied http').waitFor()
    expect(await clipboard()).toBe(page.url())
    await page.keyboard.press('Escape')
    await take('theme: dark')
    await page.locator('html[data-theme="dark"]').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Theme: dark/ }).waitFor()
    await page.reload()
    await page.locator('html[data-theme="dark"]').waitFor()
  })
})

describe('keys', () => {
  test('are told by ?, and Esc gives the focus back to where it was', async () => {
    const { page, accessibility } = await explorer.open('/')
    const link = page.getByRole('link', { name: 'Look through them' })
    await link.focus()
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(await accessibility()).toEqual([])
    await page.keyboard.press('Escape')
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test.each([
    ['/search?q=', 'Search the mesh'],
    ['/product?id=orders/order-events&tab=contract', 'Find a column'],
    ['/impact', 'Of'],
  ])('do nothing but write in a field of %s', async (path, label) => {
    const { page } = await explorer.open(path)
    const field = page.getByLabel(label, { exact: true })
    await field.focus()
    await page.keyboard.type('a/b?')
    await page.keyboard.press('Control+k')
    expect(await field.inputValue()).toBe('a/b?')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('/ leads to the search from every page, and from a checkbox', async () => {
    const { page } = await explorer.open('/search?q=customer')
    await page.getByRole('checkbox').first().focus()
    for (const path of [null, '/', '/domain?id=orders', '/product?id=orders/order-events', '/impact']) {
      if (path !== null) await page.goto(explorer.mesh.url + path)
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search the mesh')
    }
  })
})
