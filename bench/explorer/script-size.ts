import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { packageRoot } from '../../platform/package-root.ts'
import type { ExplorerPart } from './part.ts'

const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  search: '/search?q=order',
  product: '/product?id=orders/order-events',
  domain: '/domain?id=orders',
  impact: '/impact?of=orders/order-events',
  mesh: '/mesh',
  lineage: '/lineage?of=orders/order-events',
  query: '/query',
}
const MOST_KB = 250

/** How much script a page takes that is opened first, with nothing in the browser's cache. */
export const scriptSize: ExplorerPart = async ({ browser, url }) => {
  const sizes = new Map<string, readonly number[]>()
  for (const [name, path] of Object.entries(PAGES)) sizes.set(name, await scriptsOf(browser, url + path))
  const sum = (name: string) => (sizes.get(name) ?? []).reduce((all, size) => all + size, 0) / 1_000
  return {
    method:
      'Script: every script that a page asks for until it is quiet, what it fetches ahead in its idle time included, with an empty cache; the gzip sizes of the files as the build made them (browsers that take brotli get less).',
    targets: [
      {
        what: 'script of the search page, gzip',
        measured: sum('search'),
        unit: 'kB',
        bound: 'at most',
        limit: MOST_KB,
      },
    ],
    tables: [
      {
        title: 'Script of a page, gzip',
        columns: ['page', 'files', 'kB'],
        rows: Object.keys(PAGES).map((name) => [name, sizes.get(name)?.length ?? 0, sum(name)]),
      },
    ],
  }
}

/** In bytes, a file each. */
async function scriptsOf(browser: Browser, address: string): Promise<readonly number[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const files = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) files.add(pathname)
  })
  await page.goto(address)
  await page.locator('main > *').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await context.close()
  if (files.size === 0) throw new Error(`${address}: expected scripts, saw none`)
  return [...files].map((file) => statSync(join(packageRoot(), 'dist', 'explorer', `${file}.gz`)).size)
}
