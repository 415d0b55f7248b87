/**
 * The pictures of the explorer in the README, of the demo mesh: `npm run screenshots`.
 *   npm run screenshots -- --url http://localhost:4000   of a mesh that runs already
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { packageRoot } from '../platform/package-root.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { startDemoMesh } from './mesh/demo-mesh.ts'
import { childStarter } from './processes/child.ts'

interface Picture {
  readonly path: string
  readonly theme: 'light' | 'dark'
  /** A selector of what comes last. */
  readonly last: string
}

/** What the README shows. Pictures of every page, in both themes, are made by the browser suite. */
const PICTURES: Readonly<Record<string, Picture>> = {
  product: { path: '/product?id=orders/order-events', theme: 'dark', last: 'text=How to read it' },
  lineage: {
    path: '/lineage?of=orders/order-events&overlay=quality',
    theme: 'light',
    last: '.react-flow__node >> text=/\\d %|\\d%/',
  },
}

const { values } = parseArgs({ options: { url: { type: 'string' } } })
const root = packageRoot()
const folder = join(root, 'docs', 'images')
mkdirSync(folder, { recursive: true })
const mesh = values.url === undefined ? await ownMesh() : { url: values.url, stop: async () => {} }
const browser = await launchBrowser()
try {
  for (const [name, picture] of Object.entries(PICTURES)) await take(browser, name, picture)
} finally {
  await browser.close()
  await mesh.stop()
}
process.exit(0)

async function take(browser: Browser, name: string, { path, theme, last }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: theme })
  const page = await context.newPage()
  await page.goto(mesh.url + path)
  await page.locator(last).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
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
