import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

let mesh: RunningMesh
let browser: Browser

beforeAll(async () => {
  ;[mesh, browser] = await Promise.all([startMesh(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await mesh?.dispose()
})

describe('the query editor', () => {
  test('opens from the root with example queries for each kind of user, runs one, and asks nothing off this machine', async () => {
    const page = await browser.newPage()
    const foreign: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(url.hostname))
        foreign.push(request.url())
    })
    page.on('pageerror', (error) => complaints.push(error.message))

    await page.goto(mesh.url)
    await page.waitForSelector('.graphiql-container')
    const tabs = await page.locator('.graphiql-tab').allTextContents()
    expect(tabs.length).toBeGreaterThanOrEqual(3)
    await page.locator('button[aria-label^="Execute query"]').click()
    await page.locator('.result-window', { hasText: '"data"' }).waitFor()
    const result = await page.locator('.result-window').textContent()
    expect(result).not.toContain('"errors"')
    expect(foreign).toEqual([])
    expect(complaints).toEqual([])
  })

  test('sends the headers that are entered below a query, such as that of a preview', async () => {
    const page = await browser.newPage()
    await page.goto(mesh.url)
    await page.waitForSelector('.graphiql-container')
    await page.locator('.graphiql-editor-tools button', { hasText: 'Headers' }).click()
    await page.locator('.graphiql-editor-tool .monaco-editor:visible').click()
    await page.keyboard.insertText('{ "x-heddle-preview": "a-token-that-nobody-has-ever-opened" }')
    await page.locator('button[aria-label^="Execute query"]').click()
    await page.locator('.result-window', { hasText: 'PREVIEW_GONE' }).waitFor()
  })
})
