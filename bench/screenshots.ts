/**
 * Pictures of each page of the explorer in both themes, of the demo mesh, in `dist/screenshots`, to be looked at; `npm run screenshots`.
 * With `--docs` those of the README are made anew, too.
 *   npm run screenshots -- --url http://localhost:4000   of a mesh that runs already
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { packageRoot } from '../platform/package-root.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { startDemoMesh } from './mesh/demo-mesh.ts'
import { childStarter } from './processes/child.ts'

const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  search: '/search?q=customer',
  'search-nothing': '/search?q=zzzzqqqq',
  domain: '/domain?id=orders',
  product: '/product?id=orders/order-events',
  contract: '/product?id=orders/order-events&tab=contract',
  quality: '/product?id=orders/order-events&tab=quality',
  consumers: '/product?id=orders/order-events&tab=consumers',
  versions: '/product?id=orders/order-events&tab=versions',
  joins: '/product?id=customers/customer-profile&tab=joins',
  impact: '/impact?of=orders/order-events',
  query: '/query',
}
const THEMES = ['light', 'dark'] as const
/** What the README shows. */
const SHOWN = { 'search-light.png': 'search.png', 'product-dark.png': 'product.png' }

const { values } = parseArgs({ options: { url: { type: 'string' }, docs: { type: 'boolean', default: false } } })
const root = packageRoot()
const folder = join(root, 'dist', 'screenshots')
mkdirSync(folder, { recursive: true })
const mesh = values.url === undefined ? await ownMesh() : { url: values.url, stop: async () => {} }
const browser = await launchBrowser()
try {
  for (const theme of THEMES) await picture(browser, theme)
} finally {
  await browser.close()
  await mesh.stop()
}
if (values.docs) {
  mkdirSync(join(root, 'docs', 'images'), { recursive: true })
  for (const [from, to] of Object.entries(SHOWN)) copyFileSync(join(folder, from), join(root, 'docs', 'images', to))
}
process.exit(0)

async function picture(browser: Browser, theme: (typeof THEMES)[number]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: theme })
  const page = await context.newPage()
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(mesh.url + path)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    console.log(`dist/screenshots/${name}-${theme}.png`)
  }
  await context.close()
}

async function ownMesh() {
  const place = mkdtempSync(join(tmpdir(), 'heddle-screenshots-'))
  const { url, stop } = await startDemoMesh({
    startChild: childStarter({ root, logs: place }),
    folder: join(place, 'mesh'),
  })
  return {
    url,
    async stop() {
      await stop()
      rmSync(place, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
