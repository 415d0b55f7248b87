import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { SERVICES, startMesh } from '../support/mesh.ts'
import type { WatchedPage } from '../support/watched-page.ts'

let explorer: ExplorerMesh
const home = mkdtempSync(join(tmpdir(), 'heddle-empty-mesh-'))
const lines: CommandLine[] = []

beforeAll(async () => {
  explorer = await startExplorerMesh(startMesh({ boxes: SERVICES }))
  // Whoever starts a mesh types the first command beside its data folder.
  mkdirSync(join(home, '.heddle'))
  cpSync(join(explorer.mesh.dataDir, 'tokens.json'), join(home, '.heddle', 'tokens.json'))
})
afterAll(async () => {
  for (const line of lines) await line.dispose()
  await explorer?.dispose()
  rmSync(home, { recursive: true, force: true })
})

/** What each page says of a mesh in which nothing is. */
const PAGES: Readonly<Record<string, string | RegExp>> = {
  '/': 'Nothing is published yet',
  '/search?q=': 'Nothing is published yet',
  '/search?q=orders': 'Nothing is called “orders”',
  '/search?q=&domain=orders': 'Nothing matches with these filters',
  '/domain?id=orders': 'No domain is called orders',
  '/product?id=orders/order-events': 'No product is called orders/order-events',
  '/impact': 'Choose what would change',
  '/impact?of=orders/order-events': /NOT_FOUND/,
  '/lineage': 'Choose where to begin',
  '/lineage?of=orders/order-events': 'No thing has the id orders/order-events: search for it by its name',
  '/paths': 'Choose where data starts, and where it may arrive',
  '/paths?from=orders/a&to=orders/b': /NOT_FOUND/,
  '/mesh': 'Nothing is published yet',
  '/mesh?tab=dependencies': 'No domain reads another',
  '/mesh?tab=findings': 'What is declared is what is observed',
  '/mesh?tab=releases': 'No domain has published yet',
  '/mesh?tab=versions': 'served now',
  '/diff?of=orders/order-events': 'No version of it was ever accepted',
}

async function expectWell({ page, accessibility, complaints }: WatchedPage): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    expect(await accessibility()).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 700 })
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360)
  expect(complaints).toEqual([])
  await page.context().close()
}

describe('a mesh without a domain', () => {
  test.each(Object.entries(PAGES))('%s says so, and nothing is wrong', async (path, words) => {
    const watched = await explorer.open(path)
    await watched.page.getByText(words).first().waitFor()
    await expectWell(watched)
  })

  test('has an explorer whose palette leads everywhere that there is', async () => {
    const { page, complaints } = await explorer.open('/')
    await page.getByText('Nothing is published yet').waitFor()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Commands' })
    await palette.waitFor()
    await page.keyboard.type('orders')
    await palette.getByText('Nothing is called so').waitFor()
    expect(complaints).toEqual([])
  })
})

/** The commands on a page, typed one after the other as they stand there; the one for another terminal goes on. */
async function type(commands: readonly string[], place: string): Promise<string> {
  for (const command of commands) {
    const [program = '', ...words] = (command.split('#')[0] ?? '').trim().split(/\s+/)
    if (program === 'cd') place = join(place, words[0] ?? '')
    else {
      expect(program).toBe('heddle')
      const line = commandLine(place, home)
      lines.push(line)
      if (words[0] === 'serve') await line.start('serving', ...words)
      else await line.done(...words)
    }
  }
  return place
}

const commandsOn = async (page: Page): Promise<readonly string[]> => {
  const text = await page.locator('main pre').innerText()
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** In the order of the words: each goes on where the one before ended. */
describe('the commands that an empty page shows', () => {
  let place = home

  test('make a domain, which is there without a product, and its page has the next ones', async () => {
    const { page } = await explorer.open('/')
    await page.getByText('Nothing is published yet').waitFor()
    const commands = await commandsOn(page)
    const first = commands.findIndex((command) => command.startsWith('heddle new product'))
    expect(first).toBeGreaterThan(0)
    place = await type(commands.slice(0, first), home)

    const watched = await explorer.open('/')
    await watched.page.getByText('never published').waitFor()
    await watched.page.getByText('0 data products of 1 domain').waitFor()
    await watched.page.getByRole('article').getByRole('link').click()
    await watched.page.getByText('It offers no product yet').waitFor()
    await expectWell(watched)
    for (const [path, words] of [
      ['/search?q=', 'Nothing is published yet'],
      ['/mesh', 'never published'],
      ['/mesh?tab=releases', 'No domain has published yet'],
      ['/mesh?tab=dependencies&focus=my-domain', 'It reads no other domain, and none reads it'],
    ] as const) {
      const other = await explorer.open(path)
      await other.page.getByText(words).first().waitFor()
      await expectWell(other)
    }
  })

  test('then serve it, make a product and publish it: it is found', async () => {
    const { page } = await explorer.open('/domain?id=my-domain')
    await page.getByText('It offers no product yet').waitFor()
    await type(await commandsOn(page), place)
    await page.reload()
    await page.getByRole('heading', { name: '1 product' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('my-product')
    await page.getByRole('article').getByRole('link').first().click()
    await page.getByText('my-domain/my-product').first().waitFor()
  })
})
