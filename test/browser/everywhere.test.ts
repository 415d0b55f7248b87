import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'
import { openPage } from '../support/watched-page.ts'

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

  test('has what was typed before it was there', async () => {
    const { page } = await openPage(explorer.browser)
    await page.route(/\/palette-[^/]+\.js$/, async (route) => {
      await delay(1_500)
      await route.continue()
    })
    await page.goto(`${explorer.mesh.url}/`)
    await heading(page, 'The mesh').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('find?')
    expect(await palette(page).count()).toBe(0)
    await palette(page).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('ings')
    expect(await palette(page).getByRole('combobox').inputValue()).toBe('findings')
    await palette(page)
      .getByRole('option', { name: /^Findings/, selected: true })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/mesh\?tab=findings/)
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

  test('opens again for who asks in the moment in which it closes', async () => {
    const { page } = await explorer.open('/')
    await heading(page, 'The mesh').waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await page.evaluate(() => {
      document.querySelector('dialog')?.close()
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }),
      )
    })
    await page.waitForLoadState('networkidle')
    await palette(page).waitFor()
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
    ['/impact', 'What changes'],
  ])(
    'that are letters do nothing but write in a field of %s; Ctrl-K opens the palette from there, and Esc leads back',
    async (path, label) => {
      const { page } = await explorer.open(path)
      const field = page.getByLabel(label, { exact: true })
      await field.focus()
      await page.keyboard.type('a/b?')
      expect(await field.inputValue()).toBe('a/b?')
      expect(await page.getByRole('dialog').count()).toBe(0)
      await page.keyboard.press('Control+k')
      await palette(page).waitFor()
      await page.keyboard.press('Escape')
      await eventually(async () => field.evaluate((element) => element === document.activeElement))
      expect(await field.inputValue()).toBe('a/b?')
    },
  )

  test('are those of the editor in the query page, Ctrl-K among them', async () => {
    const { page } = await explorer.open('/query')
    const editor = page.getByRole('region', { name: 'Operation Editor' }).locator('.monaco-editor').first()
    await editor.click()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await page.keyboard.type('x?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('link', { name: 'Mesh', exact: true }).focus()
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
  })

  test('are not told on a phone, where there are none; all pages are there', async () => {
    const { page } = await explorer.open('/', { viewport: { width: 360, height: 700 } })
    await heading(page, 'The mesh').waitFor()
    expect(await page.getByText('Ctrl K').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByRole('navigation').getByRole('link', { name: 'Lineage', exact: true }).click()
    await heading(page, 'Where data comes from and goes to').waitFor()
    await page.getByRole('button', { name: 'Commands' }).click()
    await palette(page).waitFor()
  })

  test('/ leads to the search from every page, and from a checkbox', async () => {
    const { page } = await explorer.open('/search?q=customer')
    await page.getByRole('checkbox').first().focus()
    for (const path of [null, '/', '/domain?id=orders', '/product?id=orders/order-events', '/impact']) {
      if (path !== null) await page.goto(explorer.mesh.url + path)
      await page.waitForLoadState('networkidle')
      // A page may be idle a moment before its keys are heard.
      await eventually(async () => {
        await page.keyboard.press('/')
        return page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Search the mesh')
      })
    }
  })
})

describe('an answer that does not come', () => {
  test('is told after five seconds by what is waited for; it can be cancelled, and asked for again', async () => {
    const { page, complaints } = await openPage(explorer.browser)
    let isStalled = true
    await page.route('**/graphql', (route) => (isStalled ? undefined : route.continue()))
    await page.goto(`${explorer.mesh.url}/product?id=orders/order-events`)
    await page.getByText('Still asking its domain').waitFor()
    const below = () => page.getByRole('status', { name: 'Asking its domain' }).boundingBox()
    const place = await below()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Asking its domain was cancelled.').waitFor()
    expect(await below()).toEqual(place)
    isStalled = false
    await page.getByRole('button', { name: 'Ask again' }).click()
    await heading(page, 'Order events').waitFor()
    expect(complaints).toEqual([])
  })
})

describe('the query page', () => {
  const share = (page: Page) => page.getByRole('button', { name: /^Copy a link to this query/ })
  const editor = (page: Page) => page.getByRole('region', { name: 'Operation Editor' })

  test('shares a query with its variables and never its headers, which its history does not keep either', async () => {
    const { page, foreign, complaints } = await explorer.open('/query', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await share(page).waitFor()
    await editor(page).locator('.monaco-editor').first().click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('query Shared($id: ID!) { product(id: $id) { id name } }')
    await page.locator('.graphiql-editor-tool .monaco-editor:visible').click()
    await page.keyboard.insertText('{ "id": "orders/order-events" }')
    await page.locator('.graphiql-editor-tools button', { hasText: 'Headers' }).click()
    await page.locator('.graphiql-editor-tool .monaco-editor:visible').click()
    await page.keyboard.insertText('{ "x-not-to-be-told": "a-secret-of-mine" }')
    await page.locator('button[aria-label^="Execute query"]').click()
    await page.locator('.result-window', { hasText: '"order-events"' }).waitFor()
    await share(page).click()
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).not.toContain('secret')

    await page.getByRole('button', { name: 'Show History' }).click()
    await page.locator('.graphiql-history', { hasText: 'Shared' }).waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('a-secret-of-mine')

    const { page: others } = await openPage(explorer.browser)
    await others.goto(link)
    await others.locator('.graphiql-tab', { hasText: 'Shared' }).waitFor()
    await others.locator('.view-line', { hasText: 'query Shared' }).waitFor()
    await others.locator('.view-line', { hasText: '"orders/order-events"' }).waitFor()
    await others.locator('button[aria-label^="Execute query"]').click()
    await others.locator('.result-window', { hasText: '"order-events"' }).waitFor()
    expect([foreign, complaints]).toEqual([[], []])
  })

  test('has its answer below the editor on a phone, and both can be read', async () => {
    const { page } = await explorer.open('/query', { viewport: { width: 390, height: 800 } })
    await share(page).waitFor()
    const [asked, answered] = [await editor(page).boundingBox(), await page.locator('.graphiql-response').boundingBox()]
    if (asked === null || answered === null) throw new Error('expected an editor and a place for its answer, saw none')
    expect(Math.min(asked.width, answered.width)).toBeGreaterThan(280)
    expect(answered.y).toBeGreaterThanOrEqual(asked.y + asked.height)
    expect(answered.height).toBeGreaterThan(100)
  })

  test('has the docs of the whole schema without leaving the machine', async () => {
    const { page, foreign } = await explorer.open('/query')
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().click()
    await page.locator('.graphiql-doc-explorer').getByText('impact', { exact: true }).first().waitFor()
    expect(foreign).toEqual([])
  })
})

/** Last: it takes lineage down. */
describe('a part of the mesh that is down', () => {
  test('is told beside what it would answer, with the id of the request; asked again, it is there', async () => {
    const { page } = await openPage(explorer.browser)
    process.kill(explorer.mesh.pid('lineage'), 'SIGKILL')
    await page.goto(`${explorer.mesh.url}/product?id=orders/order-events`)
    const readsFrom = page.getByRole('definition').filter({ hasText: 'Try again' }).first()
    await readsFrom.waitFor()
    expect(await readsFrom.textContent()).toMatch(/SERVICE_UNAVAILABLE, request \S+/)
    await heading(page, 'Order events').waitFor()
    await explorer.mesh.startAgain('lineage')
    await eventually(
      async () => (await explorer.mesh.ask('{ impact(of: "orders/order-events") { total } }')).errors === undefined,
    )
    await readsFrom.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('nothing that lineage knows of').waitFor()
  })
})
